"""A figure in the words of a text, with another value: the suggestion for a figure at the wrong magnitude."""

from __future__ import annotations

import re

from toolkit.language.writing.figure import chinese_number, english_number
from toolkit.model.language_codes import primary
from toolkit.model.quantity import Number

_FIGURES = {
    "en": (
        re.compile(r"[0-9][0-9,.]*(?:[- ]?(?:hundred|thousand|million|billion|trillion|bn|mn|m|tn)\b)?", re.IGNORECASE),
        english_number,
    ),
    "zh": (re.compile("[0-9０-９][0-9０-９,.]*[ ]?[十百千万萬亿億]*"), chinese_number),
}


def respell(text: str, value: Number, language: str) -> str | None:
    """`text` with `value` in place of its figure in digits; None without one, or for a language that is not written.

    >>> respell("3,145 billion yuan", Decimal(314_500_000_000), "en")
    '314.5 billion yuan'
    """
    figure, write = _FIGURES.get(primary(language), (None, english_number))
    if figure is None or figure.search(text) is None:
        return None
    return figure.sub(lambda _: write(value), text, count=1)
