"""Speeds that are told without their time: 百公里加速3.8秒, 零百加速, 航速15节."""

from __future__ import annotations

from decimal import Decimal
from re import Match

from toolkit.language.lazy_pattern import lazy
from toolkit.language.zh.draft import Draft
from toolkit.language.zh.patterns import NUMERAL
from toolkit.model.quantity import QuantityKind

#: After a distance that is the speed a car reaches or stops from: 百公里加速3.8秒, 百公里制动距离36米.
_REACHED = lazy(
    "的?(?:(?:加|提)速(?=时间|成绩|能力|性能|用时|耗时|表现|[（(：:]"
    rf"|只?[仅需要用为约达在不到超过快至]{{0,4}}[ \u3000]?[0-9{NUMERAL}])|(?:制动|刹车)(?=距离|成绩|时间)|刹停)"
)
#: Words of speed before or after so many 节, which are verses, lessons or cars of a train without one.
_KNOTS_BEFORE = lazy("(?:速|[风航巡]|逆流|顺流)[^，。；！？]{0,10}\\Z")
_KNOTS_AFTER = lazy("(?:[或以及]?[以之]?[上下内]|左右)?的?(?:[一-鿿]{0,2}速|[大强逆顺侧阵]?风|[航巡]|行驶|前进|行进)")
_KNOTS_REACH = 12


def is_reached(text: str, end: int) -> bool:
    """True if the distance that ends at `end` is a speed which a car reaches or stops from."""
    return _REACHED.match(text, end) is not None


def unit_of_knots(text: str, start: int, end: int) -> str:
    """The unit of so many 节 at `start:end`: that of a speed beside words of speed, else a counter."""
    before = _KNOTS_BEFORE.search(text, max(0, start - _KNOTS_REACH), start)
    return "小节" if before is None and _KNOTS_AFTER.match(text, end) is None else "海里/小时"


def to_a_hundred(match: Match[str]) -> Draft:
    """零百加速, 破百时间: 100 kilometres an hour from a standstill."""
    return Draft(match.start(), match.end(), QuantityKind.CARDINAL, Decimal(100), unit="公里/小时")
