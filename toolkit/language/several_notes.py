"""Several notes in one bracket: [1,3] names two, and [1-3] three, of which it shows the first and the last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_SEVERAL = re.compile(r"[\[［〔【]\s?([0-9]{1,3})((?:\s?[-–—~～,，、]\s?[0-9]{1,3})+)\s?[\]］〕】]")
_NUMBER = re.compile(r"[0-9]+")
_LISTS = re.compile("[,，、]")


class Several(NamedTuple):
    """The numbers of the notes that a bracket names, and the spans of those that it shows, each with its number."""

    numbers: tuple[int, ...]
    shown: tuple[tuple[int, int, int], ...]


def several(text: str) -> Iterator[Several]:
    """The brackets in a text that hold more than one number; these may be marks of notes or the bounds of a range."""
    for found in _SEVERAL.finditer(text):
        shown = tuple((int(one[0]), *one.span()) for one in _NUMBER.finditer(text, *found.span()))
        numbers = [number for number, _, _ in shown]
        is_range = len(numbers) == 2 and not _LISTS.search(found[2])
        yield Several(tuple(range(numbers[0], numbers[1] + 1)) if is_range else tuple(numbers), shown)
