"""What one gets for so many: 买二送一 and "buy two, get one free", 满300减50 and "50 off for every 300 spent".

The numbers of such an offer may be in another order, and those in Chinese numerals are not read as figures, so that an
offer is compared as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from toolkit.language.en.lexicon import CARDINALS
from toolkit.language.figures.align import Match
from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.sides import Sides
from toolkit.language.lazy_pattern import lazy
from toolkit.language.numerals import chinese_number
from toolkit.language.spans import Spans
from toolkit.model.finding import Problem, Span
from toolkit.model.quantity import Number, Quantity

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
    """How many one gets for how many, and where a text says so."""

    need: Number
    get: Number
    span: Span
    is_total: bool = False


def without_totals(sides: Sides) -> Sides:
    """Both sides without the figures of offers that English tells by what one gets in all: three for two."""
    if _CUE.search(sides.left_plain) is None:
        return sides
    left, right = _offers(sides)
    agreed = [(one, other) for other in right if other.is_total for one in left if one[:2] == other[:2]]
    if not agreed:
        return sides
    ours, theirs = (Spans((one.span.start, one.span.end) for one in some) for some in zip(*agreed, strict=True))
    return replace(sides, left=_outside(sides.left, ours), right=_outside(sides.right, theirs))


def _outside(figures: Sequence[Quantity], taken: Spans) -> Sequence[Quantity]:
    return [one for one in figures if not taken.meet(one.start, one.end)]


def changed_offers(sides: Sides, matches: Sequence[Match]) -> Iterable[Discrepancy]:
    """The offers that the translation has with other numbers, where nothing else was found of their figures."""
    return _changed(sides, matches) if _CUE.search(sides.left_plain) is not None else ()


def _changed(sides: Sides, matches: Sequence[Match]) -> Iterator[Discrepancy]:
    left, right = _offers(sides)
    ours, theirs = (
        [one for one in some if one[:2] not in [other[:2] for other in others]]
        for some, others in ((left, right), (right, left))
    )
    kept = {sides.left[match.left].start for match in matches}
    for one, other in zip(ours, theirs, strict=False) if len(ours) == len(theirs) else ():
        if any(one.span.start <= figure.start < one.span.end and figure.start not in kept for figure in sides.left):
            continue
        source, target = (other.span, one.span) if sides.turned else (one.span, other.span)
        check = "number-order" if one[:2] == (other.get, other.need) else "number-changed"
        yield Discrepancy(check, Problem(f'{source.text} is "{target.text}" in the translation', source, target))


def _offers(sides: Sides) -> tuple[list[_Offer], list[_Offer]]:
    left = [one for match in _OFFER_ZH.finditer(sides.left_plain) if (one := _chinese(match)) is not None]
    return left, [_english(match) for match in _OFFER_EN.finditer(sides.right_text)] if left else []


def _chinese(match: re.Match[str]) -> _Offer | None:
    need, get = (chinese_number(match[group].replace(",", "")) for group in ("need", "get"))
    return None if need is None or get is None else _Offer(need, get, _span(match))


def _english(match: re.Match[str]) -> _Offer:
    if match["total"]:
        total, paid = _number(match["total"]), _number(match["paid"])
        return _Offer(paid, total - paid, _span(match), is_total=True)
    return _Offer(_number(match["need"] or match["need2"]), _number(match["get"] or match["get2"]), _span(match))


def _number(written: str) -> Decimal:
    small = written.lower().lstrip("abcdefghijklmnopqrstuvwxyz$¥€£ ") or written.lower()
    return Decimal(small.replace(",", "")) if small[:1].isdigit() else Decimal(CARDINALS[small.strip()])


def _span(match: re.Match[str]) -> Span:
    return Span(*match.span(), match.group())
