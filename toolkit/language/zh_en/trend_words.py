"""The words that tell what a figure is: a rise, a fall or a share of something."""

from __future__ import annotations

import re

#: For each kind its words in Chinese and in English.
_TRENDS = (
    (
        re.compile("增|升|提高|上涨|涨幅|快"),
        re.compile(r"\b(?:up|increas\w*|ris\w+|rose|gr[eo]w\w*|gain\w*|higher|climb\w*|add\w*)\b"),
    ),
    (
        re.compile("降|减|跌|缩"),
        re.compile(
            r"\b(?:down|los(?:t|es?|ing)|decreas\w*|f[ae]ll\w*|drop\w*|lower\w*|declin\w*|reduc\w*|cut|shr[ai]nk\w*)\b"
        ),
    ),
    (
        re.compile("占|比重|份额"),
        re.compile(r"\b(?:account\w*|ma[dk]\w+ up|share\w*|represent\w*|compris\w*|constitut\w*|proportion)\b"),
    ),
)


def chinese_trend(text: str, start: int, end: int) -> int | None:
    """Which kind of figure the nearest words in `[start:end]`, right before it, make of it."""
    return _last(text[max(start, end - 12) : end], 0)


def english_trend(text: str, start: int, end: int) -> int | None:
    """The same in English."""
    return _last(text[max(start, end - 30) : end], 1)


def _last(window: str, language: int) -> int | None:
    ends = [
        (max((found.end() for found in words[language].finditer(window)), default=-1), kind)
        for kind, words in enumerate(_TRENDS)
    ]
    place, kind = max(ends)
    return kind if place >= 0 else None
