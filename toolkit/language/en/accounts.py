"""Scales as accounts write them: `RMB'000 12,345`, `(US$’000)`, `12,345 '000 tonnes`, `(RMB million)`."""

from __future__ import annotations

from decimal import Decimal

from toolkit.language.en.measures import PREFIXES, is_sign, measure_after, money_before
from toolkit.language.en.numerals import NOUGHTS, numeral, times
from toolkit.language.en.recorder import EnglishReading
from toolkit.language.en.years import year_like
from toolkit.model.quantity import QuantityKind


def read_noughts(reading: EnglishReading, index: int) -> int:
    """Read `'000` with the apostrophe at `index`, and the currency before it; pass over any other apostrophe."""
    tokens = reading.tokens
    factor = NOUGHTS.get(tokens.words[index + 1], 0)
    is_grouping = tokens.glued(index) and tokens.words[index - 1][:1].isdigit()  # 5'000
    if not factor or is_grouping or not tokens.glued(index + 1):
        return index + 1
    if reading.found and reading.done == index and reading.found[-1].kind is QuantityKind.MONEY:
        return _multiplied(reading, index + 2, factor)
    if (after := read_scaled_money(reading, index, index + 2, factor)) > index:
        return after
    kind, unit, end = measure_after(tokens, index + 2) or (QuantityKind.CARDINAL, "", index + 2)
    return reading.add(index, end, kind, Decimal(factor), unit=unit, weak=True)


def read_scaled_money(reading: EnglishReading, index: int, after: int, factor: int) -> int:
    """Read a scale of `factor` up to the token `after` if a currency ends before `index`, and the amount in it.

    Returns `index` where no currency does. Without an amount it is one of the scale, as the head of a table has it:
    RMB'000 is a thousand yuan.
    """
    tokens = reading.tokens
    sign = index - 1
    if not index or tokens.words[sign] not in PREFIXES or sign < reading.done or not is_sign(tokens, sign):
        return index
    currency, first = money_before(tokens, sign)
    amount = numeral(tokens, after) if tokens.words[after][:1].isdigit() else None
    if amount is None or amount.factor > 1 or year_like(amount):
        return reading.add(first, after, QuantityKind.MONEY, Decimal(factor), unit=currency)
    return reading.add(first, amount.end, QuantityKind.MONEY, times(amount.value, factor), unit=currency)


def _multiplied(reading: EnglishReading, after: int, factor: int) -> int:
    """12,345 RMB'000: the amount that was read is in thousands."""
    amount = reading.found.pop()
    assert amount.low is not None
    text = reading.tokens.text[amount.start : reading.tokens.starts[after]].rstrip()
    low, high = times(amount.low, factor), None if amount.high is None else times(amount.high, factor)
    reading.found.append(amount._replace(end=amount.start + len(text), text=text, low=low, high=high))
    reading.done = after
    return after
