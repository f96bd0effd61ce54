"""Chinese counts of what is listed beside them, which English need not count: 沪苏浙皖四省市, 三次报价依次为."""

from __future__ import annotations

import re
from functools import lru_cache

from toolkit.language.figures.excuses import in_digits, small
from toolkit.language.figures.sides import MOST, Sides
from toolkit.language.lazy_pattern import lazy
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind


#: What says that as many figures follow as were counted, and where their list ends.
_IN_TURN = lazy("分别|依次|先后|各为")
_LIST_END = lazy("[。；;！？\n]")


def counted_out(quantity: Quantity, sides: Sides) -> bool:
    """三次报价依次为 with three figures, which English gives without their number."""
    value = small(quantity)
    if value < 2 or in_digits(quantity) or (turn := _IN_TURN.search(sides.left_text, quantity.end)) is None:
        return False
    ends = _LIST_END.search(sides.left_text, quantity.end)
    end = ends.start() if ends else len(sides.left_text)
    return value == sum(turn.end() <= other.start < end for other in sides.left[: 2 * MOST])


#: What the scores of sets are called after their number, and in English.
_SCORES_ZH, _SCORES_EN = lazy("的?(?:比分|小分)"), lazy(r"\bscores?\b|\bsets\b", re.IGNORECASE)


def sets_scored(quantity: Quantity, sides: Sides) -> bool:
    """五局比分为 as "the set scores were"."""
    counts = quantity.kind is K.CARDINAL and not in_digits(quantity) and quantity.text[-1] in "局盘节场"
    found = counts and _SCORES_ZH.match(sides.left_text, quantity.end)
    return bool(found) and _SCORES_EN.search(sides.right_text) is not None


#: A list of names: Shanghai, Jiangsu, Zhejiang and Anhui.
_NAME = r"(?:the )?[A-Z][\w'’-]*+(?: (?:of |de )?[A-Z][\w'’-]*+){0,9}+"
_NAMES = lazy(rf"{_NAME}(?:, {_NAME}){{0,99}}+,? (?:and|&) {_NAME}")
#: Two names are in any text.
_FEWEST_NAMES = 3
_NEXT_NAME = lazy(r",? (?:and|&) |, ")


def named(quantity: Quantity, sides: Sides) -> bool:
    """沪苏浙皖四省市 as a list of as many names."""
    value = small(quantity)
    if value < _FEWEST_NAMES or quantity.kind is not K.CARDINAL or quantity.hedge:
        return False
    return value in _numbers_of_names(sides.right_text)


@lru_cache(maxsize=2)
def _numbers_of_names(text: str) -> frozenset[int]:
    """How many names each list in a text has."""
    return frozenset(len(_NEXT_NAME.split(names.group())) for names in _NAMES.finditer(text))


#: The Chinese list that a count closes, and characters that name a place by themselves: 湖南、湖北两省, 中美两国.
_LIST = lazy("[^，。；：！？“”（）\n]*\\Z")
_LIST_REACH = 40
_LISTED = lazy("[、和与及]")
_ALONE = frozenset(
    "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕甘青宁新港澳台深汉蓉杭宁穗中美俄英法德日韩朝印欧加澳巴越泰"
)


def counts_its_list(quantity: Quantity, sides: Sides) -> bool:
    """两省 after its two names, which need no count in English."""
    value = small(quantity)
    if value < 2 or quantity.kind is not K.CARDINAL or quantity.hedge or in_digits(quantity):
        return False
    found = _LIST.search(sides.left_text, max(0, quantity.start - _LIST_REACH), quantity.start)
    before = found.group() if found is not None else ""
    alone = value == 2 and len(before) > 1 and _ALONE.issuperset(before[-2:])
    return alone or len(_LISTED.findall(before)) == value - 1
