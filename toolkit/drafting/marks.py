"""The marks between which a model puts its translation: `<translation>…</translation>`.

What is outside of them is ignored: talk, notes, fences. So nothing has to be guessed.
"""

from __future__ import annotations

import re
from itertools import count

NAME = "translation"
#: Between marks, where a model repeats what it was asked: "in the form <translation>…</translation>".
_ECHO = re.compile(r"[\W_]*(?:and[\W_]*)?")
_WORD = re.compile(r"[^\W_]")


def name_for(source: str) -> str:
    """The name in the marks: the first of `translation`, `translation1`, … that the source has no mark of."""
    names = (f"{NAME}{number or ''}" for number in count())
    return next(name for name in names if not _marks(name).search(source))


def marked(text: str, source: str) -> str:
    """The translation of a source between its marks."""
    name = name_for(source)
    return f"<{name}>{text}</{name}>"


def form_for(source: str) -> str:
    """The form that an answer must have."""
    return marked("…", source)


def between(piece: str, source: str) -> str | None:
    """The text in the last pair of marks of an answer; None where there is none to rely on.

    There is none where a mark comes after the last pair, or the pair before it ends where it begins: then it may be
    only a part of the translation. A pair without a word in it is passed over.
    """
    marks = list(_marks(name_for(source)).finditer(piece))
    while _is_pair(marks[-2:]) and _ECHO.fullmatch(_inside(piece, marks)) and _WORD.search(source):
        del marks[-2:]
    if not _is_pair(marks[-2:]):
        return None
    text, earlier = _inside(piece, marks), marks[:-2]
    adjoins = _is_pair(earlier[-2:]) and not piece[earlier[-1].end() : marks[-2].start()].strip()
    return None if adjoins and _inside(piece, earlier) != text else text


def has_mark(piece: str, source: str) -> bool:
    """True if an answer has one of the marks at all."""
    return _marks(name_for(source)).search(piece) is not None


def _marks(name: str) -> re.Pattern[str]:
    """Finds the marks of a name, also with an attribute: `<translation lang="en">`."""
    return re.compile(rf"<[ \t]{{0,2}}(/?)[ \t]{{0,2}}{name}(?:[ \t][^<>]{{0,60}})?>", re.I)


def _is_pair(marks: list[re.Match[str]]) -> bool:
    return [mark[1] for mark in marks] == ["", "/"]


def _inside(piece: str, marks: list[re.Match[str]]) -> str:
    return piece[marks[-2].end() : marks[-1].start()].strip()
