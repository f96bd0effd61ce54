"""What one gets for so many: 买二送一 and "buy two, get one free", 满300减50 and "50 off for every 300 spent".

The numbers of such an offer may be in another order, and those in Chinese numerals are not read as figures, so that an
offer is compared as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from toolkit.language.en.lexicon import CARDINALS
from toolkit.language.figures.align import Match
from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.expressions import Expression, expression, unlike, unlike_problem, without_agreeing
from toolkit.language.figures.sides import Sides
from toolkit.language.lazy_pattern import lazy
from toolkit.language.numerals import chinese_number
from toolkit.model.quantity import Number

_NUMBER_ZH = "[0-9][0-9.,]*万?|[一两二三四五六七八九十百千万]{1,4}"
_COUNTED_ZH = "(?:元|块钱?|件|张|杯|份|瓶|盒|包|袋|台|本|个月|年|天|晚|次|人|斤|公斤|吨)?"
#: 买二送一, 满300元减50元, 充500送100, but not 购买三送别一.
_OFFER_ZH = lazy(
    rf"(?:[买购订充存]|充值|储值|满|消费)满?(?P<need>{_NUMBER_ZH}){_COUNTED_ZH}(?:以上)?[，,]?[即可就立再享]{{0,2}}"
    rf"[送赠免减返](?P<get>{_NUMBER_ZH})(?![一-鿿]?[0-9%％])"
)
#: What every Chinese offer has.
_CUE = re.compile("[买购订充存满费值].{1,14}[送赠免减返]")
_SMALL_EN = "|".join(sorted(CARDINALS, key=len, reverse=True))
_NUMBER_EN = rf"(?:RMB|CNY|(?:US|HK)?\$|[¥€£])? ?(?:[0-9][0-9,]*(?:\.[0-9]+)?|{_SMALL_EN})\b"
_WORDS = r"[^.;\n0-9]"
_OFFER_EN = lazy(
    rf"\b(?:buy|buying|purchase|purchasing|order|ordering|spend|spending|top(?:ping)?[- ]up|recharge|deposit|add|pay)\b"
    rf"{_WORDS}{{0,12}}?\b(?P<need>{_NUMBER_EN}){_WORDS}{{0,40}}?\b(?:get|receive|save|enjoy|earn)\b"
    rf"{_WORDS}{{0,14}}?(?P<get>{_NUMBER_EN})"
    rf"|(?<![\w.,])(?P<get2>{_NUMBER_EN}){_WORDS}{{0,24}}?\b(?:off|free|bonus|back|discount|extra)\b"
    rf"{_WORDS}{{0,25}}?\b(?:for|on|when|with|if|over|above)\b{_WORDS}{{0,30}}?(?P<need2>{_NUMBER_EN})"
    rf"|(?<![\w.,])(?P<total>{_NUMBER_EN}){_WORDS}{{0,20}}? for (?:the price of )?(?P<paid>{_NUMBER_EN})",
    re.IGNORECASE,
)


class _Offer(NamedTuple):
    """How many one gets for how many."""

    need: Number
    get: Number


def without_totals(sides: Sides) -> Sides:
    """Both sides without the figures of offers that English tells by what one gets in all: three for two."""
    if _CUE.search(sides.left_plain) is None:
        return sides
    totals = [expression(_english(match), match) for match in _OFFER_EN.finditer(sides.right_text) if match["total"]]
    return without_agreeing(sides, _offers_zh(sides), totals) if totals else sides


def changed_offers(sides: Sides, _: Sequence[Match]) -> Iterable[Discrepancy]:
    """The offers that the translation has with other numbers."""
    return _changed(sides) if _CUE.search(sides.left_plain) is not None else ()


def _changed(sides: Sides) -> Iterator[Discrepancy]:
    left = _offers_zh(sides)
    right = [expression(_english(match), match) for match in _OFFER_EN.finditer(sides.right_text)] if left else []
    for one, other in unlike(left, right):
        turned = isinstance(other.value, _Offer) and one.value == (other.value.get, other.value.need)
        yield unlike_problem(sides, "number-order" if turned else "number-changed", one, other)


def _offers_zh(sides: Sides) -> list[Expression]:
    return [expression(_chinese(match), match) for match in _OFFER_ZH.finditer(sides.left_plain)]


def _chinese(match: re.Match[str]) -> _Offer | None:
    need, get = (chinese_number(match[group].replace(",", "")) for group in ("need", "get"))
    return None if need is None or get is None else _Offer(need, get)


def _english(match: re.Match[str]) -> _Offer:
    if match["total"]:
        total, paid = _number(match["total"]), _number(match["paid"])
        return _Offer(paid, total - paid)
    return _Offer(_number(match["need"] or match["need2"]), _number(match["get"] or match["get2"]))


def _number(written: str) -> Decimal:
    small = written.lower().lstrip("abcdefghijklmnopqrstuvwxyz$¥€£ ") or written.lower()
    return Decimal(small.replace(",", "")) if small[:1].isdigit() else Decimal(CARDINALS[small.strip()])
