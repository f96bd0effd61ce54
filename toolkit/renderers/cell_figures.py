"""What a cell of a table has: a figure, a sign in place of one, a unit, or a word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.language.en.table_words import WORDS as ENGLISH
from toolkit.language.zh.table_words import WORDS as CHINESE

#: A figure as a cell has it: its sign and digits, the decimal sign with what follows it, and a unit in few words.
FIGURE = re.compile(
    r"(?P<whole>(?:约|超|近|逾|about\s|over\s|nearly\s|around\s)?[(（〔]?\s*[-+△▲▼▽−–—－＋±<>＜＞≤≥~]?\s*(?:[A-Z]{0,3}[$¥￥€£]|RMB|CNY|USD)?\s*[-−–]?\d[\d,，\s]*)"
    r"(?P<rest>(?P<decimals>\.\d+)?(?P<unit>\s*(?:[%％‰]|percent(?:age points?)?|per cent|pp|bp|[a-zA-Z]{1,10}\.?"
    r"(?:\s[a-zA-Z]{1,10}){0,2}|[\u4e00-\u9fff]{1,4})?\s*[)）〕]?[*]{0,3}))"
)
#: What a cell has in place of a figure.
_NO_FIGURE = re.compile(r"[-–△▲▼▽—―－/…．.*·×xX]{0,4}|n\.?/?a\.?|\.\.\.", re.IGNORECASE)
#: A unit that counts by tens or thousands.
_COUNTING = re.compile(r"1(?:0{1,5}|,000|0,000|00,000)(?:\s[mbt]r?illion)?\s(?P<counted>[A-Za-z][A-Za-z .-]*)")
#: A figure without a unit, and one that may be a unit itself: 10,000.
_BARE, _ROUND = re.compile(r"-?[0-9][0-9,.]*"), re.compile(r"10[0,]+")
#: A year or a month, which heads a column and is not one of its figures.
_PERIOD = re.compile(r"(?:19|20)\d\d(?:[-–/]\d{1,4})?|\d{1,2}")
#: The longest unit of a figure, or word in place of one, in characters.
_LONGEST_UNIT = 24
#: A column has at least so many figures for each word in place of one.
_FIGURES_PER_WORD = 4


def is_figure(text: str) -> bool:
    """True if a text is one figure, perhaps with its unit."""
    found = FIGURE.fullmatch(text)
    return found is not None and len(found["unit"]) <= _LONGEST_UNIT


def is_word(text: str) -> bool:
    """True if a text is neither a figure nor a sign in place of one."""
    return not is_figure(text) and not _NO_FIGURE.fullmatch(text)


def are_figures(texts: Sequence[str]) -> bool:
    """True for figures, some of them missing or replaced by a short word (Unchanged, 另计); Total is a name."""
    figures, words = sum(map(is_figure, texts)), [text for text in texts if is_word(text)]
    return 0 < figures >= _FIGURES_PER_WORD * len(words) and not any(
        len(word) > _LONGEST_UNIT or any(known.total.fullmatch(word) for known in (ENGLISH, CHINESE)) for word in words
    )


def heads_units(text: str) -> bool:
    """True if a text is the heading of a column of units."""
    return any(words.unit_column.fullmatch(text) is not None for words in (ENGLISH, CHINESE))


def are_units(texts: Sequence[str]) -> bool:
    """True if texts are units of several things by tens and thousands: 10,000 units, 100 million pieces."""
    found = [_COUNTING.fullmatch(text) for text in texts if text]
    return all(found) and len({one["counted"] for one in found if one}) > 1


def are_counts(texts: Sequence[str]) -> bool:
    """True for figures without units, not all round: the counts of a column that is headed Units."""
    figures = [text for text in texts if not _NO_FIGURE.fullmatch(text)]
    return all(map(_BARE.fullmatch, figures)) and not all(map(_ROUND.fullmatch, figures))


def is_data(text: str) -> bool:
    """True if a text is a figure and not a heading, as a year or the number of a month is."""
    found = FIGURE.fullmatch(text)
    return found is not None and not _PERIOD.fullmatch(text) and found["unit"].strip() in ("", "%", "％", ")")
