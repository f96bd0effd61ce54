"""A figure in the words of a text, with another value: the suggestion for a figure at the wrong magnitude."""

from __future__ import annotations

import re

from toolkit.language.writing.figure import chinese_number, english_number
from toolkit.language.zh.patterns import SCALE, D
from toolkit.language.zh.traditional import simplified
from toolkit.model.language_codes import primary
from toolkit.model.quantity import Number

_FIGURES = {
    "en": (
        re.compile(r"[0-9][0-9,.]*(?:[- ]?(?:hundred|thousand|million|billion|trillion|bn|mn|tn)\b)?", re.IGNORECASE),
        english_number,
    ),
    "zh": (re.compile(rf"[{D}][{D},.]*[ ]?(?:十|{SCALE})*"), chinese_number),
}


#: The scales that a Chinese number is written with.
_TRADITIONAL = str.maketrans("万亿", "萬億")


def respell(text: str, value: Number, language: str, beside: str = "") -> str | None:
    """`text` with `value` in place of its figure in digits; None without one, or for a language that is not written.

    Chinese is written in traditional characters if `text`, or the text `beside` it, has some.

    >>> respell("3,145 billion yuan", Decimal(314_500_000_000), "en")
    '314.5 billion yuan'
    """
    figure, write = _FIGURES.get(primary(language), (None, english_number))
    found = figure.search(simplified(text)) if figure is not None else None
    if found is None:
        return None
    written = write(value)
    if write is chinese_number and any(simplified(one) is not one for one in (text, beside)):
        written = written.translate(_TRADITIONAL)
    return text[: found.start()] + written + text[found.end() :]
