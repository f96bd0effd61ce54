"""What one gets for so many: 买二送一 and "buy two, get one free", 满300减50 and "50 off for every 300 spent".

The numbers of such an offer may be in another order, and those in Chinese numerals are not read as figures, so that an
offer is compared as a whole. An offer whose two numbers are both in English is reported only where each has the place
of the other: a third number may be of a time, a limit or a gift (买三送一，仅限前100名).
"""

from __future__ import annotations

import re
from collections import Counter
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

_NUMBER_ZH = "[0-9][0-9.,]*[百千万]?|[一两二三四五六七八九十百千万]{1,4}"
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
#: What an offer is limited to, between its numbers: for 30 days when, with up to 2 coupons.
_LIMIT = (
    rf"(?:,? (?:for|with|within|up to|in) (?:up to |only |just |the first )?{_NUMBER_EN} "
    r"(?:(?:hours?|days?|weeks?|months?)(?: only)?(?= (?:if|on|orders|over|when|with)\b)"
    r"|coupons?|vouchers?|customers|people|or more(?: items)?))?"
)
_OFFER_EN = lazy(
    rf"\b(?:buy|buying|purchase|purchasing|order|ordering|spend|spending|top(?:ping)?[- ]up|recharge|deposit|add|pay)\b"
    rf"{_WORDS}{{0,12}}?\b(?P<need>{_NUMBER_EN}){_WORDS}{{0,40}}?\b(?:get|receive|save|enjoy|earn)\b"
    rf"{_WORDS}{{0,14}}?(?P<get>{_NUMBER_EN})"
    rf"|(?<![\w.,])(?P<get2>{_NUMBER_EN}){_WORDS}{{0,24}}?\b(?:off|free|bonus|back|discount|extra)\b{_LIMIT}"
    rf"{_WORDS}{{0,25}}?\b(?:for|on|when|with|if|over|above)\b{_WORDS}{{0,30}}?(?P<need2>{_NUMBER_EN})"
    rf"|(?<![\w.,])(?P<total>{_NUMBER_EN}){_WORDS}{{0,20}}? for (?:the price of )?(?P<paid>{_NUMBER_EN})",
    re.IGNORECASE,
)


_COUNTS_ZH = lazy(rf"{_NUMBER_ZH}")
_COUNTS_EN = lazy(rf"(?<![\w.,])(?:{_NUMBER_EN}|(?:an?|another|single|second|pair|both|couple)\b)", re.IGNORECASE)
#: Numbers in other words.
_IN_WORDS = {"a": 1, "an": 1, "another": 1, "single": 1, "second": 2, "pair": 2, "both": 2, "couple": 2}


class _Offer(NamedTuple):
    """How many one gets for how many."""

    need: Number
    get: Number


def without_totals(sides: Sides) -> Sides:
    """Both sides without the figures of offers that English tells by what one gets in all: three for two.

    A total that Chinese has as well stays: 订3个月送1个月，共4个月 as "four months for the price of three".
    """
    if _CUE.search(sides.left_plain) is None:
        return sides
    counts = {figure.low for figure in sides.left}
    totals = [
        expression(_english(match), match, "paid" if _number(match["total"]) in counts else 0)
        for match in _OFFER_EN.finditer(sides.right_text)
        if match["total"]
    ]
    return without_agreeing(sides, _offers_zh(sides), totals) if totals else sides


def changed_offers(sides: Sides, _: Sequence[Match]) -> Iterable[Discrepancy]:
    """The offers that the translation has with other numbers."""
    return _changed(sides) if _CUE.search(sides.left_plain) is not None else ()


def _changed(sides: Sides) -> Iterator[Discrepancy]:
    left = _offers_zh(sides)
    right = [expression(_english(match), match) for match in _OFFER_EN.finditer(sides.right_text)] if left else []
    for one, other in unlike(left, right):
        turned = isinstance(other.value, _Offer) and one.value == (other.value.get, other.value.need)
        if turned or _lacks(sides, one, other, left):
            yield unlike_problem(sides, "number-order" if turned else "number-changed", one, other)


def _lacks(sides: Sides, one: Expression, other: Expression, offers: Sequence[Expression]) -> bool:
    """True if English has not both numbers of an offer, and Chinese the numbers of the English one in offers only."""
    there = Counter(_counts_en(sides.right_text))
    there |= Counter(figure.low for figure in sides.right if figure.low is not None)
    if not isinstance(one.value, _Offer) or Counter(one.value) <= there:
        return False
    rest = sides.left_plain
    for offer in offers:
        rest = rest[: offer.span.start] + " " * len(offer.span.text) + rest[offer.span.end :]
    elsewhere = {chinese_number(found[0].replace(",", "")) for found in _COUNTS_ZH.finditer(rest)}
    return elsewhere.isdisjoint(set(_counts_en(other.span.text)) - set(one.value))


def _counts_en(text: str) -> list[Number]:
    found = (match[0] for match in _COUNTS_EN.finditer(text))
    return [Decimal(_IN_WORDS[word.lower()]) if word.lower() in _IN_WORDS else _number(word) for word in found]


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
