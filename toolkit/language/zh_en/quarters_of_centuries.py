"""Quarters of a century told in years: 19世纪最后25年 as "the last quarter of the 19th century"."""

from __future__ import annotations

import re

from toolkit.language.figures.sides import Sides
from toolkit.language.lazy_pattern import lazy
from toolkit.model.quantity import Quantity, QuantityKind

_ZH = lazy(r"世纪的?(?:(?P<first>最?[前初头])|(?P<last>最?[后末]))的?(?:25|二十五|四分之一)")
_EN = lazy(
    r"\b(?:(?P<first>first|opening)|(?P<last>last|final|closing)) quarter[ -](?:of )?[\w -]{0,20}centur",
    re.IGNORECASE,
)


def in_a_quarter(quantity: Quantity, sides: Sides) -> bool:
    """25年 and 四分之一 for a quarter of a century, and "first quarter" for 前25年."""
    years = quantity.low == 25 and quantity.unit == "年"
    is_part = years or quantity.kind is QuantityKind.FRACTION or quantity.date == "--Q1"
    if not is_part:
        return False
    ours, theirs = _ZH.search(sides.left_plain), _EN.search(sides.right_text)
    return ours is not None and theirs is not None and ours.lastgroup == theirs.lastgroup
