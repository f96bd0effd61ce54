"""Chinese figures that English has in a word: "both", "tripartite", "decades", "World War II", "twice a year"."""

from __future__ import annotations

import re
from functools import lru_cache

from toolkit.language.figures.excuses import in_digits, small
from toolkit.language.figures.sides import Sides
from toolkit.language.lazy_pattern import lazy
from toolkit.language.numerals import roman_numeral
from toolkit.language.units import is_time, unit_of
from toolkit.language.zh_en.ages import as_word
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind
_MANY_EN = lazy(
    r"\b(?:decades|(?:over|than) a decade|years|many|several|hundreds|thousands|millions|billions|centuries|generations"
    r"|dozens?|numerous"
    r"|multiple|scores|lots|few"
    r"|countless|various)\b",
    re.IGNORECASE,
)
_WORDS = {
    2: "two|both|twin|dual|doubl|pair|second|couple|twice|either|neither|duo|half|each other|another|next|following"
    "|latter|further|resurg|again|runner-?up|silver"
    "|bi(?:annual|cycle|ennial|furcat|later|lingual|monthly|nary|partisan|weekly)",
    3: "three|third|thrice|tri(?:ang|ath|color|colour|later|log|nity|o\\b|part|pl|p\\b|un)",
    4: "four|quad",
    5: "five|fifth|quint",
    6: "six|hexa",
    7: "seven|week",
    8: "eight|octa",
    9: "nine|ninth",
    10: "ten(?:ths?|fold)?\\b|decade|deca(?:thl|gon)",
}
_ALL_DAY = lazy(r"round[- ]the[- ]clock|24/7", re.IGNORECASE)
_NONE = lazy(
    r"\b(?:none|nil|no(?! longer| more| less| fewer| later| other)|nothing|nobody|zero|scratch|unopposed)\b|unanimous",
    re.IGNORECASE,
)
_ROMANS = frozenset(range(2, 40))
_HALF = lazy(r"half|halv|semi|majority|most|mid", re.IGNORECASE)
#: By which English numbers categories and grades.
_LETTERS = "ABCDE"
#: How often a year something happens, in English words, and the months of a unit.
_YEARLY = lazy(
    r"\b(?:(?P<n2>twice|two times)|(?P<n3>three times|thrice)|(?P<n4>four times)|(?P<n6>six times))"
    r" (?:a|per|each|every) year\b|\b(?P<t2>biannual\w*|semi-?annual\w*|half-yearly)",
    re.IGNORECASE,
)
_MONTHS_OF = {"year": 12, "month": 1}


def all_day(quantity: Quantity, sides: Sides) -> bool:
    """24小时 as "round the clock"."""
    return quantity.low == 24 and _ALL_DAY.search(sides.right_text) is not None


def nothing(quantity: Quantity, sides: Sides) -> bool:
    """0 as "none", 0票 as "no votes"."""
    return quantity.low == 0 and quantity.high in (None, quantity.low) and _NONE.search(sides.right_text) is not None


def roman(quantity: Quantity, sides: Sides) -> bool:
    """第二次世界大战 as "World War II"."""
    if quantity.kind is not K.ORDINAL or quantity.low is None or not 0 < quantity.low < 40 or quantity.low % 1:
        return False
    return as_word(roman_numeral(int(quantity.low)), sides.right_text)


#: Roman numerals in one sign each, from one on.
_ROMAN_SIGNS = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"


def roman_in_chinese(quantity: Quantity, sides: Sides) -> bool:
    """Ⅱ型糖尿病 and II型 as "type 2"."""
    value = int(quantity.low or 0)
    if quantity.kind not in (K.CARDINAL, K.ORDINAL) or value != quantity.low or quantity.unit:
        return False
    if not 0 < value <= len(_ROMAN_SIGNS):
        return False
    in_letters = rf"(?<![A-Za-z0-9]){roman_numeral(value)}(?![A-Za-z0-9])"
    return _ROMAN_SIGNS[value - 1] in sides.left_text or re.search(in_letters, sides.left_text) is not None


def many(quantity: Quantity, sides: Sides) -> bool:
    """数十年 as "decades"."""
    return bool(quantity.vague) and _MANY_EN.search(sides.right_text) is not None


def half(quantity: Quantity, sides: Sides) -> bool:
    """半数企业 as "most enterprises"."""
    is_half = quantity.kind is K.FRACTION and quantity.low is not None and quantity.low * 2 == 1
    return is_half and _HALF.search(sides.right_text) is not None


@lru_cache(maxsize=8)
def _as_letter(letter: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:[Cc]ategor(?:y|ies)|[Cc]lass|[Tt]ype|[Gg]rade|[Gg]roup|[Tt]ier) {letter}\b")


def in_a_word(quantity: Quantity, sides: Sides) -> bool:
    """两个 as "both", 三 as "triple", 四期 as "IV"."""
    numbered = quantity.kind is K.CARDINAL and quantity.low is not None and quantity.low in _ROMANS
    if numbered and as_word(roman_numeral(int(quantity.low or 0)), sides.right_text):
        return True
    value = small(quantity)
    if 0 < value <= len(_LETTERS) and _as_letter(_LETTERS[value - 1]).search(sides.right_text) is not None:
        return True
    if value not in _WORDS or in_digits(quantity):
        return False
    said = rf"\b(?:{_WORDS[value]})|(?<![\d.,]){value}(?![\d]|[.,]\d)"
    return re.search(said, sides.right_text, re.IGNORECASE) is not None


def each(quantity: Quantity, sides: Sides) -> bool:
    """每10户 and the like: 每 is right before the figure."""
    return sides.before(quantity).endswith("每")


@lru_cache(maxsize=8)
def _every_other(unit: str) -> re.Pattern[str]:
    often = "|biennial" if unit == "year" else ""
    return re.compile(rf"\b(?:every (?:other|second)|alternate) {unit}{often}", re.IGNORECASE)


def as_often(quantity: Quantity, sides: Sides) -> bool:
    """每半年一次 as "twice a year"."""
    unit = unit_of(quantity.unit)
    if unit is None or not is_time(quantity.unit) or quantity.low is None or not each(quantity, sides):
        return False
    if quantity.low == 2 and _every_other(unit.key).search(sides.right_text) is not None:  # the other
        return True
    found = _YEARLY.search(sides.right_text)
    times = int((found.lastgroup or "")[1:]) if found is not None else 0
    return quantity.low * _MONTHS_OF.get(unit.key, 0) * times == _MONTHS_OF["year"]
