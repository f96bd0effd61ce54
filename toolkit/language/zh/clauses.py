"""The sentences and clauses of a Chinese text, each clause with its figures."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit.language.units import is_time
from toolkit.model.quantity import TIMES, Quantity, QuantityKind

_SENTENCE_END = re.compile("[。！？\n]")
_CLAUSE_ENDS = "，。；：！？\n\t"
_OPENING, _CLOSING = "（“", "）”"
_AFTER_FIGURE = "左右上下以内余"
#: One of a unit at the start of a name: 万元工业增加值用水量.
_ONES = frozenset("万元 百元 亿元 万人 千人 百人".split())


#: What follows an ordinal of sectors: 第一、第二产业.
_SECTORS = ("、第", "和第", "产业")


class Clause(NamedTuple):
    """The place of a clause, the indices of the figures in it that may be of an indicator, and the sign after it."""

    start: int
    end: int
    figures: tuple[int, ...]
    sign: str


class Clauses:
    """Finds the clauses of one text."""

    def __init__(self, text: str, quantities: Sequence[Quantity]) -> None:
        self._text, self._quantities = text, quantities
        self._starts = [one.start for one in quantities]
        self._inside = {at for one in quantities for at in range(one.start, one.end)}
        self._ends = {one.end for one in quantities if not self._is_of_sectors(one)}

    def sentences(self) -> Iterator[tuple[int, int]]:
        """The places of the sentences."""
        start = 0
        for sign in _SENTENCE_END.finditer(self._text):
            yield start, sign.start()
            start = sign.end()
        yield start, len(self._text)

    def clauses(self, start: int, end: int) -> Iterator[Clause]:
        """The clauses of a sentence: to the next mark of a clause, or to a 、 between a figure and words."""
        at, depth = start, 0
        for place in range(start, end):
            sign = self._text[place]
            depth += (sign in _OPENING) - (sign in _CLOSING)
            if depth > 0 or place in self._inside:
                continue
            if sign in _CLAUSE_ENDS or (sign == "、" and self._is_between(place)):
                yield self._clause(at, place)
                at = place + 1
        yield self._clause(at, end)

    def _is_between(self, place: int) -> bool:
        """True for a 、 after a figure that no other figure follows: 投资3145亿元、增长9.1%."""
        before = place
        while before > 0 and before not in self._ends and self._text[before - 1] in _AFTER_FIGURE:
            before -= 1
        return before in self._ends and place + 1 not in self._inside

    def _clause(self, start: int, end: int) -> Clause:
        at = range(bisect_left(self._starts, start), bisect_left(self._starts, end))
        figures = [index for index in at if self._counts(self._quantities[index], start)]
        last = figures[-1] if figures and self._starts[figures[-1]] > start else -1  # 五年来 begins with a time
        lasting = [index for index in figures if index == last or not is_time(self._quantities[index].unit)]
        return Clause(start, end, tuple(lasting), self._text[end : end + 1])

    def _is_of_sectors(self, one: Quantity) -> bool:
        return one.kind is QuantityKind.ORDINAL and self._text.startswith(_SECTORS, one.end)

    def _counts(self, one: Quantity, start: int) -> bool:
        """True for a figure that may be of an indicator: no time, no enumerator, no part of a name."""
        if one.weak or one.kind is QuantityKind.ENUMERATOR or one.kind in TIMES:
            return False
        return not self._is_of_sectors(one) and not (one.text in _ONES and one.start == start)
