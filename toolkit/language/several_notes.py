"""Several notes in one bracket: [1,3] and （注1、2） name two, [1-3] three, of which it shows first and last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

_D = "[0-9０-９]"
_DASH = "-－‑–—−~～"
_SEVERAL = re.compile(rf"[\[［〔【]\s?{_D}{{1,3}}(?:\s?[{_DASH},，、;；]\s?{_D}{{1,3}})+\s?[\]］〕】]")
_WORD = r"(?:[注註]释?|[Nn]otes?)\s?"
_WORDED = re.compile(
    rf"[(（\[［〔【]\s?(?:[见見]|see\s)?{_WORD}{_D}{{1,3}}"
    rf"(?:\s?(?:[{_DASH},，、;；和至]|and|to)\s?(?:{_WORD})?{_D}{{1,3}})+\s?[)）\]］〕】]"
)
_NUMBER = re.compile(f"{_D}+")
#: What makes of two numbers the first and the last of a range.
_RANGE = re.compile(rf"\s?(?:[{_DASH}至]|to)\s?(?:{_WORD})?")
#: After these a bracket has the bounds of an interval: 取值为[1，5], between [0, 9], in the range [2, 3].
_INTERVAL = re.compile(
    r"(?:区间|區間|范围|範圍|值域|取值|介于|介於|属于|屬於|[为為在于於是∈=＝]"
    r"|\b(?:intervals?|ranges?|between|within|in|is|are|of|from|to|at|by))\s*\Z"
)
#: Characters to look back for them.
_INTERVAL_REACH = 12
#: English words that make a figure of the number before them.
SCALES = r"(?:thousand|million|billion|trillion|percent)\b"
#: After a bracket these make figures of its numbers: [2,3]%, [2, 3] million.
_UNIT = re.compile(rf"\s*(?:[万亿兆千百%％]|{SCALES}|[0-9０-９、，,]*[号號])")


class Several(NamedTuple):
    """The family of the marks in a bracket, the notes that it names, the spans of those it shows, and its own span."""

    family: str
    numbers: tuple[int, ...]
    shown: tuple[tuple[int, int, int], ...]
    start: int
    end: int


def several(text: str) -> Iterator[Several]:
    """The brackets in a text that hold more than one number; these may be marks of notes or the bounds of a range."""
    for family, pattern in (("number", _SEVERAL), ("word", _WORDED)):
        for found in pattern.finditer(text):
            shown = tuple((int(one[0]), *one.span()) for one in _NUMBER.finditer(text, *found.span()))
            yield Several(family, tuple(_named(text, shown)), shown, *found.span())


def _named(text: str, shown: tuple[tuple[int, int, int], ...]) -> Iterator[int]:
    """The numbers that a bracket names: those it shows, and those between the first and last of a range."""
    yield shown[0][0]
    for (first, _, end), (last, start, _) in pairwise(shown):
        yield from range(first + 1, last) if _RANGE.fullmatch(text, end, start) else ()
        yield last


def certain(text: str) -> Iterator[Several]:
    """The brackets that can only be marks of notes: square ones right after words, of numbers that rise from one on."""
    for one in several(text):
        rises = one.numbers[0] > 0 and all(first < last for first, last in pairwise(one.numbers))
        before = text[max(0, one.start - _INTERVAL_REACH) : one.start]
        if text[one.start] in "(（" or not rises or before.rstrip()[-1:] in ("", "\t", "\n"):
            continue
        if not _INTERVAL.search(before) and not _UNIT.match(text, one.end):
            yield one
