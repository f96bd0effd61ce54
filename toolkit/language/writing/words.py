"""The words for rendering quantities: ordinals, fractions, units, hedges and vague magnitudes of both languages."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from toolkit.language.en.lexicon import CARDINALS, ORDINALS
from toolkit.language.units import unit_of
from toolkit.model.quantity import Hedge, Number

ENGLISH_HEDGES = {
    Hedge.OVER: "more than {}",
    Hedge.AT_LEAST: "at least {}",
    Hedge.NEARLY: "nearly {}",
    Hedge.UNDER: "less than {}",
    Hedge.ABOUT: "about {}",
    Hedge.AT_MOST: "no more than {}",
}
CHINESE_HEDGES = {
    Hedge.OVER: "超过{}",
    Hedge.AT_LEAST: "至少{}",
    Hedge.NEARLY: "近{}",
    Hedge.UNDER: "不足{}",
    Hedge.ABOUT: "约{}",
    Hedge.AT_MOST: "不超过{}",
}

#: Vague words by the power of ten of the least they can mean; the first is for numbers from eleven to nineteen.
ENGLISH_VAGUE = {
    0: "more than ten",
    1: "dozens",
    2: "hundreds",
    3: "thousands",
    4: "tens of thousands",
    5: "hundreds of thousands",
    6: "millions",
    7: "tens of millions",
    8: "hundreds of millions",
    9: "billions",
    10: "tens of billions",
    11: "hundreds of billions",
}
CHINESE_VAGUE = {
    0: "十几",
    1: "数十",
    2: "数百",
    3: "数千",
    4: "数万",
    5: "数十万",
    6: "数百万",
    7: "数千万",
    8: "数亿",
    9: "数十亿",
    10: "数百亿",
    11: "数千亿",
}

_DENOMINATORS = {value: word for word, value in ORDINALS.items()} | {4: "quarter"}
_SPELLED = {value: word for word, value in CARDINALS.items()}
_DIGITS = "零一二三四五六七八九"


def english_unit(unit: str, *, plural: bool) -> str:
    """The English name of a unit of measure; empty for Chinese counters (家, 户), which English leaves out."""
    found = unit_of(unit)
    if found is None:
        return unit if unit.isascii() else ""
    return found.written[plural]


def english_ordinal(value: int, *, spelled: bool = True) -> str:
    """`seventh`, `21st`; figures from ten on, or always where not `spelled`."""
    if spelled and 1 <= value <= 9:
        return next(word for word, number in ORDINALS.items() if number == value)
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def english_fraction(value: Number) -> str:
    """`two-thirds`, `half`, `three quarters`; in figures where the words would be long."""
    share = Fraction(value)
    above, below = share.numerator, share.denominator
    if share == Fraction(1, 2):
        return "half"
    if not 0 < above < below <= 10:
        return f"{above}/{below}" if below < 1000 and above < below else str(Decimal(above) / Decimal(below))
    return f"{_SPELLED[above]}-{_DENOMINATORS[below]}{'s' if above > 1 else ''}"


def chinese_numeral(value: int) -> str:
    """Chinese numerals below one hundred; empty beyond."""
    if not 0 <= value < 100:
        return ""
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones or not tens else "")
