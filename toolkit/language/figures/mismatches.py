"""Pairs that were meant to be one figure but do not agree, and the check that names each mistake."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from toolkit.language.figures.agreement import COUNTING, is_century
from toolkit.language.figures.align import Match
from toolkit.language.figures.dates import fields, shared
from toolkit.language.figures.rounding import decimal, significant
from toolkit.language.figures.sides import Sides
from toolkit.language.figures.unit_fit import in_unit_of, same_currency, unit_conflict
from toolkit.language.numerals import exact
from toolkit.language.units import unit_of
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind
_DATED = frozenset({K.DATE, K.YEAR})
_POINTS = frozenset({K.PERCENTAGE_POINT, K.BASIS_POINT})
_PARTS = {K.PERCENT, K.FRACTION}
_MEASURED = frozenset({K.CARDINAL, K.MONEY})
_SHARES = frozenset({K.PERCENT, K.FRACTION, K.MULTIPLE, K.PERCENTAGE_POINT, K.BASIS_POINT})
#: What it costs to take a figure for another one gone wrong: 0 is certain; the cheapest pairs are chosen first.
COSTS = {
    "same number, other kind of points": 0.3,
    "same number, other currency": 0.3,
    "same number, other unit": 0.4,
    "date: a field differs": 0.5,
    "date: each further field that agrees": -0.3,
    "plan": 1.0,
    "scale": 1.0,
    "scale of one digit": 1.4,
    "same number, other kind": 1.2,
    "scale of a vague word": 1.2,
    "ordinal": 1.5,
    "time of day": 1.5,
    "a digit": 1.5,
    "a digit of one": 2.1,
    "any number of a kind": 3.0,
    "any two dates": 3.0,
    "any count for money": 3.3,
    "any share of another kind": 3.2,
    "any sum of another currency": 3.4,
    "any ordinal for a count of years": 3.2,
    "in another unit": 0.1,
    "alike": -0.5,
    "beside": -0.9,
}
#: Ordinals up to this one are told of other things than years as well: the first decade.
_FEW = 3
#: From this cost on a pair must also be at the same place among the figures that agree.
FAR = 3.0
#: From this cost on a pair is only guessed: a warning.
GUESSED = 2.3
#: Left figures times right figures, beyond which no mismatch is looked for.
_LIMIT = 400
#: Digits by which two strings of digits may differ in length and still be alike.
_LENGTHS_APART = 2


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A left and a right figure by their index, and the check that names what is wrong with the two.

    The lower the cost, the surer.
    """

    left: int
    right: int
    check: str
    cost: float


def mismatches(sides: Sides, left: Sequence[int], right: Sequence[int], matches: Sequence[Match]) -> list[Mismatch]:
    """The pairs among figures without a counterpart that look like one figure gone wrong, surest first."""
    if not left or not right or len(left) * len(right) > _LIMIT:
        return []
    used_left: set[int] = set()
    used_right: set[int] = set()
    chosen = []
    for one in _candidates(sides, left, right, matches):
        if one.left not in used_left and one.right not in used_right:
            used_left.add(one.left)
            used_right.add(one.right)
            chosen.append(one)
    return chosen


def _candidates(sides: Sides, left: Sequence[int], right: Sequence[int], matches: Sequence[Match]) -> list[Mismatch]:
    place = _Places(matches, len(sides.right))
    found = []
    for i in left:
        for j in right:
            judged = judge(sides.left[i], sides.right[j])
            if judged is None:
                continue
            check, cost = judged
            beside = place.beside(i, j)
            if cost < FAR or beside:
                found.append(Mismatch(i, j, check, cost + (COSTS["beside"] if beside else 0)))
    return sorted(found, key=lambda one: (one.cost, abs(one.left - one.right), one.left, one.right, one.check))


class _Places:
    """Where a figure is expected, from the figures around it that have a counterpart."""

    def __init__(self, matches: Sequence[Match], count: int) -> None:
        self.partner = {match.left: match.right for match in matches}
        self.count = count

    def beside(self, i: int, j: int) -> bool:
        """True if `j` is between the counterparts of the figures next to `i`, or next to one of them."""
        before = self.partner.get(i - 1, -1 if i == 0 else None)
        after = self.partner.get(i + 1)
        if before is not None and j == before + 1:
            return True
        return (after is not None and j == after - 1) or (after is None and j == self.count - 1)


def judge(source: Quantity, target: Quantity) -> tuple[str, float] | None:
    """The check and cost for a pair, or None where the two have nothing to do with each other."""
    if source.kind in _DATED and target.kind in _DATED:
        return _dated(source, target)
    if source.kind is K.PERIOD or target.kind is K.PERIOD:
        return ("date-mismatch", COSTS["plan"]) if source.kind is target.kind else None
    if source.low is None or target.low is None:
        return None
    if source.kind is target.kind is K.ORDINAL:
        return "ordinal-mismatch", COSTS["ordinal"]
    if (target.kind is K.ORDINAL and is_century(source)) or (source.kind is K.ORDINAL and is_century(target)):
        return "date-mismatch", COSTS["ordinal"]
    if K.ENUMERATOR in (source.kind, target.kind):
        return None
    if source.kind in _SHARES or target.kind in _SHARES:
        return _share(source, target)
    if source.kind in COUNTING and target.kind in COUNTING:
        return _count(source, target)
    return None


def _dated(source: Quantity, target: Quantity) -> tuple[str, float] | None:
    if "time" in fields(source) or "time" in fields(target):
        same_kind = "time" in fields(source) and "time" in fields(target)
        return ("date-mismatch", COSTS["time of day"]) if same_kind else None
    same, other = shared(source, target)
    if not same and not other:
        return ("date-mismatch", COSTS["any two dates"]) if source.kind is target.kind is K.DATE else None
    cost = COSTS["date: a field differs"] + other + COSTS["date: each further field that agrees"] * same
    return "date-mismatch", cost


def _share(source: Quantity, target: Quantity) -> tuple[str, float] | None:
    kinds = {source.kind, target.kind}
    assert source.low is not None
    assert target.low is not None
    if K.PERCENT in kinds and kinds & _POINTS:
        scale = 100 if K.BASIS_POINT in kinds else 1
        equal = source.low == target.low or (
            scale > 1
            and Fraction(target.low)
            in (
                Fraction(source.low) * scale,
                Fraction(source.low) / scale,
            )
        )
        return (
            ("percent-point", COSTS["same number, other kind of points"])
            if equal
            else ("number-changed", COSTS["any number of a kind"])
        )
    if source.kind is target.kind or kinds == _POINTS:
        return _digits(source, target, COSTS["any number of a kind"])
    if source.kind in _SHARES and target.kind in _SHARES:
        if kinds == _PARTS:
            return _digits(_as_fraction(source), _as_fraction(target), COSTS["any share of another kind"])
        return "number-changed", COSTS["any share of another kind"]
    if source.low == target.low:
        return "number-changed", COSTS["same number, other kind"]
    return None


def _as_fraction(share: Quantity) -> Quantity:
    """A percentage as the part of a whole that it is."""
    if share.kind is not K.PERCENT or share.low is None or share.high is None:
        return share
    low, high = (exact(Fraction(value) / 100) for value in (share.low, share.high))
    return share._replace(kind=K.FRACTION, low=low, high=high)


def _count(source: Quantity, target: Quantity) -> tuple[str, float] | None:
    both_money = source.kind is target.kind is K.MONEY
    if source.low == target.low:
        if both_money and not same_currency(source, target):
            return "currency-mismatch", COSTS["same number, other currency"]
        return ("number-changed", COSTS["same number, other unit"]) if unit_conflict(source, target) else None
    if both_money and not same_currency(source, target):
        return _digits(source, target, COSTS["any sum of another currency"])
    if {source.kind, target.kind} == {K.CARDINAL, K.ORDINAL}:  # an anniversary
        unit, ordinal = unit_of(source.unit or target.unit), source if source.kind is K.ORDINAL else target
        years = unit is not None and unit.key == "year" and ordinal.low is not None and ordinal.low > _FEW
        return _digits(source, target, COSTS["any ordinal for a count of years"]) if years else None
    counted = source if target.kind is K.MONEY else target
    if source.kind is target.kind or ({source.kind, target.kind} == _MEASURED and unit_of(counted.unit) is None):
        same = source.kind is target.kind
        return _digits(source, target, COSTS["any number of a kind" if same else "any count for money"])
    return None


def _digits(source: Quantity, target: Quantity, otherwise: float) -> tuple[str, float]:
    """The same digits at another magnitude, one digit other or two exchanged, else another figure altogether."""
    assert source.low is not None
    assert target.low is not None
    converted = in_unit_of(source, target)
    (ours, low), (theirs, high) = significant(source.low if converted is None else converted), significant(target.low)
    if source.vague or target.vague:
        other = decimal(source.low).adjusted() != decimal(target.low).adjusted()
        return (
            ("number-scale", COSTS["scale of a vague word"])
            if source.vague and target.vague and other
            else ("number-changed", otherwise)
        )
    if ours and ours == theirs and low != high and converted is not None:
        other_unit = COSTS["in another unit"] if converted != source.low else 0
        return "number-scale", COSTS["scale of one digit" if len(ours) == 1 else "scale"] + other_unit
    if low + len(ours) == high + len(theirs) and alike(ours, theirs):
        return "number-changed", COSTS["a digit of one" if min(len(ours), len(theirs)) < 2 else "a digit"]
    return "number-changed", otherwise + (COSTS["alike"] if alike(ours, theirs) else 0)


def alike(first: str, second: str) -> bool:
    """True if two strings of digits differ by one digit, or by two exchanged."""
    if len(first) != len(second):
        longer, shorter = sorted((first, second), key=len, reverse=True)
        padded = shorter.ljust(len(longer), "0")
        if len(longer) - len(shorter) > _LENGTHS_APART:
            return False
        return sum(a != b for a, b in zip(longer, padded, strict=True)) == 1 or any(
            longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
        )
    other = [at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    if len(other) == 1:
        return True
    return len(other) == 2 and sorted(first) == sorted(second)
