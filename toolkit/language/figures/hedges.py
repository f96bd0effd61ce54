"""Whether a figure's more than, nearly or about came through."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit.language.units import unit_of
from toolkit.model.quantity import Hedge, Quantity, QuantityKind

K = QuantityKind
_CLASS = {
    Hedge.NONE: "",
    Hedge.OVER: "over",
    Hedge.AT_LEAST: "over",
    Hedge.NEARLY: "nearly",
    Hedge.UNDER: "under",
    Hedge.ABOUT: "about",
    Hedge.AT_MOST: "most",
}
#: Classes that a translator may take for one another.
_NEIGHBOURS = {frozenset({"nearly", "about"}), frozenset({"nearly", "under"}), frozenset({"under", "most"})}
#: Words in the target that say the same further off (above the target of 18 percent).
_TARGET = {
    "over": r"over(?! the\b| a\b| its\b)|more|above|exceed\w*|surpass\w*|topp\w*|least|upwards?|plus|pass\w*|older"
    r"|beyond|minimum|broke\w*|breach\w*|cross\w*|fewer|less|below|larger|longer|odd|beat\w*|reach\w* the"
    r"|milestone|level|mark"
    r"|start\w*|begin\w*|break\w*|excess|attain\w*|reach(?:es|ed|ing)? the age|elaps\w*|complet\w*",
    "nearly": r"near\w*|almost|close|approach\w*|under|less|below|fewer|short|within|just|not|barely|most",
    "under": r"under|less|below|fewer|short|within|smaller|lower|younger|before|not|barely|up to|most|nearly|almost|no",
    "about": r"about|around|some|approximate\w*|rough\w*|circa|ca|or so|estimate[ds]?|order|nearly|almost|close"
    r"|typical\w*|range|likely|usual\w*",
    "most": r"within|under|up to|most|less|below|no more|maximum|cap\w*|limit\w*|ke?ept?|ceiling|before|fewer"
    r"|younger|not|nor|in|during|throughout|lower|longest|only|smaller|just",
}
#: Words in the source that say the same where no hedge was read.
_SOURCE = {
    "over": r"超|迈|台阶|大关|跃|逾|余|多|过(?![去程渡])|破|高[于达]|[大强优早]于|以上"
    r"|上[百千万亿]|起|外|满|足|越|不少|至少|不低|最低|最少|许|更|出",
    "nearly": "近|不足|不[到满]|未|接|将|欠|约|几|[低少小]于|以[内下]|差|足",
    "under": "近|不足|不[到满]|未|接|将|欠|[低少小]于|以[内下]|差|足",
    "most": "不|内|下|多|高|以|至|达|长|可|最|低|少|小|限|过",
}
_FROM_SOURCE = {name: re.compile(words) for name, words in _SOURCE.items()}
_SIGNS = {"over": "[>≥+]|&gt;", "nearly": "[<≤]|&lt;", "under": "[<≤]|&lt;", "about": "[~≈]", "most": "[<≤]|&lt;"}
_NEAR = {name: re.compile(rf"\b(?:{words})\b|{_SIGNS[name]}", re.IGNORECASE) for name, words in _TARGET.items()}
_SILENT = frozenset({K.ENUMERATOR, K.ORDINAL, K.PERIOD})
#: Almost two weeks is a manner of speaking.
_TIME = frozenset("年 天 日 周 个月 月 小时 个小时 分钟 秒 个星期 星期 世纪 个世纪 岁".split())
_RANGE = frozenset("至 到 - – — ~ ～ to and 至 ―".split())
_BEFORE = 30
_CLAUSE = re.compile(
    r" ?(?:[\w'-]+ ){0,3}(?:(?:or|and) (?:more|above|over|older|below|under|younger|less|fewer|up|upwards?|so"
    r"|higher|lower"
    r"|greater|beyond)(?! than| ?[0-9$]| an? )|ha(?:ve|s) (?:elapsed|passed)|mark"
    r"|threshold|milestone|range|target|goal|level|line|odd|plus)\b"
)


def range_hedges(quantities: Sequence[Quantity], text: str) -> tuple[list[Hedge], set[int]]:
    """The hedge of each figure, and the places of the far ends of ranges.

    The two ends of a range share their hedge, wherever languages put it.
    """
    hedges, ends = [quantity.hedge for quantity in quantities], set()
    for index, (near, far) in enumerate(pairwise(quantities)):
        if far.start - near.end > 4 or near.kind is not far.kind or text[near.end : far.start].strip() not in _RANGE:
            continue
        if _FROM.search(text[max(0, near.start - 22) : near.start]) is None:
            hedges[index] = hedges[index + 1] = hedges[index] or hedges[index + 1]
            ends.add(index + 1)
    return hedges, ends


#: From 50 percent to 70 is no range.
_FROM = re.compile(r"(?:\bfrom|从|由|自)[^0-9,，。]{0,18}\Z")


@dataclass(frozen=True, slots=True)
class Hedged:
    """A figure with its hedge and its text; `since` is where the figure before it ends."""

    quantity: Quantity
    hedge: Hedge
    text: str
    since: int


def hedge_fault(source: Hedged, target: Hedged) -> str:
    """`lost`, `added` or `turned` where the hedges of a pair do not agree, else an empty string."""
    ours, theirs = _CLASS[source.hedge], _CLASS[target.hedge]
    vague = source.quantity.vague or target.quantity.vague
    if ours == theirs or vague or source.quantity.kind in _SILENT or frozenset({ours, theirs}) in _NEIGHBOURS:
        return ""
    if source.quantity.kind in (K.YEAR, K.DATE) and "about" not in (ours, theirs):
        return ""
    if not theirs:
        return "" if _near_target(ours, target) else "lost"
    if ours:
        return "turned"
    if _is_spread(target) or _compares(target):
        return ""
    value = source.quantity.low
    if theirs in ("about", "most") or (theirs != "under" and source.quantity.unit in _TIME):
        return ""
    counted = source.quantity.kind in (K.CARDINAL, K.FRACTION, K.MULTIPLE)
    return "" if (counted and value is not None and value <= 3) or _near_source(theirs, source) else "added"


def _is_spread(target: Hedged) -> bool:
    """Whether `over` before an area or a distance may say where (work over 620 square kilometers)."""
    unit = unit_of(target.quantity.unit)
    before = target.text[max(0, target.quantity.start - 6) : target.quantity.start].rstrip()
    return unit is not None and unit.dimension in ("area", "length") and before.endswith(" over")


#: 6.2 percent, lower than 6.4 percent in the first quarter.
_COMPARING = re.compile(r", (?:[a-z]+ )?(?:lower|higher|slower|faster) than (?:the )?\Z")


def _compares(target: Hedged) -> bool:
    """Whether the words before a figure compare the one before with it."""
    start = target.quantity.start
    return target.since > 0 and _COMPARING.search(target.text, max(target.since, start - 36), start) is not None


def _near_target(wanted: str, target: Hedged) -> bool:
    start, end, text = target.quantity.start, target.quantity.end, target.text
    clause_start = max(text.rfind(sign, max(0, start - _BEFORE), start) for sign in (". ", "; ", ", ", "\n")) + 1
    behind = _CLAUSE.match(text, end)
    window = (
        text[max(0, start - _BEFORE, clause_start, target.since) : start] + " | " + (behind.group() if behind else "")
    )
    return _NEAR[wanted].search(window) is not None


def _near_source(wanted: str, source: Hedged) -> bool:
    start, end, text = source.quantity.start, source.quantity.end, source.text
    window = text[max(0, start - 6) : start] + source.quantity.text + text[end : end + 8]
    return _FROM_SOURCE[wanted].search(window) is not None
