"""Several notes in one bracket: [1,3] and （注1、2） name two, [1-3] three, of which it shows first and last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_SEVERAL = re.compile(r"[\[［〔【]\s?([0-9]{1,3})((?:\s?[-–—~～,，、]\s?[0-9]{1,3})+)\s?[\]］〕】]")
_WORD = r"(?:[注註]释?|[Nn]otes?)\s?"
_WORDED = re.compile(
    rf"[(（\[［〔【]\s?(?:[见見]|see\s)?{_WORD}([0-9]{{1,3}})"
    rf"((?:\s?(?:[-–—~～,，、和至]|and|to)\s?(?:{_WORD})?[0-9]{{1,3}})+)\s?[)）\]］〕】]"
)
_NUMBER = re.compile(r"[0-9]+")
_LISTS = re.compile("[,，、和]|and")


class Several(NamedTuple):
    """The family of the marks in a bracket, the numbers of the notes that it names, and the spans of those it shows."""

    family: str
    numbers: tuple[int, ...]
    shown: tuple[tuple[int, int, int], ...]


def several(text: str) -> Iterator[Several]:
    """The brackets in a text that hold more than one number; these may be marks of notes or the bounds of a range."""
    for family, pattern in (("number", _SEVERAL), ("word", _WORDED)):
        for found in pattern.finditer(text):
            shown = tuple((int(one[0]), *one.span()) for one in _NUMBER.finditer(text, *found.span()))
            numbers = [number for number, _, _ in shown]
            is_range = len(numbers) == 2 and not _LISTS.search(found[2])
            named = range(numbers[0], numbers[1] + 1) if is_range else numbers
            yield Several(family, tuple(named), shown)
