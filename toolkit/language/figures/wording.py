"""How messages show figures."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from toolkit.language.figures.agreement import COUNTING
from toolkit.language.figures.rounding import decimal
from toolkit.language.figures.unit_fit import in_unit_of, units
from toolkit.language.money import is_in_coins, label
from toolkit.language.numerals import is_whole
from toolkit.language.writing.dates import english_date
from toolkit.language.writing.respelling import respell
from toolkit.language.writing.words import english_ordinal, english_unit
from toolkit.model.quantity import Hedge, Number, Quantity, QuantityKind

K = QuantityKind
_AFTER = {
    K.PERCENT: " percent",
    K.PERCENTAGE_POINT: " percentage points",
    K.BASIS_POINT: " basis points",
    K.MULTIPLE: "×",
}
_HEDGES = {
    Hedge.NONE: "",
    Hedge.OVER: "more than",
    Hedge.AT_LEAST: "at least",
    Hedge.NEARLY: "nearly",
    Hedge.UNDER: "under",
    Hedge.ABOUT: "about",
    Hedge.AT_MOST: "at most",
}
#: Beyond so many digits a number is shown with an exponent.
_MOST_DIGITS = 40
#: A converted value is shown with so many digits, or all before its point.
_SHOWN_DIGITS = 4
#: Fractions with a larger denominator are shown as decimals.
_MOST_DENOMINATOR = 1000


def hedge_words(hedge: Hedge) -> str:
    """A hedge in words; empty for none."""
    return _HEDGES[hedge]


def number(value: Number) -> str:
    """A number with thousands grouped and no needless zeros."""
    if isinstance(value, Fraction) and 1 < value.denominator < _MOST_DENOMINATOR:
        return f"{value.numerator}/{value.denominator}"
    plain = decimal(value)
    if abs(plain.adjusted()) > _MOST_DIGITS:
        return str(plain)
    written = f"{plain:,f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def reading(quantity: Quantity, *, hedged: bool = False, hedge: Hedge = Hedge.NONE) -> str:
    """A figure as it was read: `314,500,000,000 yuan`; with `hedged`, or the `hedge` of its range, with that before."""
    if quantity.date:
        return english_date(quantity.date)
    if quantity.low is None:
        return quantity.text
    words = hedge_words(hedge or (quantity.hedge if hedged else hedge))
    return f"{words} {_value(quantity)}" if words else _value(quantity)


def _value(quantity: Quantity) -> str:
    assert quantity.low is not None
    value = number(quantity.low)
    if quantity.vague and quantity.high != quantity.low:
        value += "–" + (number(quantity.high) if quantity.high is not None else "")
    if quantity.kind is K.YEAR:
        return str(quantity.low)
    if quantity.kind is K.PERIOD:
        return f"{english_ordinal(int(quantity.low), spelled=False)} Five-Year Plan"
    if quantity.kind is K.ORDINAL and is_whole(quantity.low):
        return english_ordinal(int(quantity.low), spelled=False)
    if quantity.kind is K.MONEY:
        return f"{value} {label(quantity.unit)}"
    if quantity.kind in _AFTER:
        return value + _AFTER[quantity.kind]
    unit = english_unit(quantity.unit, plural=value != "1") if quantity.kind is K.CARDINAL else ""
    return f"{value} {unit}" if unit else value


def labelled(quantity: Quantity, *, quoted: bool = False) -> str:
    """A figure's text with its reading in brackets, if that says more: `3145亿元 (314,500,000,000 yuan)`."""
    text = f'"{quantity.text}"' if quoted else quantity.text
    return text if _repeats_text(quantity, reading(quantity)) else f"{text} ({reading(quantity)})"


def _repeats_text(quantity: Quantity, reading: str) -> bool:
    def plain(text: str) -> str:
        return "".join(text.split()).replace(",", "").lower().replace("percent", "%")

    return plain(reading) == plain(quantity.text)


def two_readings(source: Quantity, target: Quantity, hedge: Hedge = Hedge.NONE, other: Hedge = Hedge.NONE) -> str:
    """Source and target as they were read: `3145亿元 = 314,500,000,000 yuan, but "3,145 billion yuan" = …`."""
    ours, theirs = reading(source, hedge=hedge), reading(target, hedge=other)
    if ours == theirs:
        return f'{source.text}, but "{target.text}"'
    left = source.text if _repeats_text(source, ours) else f"{source.text} = {ours}"
    right = f'"{target.text}"' if _repeats_text(target, theirs) else f'"{target.text}" = {theirs}'
    return f"{left}, but {right}"


def respelled(source: Quantity, target: Quantity, language: str, text: str) -> str | None:
    """The target's wording with the source's value in the target's unit, if that can be written exactly.

    `text` is the target's text, whose characters it is written in.
    """
    if is_in_coins(target.text) and target.kind is K.MONEY:
        return None
    if source.kind is not target.kind and not {source.kind, target.kind} <= COUNTING:
        return None
    value = in_unit_of(source, target)
    if value is None:
        return None
    # A negative figure has its sign in its text: a dash, brackets, "below zero".
    signed = target.low is not None and target.low < 0
    return respell(target.text, -value if signed and value < 0 else value, language, text)


def factor(source: Quantity, target: Quantity) -> str:
    """`10×` or `1/1,000×`: how many times too large the target's figure is."""
    if not source.low or target.low is None:
        return ""
    ratio = Fraction(target.low) / Fraction(source.low)
    both = units(source, target)
    if both is not None and both[0].dimension == both[1].dimension:
        ratio *= both[1].factor / both[0].factor
    return f"{number(ratio)}×" if ratio >= 1 else f"1/{number(1 / ratio)}×"


def converted_wrongly(main: Quantity, equivalent: Quantity, exact: Fraction | None) -> str:
    """A conversion that does not follow: `600 mu = 40 hectares, not "400 hectares"`."""
    if exact is None:
        return f"{main.text} cannot be {labelled(equivalent, quoted=True)}"
    value = decimal(exact)
    digits = max(_SHOWN_DIGITS, value.adjusted() + 1)
    right = value.quantize(Decimal(1).scaleb(value.adjusted() + 1 - digits)) if value else value
    return f'{main.text} = {reading(equivalent._replace(low=right, high=right))}, not "{equivalent.text}"'
