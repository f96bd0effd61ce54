"""Ages that one language tells in a word or by a decade: 古稀, "in her eighties", "born after 2000"."""

from __future__ import annotations

import re

from toolkit.language.figures.sides import Sides
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind
_AGES = {
    100: re.compile(r"centen|centur|time-honou?red|age-old|long-established", re.IGNORECASE),
    1000: re.compile(r"millenni", re.IGNORECASE),
}
_AGED = {
    tens: re.compile(
        rf"\b(?:in (?:his|her|their|my|our) (?:(?P<part>early|mid|middle|late)[ -]?)?(?:{word}|{tens}s)\b|{old})",
        re.IGNORECASE,
    )
    for tens, word, old in (
        (20, "twenties", "twenty-something"),
        (30, "thirties", "thirty-something"),
        (40, "forties", "quadragenarian"),
        (50, "fifties", "quinquagenarian"),
        (60, "sixties", "sexagenarian"),
        (70, "seventies", "septuagenarian"),
        (80, "eighties", "octogenarian"),
        (90, "nineties", "nonagenarian"),
    )
}
_OF_AGE = frozenset({"岁", "周岁", ""})
#: The last digits of the years that are a part of a decade of one's life.
_PARTS = {"early": range(4), "mid": range(3, 8), "middle": range(3, 8), "late": range(6, 10)}


def as_word(word: str, text: str) -> bool:
    """True if a text has a word as a whole."""
    return word in text and re.search(rf"\b{word}\b", text) is not None


def in_a_decade(quantity: Quantity, sides: Sides) -> bool:
    """50-60岁 as "in their 50s", 一百年 as "centenary", 千年 as "millennium"."""
    if quantity.low is None:
        return False
    if quantity.low in _AGED and quantity.unit in _OF_AGE and _AGED[int(quantity.low)].search(sides.right_text):
        return True
    if quantity.unit == "岁" and quantity.vague and _in_part(quantity, sides.right_text):
        return True
    if quantity.low in _AGES and _AGES[int(quantity.low)].search(sides.right_text) is not None:
        return True
    if not 10 < quantity.low <= 100 or quantity.low % 10:
        return False
    return as_word(f"{int(quantity.low) - 10}s", sides.right_text)


def _in_part(quantity: Quantity, english: str) -> bool:
    """四十五六岁 as "in his mid-40s"."""
    if quantity.low is None or quantity.high is None:
        return False
    tens, first = divmod(int(quantity.low), 10)
    last = int(quantity.high) - 10 * tens
    found = _AGED[tens * 10].search(english) if tens * 10 in _AGED else None
    if found is None or last > 9:
        return False
    part = _PARTS[found["part"].lower()] if found["part"] else range(10)
    return first in part and last in part


#: Ages by their names.
_AGES_ZH = {
    20: "弱冠",
    30: "而立",
    40: "不惑",
    50: "知天命|半百",
    60: "花甲|耳顺",
    70: "古稀",
    80: "耄耋",
    90: "耄耋",
    100: "期颐|百岁",
}


def age_by_name(quantity: Quantity, sides: Sides) -> bool:
    """古稀之年 as "at 70"."""
    name = _AGES_ZH.get(int(quantity.low)) if quantity.low in _AGES_ZH and quantity.low is not None else None
    return name is not None and re.search(name, sides.left_text) is not None


_BORN = re.compile(r"\bborn (?:\w+ ){0,2}(?:after|since|in|from) (?:the year )?\Z")


def generation(quantity: Quantity, sides: Sides) -> bool:
    """00后 as "people born after 2000"."""
    if quantity.kind is not K.YEAR or quantity.low is None:
        return False
    if f"{int(quantity.low) % 100:02}后" not in sides.left_text:
        return False
    return _BORN.search(sides.right_text, max(0, quantity.start - 40), quantity.start) is not None
