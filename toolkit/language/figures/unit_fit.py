"""Decide if two figures can be in the same unit or currency."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from toolkit.language.figures.rounding import finite
from toolkit.language.money import ANY_DOLLAR, IN_CENTS, currencies, dollars, is_in_coins
from toolkit.language.unit_of_measure import UnitOfMeasure
from toolkit.language.units import AMBIGUOUS, is_time, unit_of
from toolkit.model.quantity import Number, Quantity


def same_currency(source: Quantity, target: Quantity) -> bool:
    """True if two amounts can be in one currency.

    A bare dollar is any dollar, bare cents are also those of `IN_CENTS`, and ¥ is also the sign of the yen.
    """
    if source.unit == target.unit:
        return True
    pair = {source.unit, target.unit}
    if pair == {"CNY", "JPY"}:
        return "¥" in (source.text + target.text)
    in_cents = bool(pair & IN_CENTS) and is_in_coins((source if source.unit == ANY_DOLLAR else target).text)
    return ANY_DOLLAR in pair and (in_cents or bool(pair & dollars()))


def units(source: Quantity, target: Quantity) -> tuple[UnitOfMeasure, UnitOfMeasure] | None:
    """Both units of measure, if both figures have one."""
    return _both(source.unit, target.unit)


def _both(source: str, target: str) -> tuple[UnitOfMeasure, UnitOfMeasure] | None:
    ours, theirs = unit_of(source), unit_of(target)
    return (ours, theirs) if ours is not None and theirs is not None else None


def unit_conflict(source: Quantity, target: Quantity) -> bool:
    """True if two figures with equal numbers have units that differ (5吨 and 5 kilograms)."""
    return source.unit != target.unit and _differ(source.unit, target.unit)


@lru_cache(maxsize=4096)
def _differ(source: str, target: str) -> bool:
    if source in AMBIGUOUS:
        return False
    both = _both(source, target)
    if both is None:
        return _is_money_for_measure(source, target) or _is_money_for_measure(target, source)
    ours, theirs = both
    if ours.dimension == theirs.dimension:
        return ours.factor != theirs.factor
    if {ours.dimension, theirs.dimension} == {"celsius", "kelvin"}:
        return False  # a difference is the same in both
    if "angle" in (ours.dimension, theirs.dimension) and _SCALES & {ours.dimension, theirs.dimension}:
        return False  # degrees without a scale
    aged = {ours.dimension, theirs.dimension} == {"time", "age"}
    return not aged or not any(unit.dimension == "time" and unit.key == "year" for unit in both)


#: Money and measures that are called alike.
_ALIKE = frozenset({("GBP", "pound"), ("EGP", "pound"), ("EUR", "ohm")})


def _is_money_for_measure(first: str, second: str) -> bool:
    """True for a sum and a measure (5亿元 and "500 million tons"), but not for pounds of either kind or 欧."""
    unit = unit_of(second)
    return first in currencies() and unit is not None and (first, unit.key) not in _ALIKE


def unspoken_unit(source: Quantity, target: Quantity) -> bool:
    """True if one figure is a word with its unit in it (a decade) and the other a bare number."""
    if source.unit or not target.unit or target.low != 1 or any(map(str.isdigit, target.text)):
        return False
    return is_time(target.unit)


#: Dimensions of temperature.
_SCALES = frozenset({"celsius", "fahrenheit"})


def units_fit(source: Quantity, target: Quantity) -> bool:
    """True if figures with equal numbers can be the same in their units."""
    return not unit_conflict(source, target) and not unspoken_unit(source, target)


#: Dimensions whose units are not converted exactly (months and years in days).
_INEXACT = frozenset({"time"})


def in_unit_of(source: Quantity, target: Quantity) -> Number | None:
    """The source's value in the target's unit of measure, exactly; None if their units do not convert into each other.

    Figures without a unit, and ages in years, keep their value.
    """
    both = units(source, target)
    if source.low is None or both is None or both[0].factor == both[1].factor or "age" in _dimensions(both):
        return source.low
    if both[0].dimension != both[1].dimension or both[0].dimension in _INEXACT:
        return None
    return finite(Fraction(source.low) * both[0].factor / both[1].factor)


def same_dimension(source: Quantity, target: Quantity) -> bool:
    """True if both figures have no unit of measure, or units of one dimension, or degrees of which one has no scale."""
    ours, theirs = (unit.dimension if (unit := unit_of(one.unit)) else "" for one in (source, target))
    return ours == theirs or ("angle" in (ours, theirs) and bool(_SCALES & {ours, theirs}))


def _dimensions(both: tuple[UnitOfMeasure, UnitOfMeasure]) -> set[str]:
    return {unit.dimension for unit in both}
