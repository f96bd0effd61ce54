"""Numbers of set phrases: 零糖 as "0 sugar", 五五分 as "fifty-fifty", 万分感谢 as "a million thanks"."""

from __future__ import annotations

import re

from toolkit.language.figures.sides import Sides
from toolkit.language.lazy_pattern import lazy
from toolkit.language.zh.patterns import NUMERAL
from toolkit.model.quantity import Quantity, QuantityKind

#: Zero in a word: 零糖, 由零, 清零; not the sign between digits (一百零五), nor 零售, 零件 and other words of parts.
_ZERO = lazy(
    rf"(?<![{NUMERAL}〇0-9年月日时点角元块斤两百千万亿飘凋孤涕])零"
    rf"(?![{NUMERAL}〇0-9售件食部星碎头散配工用花钱钞嘴乱落杂余丁担打敲下上点时分])|清零|归零|[由從从為为到至是]零(?![件售食部星碎头散])|零(?=上升)"
)


def zero(quantity: Quantity, sides: Sides) -> bool:
    """Zero for 由零, 清零 and 零糖, which is in words."""
    return quantity.low == 0 and _ZERO.search(sides.left_plain) is not None


_EVEN_EN = lazy(r"\b(?:fifty[- ]fifty|50[-–/:]50)\b", re.IGNORECASE)
_EVEN_ZH = lazy("一半|各半|对半|五五|平[分均]|均分|半数|参半|二一添作五")


def even_shares(quantity: Quantity, sides: Sides) -> bool:
    """Either 50 of "fifty-fifty" for 一半一半 and 五五分."""
    if quantity.low != 50 or _EVEN_ZH.search(sides.left_plain) is None:
        return False
    return any(one.start() <= quantity.start < one.end() for one in _EVEN_EN.finditer(sides.right_text))


def even_halves(quantity: Quantity, sides: Sides) -> bool:
    """对半分 as "fifty-fifty"."""
    is_half = quantity.kind is QuantityKind.FRACTION and quantity.low is not None and quantity.low * 2 == 1
    return is_half and _EVEN_EN.search(sides.right_text) is not None


_THANKS_EN = lazy(
    r"\b(?:(?:a|one) (?:thousand|million|hundred) (?:thanks|apologies|pardons)"
    r"|thank(?:s| you) a (?:million|thousand)|a (?:thousand|million) times)\b",
    re.IGNORECASE,
)
_THANKS_ZH = lazy("万分|十分|[感多]谢|感[激恩]|谢谢|千恩|抱歉|道歉")


def thanks(quantity: Quantity, sides: Sides) -> bool:
    """万分感谢 as "a million thanks"."""
    if _THANKS_ZH.search(sides.left_plain) is None:
        return False
    return any(one.start() <= quantity.start < one.end() for one in _THANKS_EN.finditer(sides.right_text))


_FIVE_AND_ONE = lazy(r"\b(?:P5 ?\+ ?1|E3 ?\+ ?3)\b")
_SIX = 6


def five_and_one(quantity: Quantity, sides: Sides) -> bool:
    """伊核问题六国 as "the P5+1"."""
    return quantity.low == _SIX and quantity.unit in ("国", "") and _FIVE_AND_ONE.search(sides.right_text) is not None
