"""Why a figure without a counterpart may be no mistake, whichever side it stands on: said twice, or in a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction

from toolkit.language.figures.agreement import Agreement, agree
from toolkit.language.numerals import arabic_number
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind
_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")


def small(quantity: Quantity) -> int:
    """The value of a small whole number, as idiom uses them; 0 for any other figure."""
    if quantity.low is None or quantity.vague or quantity.kind not in (K.CARDINAL, K.ORDINAL, K.FRACTION, K.MULTIPLE):
        return 0
    return int(quantity.low) if 0 < quantity.low <= 12 and quantity.low % 1 == 0 else 0


def repeated(quantity: Quantity, others: Iterable[Quantity], before: str, *, in_source: bool) -> bool:
    """Whether the other text has this figure, though its counterpart is taken: it is said twice on this side."""
    for other in others:
        pair = (quantity, other) if in_source else (other, quantity)
        agreement = agree(*pair, before if in_source else "")
        if agreement is not None and (agreement < Agreement.VAGUE or (agreement is Agreement.VAGUE and quantity.date)):
            return True
        if agreement is Agreement.VAGUE and (other.date or quantity.vague):
            return True
    return False


def in_a_name(quantity: Quantity, other_text: str, text: str) -> bool:
    """Whether the digits stand in the other text as part of a name (G20, 4G), which is read as no figure.

    A name that stands in both texts (COVID-19) does not count: it has nothing to do with the figure.
    """
    digits = "".join(sign for sign in quantity.text if sign in "0123456789")
    if not digits and quantity.low is not None and 0 < quantity.low < 100 and quantity.low % 1 == 0:
        digits = str(int(quantity.low))
    if not digits or len(digits) > 8 or "." in quantity.text or digits not in other_text:
        return False
    names = re.finditer(
        rf"[A-Za-z]+-?{digits}(?![0-9]|[.,][0-9])|(?<![0-9.,]){digits}-?[A-Za-z]+",
        other_text,
    )
    return any(name.group() not in text for name in names)


def halves(quantity: Quantity) -> tuple[int, int]:
    """Numerator and denominator of a fraction; (0, 0) for any other figure."""
    if quantity.kind is not K.FRACTION or quantity.low is None:
        return 0, 0
    value = Fraction(quantity.low)
    return value.numerator, value.denominator


def counted_apart(quantity: Quantity, same: Iterable[Quantity], other: Iterable[Quantity]) -> bool:
    """5/6 as "five of six", and 每10人中有1人 as "one in ten": a fraction here is two figures there."""
    both = halves(quantity)
    if both != (0, 0):
        return set(both) <= {one.low for one in other}
    if quantity.low is None or quantity.low > 100:
        return False
    parts = [set(halves(one)) for one in other if one.kind is K.FRACTION]
    lows = {one.low for one in same}
    return any(quantity.low in pair and pair <= lows for pair in parts)


def literal(quantity: Quantity, other_text: str, others: Sequence[Quantity]) -> bool:
    """Whether the digits stand in the other text just so, in a form that is read as no figure.

    So they do in 153,822/2,240,191 and in Shenzhou 5. `others` are the figures that were read there: what is one of
    them is not meant.
    """
    digits = _DIGITS.match(quantity.text)
    written = [digits.group()] if digits and arabic_number(digits.group()) == quantity.low else [quantity.text]
    if quantity.low is not None and quantity.low % 1 == 0 and 100 <= quantity.low < 10**9:
        written.append(f"{int(quantity.low):,}")
    for text in written:
        if text[0] not in "0123456789" or text not in other_text:
            continue
        before = "" if len(text) > 1 else "(?<=[A-Za-z] )"  # a lone digit says something in a name only: Shenzhou 5
        for found in re.finditer(
            rf"(?<![0-9.,]){before}{re.escape(text)}(?![0-9万亿千百]|[.,][0-9]| [mbt]n?r?illion)", other_text
        ):
            if not any(one.start <= found.start() < one.end for one in others):
                return True
    return False
