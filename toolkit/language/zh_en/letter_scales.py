"""Letters for scales that English alone does not tell: 5.86m, and "We passed 100K" for 10万."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from toolkit.language.en.hedges import hedge_after, hedge_before
from toolkit.language.en.lexicon import MONEY_SCALES
from toolkit.language.en.tokens import Tokens
from toolkit.language.figures.sides import Sides
from toolkit.language.spans import Spans
from toolkit.language.units import unit_of
from toolkit.model.quantity import Hedge, Quantity, QuantityKind

_MILLION = Decimal(10**6)
_LETTERED = re.compile(r"(?<![\w.,-])([0-9]+(?:\.[0-9]+)?)([KkMBb])\b(?!-)")


def as_millions(sides: Sides) -> Sides:
    """The English with its glued m as millions, where no Chinese figure is a length."""
    if not [one for one in sides.right if one.unit and _glued(one)] or any(map(_is_length, sides.left)):
        return sides
    return replace(sides, right=[_in_millions(one) if _glued(one) else one for one in sides.right])


def as_scales(sides: Sides) -> Sides:
    """The English with its other K, M and B as scales, where a Chinese figure without a counterpart says the same."""
    lettered = list(_lettered(sides)) if _LETTERED.search(sides.right_text) is not None else ()
    return replace(sides, right=sorted([*sides.right, *lettered])) if lettered else sides


def _lettered(sides: Sides) -> Iterator[Quantity]:
    """The figures with a letter that are not read as such and have the value of a Chinese count that is missing."""
    missing = Counter(one.low for one in sides.left if one.kind is QuantityKind.CARDINAL and one.low == one.high)
    missing.subtract(one.low for one in sides.right)
    read = Spans((one.start, one.end) for one in sides.right)
    tokens: Tokens | None = None
    for match in _LETTERED.finditer(sides.right_text):
        start, end = match.span()
        value = Decimal(match[1]) * MONEY_SCALES[match[2].lower()]
        if missing[value] > 0 and not read.meet(start, end):
            missing[value] -= 1
            tokens = tokens or Tokens(sides.right_text)
            hedge = _hedge(tokens, start)
            yield Quantity(start, end, match.group(), QuantityKind.CARDINAL, value, value, hedge=hedge)


def _hedge(tokens: Tokens, start: int) -> Hedge:
    """The hedge beside the number and its letter, which are two tokens, at `start`."""
    index = bisect_left(tokens.starts, start)
    return hedge_before(tokens, index, 0) or hedge_after(tokens, index + 2)[0]


def _in_millions(quantity: Quantity) -> Quantity:
    if not isinstance(quantity.low, Decimal):
        return quantity
    value = quantity.low * _MILLION
    return quantity._replace(low=value, high=value, unit="")


def _glued(quantity: Quantity) -> bool:
    return quantity.text.endswith("m") and quantity.text[-2:-1].isdigit() and _is_length(quantity)


def _is_length(quantity: Quantity) -> bool:
    unit = unit_of(quantity.unit)
    return unit is not None and unit.dimension == "length"
