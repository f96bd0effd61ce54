"""Read the unit after a Chinese figure, and the hedges before and after it."""

from __future__ import annotations

import re
import string
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from toolkit.language.bare_signs import BARE_SIGNS, is_unit
from toolkit.language.longest_match import lengths_by
from toolkit.language.units import chinese_units
from toolkit.language.zh.about import is_in_a_word
from toolkit.language.zh.bounds import COMPARATIVES, REACHED, is_attribute, is_negated, is_prohibited
from toolkit.language.zh.draft import Draft
from toolkit.language.zh.lexicon import (
    AFTER_BEFORE_ONLY,
    AFTER_DIGITS,
    AFTER_NOT_BEFORE,
    AFTER_ONLY,
    BETWEEN,
    HEDGES_AFTER,
    HEDGES_BEFORE,
    NOT_AFTER,
    NOT_BEFORE,
    SUFFIXES,
)
from toolkit.model.quantity import NEGATED, Hedge, QuantityKind

# An enumeration's members are slow to look up on their class.
_NONE, _OVER, _UNDER, _ABOUT, _AT_MOST = Hedge.NONE, Hedge.OVER, Hedge.UNDER, Hedge.ABOUT, Hedge.AT_MOST
#: A hedge with a verb or a noun between it and its figure: 约占全球人口的三分之一, 至少搓洗20秒.
_DISTANT = re.compile(
    r"(?P<hedge>大约|大概|约|至少|至多|最[多少](?![的之为是])|最高(?=[^的]{0,3}?[奖补给可支赔罚处减免贷付资助享])|不到(?=[^的]+的)|不足(?=[^的]+的))(?:(?![一二三四五六七八九十百千万亿两半几数比])[一-鿿]){1,10}\Z"
)
#: A comparative with the whole of a part, or a manner of counting, between it and its figure: 不低于工资的百分之三百,
#: 未达到二级标准的90%, 不得高于每月1200元.
_DISTANT_BOUND = re.compile(
    rf"(?P<compared>{'|'.join(sorted((*COMPARATIVES, *REACHED), key=len, reverse=True))})"
    r"(?:(?P<whole>[一-鿿]{1,12}的)|(?:每[一-鿿]{1,2}|人民币|合计|累计|总计|共计?|其|上述|当地|原|占)+)\Z"
)
#: More than a part of something: 超过全球人口的四分之三.
_DISTANT_PART = re.compile(r"(?P<hedge>超过|超|逾|接近|近)(?![一二三四五六七八九十百千万亿两几半数])[一-鿿]{2,10}的\Z")
_PART = re.compile(r"[^，。；]{1,4}分之|一?半")
#: Characters to look back for a distant hedge: its own two, and ten between; before a part also 的.
_DISTANT_REACH = 12
_PART_REACH = 13
_BOUND_REACH = 16
#: What can be the last sign before a figure that a comparative is further away from.
_BOUND_LAST = frozenset("的每年月日天周季时户人亩吨次件台家个米币计共其述地原占")
SPACES = " \u00a0\u2009\u202f\u3000"
_LOWER = frozenset({Hedge.OVER, Hedge.AT_LEAST})
_OF_BANNED = {Hedge.AT_MOST: Hedge.OVER, Hedge.AT_LEAST: Hedge.UNDER}
_TIME = frozenset(name for name, unit in chinese_units().items() if unit.dimension == "time")


class _Suffix(NamedTuple):
    """A word after a numeral, with the signs after which it is another word."""

    word: str
    kind: QuantityKind
    unit: str
    not_before: frozenset[str]
    #: True if the word at its place in a text is a unit, where that takes a look around; else None.
    test: Callable[[str, int], bool] | None


def _after_digits(text: str, position: int) -> bool:
    """True if digits end before `position`, or a space there: 5安, and not 六安."""
    return text[position - 1 - (text[position - 1] in SPACES)] in string.digits


def _suffixes() -> dict[str, tuple[_Suffix, ...]]:
    """The words that may follow a numeral, longest first, by their first two signs, and those of one sign by that."""
    found: dict[str, list[_Suffix]] = defaultdict(list)
    for word in sorted(SUFFIXES, key=len, reverse=True):
        not_before = _LATIN if word[-1] in _LATIN else frozenset(NOT_BEFORE.get(word, ""))
        test = partial(is_unit, word) if word in BARE_SIGNS else _after_digits if word in AFTER_DIGITS else None
        found[word[:2]].append(_Suffix(word, *SUFFIXES[word], not_before, test))
    return {start: (*words, *(found.get(start[0], ()) if len(start) > 1 else ())) for start, words in found.items()}


#: Signs before and after which letters are not a unit.
_LATIN = frozenset(string.ascii_letters + string.digits)
_SUFFIXES = _suffixes()
#: Only lengths that a word can have are looked up: those of words that end, or begin, with the same sign.
_BEFORE_LENGTHS = lengths_by(itemgetter(-1), (*HEDGES_BEFORE, *REACHED))
_AFTER_LENGTHS = lengths_by(itemgetter(0), HEDGES_AFTER)
_NOUNS = {noun[0]: noun for noun in BETWEEN}
_BLANKS = frozenset(SPACES)
#: What can follow a figure that has a hedge after it.
_AFTER_STARTS = _BLANKS | _NOUNS.keys() | _AFTER_LENGTHS.keys()


def suffix(text: str, position: int) -> tuple[QuantityKind, str, int] | None:
    """The unit or measure word at `position` (after at most one space): kind, unit and where it ends."""
    signs = text[position : position + 2]
    if signs[:1] in SPACES:
        position += 1
        signs = text[position : position + 2]
    for word, kind, unit, not_before, test in _SUFFIXES.get(signs) or _SUFFIXES.get(signs[:1], ()):
        end = position + len(word)
        if (
            text.startswith(word, position)
            and text[end : end + 1] not in not_before
            and (test is None or test(text, position))
        ):
            return kind, unit, end
    return None


def hedge_before(text: str, start: int, *, time: bool = False) -> Hedge:
    """The hedge that ends at `start`; 近 before a stretch of time is "the past"."""
    hedge, first = _nearest(text, start, time=time)
    while first:  # 至少约60 is at least 60
        farther, first = _nearest(text, first)
        hedge = farther or hedge
    return hedge


def _nearest(text: str, start: int, *, time: bool = False) -> tuple[Hedge, int]:
    """The hedge that ends at `start`, and where it begins if another before it would hold instead (0 if not)."""
    end = start
    last = text[end - 1 : end]
    while last in _BLANKS:
        end -= 1
        if start - end > 2:
            return _NONE, 0
        last = text[end - 1 : end]
    for length in _BEFORE_LENGTHS.get(last, ()):
        first = max(0, end - length)
        word = text[first:end]
        hedge = HEDGES_BEFORE.get(word)
        if hedge is None and word not in REACHED:
            continue
        if first and _is_other_word(text, word, first):
            return _NONE, 0
        if word == "上" and text[start : start + 1] not in tuple("百千万亿兆"):
            return _NONE, 0
        if word in COMPARATIVES or (word in REACHED and is_negated(text, first)):
            return _compared(text, word, first), 0
        if word in REACHED:
            break
        if hedge is _ABOUT:
            return hedge, first
        return (_NONE if time and word == "近" else hedge or _NONE), 0
    return (_distant(text, start, end, last) if "一" <= last <= "鿿" else _NONE), 0


def _is_other_word(text: str, word: str, first: int) -> bool:
    """True if the hedge `word` at `first` is part of another word: 附近, 签约."""
    return text[first - 1] in NOT_AFTER.get(word, "") or (word[0] == "约" and is_in_a_word(text, first))


def _compared(text: str, word: str, first: int) -> Hedge:
    """The bound that the comparative at `first` makes, turned by a negation before it."""
    hedge = COMPARATIVES.get(word, _NONE)
    return NEGATED[hedge] if is_negated(text, first) else hedge


def _distant(text: str, start: int, end: int, last: str) -> Hedge:
    """A hedge before `end`, where the sign `last` is, with words between it and the figure, which begins at `start`."""
    if last in _BOUND_LAST:
        bound = _DISTANT_BOUND.search(text, max(0, end - _BOUND_REACH), end)
        # Without a negation, more than a country's 20 percent compares with the country as often as not.
        if bound is not None and (bound["whole"] is None or is_negated(text, bound.start())):
            return _compared(text, bound["compared"], bound.start())
    if last == "的" and _PART.match(text, start):
        part = _DISTANT_PART.search(text, max(0, end - _PART_REACH), end)
        if part is not None:
            return HEDGES_BEFORE[part["hedge"]]
    found = _DISTANT.search(text, max(0, end - _DISTANT_REACH), end)
    while found is not None and found["hedge"] == "约" and is_in_a_word(text, found.start()):
        found = _DISTANT.search(text, found.start() + 1, end)
    return _NONE if found is None else HEDGES_BEFORE[found["hedge"]]


def hedge_after(text: str, end: int) -> tuple[Hedge, int]:
    """The hedge that begins at `end`, over at most one noun, and its length if it begins right there."""
    position = end
    first = text[position : position + 1]
    if first not in _AFTER_STARTS:
        return _NONE, 0
    if first in _BLANKS:
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
        if text[position - 1] not in AFTER_ONLY.get(word, text[position - 1]):
            continue
        if following not in AFTER_BEFORE_ONLY.get(word, following):
            continue
        if word == "强" and _is_bare(text, end):  # 世界500强, 二百强
            continue
        return hedge, len(word) if position == end else 0
    return _NONE, 0


def _is_bare(text: str, end: int) -> bool:
    """True if a number without a unit ends at `end`; a share has none (四分之一强)."""
    return text[end - 1 : end].isnumeric() and "分之" not in text[max(0, end - _PART_REACH) : end]


def hedged(text: str, draft: Draft) -> Draft:
    """The draft with the hedge beside it; one after it wins over one before it."""
    if draft.hedge:
        return draft
    after, length = hedge_after(text, draft.end)
    if after and length and _is_start(text, draft):
        after = _NONE
    if after is _OVER and length:
        draft.end += length if text[draft.end] in "多余" else 0
    before = hedge_before(text, draft.start, time=draft.unit in _TIME) if not after or after in _LOWER else _NONE
    if not (before or after):
        return draft
    draft.hedge = after if after and before is not _AT_MOST else before
    if draft.hedge in (_OVER, _UNDER) and before is draft.hedge:
        draft.hedge = _prohibited(text, draft)
    elif draft.hedge in _OF_BANNED and is_attribute(text, draft.start, draft.end):
        draft.hedge = _OF_BANNED[draft.hedge]
    return draft


def _is_start(text: str, draft: Draft) -> bool:
    """True if the 起 after the figure says since when: 自16世纪起."""
    return text.startswith("起", draft.end) and (
        draft.unit == "世纪" or text[max(0, draft.start - 1) : draft.start] in tuple("自从由")
    )


def _prohibited(text: str, draft: Draft) -> Hedge:
    """The bound that a prohibition in the clause makes of the comparative before a figure that ends it."""
    start = draft.start
    while start and text[start - 1] in SPACES:
        start -= 1
    for length in _BEFORE_LENGTHS.get(text[start - 1 : start], ()):
        if text[max(0, start - length) : start] in COMPARATIVES:
            far = is_prohibited(text, start - length, draft.end)
            return NEGATED[draft.hedge] if far else draft.hedge
    return draft.hedge
