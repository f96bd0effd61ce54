"""Excuses for a figure without a counterpart in any language: it is repeated, or counted apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from toolkit.language.figures.agreement import Agreement, agree
from toolkit.language.figures.sides import Sides
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind
_IDIOMATIC = (K.CARDINAL, K.ORDINAL, K.FRACTION, K.MULTIPLE)
#: The largest whole number that idiom uses freely.
_SMALL = 12
_DIGITS = re.compile("[0-9][0-9,]*")
#: The largest count of which a part is told apart ("five of six").
_COUNTED_APART = 10_000


def small(quantity: Quantity) -> int:
    """The value of a whole number from 1 to 12, as idiom uses them; 0 for any other figure."""
    if quantity.low is None or quantity.vague or quantity.kind not in _IDIOMATIC:
        return 0
    return int(quantity.low) if 0 < quantity.low <= _SMALL and quantity.low % 1 == 0 else 0


def in_digits(quantity: Quantity) -> bool:
    """True if the figure is written in digits, of whatever width, rather than in words."""
    return any(sign.isdigit() for sign in quantity.text)


def repeated(quantity: Quantity, others: Iterable[Quantity], sides: Sides, *, on_left: bool) -> bool:
    """True if the other text has this figure, though its counterpart is taken: this side repeats it."""
    before = sides.before(quantity) if on_left else ""
    for other in others:
        both = (quantity, other) if on_left else (other, quantity)
        verdict = agree(*both, sides.pair, before)
        if verdict is None:
            continue
        if verdict.agreement < Agreement.VAGUE:
            return True
        if verdict.agreement is Agreement.VAGUE and (quantity.date or other.date or quantity.vague):
            return True
    return False


def halves(quantity: Quantity) -> tuple[int, int]:
    """Numerator and denominator of a fraction, as it is written (18 out of 30); (0, 0) for any other figure."""
    if quantity.kind is not K.FRACTION or quantity.low is None:
        return 0, 0
    value = Fraction(quantity.low)
    written = [int(digits.replace(",", "")) for digits in _DIGITS.findall(quantity.text)]
    if len(written) == 2 and written[1] and Fraction(written[0], written[1]) == value:
        return written[0], written[1]
    return value.numerator, value.denominator


def counted_apart(quantity: Quantity, same: Iterable[Quantity], other: Iterable[Quantity]) -> bool:
    """True if a fraction here is two figures there, or the other way round: 5/6 and "five of six"."""
    both = halves(quantity)
    if both != (0, 0):
        return set(both) <= {one.low for one in other}
    if quantity.low is None or quantity.low > _COUNTED_APART:
        return False
    parts = [set(halves(one)) for one in other if one.kind is K.FRACTION]
    lows = {one.low for one in same}
    return any(quantity.low in pair and pair <= lows for pair in parts)
