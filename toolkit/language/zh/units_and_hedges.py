"""Read the unit after a Chinese figure, and the hedges before and after it."""

from __future__ import annotations

import re
from operator import itemgetter

from toolkit.language.longest_match import lengths_by
from toolkit.language.units import chinese_units
from toolkit.language.zh.draft import Draft
from toolkit.language.zh.lexicon import (
    AFTER_NOT_BEFORE,
    BETWEEN,
    HEDGES_AFTER,
    HEDGES_BEFORE,
    NOT_AFTER,
    NOT_BEFORE,
    SUFFIXES,
)
from toolkit.model.quantity import Hedge, QuantityKind

#: A hedge with a verb or a noun between it and its figure: 约占全球人口的三分之一, 至少搓洗20秒.
_DISTANT = re.compile(
    r"(?P<hedge>大约|大概|约(?![束定会谈请见法旦翰稿书])|至少|最少|最多|至多|不到(?=[^的]+的)|不足(?=[^的]+的))(?:(?![一二三四五六七八九十百千万亿两半几数比])[一-鿿]){1,10}\Z"
)
#: Not less than something's part: 不低于工资的百分之三百.
_DISTANT_BOUND = re.compile(r"(?P<hedge>不(?:得|应|宜)?(?:低于|少于|高于|超过|多于))[一-鿿]{1,8}的\Z")
#: More than a part of something: 超过全球人口的四分之三.
_DISTANT_PART = re.compile(r"(?P<hedge>超过|超|逾|接近|近)(?![一二三四五六七八九十百千万亿两几半数])[一-鿿]{2,10}的\Z")
_PART = re.compile(r"[^，。；]{1,4}分之|一?半")
#: Characters to look back for a distant hedge: its own two, and ten between; before a part or a bound also 的.
_DISTANT_REACH = 12
_PART_REACH = 13
#: Characters to look back for the 不 or 未 before a hedge: 未有过超过.
_NEGATION_REACH = 3
SPACES = " \u00a0\u2009\u202f\u3000"
_NEGATED = re.compile(r"[不未没勿别][一-鿿]{0,2}\Z")
_TIME = frozenset(name for name, unit in chinese_units().items() if unit.dimension == "time")

#: Only lengths that a word can have are looked up: those of words that begin with the same two signs, or end with
#: the same one.
_ONE_SIGN = (1,)
_SUFFIX_LENGTHS = {signs: lengths + _ONE_SIGN for signs, lengths in lengths_by(itemgetter(slice(2)), SUFFIXES).items()}
_BEFORE_LENGTHS = lengths_by(itemgetter(-1), HEDGES_BEFORE)
_AFTER_LENGTHS = lengths_by(itemgetter(0), HEDGES_AFTER)
_NOUNS = {noun[0]: noun for noun in BETWEEN}


def suffix(text: str, position: int) -> tuple[QuantityKind, str, int] | None:
    """The unit or measure word at `position` (after at most one space): kind, unit and where it ends."""
    if text[position : position + 1] in SPACES:
        position += 1
    for length in _SUFFIX_LENGTHS.get(text[position : position + 2], _ONE_SIGN):
        word = text[position : position + length]
        found = SUFFIXES.get(word)
        if found is None:
            continue
        end = position + len(word)
        following = text[end : end + 1]
        if following and following in NOT_BEFORE.get(word, ""):
            continue
        if word.isascii() and word.isalpha() and following.isascii() and following.isalnum():
            continue
        return found[0], found[1], end
    return None


def hedge_before(text: str, start: int, *, time: bool = False) -> Hedge:
    """The hedge that ends at `start`; 近 before a stretch of time is "the past"."""
    end = start
    while end and text[end - 1] in SPACES:
        end -= 1
        if start - end > 2:
            return Hedge.NONE
    for length in _BEFORE_LENGTHS.get(text[end - 1 : end], ()):
        first = max(0, end - length)
        word = text[first:end]
        hedge = HEDGES_BEFORE.get(word)
        if hedge is None:
            continue
        if first and text[first - 1] in NOT_AFTER.get(word, ""):
            return Hedge.NONE
        if word == "上" and text[start : start + 1] not in tuple("百千万亿"):
            return Hedge.NONE
        if hedge is Hedge.OVER and _NEGATED.search(text, max(0, first - _NEGATION_REACH), first):
            return Hedge.AT_MOST
        return Hedge.NONE if time and word == "近" else hedge
    return _distant(text, start, end)


def _distant(text: str, start: int, end: int) -> Hedge:
    """A hedge before `end` with words between it and the figure, which begins at `start`."""
    last = text[end - 1 : end]
    if not "一" <= last <= "鿿":
        return Hedge.NONE
    if last == "的":
        bound = _DISTANT_BOUND.search(text, max(0, end - _PART_REACH), end)
        if bound is not None:
            return Hedge.AT_LEAST if bound["hedge"].endswith(("低于", "少于")) else Hedge.AT_MOST
        part = _DISTANT_PART.search(text, max(0, end - _PART_REACH), end) if _PART.match(text, start) else None
        if part is not None:
            return HEDGES_BEFORE[part["hedge"]]
    found = _DISTANT.search(text, max(0, end - _DISTANT_REACH), end)
    if found is None or text[found.start() - 1 : found.start()] in tuple(NOT_AFTER["约"]):
        return Hedge.NONE
    return HEDGES_BEFORE[found["hedge"]]


def hedge_after(text: str, end: int) -> tuple[Hedge, int]:
    """The hedge that begins at `end`, over at most one noun, and its length if it begins right there."""
    position = end
    first = text[position : position + 1]
    if first in SPACES:
        position += 1
        first = text[position : position + 1]
    if first in _NOUNS and text.startswith(_NOUNS[first], position):
        position += len(_NOUNS[first])
        first = text[position : position + 1]
    for length in _AFTER_LENGTHS.get(first, ()):
        word = text[position : position + length]
        hedge = HEDGES_AFTER.get(word)
        if hedge is None:
            continue
        after = position + len(word)
        following = text[after : after + 1]
        if following and following in AFTER_NOT_BEFORE.get(word, ""):
            continue
        if word == "强" and text[end - 1 : end].isdigit():  # 世界500强
            continue
        return hedge, len(word) if position == end else 0
    return Hedge.NONE, 0


def hedged(text: str, draft: Draft) -> Draft:
    """The draft with the hedge beside it; one after it wins over one before it."""
    if draft.hedge:
        return draft
    after, length = hedge_after(text, draft.end)
    if after is Hedge.OVER and length:
        draft.end += length if text[draft.end] in "多余" else 0
    draft.hedge = after or hedge_before(text, draft.start, time=draft.unit in _TIME)
    return draft
