"""Comments that a program adds to a unit for a person."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.catalogs.directives import START, directives
from toolkit.catalogs.footnotes import groups
from toolkit.errors import InputError

_ESCAPED = re.compile(r"([\\\]])")


def suppression(check: str, text: str | None, reason: str) -> str:
    """The comment that accepts the findings of a check about a text (all of the unit where it is None).

    Raises InputError for a reason that is empty or would be read as a comment of its own.
    """
    reason = " ".join(reason.split())
    if not reason:
        raise InputError("accepting a finding needs a reason")
    if START.search(reason):
        raise InputError('the reason must not contain "toolkit:" and a word, which begins another comment')
    bracket = "" if text is None else "[" + _ESCAPED.sub(r"\\\1", " ".join(text.split("\n"))) + "]"
    return f"toolkit: ignore {check}{bracket} -- {reason}"


def with_comment(comments: Sequence[str], lines: Sequence[str]) -> tuple[str, ...]:
    """Comments with more lines at the end, which do not become a part of a directive above them."""
    last = list(groups(comments))[-1:]
    running = bool(last and directives(last[0]) and last[0][-1].strip())
    apart = [""] if running and not START.match(lines[0]) else []
    return (*comments, *apart, *lines)
