"""Which value the figure of a translation has to get when its source's changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from toolkit.language.figures.dates import fields
from toolkit.language.figures.rounding import finite, significant
from toolkit.language.units import unit_of
from toolkit.model import Hedge, Quantity, QuantityKind
from toolkit.model.quantity import Number

K = QuantityKind
#: Kinds that number the parts of a text, rather than count things.
_NUMBERING = frozenset({K.ENUMERATOR, K.ORDINAL})
#: A conversion that was rounded may be rounded again if it is at least so many units of its last place.
_FEWEST = 10
#: What the figure of a translation can make of its source's number, of two kinds (None for all).
_RELATIONS: tuple[tuple[frozenset[QuantityKind] | None, Callable[[Fraction], Fraction]], ...] = (
    (None, lambda value: value),
    (None, lambda value: -value),
    (frozenset({K.MULTIPLE}), lambda value: value + 1),  # 增长两倍: tripled
    (frozenset({K.MULTIPLE}), lambda value: value - 1),
    (frozenset({K.MULTIPLE, K.PERCENT}), lambda value: value * 100),  # 增长1.5倍: rose by 150 percent
    (frozenset({K.MULTIPLE, K.PERCENT}), lambda value: value / 100),
    (frozenset({K.MULTIPLE, K.PERCENT}), lambda value: value * 100 - 100),
    (frozenset({K.MULTIPLE, K.PERCENT}), lambda value: value / 100 + 1),
    (frozenset({K.FRACTION, K.PERCENT}), lambda value: value * 100),
    (frozenset({K.FRACTION, K.PERCENT}), lambda value: value / 100),
    (frozenset({K.PERCENTAGE_POINT, K.PERCENT, K.BASIS_POINT}), lambda value: value * 100),
    (frozenset({K.PERCENTAGE_POINT, K.PERCENT, K.BASIS_POINT}), lambda value: value / 100),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a figure has to say: a value, or the fields of a date, which say something else now."""

    value: Number | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)

    def is_said_by(self, figure: Quantity, place: Quantity) -> bool:
        """Whether a figure says that, and all else as the one in whose place it is."""
        if (figure.kind, figure.unit, figure.hedge) != (place.kind, place.unit, place.hedge) or figure.vague:
            return False
        if self.fields:
            return fields(figure) == self.fields
        return figure.low == figure.high == self.value and not figure.date


def wanted(place: Quantity, old: Quantity, new: Quantity, *, labelled: bool = False) -> Wanted | None:
    """What a place of the target has to say, which said what the source's old figure does; None where that is unknown.

    A figure in another unit of measure is converted, if that was and is exact. An ordinal is an ordinal, or has a
    label before it, as in "Line 3": then it is `labelled`.
    """
    if K.ENUMERATOR in (old.kind, place.kind) and not {old.kind, place.kind} <= _NUMBERING:
        return None
    if old.kind is K.ORDINAL and place.kind not in _NUMBERING and not labelled:
        return None  # the first one, a pilot park
    if old.kind is K.PERIOD and place.kind is K.YEAR:
        return _year_of_plan(place, old, new)
    if place.vague or old.vague or new.vague or any(one.low != one.high for one in (place, old, new)):
        return None
    if fields(place) and fields(old):
        return _date(place, old, new)
    if old.date:
        return _number_of_date(place, old, new)
    if place.low is None or not old.low or not new.low or (old.low > 0) is not (new.low > 0):
        return None  # another direction
    value = _value(place, Fraction(place.low), old, Fraction(old.low), Fraction(new.low))
    return None if value is None else Wanted(value)


def _value(place: Quantity, was: Fraction, old: Quantity, before: Fraction, after: Fraction) -> Number | None:
    kinds = {old.kind, place.kind}
    for of, relation in _RELATIONS:
        if (of is None or kinds <= of) and relation(before) == was:
            return _number(relation(after))
    return _converted(place, was, old, before, after)


def _number(value: Fraction) -> Number:
    exact = finite(value)
    return value if exact is None else exact


def _converted(place: Quantity, was: Fraction, old: Quantity, before: Fraction, after: Fraction) -> Number | None:
    """The value in the target's unit of measure: exact if the old one is, else rounded to the same place."""
    ours, theirs = unit_of(old.unit), unit_of(place.unit)
    if ours is None or theirs is None or ours.dimension != theirs.dimension or ours.dimension == "time":
        return None
    factor = ours.factor / theirs.factor
    if before * factor == was:
        return finite(after * factor)
    digits, power = significant(place.low or Decimal(0))
    last = Fraction(10) ** power
    if place.hedge not in (Hedge.NONE, Hedge.ABOUT) or _rounded(before * factor, last) != was or not digits:
        return None
    value = _rounded(after * factor, last)
    return finite(value) if value >= last * _FEWEST and after * factor != value else None


def _rounded(value: Fraction, last: Fraction) -> Fraction:
    """A value in whole units of its last place, halves upwards."""
    return (value / last + Fraction(1, 2)) // 1 * last


#: A plan takes five years, the first of which is this for plan 0, from the third plan on.
_PLAN, _YEAR_ZERO, _REGULAR = 5, 1951, 3


def years_of_plan(number: Number) -> tuple[int, int]:
    """The first and the last year of a Five-Year Plan: 2021 and 2025 for the 14th."""
    first = _YEAR_ZERO + _PLAN * int(number)
    return first, first + _PLAN - 1


def _year_of_plan(place: Quantity, old: Quantity, new: Quantity) -> Wanted | None:
    """The 2021 or 2025 of "the 14th Five-Year Plan period (2021-2025)"."""
    if old.low is None or new.low is None or min(old.low, new.low) < _REGULAR or place.low is None:
        return None
    both = dict(zip(years_of_plan(old.low), years_of_plan(new.low), strict=True))
    year = both.get(int(place.low))
    return None if year is None else Wanted(Decimal(year), {"y": str(year)}, fields(place))


def _date(place: Quantity, old: Quantity, new: Quantity) -> Wanted | None:
    """The fields that the target gives; None where it lacks one that changed."""
    was, before, after = fields(place), fields(old), fields(new)
    if before.keys() != after.keys():
        return None
    changed = {key for key in before if before[key] != after[key]}
    if not changed <= was.keys() or any(was[key] != before[key] for key in was.keys() & before.keys()):
        return None
    return Wanted(fields={key: after.get(key, value) for key, value in was.items()}, before=was)


def _number_of_date(place: Quantity, old: Quantity, new: Quantity) -> Wanted | None:
    """The number of a day or month that the target gives as a mere number: the first five months, the 5th."""
    before, after = (list(fields(one).values()) for one in (old, new))
    if len(before) != 1 or fields(old).keys() != fields(new).keys():
        return None
    was, now = (numbers[0].removeprefix("Q") for numbers in (before, after))
    return Wanted(Decimal(int(now))) if was.isdigit() and now.isdigit() and place.low == int(was) else None
