"""Tests done in duplicate, which Chinese laboratories say without a number: 做平行样, 复测."""

from __future__ import annotations

from toolkit.language.figures.sides import Sides
from toolkit.language.lazy_pattern import lazy
from toolkit.model.quantity import Quantity

_TWO_TESTS = lazy("平行(?:双?样|样品|测|试|实验|检|分析|操作)|复[测检孔]|重复(?:测|试|实验|检)")


def in_duplicate(quantity: Quantity, sides: Sides) -> bool:
    """In duplicate for 做平行样."""
    return quantity.text == "duplicate" and _TWO_TESTS.search(sides.left_plain) is not None
