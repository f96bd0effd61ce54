"""Check that the hedge of a figure (more than, nearly, about) came through."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from toolkit.language.figures.pair import HedgeTolerance, Pair
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
_LOWER = frozenset({Hedge.OVER, Hedge.AT_LEAST})
_UPPER = frozenset({Hedge.UNDER, Hedge.AT_MOST})
#: Characters between the ends of a range or the members of a list, at most; and where there is a hedge too.
_APART = 4
_APART_HEDGED = 24
_APART_BAND = 8
_BARE = re.compile(r"[0-9.,]+")
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


@dataclass(slots=True)
class SharedHedges:
    """The hedges of the figures of a text, with those that neighbours share.

    `ends` are the indices of the far ends of ranges, `open` those of figures that may have the hedge of a neighbour,
    and `bands` those of two bounds that are a range together (五年以上十年以下).
    """

    hedges: list[Hedge]
    ends: set[int] = field(default_factory=set)
    open: set[int] = field(default_factory=set)
    bands: set[int] = field(default_factory=set)

    def bounded_beside(self, index: int) -> bool:
        """True if a figure beside this one has a bound."""
        beside = self.hedges[max(0, index - 1) : index] + self.hedges[index + 1 : index + 2]
        return any(hedge in _LOWER or hedge in _UPPER for hedge in beside)


NO_HEDGES = SharedHedges([])


def shared_hedges(quantities: Sequence[Quantity], text: str, pair: Pair) -> SharedHedges:
    """The hedge of each figure; the two ends of a range share theirs, wherever languages put it."""
    found = SharedHedges([quantity.hedge for quantity in quantities])
    for index, (near, far) in enumerate(pairwise(quantities)):
        apart = far.start - near.end
        if apart <= (_APART_HEDGED if far.hedge else _APART) and near.kind is far.kind:
            _share(found, index, near, far, text, pair)
    return found


def _share(found: SharedHedges, index: int, near: Quantity, far: Quantity, text: str, pair: Pair) -> None:
    if near.hedge in _LOWER and far.hedge in _UPPER:
        if _is_band(near, far, text[near.end : far.start]) and not _is_change(near, text, pair):
            found.bands |= {index, index + 1}
        return
    joint = text[near.end : far.start].strip()
    if joint in pair.list_joints and bool(near.hedge) != bool(far.hedge):
        found.open.add(index if far.hedge else index + 1)
    if joint not in pair.range_joints and not (far.hedge and _opens(near, joint, pair)):
        return
    if not _is_change(near, text, pair):
        found.hedges[index] = found.hedges[index + 1] = found.hedges[index] or found.hedges[index + 1]
        found.ends.add(index + 1)


def _is_change(near: Quantity, text: str, pair: Pair) -> bool:
    """True if a word before a figure says that a change begins with it."""
    return pair.change.search(text[max(0, near.start - _REACH) : near.start]) is not None


def _is_band(near: Quantity, far: Quantity, gap: str) -> bool:
    """True if a lower and an upper bound follow each other closely; words of letters take more room."""
    apart = len(gap) <= _APART_BAND or gap.isascii()
    return apart and near.low is not None and far.low is not None and near.low < far.low


def _opens(near: Quantity, joint: str, pair: Pair) -> bool:
    """True if a bare number begins a range with a hedge before its far end: 50 to about 70."""
    if near.hedge or not _BARE.fullmatch(near.text):
        return False
    first = joint.split(" ", 1)[0] if " " in joint else joint[:1]
    return first in pair.range_joints and first not in pair.list_joints


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


def contradicts(left: Hedged, right: Hedged) -> bool:
    """True if one side has a lower bound where the other has an upper one."""
    hedges = {left.hedge, right.hedge}
    return bool(hedges & _LOWER) and bool(hedges & _UPPER)


def _is_duration(unit: str) -> bool:
    measure = unit_of(unit)
    return measure is not None and measure.dimension in ("time", "age")


def tolerance(fault: Fault, left: Hedged, right: Hedged, rows: Sequence[HedgeTolerance]) -> HedgeTolerance | None:
    """The first row of the pair that allows a lost, an added or a turned hedge, if any."""
    return next((row for row in rows if row.fault == fault and row.test(left, right)), None)
