"""Hedges that may go, come or change between Chinese and English, one a row."""

from __future__ import annotations

import re

from toolkit.language.figures.hedges import Hedged
from toolkit.language.figures.pair import HedgeTolerance
from toolkit.language.lazy_pattern import lazy
from toolkit.language.units import unit_of
from toolkit.language.zh_en.hedge_denials import is_denied, is_not_within
from toolkit.language.zh_en.hedge_words import chinese_says_it, english_says_it
from toolkit.language.zh_en.stretches_of_time import is_stretch
from toolkit.model.quantity import QuantityKind

#: 6.2 percent, lower than 6.4 percent in the first quarter.
_COMPARING = lazy(r", (?:[a-z]+ )?(?:lower|higher|slower|faster) than (?:the )?\Z|\b(?:slower|faster) than (?:the )?\Z")
_COMPARING_REACH = 36


def _is_from(left: Hedged, right: Hedged) -> bool:
    start, end = left.quantity.start, left.quantity.end
    lowest = left.text.startswith("起", end) or left.text.endswith(("最低", "最少"), 0, start)
    return lowest and right.text.endswith("from ", 0, right.quantity.start)


def _is_spread(left: Hedged, right: Hedged) -> bool:  # noqa: ARG001  # a row's form
    unit = unit_of(right.quantity.unit)
    before = right.text[max(0, right.quantity.start - len(" over ")) : right.quantity.start].rstrip()
    return unit is not None and unit.dimension in ("area", "length") and before.endswith(" over")


def _is_compared(left: Hedged, right: Hedged) -> bool:  # noqa: ARG001  # a row's form
    start = right.quantity.start
    first = max(right.since, start - _COMPARING_REACH)
    return right.since > 0 and _COMPARING.search(right.text, first, start) is not None


#: Words for an exchange of currencies in which 约 is as much a manner of speaking.
_ABOUT_CONVERTED = lazy(r"(?:约折?合|折?合约)[^0-9一二三四五六七八九十百千万亿]{0,5}\Z")
_ABOUT_CONVERTED_REACH = 9


def _is_converted(left: Hedged, right: Hedged) -> bool:  # noqa: ARG001  # a row's form
    start = left.quantity.start
    before = left.text[max(0, start - _ABOUT_CONVERTED_REACH) : start]
    return left.quantity.kind is QuantityKind.MONEY and _ABOUT_CONVERTED.search(before) is not None


def _is_level(left: Hedged, right: Hedged) -> bool:  # noqa: ARG001
    text = left.quantity.text
    return text.endswith("级") and ("亿" in text or "万" in text)


#: English around the far and the near end of a range, and Chinese before an upper bound that say the lower one.
_FAR_END = lazy(r"(?:\b(?:between|from|aged?|ages|of) [\w.,]+(?: \w+)? (?:and|to)|[0-9] ?[-–—]) ?\Z")
_NEAR_END = lazy(r"(?: \w+)? ?(?:and|to|[-–—]) ?[0-9]")
_LOWER_BOUND = lazy("[年已]?满|以上|不[低少小]于|至少|起[，至到]")
_RANGE_REACH = 28
_PLUS_OR_MINUS = lazy(r"(?:±|\+/-|plus or minus|either side of) ?\Z")


def _is_end_of_range(left: Hedged, right: Hedged) -> bool:
    """年满18周岁且不超过35周岁 as "aged between 18 and 35"."""
    start, end = left.quantity.start, left.quantity.end
    before = right.text[max(0, right.quantity.start - _RANGE_REACH) : right.quantity.start]
    if left.says == "most":
        said = _LOWER_BOUND.search(left.text, max(0, start - _RANGE_REACH), start)
        return said is not None and _FAR_END.search(before) is not None
    upper = left.says == "over" and re.search("不[超多高大]|以[下内]|不到|未满", left.text[end : end + _RANGE_REACH])
    return bool(upper) and _NEAR_END.match(right.text, right.quantity.end) is not None


def _is_margin(left: Hedged, right: Hedged) -> bool:
    """正负3个百分点以内 as "±3 percentage points"."""
    before = right.text[max(0, right.quantity.start - _RANGE_REACH) : right.quantity.start]
    return left.says == "most" and _PLUS_OR_MINUS.search(before) is not None


_SIZES = lazy("[十百千万]?[万亿](?:元)?(?:级)?")
_OF_SIZE = lazy("(?:[大强]?企业|城市|园区|产业|集群|项目|[强大]?[市县镇区乡]|俱乐部|基金)")


def _is_size(left: Hedged, right: Hedged) -> bool:
    """百亿企业 as one that passed that mark."""
    named = (
        _SIZES.fullmatch(left.quantity.text) is not None and _OF_SIZE.match(left.text, left.quantity.end) is not None
    )
    return named and right.says == "over"


_ABOUT_BOTH = lazy(r"\b(?:about|around|approximately|roughly) (?:[^.;,]|\.(?=[0-9])){2,60} and \Z")
_ABOUT_A_BOUND = lazy(r"\b(?:ceiling|cap|limit|floor|maximum|minimum) of (?:about|around|approximately|roughly) \Z")
_ABOUT_REACH = 80


def _about_both(left: Hedged, right: Hedged) -> bool:
    """分别增长8%和9%左右 as "around 8 percent in cities and 9 percent in the countryside"."""
    start = right.quantity.start
    return left.says == "about" and _ABOUT_BOTH.search(right.text, max(0, start - _ABOUT_REACH), start) is not None


def _about_a_bound(left: Hedged, right: Hedged) -> bool:
    """低于5.5%左右的控制目标 as "below the ceiling of around 5.5 percent"."""
    start = right.quantity.start
    return left.says == "about" and _ABOUT_A_BOUND.search(right.text, max(0, start - _ABOUT_REACH), start) is not None


HEDGE_TOLERANCES = (
    HedgeTolerance(
        "about said once for two",
        (
            "城乡居民收入分别增长8%和9%左右。",
            "Incomes will grow by around 8 percent in cities and 9 percent in the countryside.",
        ),
        "lost",
        _about_both,
    ),
    HedgeTolerance(
        "about before a bound",
        ("低于5.5%左右的控制目标。", "It was below the ceiling of around 5.5 percent."),
        "turned",
        _about_a_bound,
    ),
    HedgeTolerance(
        "end of a range",
        ("年满18周岁且不超过35周岁。", "Aged between 18 and 35."),
        "lost",
        _is_end_of_range,
    ),
    HedgeTolerance(
        "within a margin either way",
        ("误差在正负3个百分点以内。", "The margin of error is ±3 percentage points."),
        "lost",
        _is_margin,
    ),
    HedgeTolerance(
        "order of magnitude",
        ("打造千亿级产业集群。", "Build a 100-billion-yuan industrial cluster."),
        "lost",
        _is_level,
    ),
    HedgeTolerance(
        "mark of a size",
        ("新增百亿企业5家。", "Five more firms passed the 10-billion-yuan mark."),
        "added",
        _is_size,
    ),
    HedgeTolerance(
        "about in a conversion",
        ("投资5亿元（约合7000万美元）。", "The investment was 500 million yuan (US$70 million)."),
        "lost",
        _is_converted,
    ),
    HedgeTolerance(
        "hedge in other English words",
        ("绿色建筑占比超过18%。", "The share of green buildings was above the target of 18 percent."),
        "lost",
        english_says_it,
    ),
    HedgeTolerance(
        "within a stretch of time",
        ("三年内投资100亿元。", "It will invest 10 billion yuan over the next three years."),
        "lost",
        is_stretch,
    ),
    HedgeTolerance("from a lowest figure", ("门票100元起。", "Tickets cost from 100 yuan."), "lost", _is_from),
    HedgeTolerance(
        "not within",
        ("超过60日未答复的，视为同意。", "Failure to reply within 60 days is deemed consent."),
        "turned",
        is_not_within,
    ),
    HedgeTolerance(
        "negation further off in the clause",
        ("不得雇用超过60岁的司机。", "Drivers of no more than 60 years of age may be hired."),
        "turned",
        is_denied,
    ),
    HedgeTolerance(
        "over an area", ("在620平方公里范围内施工。", "Work went on over 620 square kilometers."), "added", _is_spread
    ),
    HedgeTolerance(
        "compared with a lower figure",
        ("增速为6.2%，一季度为6.4%。", "Growth was 6.2 percent, lower than 6.4 percent in the first quarter."),
        "added",
        _is_compared,
    ),
    HedgeTolerance(
        "hedge in other Chinese words",
        ("规模迈上500亿元台阶。", "The volume rose to over 50 billion yuan."),
        "added",
        chinese_says_it,
    ),
)
