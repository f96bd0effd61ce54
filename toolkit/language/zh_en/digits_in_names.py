"""Figures that the other text has in a form which is not read as a figure: in a name, or in digits of another kind."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from toolkit.language.numerals import arabic_number, is_whole
from toolkit.model.quantity import Quantity

_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_LETTERS_FIRST = re.compile(r"[A-Za-z]+-?(?P<digits>[0-9]+)(?![0-9]|[.,][0-9])")
_DIGITS_FIRST = re.compile(r"(?<![0-9.,])(?P<digits>[0-9]+)-?[A-Za-z]+")
#: Names have no more digits.
_LONGEST_NAME = 8
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
    if not digits and quantity.low is not None and 0 < quantity.low < _LARGEST_WORD and quantity.low % 1 == 0:
        digits = str(int(quantity.low))
    if not digits or len(digits) > _LONGEST_NAME or "." in quantity.text or digits not in other_text:
        return False
    return any(name not in text for name in _names(other_text).get(digits, ()))


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
        before = "" if len(text) > 1 else "(?<=[A-Za-z] )"  # a lone digit says something in a name only: Shenzhou 5
        for found in re.finditer(
            rf"(?<![0-9.,]){before}{re.escape(text)}(?![0-9万亿千百]|[.,][0-9]| [mbt]n?r?illion)", other_text
        ):
            if not any(one.start <= found.start() < one.end for one in others):
                return True
    return False
