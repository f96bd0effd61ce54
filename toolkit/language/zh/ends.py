"""The old and the new value of a change in Chinese: 由51%提高到56%, 680→735."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from toolkit.language.meaning import place
from toolkit.language.zh.changes import window
from toolkit.model.meaning import End
from toolkit.model.quantity import TIMES, Quantity

_SIGNS = re.compile("[由从從自→>⟶]")
_FROM = re.compile("[由从自][^，。；]{0,20}\\Z")
_TO = re.compile(
    "[^，。；]{0,14}?(?:[升降增减缩扩压调转跌涨变延窄缓滑]|提高|回落|发展|上浮|下浮|恢复|拓展|提速|精简|下滑|攀升|跃升)[一-鿿]{0,6}?[到至为成]"
    "[^，。；]{0,10}\\Z"
)
#: Between the ends of a range of times, and between two such ranges of which the second is new.
_JOINTS = frozenset("至 到 - – — ~ ～".split())
_ADJUSTED = re.compile("[^，。；]{0,6}(?:调整|变更|改|延长|缩短|推迟|提前)[一-鿿]{0,2}?[为成至到]\\s*")
#: Between the values of a change, at most.
_APART = 30


def ends(text: str, quantities: Sequence[Quantity]) -> dict[int, End]:
    """The figures that are an end of a change, by index."""
    found: dict[int, End] = {}
    if _SIGNS.search(text) is None:
        return found
    kept = [index for index, one in enumerate(quantities) if one.kind not in TIMES]
    for old, new in pairwise(kept):
        first, second = quantities[old], quantities[new]
        if first.kind is not second.kind or second.start - first.end > _APART or old in found:
            continue
        between = text[first.end : second.start]
        arrow = between.strip() in ("→", "->", "—>", "⟶")
        if arrow or (_TO.match(between) and _FROM.search(window(place(text, quantities, old))[0])):
            found |= {old: End.OLD, new: End.NEW}
    return found | _hours(text, quantities)


def _hours(text: str, quantities: Sequence[Quantity]) -> dict[int, End]:
    """The beginnings of old and new hours: 由9时至17时调整为8时至16时."""
    found: dict[int, End] = {}
    times = [index for index, one in enumerate(quantities) if one.date.startswith("T")]
    for at in range(len(times) - 3):
        four = [quantities[index] for index in times[at : at + 4]]
        first, between, second = (text[one.end : other.start] for one, other in pairwise(four))
        if first.strip() in _JOINTS and second.strip() in _JOINTS and _ADJUSTED.fullmatch(between):
            found |= {times[at]: End.OLD, times[at + 2]: End.NEW}
    return found
