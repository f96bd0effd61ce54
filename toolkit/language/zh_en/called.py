"""Chinese figures that English calls by a word: lines and universities by their numbers, a week, one of equal parts."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from toolkit.language.figures.sides import Sides
from toolkit.language.lazy_pattern import lazy
from toolkit.language.units import unit_of
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind
#: Chinese after digits that are a telephone number, and English for it.
_LINE_ZH = lazy("[一-鿿]{0,6}(?:热线|电话|专线|短号)|平台|便民|政务|市民|报警|火警|急救|接处?警|客服|网站|指挥中心")
_LINE_EN = lazy(
    r"\b(?:(?:hot|help) ?-?lines?|(?:tele)?phones?|call\w*|dial\w*|police|ambulances?|fire|emergency|numbers?"
    r"|website|platform)\b",
    re.IGNORECASE,
)
_LINE_DIGITS = lazy("[0-9]{3,11}")


def hotline(quantity: Quantity, sides: Sides) -> bool:
    """12345热线 as "the government hotline"."""
    number = _LINE_DIGITS.fullmatch(quantity.text) is not None and not quantity.hedge
    return (
        number
        and (sides.before(quantity).endswith("打") or _LINE_ZH.match(sides.left_text, quantity.end) is not None)
        and _LINE_EN.search(sides.right_text) is not None
    )


#: Universities by the numbers of the projects that fund them, and days by theirs.
_PROJECTS = {
    985: "(?:、?211)?(?:工程)?(?:[和及、]211)?(?:工程)?(?:重点)?(?:高校|大学|院校)",
    211: "(?:工程)?(?:重点)?(?:高校|大学|院校)",
}
_TOP_EN = lazy(
    r"\b(?:top|leading|elite|key|prestigious|best|premier|major|first-tier)\b[^.;]{0,24}"
    r"\b(?:universit|college|institution|school)",
    re.IGNORECASE,
)
_DOUBLE_EN = lazy(r"\b(?:singles|shopping|double)\b", re.IGNORECASE)


def called_by_number(quantity: Quantity, sides: Sides) -> bool:
    """985高校 as "a top university", 双十一 as "Singles' Day"."""
    if quantity.low in (11, 12) and sides.before(quantity).endswith("双"):
        return _DOUBLE_EN.search(sides.right_text) is not None
    projects = _PROJECTS.get(int(quantity.low)) if quantity.low in _PROJECTS and quantity.low is not None else None
    of_project = projects is not None and re.match(projects, sides.left_text[quantity.end - 2 : quantity.end + 14])
    return bool(of_project) and _TOP_EN.search(sides.right_text) is not None


#: A scale alone in the name of a plan, and English for it.
_PLANS_ZH = lazy("(?:计划|工程|行动|活动|[一-鿿]{0,2}[“”])")
_SCALE_WORDS = {100: "Hundred", 1000: "Thousand", 10_000: "Ten Thousand", 10**6: "Million"}


def scale_in_a_name(quantity: Quantity, sides: Sides) -> bool:
    """千人计划 as "the Thousand Talents Plan"."""
    word = _SCALE_WORDS.get(int(quantity.low)) if quantity.low in _SCALE_WORDS and quantity.low is not None else None
    named = word is not None and _PLANS_ZH.match(sides.left_text, quantity.end) is not None
    return named and f"{word} " in sides.right_text and not any(map(str.isdigit, quantity.text))


#: Computers by the operations a second that they are capable of.
_COMPUTERS_EN = {10**15: lazy(r"\bpeta(?:scale|flops?)\b", re.I), 10**18: lazy(r"\bexa(?:scale|flops?)\b", re.I)}


def computer_by_speed(quantity: Quantity, sides: Sides) -> bool:
    """百亿亿次超级计算机 as "an exascale supercomputer"."""
    word = _COMPUTERS_EN.get(int(quantity.low)) if quantity.low is not None else None
    return (
        word is not None
        and sides.left_text.startswith("次", quantity.end - quantity.text.endswith("次"))
        and word.search(sides.right_text) is not None
    )


#: Weekdays and the weekend, all of which are worked (“5+2”“白加黑”), and English for it.
_ALL_WEEK_ZH = lazy("(?<![0-9.])5[+＋]2(?![0-9.%])|五加二")
_ALL_WEEK_EN = lazy(
    r"\b(?:weekends?|nights?|overtime|around the clock|round the clock|long hours|extra hours|(?:seven|7) days"
    r"|rest days?|days off|holidays?)\b",
    re.IGNORECASE,
)


def all_week(quantity: Quantity, sides: Sides) -> bool:
    """“5+2” as "on weekends too"."""
    if quantity.low not in (5, 2) or quantity.unit:
        return False
    start = max(0, quantity.start - len("5+"))
    return _ALL_WEEK_ZH.search(sides.left_text, start, quantity.end + len("+2")) is not None and bool(
        _ALL_WEEK_EN.search(sides.right_text)
    )


_KNOCKOUT_ZH = lazy("(?:64|32|16|8|4)进\\Z")
_KNOCKOUT_EN = lazy(r"\b(?:round of|last (?:64|32|sixteen|16|eight)|quarter-?final|semi-?final|final)", re.IGNORECASE)


def winners(quantity: Quantity, sides: Sides) -> bool:
    """16进8 as "the round of 16", 四分之一决赛 as "the quarterfinals"."""
    if _KNOCKOUT_EN.search(sides.right_text) is None:
        return False
    if quantity.kind is K.FRACTION and sides.left_text.startswith("决赛", quantity.end):
        quarter = quantity.low is not None and Fraction(quantity.low) == Fraction(1, 4)
        return quarter and "quarter" in sides.right_text.lower()
    return quantity.low in (32, 16, 8, 4, 2) and _KNOCKOUT_ZH.search(sides.before(quantity)) is not None


_STOPPAGE_EN = lazy(r"\b(?:stoppage|injury|added) time\b")


def full_time(quantity: Quantity, sides: Sides) -> bool:
    """第90+3分钟 as "the third minute of stoppage time"."""
    return (
        quantity.low in (45, 90, 105, 120)
        and sides.left_text[quantity.end : quantity.end + 1] in ("+", "＋")
        and _STOPPAGE_EN.search(sides.right_text) is not None
    )


#: So many days, weeks or months are a fortnight.
_FORTNIGHTS = {("day", 14), ("day", 15), ("week", 2), ("month", Fraction(1, 2))}
#: A week as one word of a time of seven days.
_A_WEEK = lazy(r"\b(?:(?:one-|a )?week-?long|(?:a|one|per|each|every|golden) week|seven-day)\b", re.IGNORECASE)


def days_as_week(quantity: Quantity, sides: Sides) -> bool:
    """7天假期 as "the week-long holiday", 半个月 as "a fortnight"."""
    unit = unit_of(quantity.unit)
    if unit is not None and (unit.key, quantity.low) in _FORTNIGHTS and "fortnight" in sides.right_text:
        return True
    is_week = unit is not None and unit.key == "day" and quantity.low == 7  # days of a week
    return is_week and not quantity.hedge and _A_WEEK.search(sides.right_text) is not None


#: One part of so many equal ones, in English words that may also rank what follows.
_PART_WORDS = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 10: "tenth"}
_NO_PART = (
    "(?!-)(?! (?:of (?:the year|20|(?-i:[A-Z]))|part(?:y|ies)|world|time|year|day|month|week|quarter|countr|term"
    "|reading|round|phase|stage|batch|session|plenary|consecutive|straight|place|person|generation|plant|line|site|one))"
)


@lru_cache(maxsize=16)
def _part_of(whole: int) -> re.Pattern[str] | None:
    word = _PART_WORDS.get(whole)
    if word is None:
        return None
    kinds = "(?:mere|full|good|bare|scant|remaining|other|further|whole|mere|final|poorest|richest|top|bottom)"
    return re.compile(rf"\b(?:(?:a|another|one)(?: {kinds})?|the {kinds}) {word}\b{_NO_PART}", re.IGNORECASE)


def one_part(quantity: Quantity, sides: Sides) -> bool:
    """三分之一 as "a mere third", 四分之一 as "the other quarter"."""
    if quantity.kind is not K.FRACTION or not quantity.low:
        return False
    whole = 1 / Fraction(quantity.low)
    said = _part_of(int(whole)) if whole.denominator == 1 else None
    return said is not None and said.search(sides.right_text) is not None
