"""Check that the hedge of a figure (more than, nearly, about) came through."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from toolkit.language.figures.pair import HedgeTolerance
from toolkit.language.units import unit_of
from toolkit.model.quantity import Hedge, Quantity, QuantityKind

K = QuantityKind
#: Hedges that agree with one another, as one class.
_CLASS = {
    Hedge.NONE: "",
    Hedge.OVER: "over",
    Hedge.AT_LEAST: "over",
    Hedge.NEARLY: "nearly",
    Hedge.UNDER: "under",
    Hedge.ABOUT: "about",
    Hedge.AT_MOST: "most",
}
#: Classes that a translator may take for one another.
_NEIGHBOURS = {frozenset({"nearly", "about"}), frozenset({"nearly", "under"}), frozenset({"under", "most"})}
_SILENT = frozenset({K.ENUMERATOR, K.ORDINAL, K.PERIOD})
_DATED = frozenset({K.YEAR, K.DATE})
_COUNTED = frozenset({K.CARDINAL, K.FRACTION, K.MULTIPLE})
#: Up to this count an added "over" or "under" is a manner of speaking.
_FEW = 3
#: Characters between the ends of a range, at most.
_APART = 4
#: Characters before a range in which a word says that it is a change from one value to another.
_REACH = 22

Fault = Literal["", "lost", "added", "turned"]


@dataclass(frozen=True, slots=True)
class Hedged:
    """A figure with its hedge and its text; `since` is where the figure before it ends."""

    quantity: Quantity
    hedge: Hedge
    text: str
    since: int

    @property
    def says(self) -> str:
        """The class of the hedge: over, nearly, under, about, most or nothing."""
        return _CLASS[self.hedge]


def range_hedges(
    quantities: Sequence[Quantity], text: str, joints: frozenset[str], change: re.Pattern[str]
) -> tuple[list[Hedge], set[int]]:
    """The hedge of each figure, and the indices of the far ends of ranges.

    The two ends of a range share their hedge, wherever languages put it. `joints` are the words and signs between two
    ends; `change` matches text before a figure that makes it the start of a change (from 50 percent to 70).
    """
    hedges, ends = [quantity.hedge for quantity in quantities], set()
    for index, (near, far) in enumerate(pairwise(quantities)):
        if far.start - near.end > _APART or near.kind is not far.kind:
            continue
        if text[near.end : far.start].strip() not in joints:
            continue
        if change.search(text[max(0, near.start - _REACH) : near.start]) is None:
            hedges[index] = hedges[index + 1] = hedges[index] or hedges[index + 1]
            ends.add(index + 1)
    return hedges, ends


def hedge_fault(left: Hedged, right: Hedged) -> Fault:
    """`lost` on the right, `added` there or `turned`, if two hedges do not agree; "" if readers do not mind."""
    ours, theirs = left.says, right.says
    vague = left.quantity.vague or right.quantity.vague
    if ours == theirs or vague or left.quantity.kind in _SILENT or frozenset({ours, theirs}) in _NEIGHBOURS:
        return ""
    if left.quantity.kind in _DATED and "about" not in (ours, theirs):
        return ""
    if not theirs:
        return "lost"
    if ours:
        return "turned"
    return "" if _may_be_added(left.quantity, theirs) else "added"


def _may_be_added(quantity: Quantity, hedge: str) -> bool:
    """True for hedges that readers do not mind: about and at most, almost two weeks, over two of something."""
    if hedge in ("about", "most") or (hedge != "under" and _is_duration(quantity.unit)):
        return True
    return quantity.kind in _COUNTED and quantity.low is not None and quantity.low <= _FEW


def _is_duration(unit: str) -> bool:
    measure = unit_of(unit)
    return measure is not None and measure.dimension in ("time", "age")


def tolerance(fault: Fault, left: Hedged, right: Hedged, rows: Sequence[HedgeTolerance]) -> HedgeTolerance | None:
    """The first row of the pair that allows a lost or an added hedge, if any."""
    return next((row for row in rows if row.fault == fault and row.test(left, right)), None)
