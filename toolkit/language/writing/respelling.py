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


def respell(text: str, value: Number, language: str) -> str | None:
    """`text` with `value` in place of its figure in digits; None without one, or for a language that is not written.

    >>> respell("3,145 billion yuan", Decimal(314_500_000_000), "en")
    '314.5 billion yuan'
    """
    figure, write = _FIGURES.get(primary(language), (None, english_number))
    found = figure.search(simplified(text)) if figure is not None else None
    return None if found is None else text[: found.start()] + write(value) + text[found.end() :]
