"""5.86m in texts that measure nothing in metres: the press writes millions so."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from toolkit.language.figures.sides import Sides
from toolkit.language.units import unit_of
from toolkit.model.quantity import Quantity

_MILLION = Decimal(10**6)


def as_millions(sides: Sides) -> Sides:
    """The English with its glued m as millions, where no Chinese figure is a length."""
    if not [one for one in sides.right if one.unit and _glued(one)] or any(map(_is_length, sides.left)):
        return sides
    return replace(sides, right=[_in_millions(one) if _glued(one) else one for one in sides.right])


def _in_millions(quantity: Quantity) -> Quantity:
    if not isinstance(quantity.low, Decimal):
        return quantity
    value = quantity.low * _MILLION
    return quantity._replace(low=value, high=value, unit="")


def _glued(quantity: Quantity) -> bool:
    return quantity.text.endswith("m") and quantity.text[-2:-1].isdigit() and _is_length(quantity)


def _is_length(quantity: Quantity) -> bool:
    unit = unit_of(quantity.unit)
    return unit is not None and unit.dimension == "length"
