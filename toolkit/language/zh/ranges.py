"""Share units and scales between the parts of a range or list: 200至300万, 3到5年, 0.4个和0.2个百分点, 9月3-5日."""

from __future__ import annotations

import re
from decimal import Decimal

from toolkit.language.numerals import trimmed
from toolkit.language.units import unit_of
from toolkit.language.zh.draft import Draft
from toolkit.language.zh.measures import RATED, rate
from toolkit.language.zh.times import half_of_end
from toolkit.model.quantity import Hedge, QuantityKind

K = QuantityKind
_RANGE = re.compile(r"[ \u3000]?(?:[-–—~～―−－]{1,2}|至|到)[ \u3000]?\Z")
_LIST = re.compile(r"[ \u3000]?(?:、|和|与|及|以及|或|比|对)[ \u3000]?(?:约|近|超)?\Z")
#: Between two decades, with the part of the first: 60年代末和70年代初, 五六十年代.
_DECADES = re.compile(
    r"(?:年代)?(?:[初末]期?|[中早晚前后]期|[中末]叶)?[ \u3000]?(?:以?及|[、，,和与或至到]|[-–—~～－]{1,2})?[ \u3000]?\Z"
)
#: Between the parts there are at most this many characters: 以及 with spaces.
_LONGEST_GAP = 4
#: Figures of one list are this near to each other (120、3.5亿元); of 500和1万元 the first is 500.
_ALIKE = 50
#: 个百分点 and 个基点, of which each figure of a list may have the 个 alone: 0.4个和0.2个百分点.
_POINTS = frozenset({QuantityKind.PERCENTAGE_POINT, QuantityKind.BASIS_POINT})
_HOURS = frozenset(range(25))
_LENDS = frozenset({K.PERCENT, K.PERCENTAGE_POINT, K.BASIS_POINT, K.MULTIPLE, K.MONEY, K.CARDINAL, K.YEAR, K.DATE})


def _lend_time(text: str, left: Draft, right: Draft) -> None:
    """上午8点到12点: the second is a time as well."""
    timed = left.date.startswith("T") and _bare(right) and text.startswith("点", right.end)
    if timed and right.low is not None and right.low in _HOURS:
        right.kind, right.date, right.low = K.DATE, f"T{int(right.low):02}:00", None
        right.end += 1


def _lend_half(text: str, left: Draft, right: Draft) -> None:
    """上午10点至12点30分, 晚上10点到2点: the second is in the half of the day that comes next."""
    if left.date.startswith("T") and right.date.startswith("T") and not right.date.endswith("am"):
        right.date = half_of_end(text, left.start, left.date, right.date)


def share(text: str, drafts: list[Draft]) -> None:
    """Gives each bare figure the unit, kind and scale of the next, where the two are joined; from right to left."""
    for index in range(len(drafts) - 2, -1, -1):
        left, right = drafts[index], drafts[index + 1]
        if right.start - left.end > _LONGEST_GAP:
            continue
        gap = text[left.end : right.start]
        if left.date.endswith("s"):
            _lend_century(text, drafts, index)
        if gap in ("/", "／"):
            _short_year(left, right)
        elif _RANGE.match(gap):
            _lend_time(text, left, right)
            _lend_half(text, left, right)
            if left.kind is K.PERCENT and _bare(right) and text.startswith("百分之", left.start):  # 百分之三到五
                right.kind = K.PERCENT
            _range(left, right, text.startswith("零下", left.start))
        elif _LIST.match(gap):
            _list(left, right)
        if right.unit in RATED:
            _lend_rate(text, drafts, index)


def _lend_century(text: str, drafts: list[Draft], index: int) -> None:
    """20世纪60、70年代: the decades after one with its century are of the same, as long as each is a later one."""
    for at in range(index, len(drafts) - 1):
        left, right = drafts[at], drafts[at + 1]
        is_later = right.date.startswith("--") and right.date.endswith("s") and left.date[-3:] < right.date[-3:]
        if left.date.startswith("--") or not is_later or not _DECADES.match(text, left.end, right.start):
            return
        right.date = left.date[:-3] + right.date[-3:]


def _lend_rate(text: str, drafts: list[Draft], index: int) -> None:
    """每小时15至20公里, 每秒10米至12米: the distances joined to the one at `index` are of its speed."""
    first = drafts[index]
    distance = first.unit.partition("/")[0]
    speed = first.unit if "/" in first.unit else distance + rate(text, first.start, first.end, distance)
    if speed == distance:
        return
    first.unit = speed
    for at in range(index + 1, len(drafts)):
        gap = text[drafts[at - 1].end : drafts[at].start]
        if drafts[at].unit != distance or not (_RANGE.match(gap) or _LIST.match(gap)):
            return
        drafts[at].unit = speed


def _bare(draft: Draft) -> bool:
    return draft.kind in (K.CARDINAL, K.YEAR) and not draft.unit and not draft.vague


def _range(left: Draft, right: Draft, below_zero: bool) -> None:
    _lend_month(left, right)
    if _lend_points(left, right):
        return
    if below_zero and right.low is not None and right.low > 0:  # 零下3至5摄氏度
        right.low = -right.low
    if not _bare(left) or right.kind not in _LENDS or left.low is None:
        return
    if right.kind is K.DATE:
        _month(left, right)
    elif _short_year(left, right):
        return
    elif isinstance(right.low, Decimal) and isinstance(left.low, Decimal):
        if left.scale == 1 and right.scale != 1 and left.low < right.low / right.scale:
            left.low, left.scale = trimmed(left.low * right.scale), right.scale
        if right.unit == "年" and right.kind is K.CARDINAL and left.kind is K.YEAR:
            return
        left.kind, left.unit = right.kind, right.unit
    if left.hedge is Hedge.NONE and right.hedge in (Hedge.AT_MOST, Hedge.ABOUT):
        left.hedge = right.hedge


def _lend_month(left: Draft, right: Draft) -> None:
    """4月1日至5日, 3月4日和5日: the second day is of the same month."""
    if left.kind is K.DATE and right.date.startswith("---") and left.date.count("-") > 1 and left.date[-3] == "-":
        month = left.date[:-3] if left.date.count("-") > (2 if left.date[0] == "-" else 1) else left.date
        if len(month) > 3:
            right.date = month + right.date[2:]


def _month(left: Draft, right: Draft) -> None:
    """1-7月 and 3-5日."""
    value = int(left.low or 0)
    if right.date.startswith("---") and 1 <= value <= 31:
        left.kind, left.low, left.date = K.DATE, None, f"---{value:02}"
    elif 1 <= value <= 12 and len(right.date) in (4, 7) and right.date[-2:].isdigit():
        left.kind, left.low, left.date = K.DATE, None, f"--{value:02}"
    elif 1000 <= value <= 2999:
        left.kind = K.YEAR


def _short_year(left: Draft, right: Draft) -> bool:
    """2015-16年 and 2024至25年度 are two years."""
    if left.low is None or right.low is None or right.unit not in ("年", "") or right.kind is not K.CARDINAL:
        return False
    century, short = divmod(int(left.low), 100)
    if left.kind is not K.YEAR or not short < right.low < 100:
        return False
    right.kind, right.low = K.YEAR, century * 100 + right.low
    right.high, right.unit = None, ""
    return True


def _list(left: Draft, right: Draft) -> None:
    """0.4和0.2个百分点, 0.4个和0.2个百分点, 12和35万吨; only what no other word would follow."""
    _lend_month(left, right)
    if _lend_points(left, right) or not _bare(left) or left.kind is not K.CARDINAL:
        return
    if right.scale == 1 and right.kind in (K.PERCENT, K.PERCENTAGE_POINT, K.BASIS_POINT, K.MULTIPLE, K.MONEY):
        left.kind, left.unit = right.kind, right.unit
    elif right.scale != 1:
        _lend_scale(left, right)
    elif right.kind is K.CARDINAL and right.unit != "年" and unit_of(right.unit) is not None:  # 3.5和1.8平方公里
        left.unit = right.unit
    elif right.kind is K.DATE and left.low is not None and right.date.startswith("---") and left.low <= 31:
        left.kind, left.date, left.low = K.DATE, f"---{int(left.low):02}", None


def _lend_points(left: Draft, right: Draft) -> bool:
    """0.4个和0.2个百分点: a 个 alone is that of the unit of the last."""
    is_point = left.unit == "个" and left.kind is K.CARDINAL and left.scale == 1 and right.kind in _POINTS
    if is_point:
        left.kind, left.unit = right.kind, right.unit
    return is_point


def _lend_scale(left: Draft, right: Draft) -> None:
    """3.5、1.8亿元: the first is 3.5亿元 if it is written like the second."""
    if right.vague or right.kind not in (K.CARDINAL, K.MONEY, K.BASIS_POINT) or left.scale != 1:
        return
    if not isinstance(left.low, Decimal) or not isinstance(right.low, Decimal):
        return
    written = right.low / right.scale
    if not left.low % 1 and not written / _ALIKE < left.low < written * _ALIKE:
        return
    left.low, left.scale = trimmed(left.low * right.scale), right.scale
    left.kind, left.unit = right.kind, right.unit
