"""Figures of set phrases that one language has without a figure: a standstill, not a penny, most likely, a while."""

from __future__ import annotations

import re

from toolkit.language.figures.pair import Excuse
from toolkit.language.figures.sides import MOST, Sides
from toolkit.language.lazy_pattern import lazy
from toolkit.language.units import unit_of
from toolkit.model.quantity import Hedge, Quantity, QuantityKind

K = QuantityKind
_CLAUSE = "[^，。；：！？,;:!?\n]"

_FROM_ZERO_ZH = lazy("加速|提速|制动|刹车|刹停|破百")
_FROM_ZERO_EN = lazy(r"\baccelerat|\bspeed|\bbrak|\bstop|\bstandstill|\bseconds?\b", re.IGNORECASE)


def _is_speed(quantity: Quantity) -> bool:
    unit = unit_of(quantity.unit)
    return unit is not None and unit.dimension == "speed"


def _standstill(quantity: Quantity, sides: Sides) -> bool:
    """Zero to 100 km/h for 百公里加速, and 0到100公里加速 as "to 100 km/h"."""
    if quantity.low != 0 or _FROM_ZERO_ZH.search(sides.left_text) is None:
        return False
    both = (sides.left[:MOST], sides.right[:MOST])
    return all(any(one.low and _is_speed(one) for one in side) for side in both) and (
        _FROM_ZERO_EN.search(sides.right_text) is not None
    )


_COIN_ZH = lazy("[一半](?:[分毛角块]钱?|个?子儿|文钱?)")
_NOT_BEFORE_ZH = lazy(r"[没無无不别莫勿未][^，。；：！？,;:!?\n到足少低]{0,9}\Z")
_NOT_AFTER_ZH = lazy(rf"{_CLAUSE}{{0,10}}?[没無无不别未](?![少止])")
_COIN_EN = lazy(
    r"\b(?:penn(?:y|ies|iless)|cents?|dimes?|nickels?|farthings?|kopecks?|bucks?|nothing|broke|free|gratis)\b",
    re.IGNORECASE,
)
#: Characters to look back from a set phrase.
_REACH = 12


def _not_a_penny(quantity: Quantity, sides: Sides) -> bool:
    """一分钱都没有 as "not a penny"; a dividend of 一分钱 is an amount."""
    if quantity.kind is not K.MONEY or quantity.hedge is not Hedge.NONE or not _COIN_ZH.fullmatch(quantity.text):
        return False
    text = sides.left_text
    if _COIN_EN.search(sides.right_text) is not None:
        return True
    before = _NOT_BEFORE_ZH.search(text, max(0, quantity.start - _REACH), quantity.start)
    return before is not None or _NOT_AFTER_ZH.match(text, quantity.end) is not None


_TENTHS_ZH = lazy("[七八九]成九?")
_ADVERBIAL_ZH = lazy("[是不要会就没得又在已还都能有跟给被想忘因出]")
_LIKELY_EN = lazy(
    r"\b(?:likel(?:y|ihood)|probabl[ey]|probability|must|almost certain(?:ly)?|surely|doubtless|no doubt|chances are"
    r"|bet)\b",
    re.IGNORECASE,
)


def _most_likely(quantity: Quantity, sides: Sides) -> bool:
    """八成是他干的 as "he most likely did it"."""
    if quantity.kind is not K.PERCENT or quantity.hedge is not Hedge.NONE or not _TENTHS_ZH.fullmatch(quantity.text):
        return False
    adverb = _ADVERBIAL_ZH.match(sides.left_text, quantity.end)
    return adverb is not None and _LIKELY_EN.search(sides.right_text) is not None


#: What takes a long while rather than half a day, before 半天, and what then happens or does not, after it.
_WHILE_BEFORE_ZH = lazy(
    "(?:[想说讲聊谈愣等看听找问哭笑骂吵闹站坐躺敲叫喊劝忙摸翻瞧盯猜争]|磨蹭|折腾|发呆|沉默|琢磨|犹豫|解释|商量|考虑)"
    "了?[老大好]?\\Z|[老大好]\\Z"
)
_WHILE_AFTER_ZH = lazy("[才都也没不无说]")
_WHILE_EN = lazy(
    r"\b(?:long (?:time|while)|(?:for|so|how) long|a while|ages|at length|forever|eternity|for hours)\b",
    re.IGNORECASE,
)


def _long_while(quantity: Quantity, sides: Sides) -> bool:
    """想了半天 as "thought for a long while"; 请半天假 is half a day."""
    if quantity.text != "半天":
        return False
    before = _WHILE_BEFORE_ZH.search(sides.left_text, max(0, quantity.start - _REACH), quantity.start)
    if before is not None or _WHILE_AFTER_ZH.match(sides.left_text, quantity.end) is not None:
        return True
    return _WHILE_EN.search(sides.right_text) is not None


def _generation(quantity: Quantity, sides: Sides) -> bool:
    """90后 as "young people"."""
    return quantity.date.endswith("s") and sides.left_text.startswith("后", quantity.end)


_MIDNIGHT_EN = lazy(r"\bmidnight\b", re.IGNORECASE)


def _midnight(quantity: Quantity, sides: Sides) -> bool:
    """十二点 as "midnight", where no word says that it is noon."""
    told = sides.left_text[max(0, quantity.start - _REACH) : quantity.start]
    return quantity.date == "T12:00" and "午" not in told and _MIDNIGHT_EN.search(sides.right_text) is not None


OMITTED = (
    Excuse("midnight", ("还有两分钟就十二点了。", "It is two minutes to midnight."), _midnight, certain=True),
    Excuse("generation", ("90后创业者增多。", "More young people start businesses."), _generation),
    Excuse(
        "from a standstill",
        ("0到100公里加速3.8秒。", "It speeds up to 100 km/h in 3.8 seconds."),
        _standstill,
        certain=True,
    ),
    Excuse("not a penny", ("他一分钱都没有。", "He does not have a penny."), _not_a_penny, certain=True),
    Excuse("most likely", ("八成是他干的。", "He most likely did it."), _most_likely, certain=True),
    Excuse("a long while", ("他想了半天。", "He thought for a long while."), _long_while, certain=True),
)
ADDED = (
    Excuse(
        "from a standstill",
        ("百公里加速3.8秒。", "It goes from 0 to 100 km/h in 3.8 seconds."),
        _standstill,
        certain=True,
    ),
)
