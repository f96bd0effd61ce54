"""Centuries that English tells by their hundreds: 19世纪 as "the 1800s", 20世纪末 as "the late 1990s"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from toolkit.language.figures.sides import Sides
from toolkit.language.lazy_pattern import lazy
from toolkit.model.quantity import Quantity, QuantityKind

_CENTURY = "世纪"
#: The hundreds themselves, and their last decade for the end of a century.
_HUNDREDS = re.compile("(?P<hundreds>[0-9]{1,2})(?P<tens>[09])0s")
_LATE = lazy("[之的]?(?:末|后期|晚期)")
#: A century without its number, which is not that of a decade: 上世纪末, but not 上世纪90年代.
_RELATIVE = lazy("(?P<last>上|本)个?世纪(?!的?[0-9一二三四五六七八九])")
_LAST, _THIS = Decimal(20), Decimal(21)


def as_centuries(sides: Sides) -> Sides:
    """Both sides with the hundreds of the English as ordinals, where the Chinese tells of a century."""
    if _CENTURY not in sides.left_plain or not any(_HUNDREDS.fullmatch(one.date) for one in sides.right):
        return sides
    told = list(_told(sides))
    right = [_as_century(one, told, sides) for one in sides.right]
    if all(one is other for one, other in zip(right, sides.right, strict=True)):
        return sides
    relative = [one for one in told if one not in sides.left]
    return replace(sides, left=sorted([*sides.left, *relative]), right=right)


def _told(sides: Sides) -> Iterator[Quantity]:
    """The centuries of the Chinese, with the number of the last one and of this one."""
    yield from (one for one in sides.left if one.unit == _CENTURY and one.low is not None)
    for match in _RELATIVE.finditer(sides.left_plain):
        number = _LAST if match["last"] == "上" else _THIS
        yield Quantity(*match.span(), match.group(), QuantityKind.CARDINAL, number, number, _CENTURY)


def _as_century(right: Quantity, told: Sequence[Quantity], sides: Sides) -> Quantity:
    """The hundreds of the English as the ordinal of a century; the same figure where it is a decade."""
    found = _HUNDREDS.fullmatch(right.date)
    if found is None or any(one.date == right.date for one in sides.left):
        return right
    number = Decimal(found["hundreds"]) + 1
    known = told if found["tens"] == "0" else [one for one in told if _is_end(one, number, sides)]
    return right._replace(kind=QuantityKind.ORDINAL, low=number, high=number, date="") if known else right


def _is_end(left: Quantity, number: Decimal, sides: Sides) -> bool:
    """True for the end of the century with this number: 20世纪末."""
    return left.low == number and _LATE.match(sides.left_plain, left.end) is not None
