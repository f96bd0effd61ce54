"""Marks of emphasis, of which none may be left in a text: CommonMark does not close the bold words of **甲。**乙.

By its rules the second ** only opens, since it comes after punctuation and before a letter, and what it is paired with
is anyone's guess. Stars are also text: of names that were made unreadable (张*、李**), and of products (3*4*5).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.language.scripts import HAN

#: Characters of the private use area represent marks that Markdown has read, and for characters that were escaped.
STAR, UNDERSCORE, TILDE = "\ue000", "\ue001", "\ue002"
ESCAPED = 0xE100
_READ = {STAR: "*", UNDERSCORE: "_", TILDE: "~"}

RUN = re.compile(f"[*{STAR}]+|[_{UNDERSCORE}]+|[~{TILDE}]+|==+")
#: What comes after the stars of a name that was made unreadable.
AFTER_NAME = re.compile(r"[、，。；：,.;:)）和与及等诉某\s]|\Z")
LETTER = re.compile(f"[0-9A-Za-z{HAN}]")
WIDE = re.compile(f"[{HAN}，。；：、！？“”‘’《》（）【】…—]")
NUMBER = re.compile(r"[0-9)）]")


def escaped(text: str) -> str:
    """Characters that are text, whatever marks they look like."""
    return "".join(chr(ESCAPED + ord(one)) if one in "*_~=[]\\|" else one for one in text)


def unescaped(text: str) -> str:
    return "".join(chr(ord(one) - ESCAPED) if ESCAPED <= ord(one) < ESCAPED + 128 else one for one in text)


def without_emphasis(text: str) -> str:
    """A text without its marks of emphasis, those that Markdown has read as such and those that it has left."""
    gone: set[tuple[int, int]] = set()
    for mark in ("*", "_", "~", "="):
        for double in (True, False):
            runs = [one for one in RUN.finditer(text) if _plain(one[0])[0] == mark and (len(one[0]) > 1) is double]
            gone.update(_with_blank(text, *span) for span in _paired(text, runs, mark))
    pieces, at = [], 0
    for start, end in sorted(gone):
        pieces.append(text[at:start])
        at = end
    return "".join(_READ.get(one, one) for one in "".join([*pieces, text[at:]]))


def _with_blank(text: str, start: int, end: int) -> tuple[int, int]:
    """A run with the blank beside it, which Chinese has only so that Markdown sees the run."""
    if text[end : end + 1] == " " and WIDE.match(text[end + 1 : end + 2]) and WIDE.match(text[:start][-1:]):
        return start, end + 1
    if text[:start][-1:] == " " and WIDE.match(text[: start - 1][-1:]) and WIDE.match(text[end : end + 1]):
        return start - 1, end
    return start, end


def _plain(run: str) -> str:
    return "".join(_READ.get(one, one) for one in run)


def _paired(text: str, runs: list[re.Match[str]], mark: str) -> Iterator[tuple[int, int]]:
    """The runs of a mark that open and close emphasis."""
    opened: re.Match[str] | None = None
    kept = False  # a mark that Markdown has read was text, and so is the one that it was paired with
    for run in runs:
        before, after = text[: run.start()][-1:], text[run.end() : run.end() + 1]
        read = run[0][0] in _READ
        if opened is None:
            if read and (kept or _is_text(before, after, mark)):
                kept = not kept
            elif _opens(run[0], before, after):
                opened = run
            elif read:
                yield run.span()
        elif _closes(run[0], before, mark):
            yield opened.span()
            yield run.span()
            opened = run if len(run[0]) > 3 and after and not after.isspace() else None
    if opened is not None and (opened[0][0] in _READ or (len(opened[0]) == 2 and _begins(text, opened))):
        yield opened.span()


def _opens(run: str, before: str, after: str) -> bool:
    """Whether emphasis may begin with a run."""
    mark = _plain(run)[0]
    if not after or _is_text(before, after, mark) or (len(run) > 3 and before) or _plain(run) == "~":
        return False
    if mark == "=":
        return len(run) == 2 and not (before.isascii() and before.isalnum())
    if after.isspace():
        return len(run) == 2 and not LETTER.match(before)
    return len(run) < 3 or mark == "*"


def _is_text(before: str, after: str, mark: str) -> bool:
    """Whether marks between two characters are text: 张*和, 3*4, a_b."""
    if mark == "_":
        return before.isascii() and before.isalnum()
    if mark == "*":
        return bool((LETTER.match(before) and AFTER_NAME.match(after)) or (NUMBER.match(before) and after.isascii()))
    return before.isalnum() and before.isascii() and after.isascii() and mark == "="


def _closes(run: str, before: str, mark: str) -> bool:
    return len(run) > 1 or not before.isspace() if mark != "_" else not before.isspace()


def _begins(text: str, run: re.Match[str]) -> bool:
    """Whether bold words begin here that never end: a clause begins too."""
    before = text[: run.start()][-1:]
    return not LETTER.match(before) and run[0][0] in "*_"
