"""How figures are shown in messages, and the English that would have been right."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from toolkit.language.figures.rounding import decimal
from toolkit.language.money import label
from toolkit.model.quantity import Hedge, Number, Quantity, QuantityKind

K = QuantityKind
_AFTER = {
    K.PERCENT: " percent",
    K.PERCENTAGE_POINT: " percentage points",
    K.BASIS_POINT: " basis points",
    K.MULTIPLE: "×",
}
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_FIGURE = re.compile(
    r"[0-9][0-9,.]*(?:[- ]?(?:hundred|thousand|million|billion|trillion|bn|mn|m|tn)\b)?", re.IGNORECASE
)
_HEDGES = {
    Hedge.OVER: "more than ",
    Hedge.AT_LEAST: "at least ",
    Hedge.NEARLY: "nearly ",
    Hedge.UNDER: "under ",
    Hedge.ABOUT: "about ",
    Hedge.AT_MOST: "at most ",
}


def number(value: Number) -> str:
    """A number with thousands grouped and no needless zeros."""
    if isinstance(value, Fraction) and value.denominator != 1 and value.denominator < 1000:
        return f"{value.numerator}/{value.denominator}"
    plain = decimal(value)
    if abs(plain.adjusted()) > 40:
        return str(plain)
    written = f"{plain:,f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def reading(quantity: Quantity, *, hedged: bool = False, hedge: Hedge = Hedge.NONE) -> str:
    """A figure as it was read: `314,500,000,000 yuan`; with `hedged`, or the `hedge` of its range, with that before."""
    if quantity.date:
        return quantity.date
    if quantity.low is None:
        return quantity.text
    if quantity.vague and quantity.high != quantity.low:
        end = number(quantity.high) if quantity.high is not None else ""
        value = f"{number(quantity.low)}–{end}"
    else:
        value = number(quantity.low)
    if quantity.kind is K.YEAR:
        value = str(quantity.low)
    elif quantity.kind is K.PERIOD:
        value = f"plan no. {value}"
    elif quantity.kind is K.ORDINAL:
        value = f"no. {value}"
    elif quantity.kind is K.MONEY:
        value = f"{value} {label(quantity.unit)}"
    elif quantity.kind in _AFTER:
        value += _AFTER[quantity.kind]
    elif quantity.unit and quantity.kind is K.CARDINAL:
        value += f" {quantity.unit}"
    return _HEDGES.get(hedge or (quantity.hedge if hedged else hedge), "") + value


def english(value: Number) -> str:
    """A number as English reports write it: 314.5 billion, 73,000."""
    plain = decimal(value)
    for size, word in _SCALES:
        if abs(plain) >= size:
            return f"{number((plain / size).normalize())} {word}"
    return number(plain)


def right_english(source: Quantity, target: Quantity) -> str | None:
    """The target's wording with the source's value, where the target has the figure in digits."""
    if source.low is None or _FIGURE.search(target.text) is None:
        return None
    return _FIGURE.sub(lambda _: english(source.low or Decimal(0)), target.text, count=1)


def factor(source: Quantity, target: Quantity) -> str:
    """`10×` or `1/1,000×`: how many times too large the target's figure is."""
    if not source.low or target.low is None:
        return ""
    ratio = Fraction(target.low) / Fraction(source.low)
    return f"{number(ratio)}×" if ratio >= 1 else f"1/{number(1 / ratio)}×"
