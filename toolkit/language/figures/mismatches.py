"""Pairs that were meant to be one figure but do not agree, and what went wrong with each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from toolkit.language.figures.agreement import COUNTING, same_currency, unit_conflict
from toolkit.language.figures.align import Pair
from toolkit.language.figures.dates import fields, shared
from toolkit.language.figures.rounding import decimal, significant
from toolkit.language.units import unit_of
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind
_DATED = frozenset({K.DATE, K.YEAR})
_POINTS = frozenset({K.PERCENTAGE_POINT, K.BASIS_POINT})
_MEASURED = frozenset({K.CARDINAL, K.MONEY})
_SHARES = frozenset({K.PERCENT, K.FRACTION, K.MULTIPLE, K.PERCENTAGE_POINT, K.BASIS_POINT})
#: From this cost on a pair must also stand at the same place among the figures that agree.
_FAR = 3.0
_LIMIT = 400


@dataclass(frozen=True, slots=True)
class Near:
    """A pair with the check that names what is wrong with it; the lower the cost, the surer."""

    source: int
    target: int
    check: str
    cost: float


def near_pairs(
    source: Sequence[Quantity],
    target: Sequence[Quantity],
    left: Sequence[int],
    right: Sequence[int],
    pairs: Sequence[Pair],
) -> list[Near]:
    """The pairs among what is left that look like one figure gone wrong, surest first."""
    if not left or not right or len(left) * len(right) > _LIMIT:
        return []
    place = _Places(pairs, len(target))
    found = []
    for i in left:
        for j in right:
            judged = judge(source[i], target[j])
            if judged is None:
                continue
            check, cost = judged
            beside = place.beside(i, j)
            if cost >= _FAR and not beside:
                continue
            found.append((cost - (0.9 if beside else 0), abs(i - j), i, j, check))
    found.sort()
    used_left: set[int] = set()
    used_right: set[int] = set()
    chosen = []
    for cost, _, i, j, check in found:
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            chosen.append(Near(i, j, check, cost))
    return chosen


class _Places:
    """Where a figure may stand, seen from the figures around it that have found their counterpart."""

    def __init__(self, pairs: Sequence[Pair], count: int) -> None:
        self.partner = {pair.source: pair.target for pair in pairs}
        self.count = count

    def beside(self, i: int, j: int) -> bool:
        """Whether `j` stands between the counterparts of the figures next to `i`, or right beside one of them."""
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
        return ("date-mismatch", 1.0) if source.kind is target.kind else None
    if source.low is None or target.low is None:
        return None
    if source.kind is target.kind is K.ORDINAL:
        return "ordinal-mismatch", 1.5
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
        return ("date-mismatch", 1.5) if same_kind else None
    same, other = shared(source, target)
    if not same and not other:
        return ("date-mismatch", 3.0) if source.kind is target.kind is K.DATE else None
    return "date-mismatch", 0.5 + other - 0.3 * same


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
        return ("percent-point", 0.3) if equal else ("number-changed", 3.0)
    if source.kind is target.kind or kinds == _POINTS:
        return _digits(source, target, 3.0)
    if source.kind in _SHARES and target.kind in _SHARES:
        return "number-changed", 3.2
    if source.low == target.low:
        return "number-changed", 1.2
    return None


def _count(source: Quantity, target: Quantity) -> tuple[str, float] | None:
    both_money = source.kind is target.kind is K.MONEY
    if source.low == target.low:
        if both_money and not same_currency(source, target):
            return "currency-mismatch", 0.3
        return ("number-changed", 0.4) if unit_conflict(source, target) else None
    if both_money and not same_currency(source, target):
        return _digits(source, target, 3.4)
    counted = source if target.kind is K.MONEY else target
    if source.kind is target.kind or ({source.kind, target.kind} == _MEASURED and unit_of(counted.unit) is None):
        return _digits(source, target, 3.0 if source.kind is target.kind else 3.3)
    return None


def _digits(source: Quantity, target: Quantity, otherwise: float) -> tuple[str, float]:
    """The same digits at another magnitude, one digit other or two exchanged, else another figure altogether."""
    assert source.low is not None
    assert target.low is not None
    (ours, low), (theirs, high) = significant(source.low), significant(target.low)
    if source.vague or target.vague:
        other = decimal(source.low).adjusted() != decimal(target.low).adjusted()
        return ("number-scale", 1.2) if source.vague and target.vague and other else ("number-changed", otherwise)
    if ours and ours == theirs and low != high:
        return "number-scale", 1.0 + (0.4 if len(ours) == 1 else 0)
    if low + len(ours) == high + len(theirs) and alike(ours, theirs):
        return "number-changed", 1.5 + (0.6 if min(len(ours), len(theirs)) < 2 else 0)
    return "number-changed", otherwise - (0.5 if alike(ours, theirs) else 0)


def alike(first: str, second: str) -> bool:
    """Whether two strings of digits differ by one digit, or by two exchanged."""
    if len(first) != len(second):
        longer, shorter = sorted((first, second), key=len, reverse=True)
        padded = shorter.ljust(len(longer), "0")
        if len(longer) - len(shorter) > 2:
            return False
        return sum(a != b for a, b in zip(longer, padded, strict=True)) == 1 or any(
            longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
        )
    other = [at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    if len(other) == 1:
        return True
    return len(other) == 2 and sorted(first) == sorted(second)
