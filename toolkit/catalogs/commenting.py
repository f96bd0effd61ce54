"""Comments that a program adds to a unit for a person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from toolkit.catalogs.directives import START, directives
from toolkit.catalogs.footnotes import groups
from toolkit.errors import InputError

#: Characters that no editor shows; raw in a comment they make git and grep take the file for binary.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
#: Letters and signs that show nothing: the fillers of Hangul and the blank of Braille.
_BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_ESCAPED = re.compile(r"([\\\]])")
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Mn", "Me", "Zs", "Zl", "Zp"))
#: A longer text than this does not help those who read the comment.
LONGEST = 120


def suppression(check: str, text: str | None, reason: str) -> str:
    """The comment that accepts the findings of a check about a text.

    About all of the unit where that is None, long, or nothing that a comment can hold (a line break, say).
    Raises InputError for a reason that shows nothing or would be read as a comment of its own.
    """
    reason = one_line(reason, "reason", "accepting a finding needs a reason")
    return f"toolkit: ignore {check}{_bracket(text)} -- {reason}"


def _bracket(text: str | None) -> str:
    if text is None or len(text) > LONGEST or text.splitlines() != [text] or START.search(text) or CONTROL.search(text):
        return ""
    inside = _ESCAPED.sub(r"\\\1", text)
    return f"[{inside}]"


def one_line(text: str, what: str, missing: str) -> str:
    """A reason or a name as it goes into a comment. Raises InputError: `missing` for one that shows nothing."""
    if not is_visible(text):
        raise InputError(missing)
    line = " ".join(text.split())
    if START.search(line):
        raise InputError(f'the {what} must not contain "toolkit:" and a word, which begins another comment')
    return line


def is_visible(text: str) -> bool:
    """True if a reader sees anything of a text: not only spaces, controls, marks of direction and the like."""
    return any(unicodedata.category(one) not in _UNSEEN and one not in _BLANK for one in text)


def with_comment(comments: Sequence[str], lines: Sequence[str]) -> tuple[str, ...]:
    """Comments with more lines at the end, which do not become a part of a directive above them."""
    last = list(groups(comments))[-1:]
    running = bool(last and directives(last[0]) and last[0][-1].strip())
    apart = [""] if running and not START.match(lines[0]) else []
    return (*comments, *apart, *lines)
