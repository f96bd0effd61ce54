"""A quantity written out in English or Chinese, exactly: 3145亿元 as `314.5 billion yuan` and back.

The register is that of published reports: `20 percent`, `314.5 billion yuan`, `US$5.26 billion`, `73,000`, `1.05
million`; in Chinese 万 and 亿. Nothing is ever rounded. Chinese uses the largest scale word that needs at most four
decimals. English uses the largest of all (30.98765 billion, not 30,987.65 million) where millions would need at most
four.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from toolkit.language.money import ANY_DOLLAR, currencies, label
from toolkit.language.units import unit_of
from toolkit.language.writing.dates import chinese_date, english_date
from toolkit.language.writing.words import (
    CHINESE_HEDGES,
    CHINESE_VAGUE,
    ENGLISH_HEDGES,
    ENGLISH_VAGUE,
    chinese_numeral,
    english_fraction,
    english_ordinal,
    english_unit,
)
from toolkit.model.language_codes import primary
from toolkit.model.quantity import Hedge, Number, Quantity, QuantityKind

Writer = Callable[[Quantity], str]

#: Scale words with the most decimals of a number before them.
_ENGLISH_SCALES = ((10**12, " trillion", 10), (10**9, " billion", 7), (10**6, " million", 4))
_CHINESE_SCALES = ((10**12, "万亿", 4), (10**8, "亿", 4), (10**4, "万", 4))


class _Words(NamedTuple):
    """How a language writes dates, hedges and vague numbers, what is between these and their unit, and the rest."""

    date: Callable[[str], str]
    hedges: Mapping[Hedge, str]
    vague: Mapping[int, str]
    joint: str
    writers: Mapping[QuantityKind, Writer]


#: The upper bound of 十几 and of a dozen.
TEENS = 19


def render_quantity(quantity: Quantity, language: str, *, hedged: bool = False) -> str:
    """The quantity in words and figures of `language` (`en` or `zh`), its value exact; empty for what it cannot write.

    A hedge is left out, as it is outside the figure, unless `hedged`: then 近三成 gives `nearly 30 percent`.
    """
    words = _CHINESE if primary(language) == "zh" else _ENGLISH
    written = _written(quantity, words)
    if hedged and written and quantity.hedge and not quantity.vague:
        return words.hedges[quantity.hedge].format(written)
    return written


def _written(quantity: Quantity, words: _Words) -> str:
    if quantity.date:
        return words.date(quantity.date)
    if quantity.low is None:
        return ""
    if quantity.vague and not _is_narrow(quantity):
        return _vague(quantity, words.vague, words.joint)
    return words.writers[quantity.kind](quantity)


def _is_narrow(quantity: Quantity) -> bool:
    """True if a vague word is as good as a range: 二三十 is 20 to 30."""
    low, high = quantity.low, quantity.high
    return low is not None and high is not None and high != TEENS and high <= 2 * low


def _vague(quantity: Quantity, words: Mapping[int, str], joint: str) -> str:
    """The vague word of the quantity's magnitude, with its unit."""
    if quantity.low is None or quantity.low < 10 or quantity.low >= 10**12:
        return ""
    unit = _unit_of(quantity, joint) if quantity.unit else ""
    if quantity.high == TEENS:
        return (words[0] + (" " + unit if joint and unit else unit)).strip()
    power = len(str(int(quantity.low))) - 1
    return words[power] + (joint + unit if unit else "")


def _unit_of(quantity: Quantity, joint: str) -> str:
    if joint:
        if quantity.kind is QuantityKind.MONEY:
            return label(quantity.unit)
        return english_unit(quantity.unit, plural=True)
    return _chinese_unit(quantity)


def english_number(value: Number) -> str:
    """The number with thousands separators, from a million on with a scale word: `73,000`, `1.05 million`."""
    return _number(value, _ENGLISH_SCALES, ",f")


def chinese_number(value: Number) -> str:
    """The number with 万, 亿 or 万亿 from ten thousand on."""
    return _number(value, _CHINESE_SCALES, "f")


def _number(value: Number, scales: Sequence[tuple[int, str, int]], pattern: str) -> str:
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    for scale, word, decimals in scales:
        if abs(value) >= scale and (scaled := _scaled(value, scale, decimals)) is not None:
            return _plain(scaled, pattern) + word
    return _plain(value, pattern)


def _scaled(value: Decimal, scale: int, decimals: int) -> Decimal | None:
    """The value in units of `scale`, or None where that takes more than so many decimals."""
    scaled = Decimal(value).scaleb(-(len(str(scale)) - 1)).normalize()
    exponent = scaled.as_tuple().exponent
    return scaled if isinstance(exponent, int) and exponent >= -decimals else None


def _plain(value: Decimal, pattern: str) -> str:
    written = format(value, pattern)
    return written.rstrip("0").rstrip(".") if "." in written else written


def _ends(quantity: Quantity, write: Callable[[Number], str], joint: str) -> str:
    """The value, or both ends of a range."""
    low, high = quantity.low, quantity.high
    assert low is not None
    return write(low) if high is None or high == low else f"{write(low)}{joint}{write(high)}"


def _english_cardinal(quantity: Quantity) -> str:
    number = _ends(quantity, english_number, " to ")
    unit = english_unit(quantity.unit, plural=quantity.low != 1 or quantity.high != 1)
    return f"{number} {unit}" if unit else number


def _english_money(quantity: Quantity) -> str:
    number = _ends(quantity, english_number, " to ")
    currency = currencies().get(quantity.unit)
    return f"{currency.sign}{number}" if currency and currency.sign else f"{number} {label(quantity.unit)}"


def _counted(singular: str, plural: str) -> Writer:
    def write(quantity: Quantity) -> str:
        return f"{_ends(quantity, english_number, ' to ')} {singular if quantity.low == quantity.high == 1 else plural}"

    return write


def _english_fraction(quantity: Quantity) -> str:
    return _ends(quantity, english_fraction, " to ")


def _plain_value(quantity: Quantity) -> str:
    return _ends(quantity, lambda value: str(int(value)), "–")


def _english_ordinal(quantity: Quantity) -> str:
    return _ends(quantity, lambda value: english_ordinal(int(value)), " to ")


def _english_period(quantity: Quantity) -> str:
    return f"{_ends(quantity, lambda value: english_ordinal(int(value), spelled=False), ' to ')} Five-Year Plan"


def _chinese_unit(quantity: Quantity) -> str:
    if quantity.kind is QuantityKind.MONEY:
        currency = currencies().get("USD" if quantity.unit == ANY_DOLLAR else quantity.unit)
        return currency.zh[0] if currency and currency.zh else quantity.unit
    unit = unit_of(quantity.unit)
    return unit.zh[0] if unit else quantity.unit


def _chinese_counted(quantity: Quantity) -> str:
    return _ends(quantity, chinese_number, "至") + _chinese_unit(quantity)


def _chinese_with(sign: str) -> Writer:
    return lambda quantity: _ends(quantity, chinese_number, "至") + sign


def _chinese_fraction(quantity: Quantity) -> str:
    if quantity.low == quantity.high == Decimal("0.5"):
        return "一半"
    return _ends(quantity, _chinese_share, "至")


def _chinese_share(value: Number) -> str:
    share = Fraction(value)
    above, below = chinese_numeral(share.numerator), chinese_numeral(share.denominator)
    return f"{below}分之{above}" if above and below else f"{share.numerator}/{share.denominator}"


def _chinese_ordinal(quantity: Quantity) -> str:
    return "第" + _ends(quantity, lambda value: chinese_numeral(int(value)) or str(int(value)), "至")


def _chinese_period(quantity: Quantity) -> str:
    return _ends(quantity, lambda value: f"“{chinese_numeral(int(value))}五”", "至")


_ENGLISH_WRITERS: dict[QuantityKind, Writer] = {
    QuantityKind.CARDINAL: _english_cardinal,
    QuantityKind.MONEY: _english_money,
    QuantityKind.PERCENT: _counted("percent", "percent"),
    QuantityKind.PERCENTAGE_POINT: _counted("percentage point", "percentage points"),
    QuantityKind.BASIS_POINT: _counted("basis point", "basis points"),
    QuantityKind.MULTIPLE: _counted("times", "times"),
    QuantityKind.FRACTION: _english_fraction,
    QuantityKind.ORDINAL: _english_ordinal,
    QuantityKind.YEAR: _plain_value,
    QuantityKind.DATE: _plain_value,
    QuantityKind.PERIOD: _english_period,
    QuantityKind.ENUMERATOR: lambda quantity: f"({_plain_value(quantity)})",
}

_CHINESE_WRITERS: dict[QuantityKind, Writer] = {
    QuantityKind.CARDINAL: _chinese_counted,
    QuantityKind.MONEY: _chinese_counted,
    QuantityKind.PERCENT: _chinese_with("%"),
    QuantityKind.PERCENTAGE_POINT: _chinese_with("个百分点"),
    QuantityKind.BASIS_POINT: _chinese_with("个基点"),
    QuantityKind.MULTIPLE: _chinese_with("倍"),
    QuantityKind.FRACTION: _chinese_fraction,
    QuantityKind.ORDINAL: _chinese_ordinal,
    QuantityKind.YEAR: lambda quantity: _plain_value(quantity) + "年",
    QuantityKind.DATE: _plain_value,
    QuantityKind.PERIOD: _chinese_period,
    QuantityKind.ENUMERATOR: lambda quantity: f"（{_ends(quantity, _numeral_or_digits, '、')}）",
}


def _numeral_or_digits(value: Number) -> str:
    return chinese_numeral(int(value)) or str(int(value))


_ENGLISH = _Words(english_date, ENGLISH_HEDGES, ENGLISH_VAGUE, " of ", _ENGLISH_WRITERS)
_CHINESE = _Words(chinese_date, CHINESE_HEDGES, CHINESE_VAGUE, "", _CHINESE_WRITERS)
