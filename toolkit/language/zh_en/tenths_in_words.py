"""Tenths that English tells as hundredths: 售价五毛 as "fifty cents", 五五开 as "fifty-fifty"."""

from __future__ import annotations

from toolkit.language.figures.sides import Sides
from toolkit.language.lazy_pattern import lazy
from toolkit.language.money import is_in_coins
from toolkit.language.numerals import CHINESE_DIGITS, chinese_number
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind
_COINS = lazy("([一二两三四五六七八九0-9])(?:毛|角(?!度|落|色))")
_DIGIT = "[一二三四五六七八九]"
#: What is split in two shares of ten.
_SPLIT = lazy(
    rf"(?<![十第百零{_DIGIT[1:-1]}])({_DIGIT})({_DIGIT})(?:对半)?(?:开(?!始|展|放|[发设工])|分(?![钟之种别])|比例|定律|法则)"
)


def in_cents(quantity: Quantity, sides: Sides) -> bool:
    """Fifty cents for 五毛."""
    if quantity.low is None or quantity.kind is not K.MONEY or not is_in_coins(quantity.text):
        return False
    values = [chinese_number(one[1]) or 0 for one in _COINS.finditer(sides.left_text)]
    return any(quantity.low * 10 == value for value in values)


def share_of_a_split(quantity: Quantity, sides: Sides) -> bool:
    """70 and 30 for 三七开; both shares are ten."""
    if quantity.kind not in (K.CARDINAL, K.PERCENT):
        return False
    splits = [[CHINESE_DIGITS[one] for one in match.groups()] for match in _SPLIT.finditer(sides.left_plain)]
    return any(sum(split) == 10 and quantity.low in (split[0] * 10, split[1] * 10) for split in splits)
