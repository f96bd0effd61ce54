"""When one figure is another with fewer digits."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from toolkit.model.quantity import Hedge, Number, Quantity

#: A rounding further off than this is another figure.
_FURTHEST = Fraction(1, 18)
_UP = (Hedge.OVER, Hedge.AT_LEAST)
_DOWN = (Hedge.NEARLY, Hedge.UNDER)


def significant(value: Number) -> tuple[str, int]:
    """The significant digits of a number, without zeros at either end, and the power of ten of the last of them.

    A fraction without a finite decimal has none.
    """
    if isinstance(value, Fraction):
        return "", 0
    _, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        return "", 0
    written = "".join(map(str, digits))
    shorter = written.rstrip("0")
    return shorter.lstrip("0"), exponent + len(written) - len(shorter)


def rounds_to(exact: Number, rounded: Number, hedge: Hedge = Hedge.NONE) -> bool:
    """Whether `rounded` is `exact` rounded to the digits it has, or cut as its hedge says (over 30 for 30.9)."""
    digits, exponent = significant(rounded)
    if not digits or not exact:
        return False
    first, second = Fraction(exact), Fraction(rounded)
    off = first - second
    if abs(off) > abs(first) * _FURTHEST:
        return False
    last = Fraction(10) ** exponent
    if hedge in _UP:
        return 0 <= off < last
    if hedge in _DOWN:
        return -last < off <= 0
    return -last / 2 <= off < last / 2


def is_rounding(source: Quantity, target: Quantity) -> bool:
    """True if the target's figure is the source's with fewer digits, and not just with another last digit."""
    if source.low is None or target.low is None or not are_near(source.low, target.low):
        return False
    ours, theirs = significant(source.low)[0], significant(target.low)[0]
    if not ours or not theirs:
        return False
    if len(theirs) < len(ours):
        return rounds_to(source.low, target.low, target.hedge) and not _last_digit_zero(ours, target.text)
    hedged = source.hedge is not Hedge.NONE and len(ours) > 1
    return len(ours) < len(theirs) and hedged and rounds_to(target.low, source.low, source.hedge)


def are_near(one: Number, other: Number) -> bool:
    """False for two numbers so far apart that neither is the other rounded, which is quick to see."""
    if one < 0:
        one, other = -one, -other
    return 0 < one <= other * 2 and other <= one * 2


def _last_digit_zero(digits: str, text: str) -> bool:
    """1843 written as 1,840: as many digits, one of them other."""
    written = "".join(sign for sign in text if sign in "0123456789").lstrip("0")
    digits = digits.ljust(len(written), "0")
    return len(written) == len(digits) and sum(a != b for a, b in zip(digits, written, strict=True)) == 1


def decimal(value: Number) -> Decimal:
    """A number as a decimal, for showing."""
    return Decimal(value.numerator) / Decimal(value.denominator) if isinstance(value, Fraction) else value


def finite(value: Fraction) -> Decimal | None:
    """A fraction as an exact decimal, or None if it has no finite one."""
    exact = decimal(value)
    return exact if Fraction(exact) == value else None
