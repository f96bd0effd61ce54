"""Quantities in English text, by value: the dispatch from words and digits to the readers of this package's `en_*`.

A text is cut into tokens once; each token that can begin a quantity is handed to its reader, which records what it
finds and says where to go on. Everything else is passed over, so the reading is linear in the text's length.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import lru_cache
from itertools import compress

from toolkit.language.en import dates, figures, ordinals, shares, vague, years
from toolkit.language.en.lexicon import (
    CARDINALS,
    DENOMINATORS,
    MONTHS,
    ORDINALS,
    ROMANS,
    SCALES,
    SHORT_MONTHS,
    TENS,
    TENS_ORDINALS,
    VULGAR,
)
from toolkit.language.en.measures import PREFIXES
from toolkit.language.en.names import is_name_before
from toolkit.language.en.recorder import EnglishReading
from toolkit.model.quantity import Quantity, QuantityKind

Reader = Callable[[EnglishReading, int], int]

# Longer texts are read in pieces of about this many characters, which bounds the memory of one reading.
_PIECE = 100_000


def read(text: str) -> tuple[Quantity, ...]:
    """The quantities of an English text, sorted by place and not overlapping. Never raises, whatever the text."""
    if len(text) <= _PIECE:
        return tuple(_read_piece(text))
    found: list[Quantity] = []
    start = 0
    while start < len(text):
        end = _cut(text, start)
        piece = _read_piece(text[start:end])
        found.extend(one._replace(start=one.start + start, end=one.end + start) for one in piece)
        start = end
    return tuple(found)


def _cut(text: str, start: int) -> int:
    """Where the piece that begins at `start` ends: behind a space if there is one."""
    limit = start + _PIECE
    if limit >= len(text):
        return len(text)
    space = text.rfind(" ", start, limit)
    return space + 1 if space > start else limit


def _read_piece(text: str) -> list[Quantity]:
    reading = EnglishReading(text)
    words = reading.tokens.words
    after = 0
    for index in compress(range(reading.tokens.count), map(_begins, words)):
        if index >= after:
            after = READERS.get(words[index], _read_digits)(reading, index)
    return reading.found


def _read_digits(reading: EnglishReading, index: int) -> int:
    words = reading.tokens.words
    if is_name_before(reading.tokens, index):
        return _after_name(reading, index)
    follower = words[index + 1]
    for special in _specials(len(words[index]), follower if follower in _FOLLOWERS else ""):
        after = special(reading, index)
        if after > index:
            return after
    return figures.read_figure(reading, index)


@lru_cache(maxsize=1024)
def _specials(length: int, follower: str) -> tuple[Reader, ...]:
    """What so many digits before the token `follower` may be besides a plain figure, in the order of trying."""
    return tuple(
        reader
        for reader, lengths, followers in _SPECIALS
        if (lengths is None or length in lengths) and (followers is None or follower in followers)
    )


def _after_name(reading: EnglishReading, index: int) -> int:
    """The token after a name whose digits are at `index`: all that is glued to them."""
    tokens = reading.tokens
    after = index + 1
    while (
        after < tokens.count and tokens.glued(after) and (tokens.words[after].isalnum() or tokens.words[after] == "+")
    ):
        after += 1
    return after


def _read_digital_decade(reading: EnglishReading, index: int) -> int:
    """The 1980s, the '90s; `index` where there is no decade."""
    tokens = reading.tokens
    after = years.decade(tokens, index)
    if not after:
        return index
    century = "--" if len(tokens.words[index]) == 2 else ""
    return reading.add(index, after, QuantityKind.DATE, date=f"{century}{tokens.words[index]}s")


def _read_year(reading: EnglishReading, index: int) -> int:
    """A bare year, with the years tied to it; `index` where there is none."""
    return years.read_year(reading, index) if years.is_year(reading.tokens, index, reading.done) else index


def _read_sexagesimal(reading: EnglishReading, index: int) -> int:
    """A time of day, unless the words before speak of a ratio."""
    if "ratio" in reading.tokens.words[max(0, index - 8) : index]:
        return index
    return dates.read_time(reading, index)


def _read_spelled(reading: EnglishReading, index: int) -> int:
    tokens = reading.tokens
    word = tokens.words[index]
    if word in TENS:
        after = ordinals.read_ordinal(reading, index)
        if after > index:
            return after
    if word == "one" and tokens.words[index - 1] in ("no", "any", "every", "some", "each"):
        return index + 1
    if word == "one" and tokens.words[index + 1] == "another":
        return index + 2
    if word == "zero" and tokens.words[index + 1] == "-":
        return index + 2
    after = shares.read_ratio_of_people(reading, index)
    if after > index:
        return after
    return figures.read_figure(reading, index)


def _read_article(reading: EnglishReading, index: int) -> int:
    """`a million`, `a third of`, `a year`, `a full percentage point`."""
    following = reading.tokens.words[index + 1]
    if following in _POINT_STARTS:
        return shares.read_a_point(reading, index)
    if following in SCALES or following == "hundred":
        return figures.read_figure(reading, index)
    if following in DENOMINATORS:
        after = shares.read_a_part(reading, index)
        return after if after > index else index + 1
    if following in _ARTICLE_UNITS and reading.tokens.words[index + 2] not in _NOT_COUNTING:
        after = vague.read_bare_unit(reading, index + 1, index)
        return max(after, index + 1)
    return index + 1


_POINT_STARTS = {"percentage", "full", "whole", "single", "further"}
# A year earlier, a month ago: a point in time rather than a length of it.
_NOT_COUNTING = {"earlier", "ago", "before", "later", "on", "long"}
_ARTICLE_UNITS = {"year", "month", "day", "week", "hour", "minute", "decade", "century"}


def _read_decade(reading: EnglishReading, index: int) -> int:
    if reading.done == index and index:  # the 21st century, one decade
        return index + 1
    return max(vague.read_bare_unit(reading, index, index), index + 1)


def _read_roman(reading: EnglishReading, index: int) -> int:
    after = index + 1
    return max(after, ordinals.read_enumerator(reading, index))


def _read_ordinal(reading: EnglishReading, index: int) -> int:
    if reading.tokens.words[index + 1] == "of":
        after = dates.read_day_first(reading, index)
        if after > index:
            return after
    return max(index + 1, ordinals.read_ordinal(reading, index))


def _read_latter(reading: EnglishReading, index: int) -> int:
    return max(index + 1, dates.read_part_of_year(reading, index))


def _table() -> dict[str, Reader]:
    """Every word that can begin a quantity, with its reader; later entries win."""
    table: dict[str, Reader] = {}
    entries: tuple[tuple[Reader, object], ...] = (
        (_read_roman, ROMANS),
        (_read_spelled, CARDINALS | TENS | dict.fromkeys(VULGAR, (0, 0))),
        (vague.read_bare_scale, [*(word for word in SCALES if len(word) > 4), "hundred"]),
        (_read_ordinal, ORDINALS | TENS_ORDINALS),
        (ordinals.read_adverb, ordinals.ADVERBS),
        (ordinals.read_numbered, [*ordinals.NUMBERED, "no", "nos"]),
        (dates.read_month, MONTHS | SHORT_MONTHS),
        (_read_latter, ["latter"]),
        (dates.read_quarter_sign, ["q", "h"]),
        (years.read_fiscal, ["fy"]),
        (shares.read_multiple, [*shares.MULTIPLES, *shares.HALVINGS]),
        (shares.read_doubtful_multiple, shares.DOUBTFUL_MULTIPLES),
        (shares.read_half, ["half"]),
        (shares.read_quarter, ["quarter"]),
        (vague.read_plural, vague.PLURALS),
        (vague.read_few, vague.FEW),
        (vague.read_dozen, ["dozen"]),
        (vague.read_word, vague.WORDS),
        (_read_decade, ["decade", "century"]),
        (_read_article, ["a", "an"]),
        (figures.read_money, PREFIXES),
    )
    for reader, words in entries:
        assert isinstance(words, dict | list)
        for word in words:
            table[word] = reader
    return table


READERS = _table()


@lru_cache(maxsize=100_000)
def _begins(word: str) -> bool:
    """Whether a word can begin a quantity."""
    return word in READERS or ":" > word >= "0"


# What digits may be besides a plain figure, in the order of trying: how many characters they can have with their signs,
# and which tokens can stand behind them; None where any can.
_SPECIALS: tuple[tuple[Reader, Collection[int] | None, Collection[str] | None], ...] = (
    (ordinals.read_enumerator, (1, 2), ordinals.POINT_ENDS),
    (dates.read_iso, (4,), ("-", "/")),
    (dates.read_iso, (8, 9, 10), None),
    (dates.read_day_first, (1, 2), dates.AFTER_DAY),
    (dates.read_zone_time, (4,), dates.ZONES),
    (_read_digital_decade, (2, 4), years.DECADE_ENDS),
    (_read_year, (1, 2, 3), years.ERAS),
    (_read_year, (4,), None),
    (ordinals.read_ordinal, None, (*dates.ORDINAL_ENDINGS, *ordinals.SCALED, "-")),
    (_read_sexagesimal, (1, 2, 4, 5), dates.AFTER_HOUR),
    (shares.read_ratio, None, shares.RATIO_SIGNS),
    (shares.read_ratio_of_people, None, ("in", "out")),
)
# Every other token is one to the cache, which so holds no words of the texts.
_FOLLOWERS: frozenset[str] = frozenset().union(*(followers for _, _, followers in _SPECIALS if followers))
