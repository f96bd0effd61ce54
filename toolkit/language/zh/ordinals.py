"""Chinese enumerators and ordinals: 一、 第七 首次 二十大."""

from __future__ import annotations

from decimal import Decimal
from re import Match

from toolkit.language.numerals import chinese_number, plain_digits
from toolkit.language.zh.draft import Draft
from toolkit.language.zh.units_and_hedges import suffix
from toolkit.model.quantity import QuantityKind

K = QuantityKind


def enumerator(match: Match[str]) -> Draft | None:
    """（一） 一、 一是 第一， 1."""
    written = match.group()
    start = match.start() + len(written) - len(written.lstrip(" \u3000"))
    numeral = plain_digits(written.strip(" \u3000（）()、，,：:.")).strip("第是要.")
    value = chinese_number(numeral)
    return None if not value else Draft(start, match.end(), K.ENUMERATOR, value)


def congress(match: Match[str]) -> Draft | None:
    """二十大, 三中全会."""
    value = chinese_number(match.group().removesuffix("中全会").removesuffix("大"))
    return None if value is None else Draft(match.start(), match.end(), K.ORDINAL, value)


def first(match: Match[str]) -> Draft:
    """首次, 首个: the first."""
    return Draft(match.start(), match.end(), K.ORDINAL, Decimal(1), unit=match.group()[1:], weak=True)


def ordinal(match: Match[str]) -> Draft | None:
    """第七, 第133届, 第2000万辆."""
    value = chinese_number(match["nth"])
    if value is None:
        return None
    end = match.end("nth")
    found = suffix(match.string, end)
    unit, stop = (found[1], found[2]) if found and found[0] is K.CARDINAL else ("", end)
    return Draft(match.start(), stop if unit else end, K.ORDINAL, value, unit=unit)
