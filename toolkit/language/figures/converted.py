"""Decide if an amount in another unit or currency follows from the one that it converts.

An amount is one figure, or several that are added (6 feet 1 inch).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from fractions import Fraction
from functools import lru_cache

from toolkit.language.figures.rounding import significant
from toolkit.language.money import currencies, in_dollars
from toolkit.language.unit_of_measure import UnitOfMeasure
from toolkit.language.units import OTHER_SIZES, unit_of
from toolkit.model.quantity import Hedge, Quantity

Amount = Sequence[Quantity]
Interval = tuple[Fraction, Fraction]

#: Dimensions that are not converted in brackets, or not exactly: months and days, bytes of either size, moles and moles
#: per liter.
_LEFT_ALONE = frozenset({"time", "age", "box", "bandwidth", "data", "sound", "frequency", "angle", "amount", "level"})
#: Words for degrees that do not say of which scale.
_BARE_DEGREES = frozenset({"度", "°", "degree", "degrees"})
_HEAT = frozenset({"celsius", "fahrenheit"})
#: Degrees of Fahrenheit in one of Celsius, and where that scale begins.
_STEP, _START = Fraction(9, 5), 32
#: Barrels of oil in a metric ton, from the heaviest to the lightest.
_BARRELS = Fraction(6), Fraction(9)
#: How far from the rates of twenty years a sum must be to be wrong.
_IMPLAUSIBLE = 3
#: What the converted figure may itself have lost by rounding, as a share of it.
_ROUNDED_BEFORE = Fraction(3, 200)
#: By how much of the figure rounding may change one below ten, and any other.
_FURTHEST_SMALL, _FURTHEST = Fraction(1, 4), Fraction(1, 10)
#: By how much of it a figure may be off that is cut (6 feet for 2 metres), with "about", and with another hedge.
_CUT, _ABOUT, _HEDGED = Fraction(1, 10), Fraction(3, 50), Fraction(1, 3)

#: Round temperatures, as of ovens, are rounded to multiples of five and off by no more than this: 350°F (180°C).
_FIVE, _ROUND_DEGREES = 5, Fraction(1, 40)


class Heat(Enum):
    """What degrees are: a reading of the thermometer, a difference of two, or either as far as the text says."""

    READING = "reading"
    DIFFERENCE = "difference"
    EITHER = "either"


@lru_cache(maxsize=4096)
def convertible(first: str, second: str) -> bool:
    """True if a figure in one unit, or currency by its code, may be converted into one in the other."""
    if first == second:
        return False
    if first in currencies() or second in currencies():
        return first in currencies() and second in currencies()
    if _scale_of_heat(first, second) or _oil(first, second):
        return True
    ours, theirs = unit_of(first), unit_of(second)
    if ours is None or theirs is None or ours.dimension != theirs.dimension:
        return False
    return ours.dimension not in _LEFT_ALONE and ours.factor != theirs.factor


def same_unit(first: Quantity, second: Quantity) -> bool:
    """True if two figures are in one unit or currency, whatever it is called."""
    if first.unit == second.unit:
        return True
    ours, theirs = unit_of(first.unit), unit_of(second.unit)
    return ours is not None and theirs is not None and _measure(ours) == _measure(theirs)


def is_degrees(word: str) -> bool:
    """True for degrees of heat, of whatever scale."""
    return word in _BARE_DEGREES or _key(word) in _HEAT


def is_bare(word: str) -> bool:
    """True for degrees whose scale is not named."""
    return word in _BARE_DEGREES


def is_heat(first: str, second: str) -> bool:
    """True for degrees of two scales; one of them may be unnamed."""
    return bool(_scale_of_heat(first, second))


def follows(amount: Amount, equivalent: Amount, values: Sequence[Interval], per: Fraction) -> bool | None:
    """True if `equivalent` may be `amount` in another unit, as exact as either is written; None if nobody knows.

    `values` are the expected ones. `per` is how many of the amount's denominators are in one of the equivalent's
    (kilograms per mu, tons per hectare).
    """
    return any(_near(low * per, high * per, amount, equivalent) for low, high in values) if values else None


def exactly(equivalent: Amount, values: Sequence[Interval]) -> Fraction | None:
    """The value that `equivalent` should have, or None where the expected `values` are only plausible or none."""
    return values[0][0] if len(equivalent) == 1 and values and values[0][0] == values[0][1] else None


def _measure(unit: UnitOfMeasure) -> tuple[str, Fraction]:
    return unit.dimension, unit.factor


def _key(word: str) -> str:
    unit = unit_of(word)
    return unit.key if unit is not None else ""


def _scale_of_heat(first: str, second: str) -> str:
    """The scale of the second of two figures in degrees of different scales; empty for other figures."""
    scales = [_key(one) if _key(one) in _HEAT else "?" if one in _BARE_DEGREES else "" for one in (first, second)]
    if "" in scales or scales[0] == scales[1]:
        return ""
    return scales[1] if scales[1] != "?" else next(iter(_HEAT - {scales[0]}))


def _oil(first: str, second: str) -> bool:
    return {_key(first), _key(second)} == {"barrel", "tonne"}


def expected(amount: Amount, equivalent: Amount, heat: Heat) -> list[Interval]:
    """The values that the amount may have in the last unit of the equivalent."""
    first, last = amount[0].unit, equivalent[-1].unit
    if first in currencies():
        rates = [_rates(ours, theirs) for ours in _currencies(amount[0]) for theirs in _currencies(equivalent[0])]
        return [(_value(amount[0]) * low, _value(amount[0]) * high) for low, high in filter(None, rates)]
    scale = _scale_of_heat(first, last)
    if scale:
        return [(one, one) for one in _degrees(_value(amount[0]), scale, heat)]
    if _oil(first, last):
        low, high = _BARRELS if _key(last) == "barrel" else (1 / _BARRELS[1], 1 / _BARRELS[0])
        return [(_value(amount[0]) * low, _value(amount[0]) * high)]
    return [
        (exact, exact)
        for size in _sizes(first)
        for other in _sizes(last)
        for exact in (_in_base(amount, size) / other,)
    ]


def _currencies(quantity: Quantity) -> tuple[str, ...]:
    """The currencies that a sum may be in: ¥ is also the sign of the yen."""
    return (quantity.unit, "JPY") if quantity.text.startswith("¥") else (quantity.unit,)


def _rates(first: str, second: str) -> Interval | None:
    """The least and the most of the second currency that one of the first may plausibly be."""
    ours, theirs = in_dollars(first), in_dollars(second)
    if ours is None or theirs is None:
        return None
    return theirs[0] / ours[1] / _IMPLAUSIBLE, theirs[1] / ours[0] * _IMPLAUSIBLE


def _degrees(value: Fraction, scale: str, heat: Heat) -> list[Fraction]:
    to_fahrenheit = scale == "fahrenheit"
    reading = value * _STEP + _START if to_fahrenheit else (value - _START) / _STEP
    difference = value * _STEP if to_fahrenheit else value / _STEP
    return [reading] * (heat is not Heat.DIFFERENCE) + [difference] * (heat is not Heat.READING)


def _sizes(word: str) -> tuple[Fraction, ...]:
    """How many base units a unit may be: a ton is metric, short or long."""
    unit = unit_of(word)
    return () if unit is None else (unit.factor, *OTHER_SIZES.get(word, OTHER_SIZES.get(unit.key, ())))


def _in_base(amount: Amount, size: Fraction) -> Fraction:
    """The sum of an amount whose first figure is in a unit of that size."""
    return _value(amount[0]) * size + sum(
        (_value(one) * unit.factor for one in amount[1:] if (unit := unit_of(one.unit))), Fraction(0)
    )


def _value(quantity: Quantity) -> Fraction:
    assert quantity.low is not None
    return Fraction(quantity.low)


def _near(low: Fraction, high: Fraction, amount: Amount, equivalent: Amount) -> bool:
    """True if the equivalent is between two values, or rounded from one of them."""
    value = _value(equivalent[0])
    if len(equivalent) > 1:
        units = [unit.factor for one in equivalent if (unit := unit_of(one.unit))]
        value = _in_base(equivalent, units[0]) / units[-1]
    if low <= value <= high:
        return True
    off = max(low - value, value - high)
    exact = abs(low if value < low else high)
    step = _last_digit(equivalent[-1])
    if _scale_of_heat(amount[0].unit, equivalent[0].unit):
        exactness = _half_degree(amount[0]) * _STEP + _half_degree(equivalent[0])
        return off <= max(exactness, min(_half_step(amount[0], equivalent[0]), exact * _ROUND_DEGREES))
    furthest = abs(value) * (_FURTHEST_SMALL if value < 10 else _FURTHEST)
    before = min(_last_digit(amount[-1]) / 2 / abs(_value(amount[-1])), _ROUNDED_BEFORE) * exact
    if off <= min(step / 2, furthest) + before or (off <= step and off <= exact * _CUT):
        return True
    hedges = {amount[0].hedge, equivalent[0].hedge} - {Hedge.NONE}
    if Hedge.ABOUT in hedges and off <= exact * _ABOUT:
        return True
    return bool(hedges) and off <= step and off <= exact * _HEDGED


def _half_step(amount: Quantity, equivalent: Quantity) -> Fraction:
    """Half of the fives or tens that the second of two temperatures is rounded to; 0 if one of them is not round."""
    if _value(amount) % _FIVE or _value(equivalent) % _FIVE or not _value(equivalent):
        return Fraction(0)
    assert equivalent.low is not None
    fives = significant(equivalent.low)[0].endswith("5")
    return _last_digit(equivalent) * (_FIVE if fives else 1) / 2


def _half_degree(quantity: Quantity) -> Fraction:
    """Half of what the last written digit of a temperature is worth."""
    assert quantity.low is not None
    decimals = str(quantity.low).partition(".")[2]
    return Fraction(1, 2 * 10 ** len(decimals))


def _last_digit(quantity: Quantity) -> Fraction:
    """What the last digit of a figure that is not a zero is worth; a quarter for a fraction in words."""
    assert quantity.low is not None
    digits, exponent = significant(quantity.low)
    return Fraction(10) ** exponent if digits else Fraction(quantity.low) / 4
