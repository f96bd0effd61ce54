"""Hedges that one language puts in words which its reader does not take for a hedge."""

from __future__ import annotations

import re

from toolkit.language.figures.hedges import Hedged
from toolkit.language.figures.pair import HedgeTolerance
from toolkit.language.units import unit_of

#: What may join the two ends of a range, in either language.
RANGE_JOINTS = frozenset("至 到 - – — ~ ～ to and 至 ―".split())
#: Before a range: it is a change from one value to another (from 50 percent to 70).
CHANGE = re.compile(r"(?:\bfrom|从|由|自)[^0-9,，。]{0,18}\Z")

#: For each class of hedge, English words further off that say the same (above the target of 18 percent).
_ENGLISH = {
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
_SIGNS = {"over": "[>≥+]|&gt;", "nearly": "[<≤]|&lt;", "under": "[<≤]|&lt;", "about": "[~≈]", "most": "[<≤]|&lt;"}
_IN_ENGLISH = {name: re.compile(rf"\b(?:{words})\b|{_SIGNS[name]}", re.IGNORECASE) for name, words in _ENGLISH.items()}
#: English that denies a hedge whose words come with it (it approached the 3-trillion-yuan mark).
_DENIED = {
    "over": re.compile(r"\b(?:approach\w*|near(?:s|ed|ing|ly)?|almost|close to|clos\w+ in|short of)\b", re.IGNORECASE)
}
#: For each class, Chinese words near the figure that say the same.
_IN_CHINESE = {
    name: re.compile(words)
    for name, words in {
        "over": r"超|迈|台阶|大关|跃|逾|余|多|过(?![去程渡])|破|高[于达]|[大强优早]于|以上"
        r"|上[百千万亿]|起|外|满|足|越|不少|至少|不低|最低|最少|许|更|出",
        "nearly": "近|不足|不[到满]|未|接|将|欠|约|几|[低少小]于|以[内下]|差|足",
        "under": "近|不足|不[到满]|未|接|将|欠|[低少小]于|以[内下]|差|足",
        "most": "不|内|下|多|高|以|至|达|长|可|最|低|少|小|限|过",
    }.items()
}
#: Characters to look at before and after an English figure, and around a Chinese one.
_ENGLISH_REACH = 30
_CHINESE_REACH = (6, 8)
#: English after a figure that belongs to it.
_AFTERWARDS = re.compile(
    r" ?(?:[\w'-]+ ){0,3}(?:(?:or|and) (?:more|above|over|older|below|under|younger|less|fewer|up|upwards?|so"
    r"|higher|lower"
    r"|greater|beyond)(?! than| ?[0-9$]| an? )|ha(?:ve|s) (?:elapsed|passed)|mark"
    r"|threshold|milestone|range|target|goal|level|line|odd|plus)\b"
)
#: 6.2 percent, lower than 6.4 percent in the first quarter.
_COMPARING = re.compile(r", (?:[a-z]+ )?(?:lower|higher|slower|faster) than (?:the )?\Z")
_COMPARING_REACH = 36


def _english_says_it(left: Hedged, right: Hedged) -> bool:
    start, end, text = right.quantity.start, right.quantity.end, right.text
    first = max(0, start - _ENGLISH_REACH)
    clause = max(text.rfind(sign, first, start) for sign in (". ", "; ", ", ", "\n")) + 1
    after = _AFTERWARDS.match(text, end)
    window = text[max(first, clause, right.since) : start] + " | " + (after.group() if after else "")
    denied = _DENIED.get(left.says)
    return _IN_ENGLISH[left.says].search(window) is not None and (denied is None or denied.search(window) is None)


def _chinese_says_it(left: Hedged, right: Hedged) -> bool:
    start, end, text = left.quantity.start, left.quantity.end, left.text
    before, after = _CHINESE_REACH
    window = text[max(0, start - before) : start] + left.quantity.text + text[end : end + after]
    return _IN_CHINESE[right.says].search(window) is not None


def _is_spread(left: Hedged, right: Hedged) -> bool:  # noqa: ARG001  # a row's form
    unit = unit_of(right.quantity.unit)
    before = right.text[max(0, right.quantity.start - len(" over ")) : right.quantity.start].rstrip()
    return unit is not None and unit.dimension in ("area", "length") and before.endswith(" over")


def _is_compared(left: Hedged, right: Hedged) -> bool:  # noqa: ARG001  # a row's form
    start = right.quantity.start
    first = max(right.since, start - _COMPARING_REACH)
    return right.since > 0 and _COMPARING.search(right.text, first, start) is not None


HEDGE_TOLERANCES = (
    HedgeTolerance(
        "hedge in other English words",
        ("绿色建筑占比超过18%。", "The share of green buildings was above the target of 18 percent."),
        "lost",
        _english_says_it,
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
        _chinese_says_it,
    ),
)
