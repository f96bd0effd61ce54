"""Half-open spans of a text, asked about as often as there are figures or terms without looking at each of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Spans:
    """Spans in any order, which may overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted((start, end) for start, end in spans if start < end)  # an empty one has no character
        self._starts = [start for start, _ in ordered]
        #: How far the spans up to each one reach.
        self._reach = list(accumulate((end for _, end in ordered), max))

    def cover(self, start: int, end: int) -> bool:
        """True if one of the spans contains all of `start:end`."""
        before = bisect_right(self._starts, start)
        return before > 0 and self._reach[before - 1] >= end

    def meet(self, start: int, end: int) -> bool:
        """True if one of the spans has a character of `start:end`."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._reach[before - 1] > start
