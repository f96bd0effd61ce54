"""5.86m in texts that measure nothing in metres: the press writes millions so."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from toolkit.language.units import unit_of
from toolkit.model.quantity import Quantity

_MILLION = Decimal(10**6)


def as_millions(source: Sequence[Quantity], target: Sequence[Quantity]) -> Sequence[Quantity]:
    """`target` with its glued m as millions, where no figure of the source is a length."""
    if not any(_glued(one) for one in target if one.text.endswith("m")) or any(map(_is_length, source)):
        return target
    return [
        one._replace(low=one.low * _MILLION, high=one.low * _MILLION, unit="")
        if _glued(one) and isinstance(one.low, Decimal)
        else one
        for one in target
    ]


def _glued(quantity: Quantity) -> bool:
    return quantity.text.endswith("m") and quantity.text[-2:-1].isdigit() and _is_length(quantity)


def _is_length(quantity: Quantity) -> bool:
    unit = unit_of(quantity.unit)
    return unit is not None and unit.dimension == "length"
