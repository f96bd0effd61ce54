"""Figures in Chinese numerals, which need a unit or several places: 三家, 十二, 二三十, 百家, 千亿级."""

from __future__ import annotations

import re
from decimal import Decimal
from re import Match

from toolkit.language.numerals import CHINESE_DIGITS, chinese_number, scale_of, trimmed
from toolkit.language.units import chinese_units
from toolkit.language.zh.completing import INNER, complete
from toolkit.language.zh.draft import Draft
from toolkit.language.zh.lexicon import AFTER_BARE_SCALE, AFTER_MYRIADS, COUNTERS_OF_ONE, NOT_BEFORE
from toolkit.language.zh.measures import MEASURES, measure
from toolkit.language.zh.patterns import NUMERAL
from toolkit.language.zh.units_and_hedges import hedge_before, hedged, suffix
from toolkit.model.quantity import Hedge, QuantityKind

K = QuantityKind
# An enumeration's members are slow to look up on their class.
_CARDINAL = K.CARDINAL
_ADJACENT = re.compile(
    r"(?P<tens>[二三四五六七八九]?十)?(?P<a>[一二两三四五六七八九])、?(?P<b>[二两三四五六七八九])(?P<scale>[十百千万亿兆]*)\Z"
)
_LONE_SCALES = re.compile(r"[百千万亿兆]+\Z")
#: What is weighed by the 两.
_WEIGHED = frozenset("米肉粮银黄白金药酒茶油面盐糖虾鱼饭")
#: 百分之三到: the first share of a range, and how far from the second numeral it can begin.
_FIRST_SHARE = re.compile(rf"百分之[{NUMERAL}]{{1,4}}(?:至|到|[-–—~～])\Z")
_SHARE_REACH = 8
_SECOND = re.compile(r"(?:至|到|[-–—~～])(?=([一二三四五六七八九十百千]+))")


def han_number(match: Match[str]) -> Draft | None:
    """A figure in Chinese numerals, which needs a unit unless it has several places."""
    text, numeral = match.string, match["numeral"]
    start, end = match.start("numeral"), match.end("numeral")
    if len(numeral) > 1 and numeral[-1] == "两" and text[end : end + 1] in _WEIGHED:  # 三两米饭
        value = chinese_number(numeral[:-1])
        return None if value is None else hedged(text, Draft(start, end, K.CARDINAL, value, unit="两"))
    if len(numeral) > 1:
        adjacent = _ADJACENT.match(numeral) if text[end : end + 1] != "折" else None  # 八五折 is 85 percent
        if adjacent is not None:
            return _adjacent(text, match, adjacent)
    value = chinese_number(numeral)
    if value is None:
        return None
    draft = Draft(start, end, _CARDINAL, trimmed(value), scale=scale_of(numeral))
    if _LONE_SCALES.match(numeral):
        return _lone_scale(text, draft, match)
    done = complete(text, draft, numeral, match.start("minus"))
    if done.kind is not _CARDINAL or len(numeral) > 2:
        return done
    if done.unit:
        return None if done.low == 1 and not done.hedge and not _counts_as_one(done.unit) else done
    if done.hedge in (Hedge.OVER, Hedge.ABOUT) and text[end : end + 1] in INNER:
        return done
    if _opens_range(text, end) or _closes_share(text, start):
        return done
    return done if (len(numeral) == 2 and numeral[-1] in "十百千万亿兆") or _tens(numeral) else None


def _opens_range(text: str, end: int) -> bool:
    """三至五年: True if the unit follows the second numeral."""
    second = _SECOND.match(text, end)
    return second is not None and suffix(text, second.end(1)) is not None


def _closes_share(text: str, start: int) -> bool:
    """百分之三到五: True if the numeral at `start` ends a range of percentages."""
    return _FIRST_SHARE.search(text, max(0, start - _SHARE_REACH), start) is not None


def _tens(numeral: str) -> bool:
    return len(numeral) == 2 and numeral[0] in "十廿卅"


def _counts_as_one(unit: str) -> bool:
    return unit in COUNTERS_OF_ONE or unit in chinese_units()


def _lone_scale(text: str, draft: Draft, match: Match[str]) -> Draft | None:
    """百家, 每万人, 亿元, 上万, 千亿级: a scale alone is a figure only with a unit, a hedge or several places."""
    hedge = hedge_before(text, draft.start)
    numeral = match["numeral"]
    position = draft.end
    found = suffix(text, position)
    level = text.startswith(("级", "元级"), position)
    counted = AFTER_MYRIADS if numeral[-1] in "万亿兆" else AFTER_BARE_SCALE
    if found is not None and (found[0] is K.MONEY or found[1] in counted):
        draft.kind, draft.unit, draft.end = found
        if draft.unit in MEASURES:
            measure(text, draft)
    elif text[position : position + 1] in ("余", "多"):
        return complete(text, draft, numeral, match.start("minus"))
    elif not hedge and not level and (len(numeral) < 2 or text.startswith(("别", "不", "要"), position)):
        return None
    if level:
        draft.hedge = Hedge.AT_LEAST
        if draft.low is not None and draft.low >= 10**8 and numeral[-1] in "亿兆":
            draft.kind, draft.unit = K.MONEY, "CNY"
        draft.end = text.index("级", position) + 1
        return draft
    return hedged(text, draft)


def _adjacent(text: str, match: Match[str], adjacent: Match[str]) -> Draft | None:
    """二三十, 三五个, 七八百: two digits side by side are a range."""
    low, high = CHINESE_DIGITS[adjacent["a"]], CHINESE_DIGITS[adjacent["b"]]
    scale = scale_of(adjacent["scale"])
    tens = adjacent["tens"]
    draft = Draft(match.start("numeral"), match.end("numeral"), K.CARDINAL, scale=scale)
    base = Decimal(0) if tens is None else Decimal(10 * (CHINESE_DIGITS[tens[0]] if len(tens) == 2 else 1))
    draft.low, draft.high = (base + low) * scale, (base + high) * scale
    draft.vague = adjacent.group()
    if text[draft.end : draft.end + 1] == "成" and text[draft.end + 1 : draft.end + 2] not in tuple(NOT_BEFORE["成"]):
        draft.kind, draft.low, draft.high, draft.end = K.PERCENT, draft.low * 10, draft.high * 10, draft.end + 1
        return draft
    found = suffix(text, draft.end)
    if high not in (low + 1, low + 2) or (found is None and not adjacent["scale"]):
        return None
    if found is not None:
        draft.kind, draft.unit, draft.end = found
    return draft
