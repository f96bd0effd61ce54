"""When two figures say the same, by value alone; the rows of a pair of languages add what only translators know.

All of it is about two figures; `align` decides which two are compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from fractions import Fraction
from typing import NamedTuple

from toolkit.language.figures.dates import fields, shared
from toolkit.language.figures.pair import Distinction, Pair
from toolkit.language.figures.rounding import is_rounding, rounds_to
from toolkit.language.figures.unit_fit import (
    same_currency,
    same_dimension,
    unit_conflict,
    units,
    units_fit,
    unspoken_unit,
)
from toolkit.language.unit_of_measure import UnitOfMeasure
from toolkit.language.units import unit_of
from toolkit.model.quantity import Hedge, Number, Quantity, QuantityKind

K = QuantityKind
_MULTIPLE_KIND, _MONEY_KIND = K.MULTIPLE, K.MONEY  # an enumeration's members are slow to look up on their class

#: Kinds that count something, so that 3, third and year 3 may answer one another.
COUNTING = frozenset({K.CARDINAL, K.MONEY, K.ORDINAL, K.YEAR, K.ENUMERATOR})
#: Kinds that may be rounded.
_ROUNDED = frozenset({K.CARDINAL, K.MONEY})
#: Kinds that are never one another, even where the figures of a list share one.
_POINTS = frozenset({K.PERCENT, K.PERCENTAGE_POINT, K.BASIS_POINT})
#: How far a figure converted back may be from the source's, as a share of it.
_NEAR = Fraction(1, 40)
#: The values that a figure admits beside a vague one, as multiples of its own.
_OPEN_END, _OVER = 100, 3
_NEARLY = Fraction(3, 4)
_ABOUT = Fraction(4, 5), Fraction(5, 4)


class Agreement(IntEnum):
    """How well two figures agree, best first."""

    SAME = 0
    EQUAL = 1
    CONVERTED = 2
    VAGUE = 3
    LOOSE = 4
    ROUNDED = 5


class Verdict(NamedTuple):
    """How two figures agree, and the row of the pair that says so, if one does."""

    agreement: Agreement
    row: str = ""


def agree(left: Quantity, right: Quantity, pair: Pair, before: str = "") -> Verdict | None:
    """How two figures agree, or None if they do not. `before` is the text just before the left figure."""
    rows = pair.equivalences_by_kinds.get((left.kind, right.kind), ())
    if rows and _is_exact(left) and _is_exact(right):
        for equivalence in rows:
            if (agreement := equivalence.judge(left, right, before)) is not None:
                return Verdict(agreement, equivalence.name)
    agreement = _by_value(left, right)
    return None if agreement is None or distinction(left, right, pair, before) is not None else Verdict(agreement)


def _is_exact(quantity: Quantity) -> bool:
    return quantity.low is not None and not quantity.vague


def distinction(left: Quantity, right: Quantity, pair: Pair, before: str) -> Distinction | None:
    """The row that tells two figures with equal numbers apart, if any."""
    for row in pair.distinctions_by_kinds.get((left.kind, right.kind), ()):
        if row.test(left, right, before):
            return row
    return None


def _by_value(source: Quantity, target: Quantity) -> Agreement | None:
    if source.date or target.date:
        return _dates(source, target)
    if source.low is None or target.low is None:
        return None
    if source.vague or target.vague:
        return _vague(source, target)
    if source.kind in COUNTING and target.kind in COUNTING:
        return _counting(source, target)
    if source.low == target.low and (_borrowed(source) or _borrowed(target)):
        return None if _is_other_point(source, target) else Agreement.LOOSE
    if source.kind is K.PERIOD or target.kind is K.PERIOD:
        return Agreement.SAME if source.kind is target.kind and source.low == target.low else None
    return _shares(source, target)


def _borrowed(quantity: Quantity) -> bool:
    """True if a figure is only digits, and has its kind from its neighbour in a list or range."""
    return quantity.kind is not K.PERIOD and quantity.text.replace(",", "").replace(".", "").isdigit()


def _is_other_point(source: Quantity, target: Quantity) -> bool:
    """True if the target writes another unit than the list of the source has: 5.2和6.3个百分点, "5.2 percent and …"."""
    return source.kind is not target.kind and {source.kind, target.kind} <= _POINTS and not _borrowed(target)


def _dates(source: Quantity, target: Quantity) -> Agreement | None:
    if source.date == target.date:
        return Agreement.SAME
    same, other = shared(source, target)
    if same and not other:
        return Agreement.EQUAL if same > 1 else Agreement.VAGUE
    either = _day_or_number(source, target) or _day_or_number(target, source) or _end_of_quarter(source, target)
    return Agreement.LOOSE if either else None


#: Parts of a year → how many months from its beginning they take.
PARTS = {"Q1": 3, "H1": 6, "Q1/Q2": 6, "Q1/Q3": 9}


def _end_of_quarter(source: Quantity, target: Quantity) -> bool:
    """The end of a quarter against the month it ends with."""
    quarter, month = fields(source).get("p", ""), fields(target).get("m", "")
    return quarter in ("Q1", "Q2", "Q3", "Q4") and month == f"{3 * int(quarter[1]):02}"


def _day_or_number(date: Quantity, number: Quantity) -> bool:
    """A bare day, month, quarter or full hour against its number."""
    if number.low is None or number.kind not in COUNTING:
        return False
    if not date.date.startswith("--"):
        hour = not number.unit and fields(date).get("time") == f"{number.low % 12}:00"
        return hour or _decade_or_number(date, number)
    months = PARTS.get(fields(date).get("p", ""))
    if months is not None and number.low == months:
        unit = unit_of(number.unit)
        return unit is not None and unit.key == "month"
    if "p" in fields(date) and (number.weak or unit_of(number.unit) is not None):  # a quarter is not a phase
        return False
    tail = date.date.lstrip("-QH")
    return tail.isdigit() and int(tail) == number.low


def _decade_or_number(date: Quantity, number: Quantity) -> bool:
    """A decade by its number alone (1960 in 1960至1980年代), and a century by its years (the 1700s)."""
    if date.date == f"{date.text}s":
        return date.text == str(number.low)
    return is_century(number) and number.low is not None and date.date == f"{int(number.low) - 1}00s"


def is_century(quantity: Quantity) -> bool:
    """True for a century that is counted as a length of time is: 十九世纪."""
    unit = unit_of(quantity.unit) if quantity.kind is K.CARDINAL else None
    return unit is not None and unit.key == "century"


def _counting(source: Quantity, target: Quantity) -> Agreement | None:
    ours, theirs = source.low, target.low
    assert ours is not None
    assert theirs is not None
    if ours == theirs or ours == -theirs:
        if source.kind is target.kind is _MONEY_KIND and not same_currency(source, target):
            return None
        if source.unit != target.unit:
            if unit_conflict(source, target):
                return None
            if unspoken_unit(source, target):
                return Agreement.LOOSE
        return Agreement.SAME if source.kind is target.kind else Agreement.EQUAL
    if source.kind not in _ROUNDED or target.kind not in _ROUNDED:
        return None
    both = units(source, target)
    if both is not None and both[0].factor != both[1].factor:
        return _converted(source, target, *both)
    if both is None and source.kind is target.kind is K.MONEY and not same_currency(source, target):
        return None
    if both is not None and unit_conflict(source, target):
        return None
    return Agreement.ROUNDED if is_rounding(source, target) else None


def _converted(source: Quantity, target: Quantity, ours: UnitOfMeasure, theirs: UnitOfMeasure) -> Agreement | None:
    if ours.dimension != theirs.dimension or source.low is None or target.low is None:
        return None
    exact = Fraction(source.low) * ours.factor / theirs.factor
    back = Fraction(target.low) * theirs.factor / ours.factor
    if exact == target.low:
        return Agreement.EQUAL
    if rounds_to(exact, target.low, target.hedge) or rounds_to(exact, target.low):
        return Agreement.CONVERTED
    if rounds_to(back, source.low) and abs(back / Fraction(source.low) - 1) < _NEAR:
        return Agreement.ROUNDED
    return None


def _interval(quantity: Quantity) -> tuple[Fraction, Fraction]:
    """The values that a figure admits beside a vague one."""
    assert quantity.low is not None
    low = Fraction(quantity.low)
    if quantity.vague:
        return low, Fraction(quantity.high) if quantity.high is not None else low * _OPEN_END
    if quantity.hedge in (Hedge.OVER, Hedge.AT_LEAST):
        ends = low, low * _OVER
    elif quantity.hedge in (Hedge.NEARLY, Hedge.UNDER, Hedge.AT_MOST):
        ends = low * _NEARLY, low
    else:
        ends = (low * _ABOUT[0], low * _ABOUT[1]) if quantity.hedge is Hedge.ABOUT else (low, low)
    return ends if low > 0 else ends[::-1]  # ten degrees below zero, and more


def _vague(source: Quantity, target: Quantity) -> Agreement | None:
    counted = source.kind in COUNTING and target.kind in COUNTING
    if source.kind is not target.kind and not counted:
        return None
    if source.kind is target.kind is K.MONEY and not same_currency(source, target):
        return None
    if source.vague and not target.vague and not same_dimension(source, target):
        return None
    a, b = _interval(source)
    c, d = _interval(target)
    if source.vague and target.vague:
        return Agreement.VAGUE if a < d and c < b else None
    return Agreement.VAGUE if a <= d and c <= b else None


def _shares(source: Quantity, target: Quantity) -> Agreement | None:
    """Percentages, points, multiples and fractions."""
    kinds = {source.kind, target.kind}
    if K.MULTIPLE in kinds:
        return _multiples(source, target)
    if source.kind is target.kind:
        return _same_share(source, target)
    if kinds == {K.PERCENTAGE_POINT, K.BASIS_POINT}:
        return _points(source, target)
    if kinds == {K.PERCENT, K.FRACTION}:
        return _percent_and_fraction(source, target)
    if (source.kind, target.kind) == (K.ORDINAL, K.FRACTION):  # a third, read as a rank in the source
        return Agreement.LOOSE if _fraction(target) * _fraction(source) == 1 else None
    if K.FRACTION in kinds and (K.CARDINAL in kinds or K.PERCENTAGE_POINT in kinds):
        return Agreement.EQUAL if source.low == target.low else None
    return None


def _fraction(quantity: Quantity) -> Fraction:
    assert quantity.low is not None
    return Fraction(quantity.low)


def _same_share(source: Quantity, target: Quantity) -> Agreement | None:
    if source.low == target.low or _fraction(source) == -_fraction(target):
        return Agreement.SAME
    return Agreement.ROUNDED if source.kind is K.PERCENT and is_rounding(source, target) else None


def _points(source: Quantity, target: Quantity) -> Agreement | None:
    points, basis = (source, target) if source.kind is K.PERCENTAGE_POINT else (target, source)
    return Agreement.EQUAL if _fraction(points) * 100 == basis.low else None


def _percent_and_fraction(source: Quantity, target: Quantity) -> Agreement | None:
    percent, part = (source, target) if source.kind is K.PERCENT else (target, source)
    exact = _fraction(part) * 100
    if exact == percent.low:
        return Agreement.EQUAL
    return Agreement.ROUNDED if percent.low is not None and rounds_to(exact, percent.low) else None


def _multiples(source: Quantity, target: Quantity) -> Agreement | None:
    """Multiples by their number; percentages of change are for the rows of a pair."""
    if K.PERCENT in (source.kind, target.kind):
        return None
    if source.low == target.low:
        return Agreement.SAME if source.kind is K.MULTIPLE else Agreement.EQUAL
    return Agreement.ROUNDED if source.kind is K.MULTIPLE and is_rounding(source, target) else None


def exact_key(quantity: Quantity) -> tuple[str, Number | None, str] | None:
    """What two figures share that are the same at first sight; None where it takes a closer look."""
    _, _, _, kind, low, _, unit, _, date, vague, _ = quantity  # which is quicker than by name
    if vague or kind is _MULTIPLE_KIND:
        return None
    return kind, low, unit if kind is _MONEY_KIND else date


def in_step(left: Sequence[Quantity], right: Sequence[Quantity]) -> int:
    """How many figures, one by one from the beginning of two texts, are the same at first sight, hedge and unit too."""
    count = 0
    for ours, theirs in zip(left, right, strict=False):
        _, _, _, kind, low, _, unit, hedge, date, vague, _ = ours
        _, _, _, its_kind, its_low, _, its_unit, its_hedge, its_date, its_vague, _ = theirs
        if kind is not its_kind or low != its_low or hedge is not its_hedge or date != its_date:
            break
        if vague or its_vague or kind is _MULTIPLE_KIND:
            break
        if unit != its_unit and (kind is _MONEY_KIND or not units_fit(ours, theirs)):
            break
        count += 1
    return count
