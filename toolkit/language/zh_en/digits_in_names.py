"""Figures that the other text has in a form which is not read as a figure: in a name, or in digits of another kind."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from toolkit.language.numerals import arabic_number, is_whole
from toolkit.language.units import unit_of
from toolkit.model.quantity import Quantity

_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_LETTERS_FIRST = re.compile(r"[A-Za-z]+-?(?P<digits>[0-9]+)(?![0-9]|[.,][0-9])")
_DIGITS_FIRST = re.compile(r"(?<![0-9.,])(?P<digits>[0-9]+)-?[A-Za-z]+")
#: What is around digits that are a number alone. A lone digit says something in a name only: Shenzhou 5.
_BEFORE, _BEFORE_ONE = re.compile("(?<![0-9.,])"), re.compile("(?<=[A-Za-z] )")
_AFTER = re.compile("(?![0-9万亿千百]|[.,][0-9]| [mbt]n?r?illion)")
#: Names have no more digits.
_LONGEST_NAME = 8
#: A figure of at least so many times its digits has a scale (2千), and is not in a name.
_SCALED = 1000
_CONTAINER_ZH = re.compile("标准?箱|[TF]EU")
_CONTAINER_EN = re.compile(r"[ -]equivalent\b")
#: A numeral in words up to this value may be digits in a name.
_LARGEST_WORD = 100
#: Whole numbers from the first on are also looked for with their thousands grouped.
_GROUPED = (100, 10**9)


def in_a_name(quantity: Quantity, other_text: str, text: str) -> bool:
    """True if the digits are part of a name in the other text (G20, 4G), which is not read as a figure.

    A name that is in both texts (COVID-19) does not count: it has nothing to do with the figure.
    """
    digits = "".join(sign for sign in quantity.text if sign in "0123456789")
    if digits and quantity.low is not None and quantity.low >= _SCALED * (int(digits) or 1):  # 35万, 35K
        return False
    if not digits and quantity.low is not None and 0 < quantity.low < _LARGEST_WORD and quantity.low % 1 == 0:
        digits = str(int(quantity.low))
    if not digits or len(digits) > _LONGEST_NAME or "." in quantity.text or digits not in other_text:
        return False
    return any(
        name not in text and not _is_in_other_unit(name.lstrip("0123456789"), quantity)
        for name in _names(other_text).get(digits, ())
    )


def _is_in_other_unit(letters: str, quantity: Quantity) -> bool:
    """True if the letters after the digits may be another unit of what the figure measures: 5A for 5 mA."""
    unit, other = unit_of(quantity.unit), unit_of(letters)
    return unit is not None and other is not None and unit.dimension == other.dimension and unit.factor != other.factor


@lru_cache(maxsize=4)
def _names(text: str) -> Mapping[str, Collection[str]]:
    """Digits → the words of letters and these digits (G20, 4G) in a text, which is read once for all its figures."""
    found: dict[str, dict[str, None]] = {}
    for pattern in (_LETTERS_FIRST, _DIGITS_FIRST):
        for name in pattern.finditer(text):
            found.setdefault(name["digits"], {})[name.group()] = None
    return found


def in_a_unit(quantity: Quantity, chinese: str, english: str) -> bool:
    """True for the length in the name of the unit of containers: 标准箱 as "twenty-foot equivalent unit"."""
    named = _CONTAINER_EN.match(english, quantity.end) and _CONTAINER_ZH.search(chinese)
    return quantity.low in (20, 40) and bool(named)


def literal(quantity: Quantity, other_text: str, others: Sequence[Quantity]) -> bool:
    """True if the other text has the same digits in a form that is not read as a figure.

    Examples are 153,822/2,240,191, Shenzhou 5 and “1-2-3”. `others` are the figures read there, which do not count.
    """
    digits = _DIGITS.match(quantity.text)
    written = [digits.group()] if digits and arabic_number(digits.group()) == quantity.low else [quantity.text]
    if quantity.low is not None and is_whole(quantity.low) and _GROUPED[0] <= quantity.low < _GROUPED[1]:
        written += [f"{int(quantity.low):,}", "-".join(str(int(quantity.low)))]  # “1-2-3”
    for text in written:
        if text[0] not in "0123456789" or text not in other_text:
            continue
        for start in _places(other_text, text):
            if not any(one.start <= start < one.end for one in others):
                return True
    return False


def _places(text: str, written: str) -> Iterator[int]:
    """Where a text has these digits alone; a pattern for each figure would be compiled anew."""
    before = _BEFORE if len(written) > 1 else _BEFORE_ONE
    start = text.find(written)
    while start >= 0:
        end = start + len(written)
        is_alone = before.match(text, start) is not None and _AFTER.match(text, end) is not None
        if is_alone:
            yield start
        start = text.find(written, end if is_alone else start + 1)
