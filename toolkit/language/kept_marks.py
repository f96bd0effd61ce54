"""Marks of notes that a translation keeps in the form that the report has: 〔2〕, ［2］, （2）, ＊."""

from __future__ import annotations

import re

from toolkit.language.lazy_pattern import lazy
from toolkit.language.note_marks import MARK
from toolkit.language.own_notes import BEGINS, REFERS

#: （2） is a mark at the end of a phrase, right after it: 增长5.5%（2）。 but not （2）推进创新, and not 见式（2）.
_IN_PARENTHESES = lazy(
    r"(?<=[\w”’」》）)%％.。,，])(?<![图圖表式第见見])（(?:[注註]\s?|Notes?\s)?[0-9０-９]{1,3}）(?=[\s，。；、：）,.;:)]|$)"
)
#: What a mark may have before its number, in either language.
_WORD = re.compile(r"[注註]|Notes?|\s")


def kept_marks(source: str, target: str) -> list[tuple[int, int]]:
    """The spans of the marks of notes in a translation that the source has with the same brackets, in order."""
    in_source = {_form(source[start:end]) for start, end in _marks(source)}
    return [(start, end) for start, end in _marks(target) if _form(target[start:end]) in in_source]


def _marks(text: str) -> list[tuple[int, int]]:
    found = [one.span() for pattern in (MARK, _IN_PARENTHESES, REFERS["star"]) for one in pattern.finditer(text)]
    begun = BEGINS["star"].match(text)
    return sorted([*found, begun.span()] if begun else found)


def _form(mark: str) -> str:
    return _WORD.sub("", mark)
