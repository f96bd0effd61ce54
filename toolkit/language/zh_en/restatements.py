"""Figures with other values that say the same: 103.5% of last year's is "up 3.5 percent", 98.6% passed is "1.4 failed".

A row needs words on both sides that say so; the same digits without them are a mistake.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from toolkit.language.en.changes import change
from toolkit.language.figures.pair import Restatement
from toolkit.language.meaning import Place
from toolkit.language.units import unit_of
from toolkit.language.zh.changes import change as change_zh
from toolkit.language.zh_en.next_day import before_the_next
from toolkit.language.zh_en.other_units import as_a_rate, with_the_unit_before
from toolkit.model.meaning import Direction, Relation
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind
_REACH = 24
#: Chinese before a value that is relative to the old one, which is 100: 为上年的, 恢复到, 完成计划, 指数为.
_OF_OLD = re.compile(
    "(?:为|是|达到?|相当于|恢复[到至]|(?:降低?|下降|减少?|压缩|缩[减小]|增[长加]|提[高升]|扩大|升)[到至]|完成|实现)"
    "[^，。；]*\\Z|指数[^，。；]{0,6}\\Z"
)
_INDEX = re.compile("指数[^，。；]{0,6}\\Z")
_LACKING = re.compile(
    r"\b(?:fail\w*|no|not|n't|without|lack\w*|un\w+|yet|miss\w*|still|short|outside|other|rest|remain\w*|non-\w+)\b",
    re.IGNORECASE,
)
#: English around a figure that says how much is lacking.
_AROUND = 60
_WHOLE = {K.PERCENT: Fraction(100), K.FRACTION: Fraction(1), K.CARDINAL: Fraction(100)}


def _values(left: Quantity, right: Quantity) -> tuple[Fraction, Fraction, Fraction] | None:
    """Both values and the whole that they are parts of; None for figures that cannot be restated."""
    kinds = (left.kind, right.kind)
    if kinds not in ((K.PERCENT, K.PERCENT), (K.FRACTION, K.FRACTION), (K.CARDINAL, K.PERCENT)):
        return None
    if left.low is None or right.low is None or left.vague or right.vague:
        return None
    return Fraction(left.low), Fraction(right.low), _WHOLE[left.kind]


def _as_a_change(left: Place, right: Place) -> bool:
    values = _values(left.figure, right.figure)
    if values is None:
        return False
    ours, theirs, whole = values
    if abs(ours - whole) != theirs:
        return False
    before = left.text[max(0, left.figure.start - _REACH) : left.figure.start]
    if (_INDEX if left.figure.kind is K.CARDINAL else _OF_OLD).search(before) is None:
        return False
    told = change(right)
    return told.direction is (Direction.UP if ours > whole else Direction.DOWN) and told.relation is Relation.BY


def _as_what_is_lacking(left: Place, right: Place) -> bool:
    values = _values(left.figure, right.figure)
    if values is None or left.figure.kind is K.CARDINAL:
        return False
    ours, theirs, whole = values
    start, end = right.figure.start, right.figure.end
    around = right.text[max(0, start - _AROUND) : start] + "|" + right.text[end : end + _AROUND]
    return ours + theirs == whole and ours != theirs and _LACKING.search(around) is not None


#: English after a share by which it is what is left of the old value.
_OF_WHAT_WAS = re.compile(
    r" of (?:what|the (?:original|former|earlier|previous)|its (?:original|former|earlier)|that)\b"
)


def _as_what_is_left(left: Place, right: Place) -> bool:
    values = _values(left.figure, right.figure)
    if values is None or left.figure.kind is K.CARDINAL or _OF_WHAT_WAS.match(right.text, right.figure.end) is None:
        return False
    ours, theirs, whole = values
    fall = change_zh(left)
    return ours + theirs == whole and fall.direction is Direction.DOWN and fall.relation is Relation.BY


#: Stretches of time that replace each other, by their units.
_ALIKE = {(Fraction(1, 2), "month", "week"): 2, (Fraction(1, 2), "month", "day"): 15, (3, "month", "week"): 13}


def _as_long(left: Place, right: Place) -> bool:
    """半个月 as "two weeks"."""
    one, other = unit_of(left.figure.unit), unit_of(right.figure.unit)
    if one is None or other is None or left.figure.low is None:
        return False
    return _ALIKE.get((Fraction(left.figure.low), one.key, other.key)) == right.figure.low


_ROUND = re.compile(r"\b(?:round of|last) \Z", re.IGNORECASE)


def _as_a_round(left: Place, right: Place) -> bool:
    """八分之一决赛 as "the round of 16"."""
    ours, theirs = left.figure.low, right.figure.low
    if left.figure.kind is not K.FRACTION or not ours or not left.text.startswith("决赛", left.figure.end):
        return False
    said = _ROUND.search(right.text, max(0, right.figure.start - _REACH), right.figure.start)
    return said is not None and theirs is not None and Fraction(theirs) == 2 / Fraction(ours)


_HOURS = re.compile("[0-2][0-9][0-5][0-9] ?(?:hours|hrs|h)")


def _as_four_digits(left: Place, right: Place) -> bool:
    """14:30 as "1430 hours"."""
    if not left.figure.date.startswith("T") or _HOURS.fullmatch(right.figure.text) is None:
        return False
    return left.figure.date[1:6].replace(":", "") == right.figure.text[:4]


_TRILLION = 10**12


def _as_trillions(left: Place, right: Place) -> bool:
    """30兆 as "30 trillion", where no currency beside it says so."""
    ours, theirs = left.figure, right.figure
    return ours.unit == "兆" and ours.low is not None and theirs.low == ours.low * _TRILLION


#: Days of shopping by the numbers that call them, which 双 is before in 双十一 and 双12; their dates.
_SHOPPING_DAYS = {Decimal(618): "--06-18", Decimal(11): "--11-11", Decimal(12): "--12-12"}
_MOST_DAYS = 31
#: What 618 has after it where it is a day and counts nothing: 618期间, 618大促.
_OF_A_DAY = frozenset(("", "期间", "大"))


def _as_a_shopping_day(left: Place, right: Place) -> bool:
    """双十一 as "the November 11 shopping festival"."""
    ours, date = left.figure, right.figure.date
    if not date or not isinstance(ours.low, Decimal) or _SHOPPING_DAYS.get(ours.low) != date:
        return False
    return ours.unit in _OF_A_DAY if ours.low > _MOST_DAYS else left.text.endswith("双", 0, ours.start)


RESTATEMENTS = (
    Restatement(
        "day of shopping",
        ("双11期间，快递增多。", "There were more parcels during the November 11 shopping festival."),
        _as_a_shopping_day,
    ),
    Restatement("trillions", ("股票市值站上30兆。", "The market value of shares topped 30 trillion."), _as_trillions),
    Restatement("before the next month", ("6月底前完成。", "It is due before July."), before_the_next),
    Restatement("round of a cup", ("进入八分之一决赛。", "They reached the round of 16."), _as_a_round),
    Restatement("half a month", ("半个月内完成。", "It will be done within two weeks."), _as_long),
    Restatement("rate of another unit", ("亩均收入5000元。", "Income averaged 75,000 yuan per hectare."), as_a_rate),
    Restatement(
        "unit named once",
        ("水稻120万亩，玉米75万亩。", "There were 80,000 hectares of rice and 50,000 of corn."),
        with_the_unit_before,
    ),
    Restatement("time in four digits", ("会议于14:30开始。", "The meeting began at 1430 hours."), _as_four_digits),
    Restatement(
        "value as a change", ("产量为上年的103.5%。", "Output was up 3.5 percent on the year before."), _as_a_change
    ),
    Restatement(
        "what is left", ("能耗降低了60%。", "Energy use is down to 40 percent of what it was."), _as_what_is_left
    ),
    Restatement(
        "what is lacking", ("抽检合格率98.6%。", "In the checks, 1.4 percent of samples failed."), _as_what_is_lacking
    ),
)
