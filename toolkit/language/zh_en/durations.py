"""Lengths of time that one text tells in two units and the other in one: 三年零六个月 and "three and a half years"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from toolkit.language.figures.sides import MOST, Sides
from toolkit.language.numerals import exact
from toolkit.language.units import is_time, unit_of
from toolkit.model.quantity import Quantity, QuantityKind

#: What may join the two units, in either language.
_JOINT = re.compile(r" ?(?:零|又|and|,|, and)? ?")
#: Units of which the smaller one goes with the larger, and how many of it are in that.
_IN_TWO = {("year", "month"): 12, ("hour", "minute"): 60, ("minute", "second"): 60, ("week", "day"): 7}


def in_one_unit(sides: Sides) -> Sides:
    """Both sides with a length in two units as one figure, where the other side has that length in one unit."""
    if len(sides.left) == len(sides.right):
        return sides
    left = _joined(sides.left_text, sides.left, sides.right)
    right = _joined(sides.right_text, sides.right, sides.left)
    if left is sides.left and right is sides.right:
        return sides
    return replace(sides, left=left, right=right)


def _joined(text: str, ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> Sequence[Quantity]:
    if len(ours) < len(theirs) or len(ours) > MOST:
        return ours
    wholes = [(at, whole) for at, two in enumerate(pairwise(ours)) if (whole := _whole(text, *two)) is not None]
    lengths = {_length(one) for one in theirs if is_time(one.unit)} if wholes else set()
    for at, whole in wholes:
        if _length(whole) in lengths and lengths.isdisjoint(map(_length, ours[at : at + 2])):
            return [*ours[:at], whole, *ours[at + 2 :]]
    return ours


def _length(quantity: Quantity) -> Fraction | None:
    unit = unit_of(quantity.unit)
    plain = unit is not None and quantity.low is not None and not quantity.vague
    if not plain or unit is None or quantity.low is None:
        return None
    months = Fraction(1, 12) if unit.key == "month" else None  # years have twelve, each of any length
    return Fraction(quantity.low) * (months * 1461 / 4 if months else unit.factor)


def _whole(text: str, large: Quantity, small: Quantity) -> Quantity | None:
    """Two figures as one in the larger unit; None where they are not parts of one length."""
    if small.start - large.end > len(", and ") or large.kind is not QuantityKind.CARDINAL or large.low is None:
        return None
    units = unit_of(large.unit), unit_of(small.unit)
    if units[0] is None or units[1] is None or small.low is None or large.vague or small.vague:
        return None
    size = _IN_TWO.get((units[0].key, units[1].key))
    if size is None or not _JOINT.fullmatch(text, large.end, small.start) or not 0 < small.low < size:
        return None
    total = exact(Fraction(large.low) + Fraction(small.low) / size)
    return large._replace(
        end=small.end, text=text[large.start : small.end], low=total, high=total, hedge=large.hedge or small.hedge
    )
