"""Whether a figure's more than, nearly or about came through."""

from __future__ import annotations

import re

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
    r"|milestone|mark|break\w*|excess",
    "nearly": r"near\w*|almost|close|approach\w*|under|less|below|fewer|short|within|just|not|barely|most",
    "under": r"under|less|below|fewer|short|within|smaller|lower|younger|before|not|barely|up to|most|nearly|almost|no",
    "about": r"about|around|some|approximate\w*|rough\w*|circa|ca|or so|estimate[ds]?|order|nearly|almost|close"
    r"|typical\w*|likely|usual\w*",
    "most": r"within|under|up to|most|less|below|no more|maximum|cap\w*|limit\w*|ke?ept?|ceiling|before|fewer"
    r"|younger|not|in|lower|longest|only|smaller|just",
}
#: Characters in the source that say the same where no hedge was read.
_SOURCE = {
    "over": "超逾余多过過破上高起大外足出越满少强低最以长餘更",
    "nearly": "近足到满低少小下内未接将將欠约几以不幾",
    "under": "近足到满低少小下内未接將将欠以不幾",
    "most": "不内下多高以至达長长可最低少小限过",
    "about": "",
}
_SIGNS = {"over": "[>≥+]|&gt;", "nearly": "[<≤]|&lt;", "under": "[<≤]|&lt;", "about": "[~≈]", "most": "[<≤]|&lt;"}
_NEAR = {name: re.compile(rf"\b(?:{words})\b|{_SIGNS[name]}", re.IGNORECASE) for name, words in _TARGET.items()}
_SILENT = frozenset({K.ENUMERATOR, K.ORDINAL, K.PERIOD, K.DATE})
#: Almost two weeks is a manner of speaking.
_TIME = frozenset("年 天 日 周 个月 月 小时 个小时 分钟 秒 个星期 星期 世纪 个世纪 岁".split())
_DASHES = tuple("至到-–—~～")
_BEFORE = 30
#: A hedge before another figure is that one's.
_LAST_DIGIT = re.compile(r".*[0-9]", re.DOTALL)
_CLAUSE = re.compile(
    r" ?(?:[\w'-]+ ){0,3}(?:(?:or|and) (?:more|above|over|older|below|under|younger|less|fewer|up|upwards?|so"
    r"|higher|lower"
    r"|greater|beyond)(?! than)|mark|threshold|milestone|target|goal|level|line|odd|plus)\b"
)


def hedge_fault(source: Quantity, target: Quantity, source_text: str, target_text: str) -> str:
    """`lost`, `added` or `turned` where the hedges of a pair do not agree, else an empty string."""
    if source.hedge == target.hedge or source.kind in _SILENT or source.vague or target.vague:
        return ""
    if _in_range(source, source_text):
        return ""
    ours, theirs = _CLASS[source.hedge], _CLASS[target.hedge]
    if ours == theirs or frozenset({ours, theirs}) in _NEIGHBOURS:
        return ""
    if not theirs:
        return "" if _near_target(ours, target, target_text) else "lost"
    if not ours:
        if (theirs == "nearly" and source.unit in _TIME) or (source.low is not None and source.low <= 3):
            return ""
        return "added" if theirs not in ("about", "most") and not _near_source(theirs, source, source_text) else ""
    return "turned"


def _in_range(quantity: Quantity, text: str) -> bool:
    """Whether a figure is the end of a range, whose one hedge languages put at either end."""
    return (
        text[max(0, quantity.start - 1) : quantity.start] in _DASHES or text[quantity.end : quantity.end + 1] in _DASHES
    )


def _near_target(wanted: str, target: Quantity, text: str) -> bool:
    clause_start = max(text.rfind(sign, 0, target.start) for sign in (". ", "; ", ", ", "\n")) + 1
    start = max(0, target.start - _BEFORE, min(clause_start, target.start))
    behind = _CLAUSE.match(text, target.end)
    window = _LAST_DIGIT.sub("", text[start : target.start]) + " | " + (behind.group() if behind else "")
    return _NEAR[wanted].search(window) is not None


def _near_source(wanted: str, source: Quantity, text: str) -> bool:
    window = text[max(0, source.start - 6) : source.start] + source.text + text[source.end : source.end + 8]
    return any(sign in window for sign in _SOURCE[wanted])
