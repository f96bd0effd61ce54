"""The forms of English figures, one row each: what begins a form, the function that reads it, and an example.

To add a form, add a row. A word belongs to the last row that names it; digits are tried with each row that fits, in
order, and are a plain figure where none reads them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple

from toolkit.language.en import (
    accounts,
    dates,
    decades,
    digital_dates,
    eras,
    feet_and_inches,
    figures,
    ordinals,
    parts_of_year,
    shares,
    times,
    vague,
    years,
)
from toolkit.language.en.hedges import hedge_before
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
)
from toolkit.language.en.measures import COUNTRIES, LETTERS, PREFIXES
from toolkit.language.en.numerals import APOSTROPHES
from toolkit.language.en.recorder import EnglishReading
from toolkit.language.numerals import VULGAR_FRACTIONS

#: Reads what begins at a token, and returns the token to go on from: the same one where it records nothing.
Reader = Callable[[EnglishReading, int], int]


class WordForm(NamedTuple):
    """A form that a word or sign begins; the example is a text and what is read in it, and runs as a test."""

    name: str
    words: Collection[str]
    read: Reader
    example: str


class DigitForm(NamedTuple):
    """A form that digits begin besides a plain figure; `read` returns the same token where they are none.

    `lengths` are the numbers of characters that the digits can have, with their points and commas, and `followers` the
    tokens that can come next; None where any can.
    """

    name: str
    lengths: Collection[int] | None
    followers: Collection[str] | None
    read: Reader
    example: str


#: How many tokens before `10:30` are searched for `ratio`, which makes it one.
_RATIO_REACH = 8
_POINT_STARTS = {"percentage", "full", "whole", "single", "further"}
# A year earlier, a month ago: a point in time rather than a length of it.
_NOT_COUNTING = {"earlier", "ago", "before", "later", "on", "long"}
_ARTICLE_UNITS = {"year", "month", "day", "week", "hour", "minute", "decade", "century"}


def _read_year(reading: EnglishReading, index: int) -> int:
    """A bare year, with the years tied to it; `index` where there is none."""
    return years.read_year(reading, index) if years.is_year(reading.tokens, index, reading.done) else index


def _read_time(reading: EnglishReading, index: int) -> int:
    """A time of day; `index` where there is none, or where `ratio` is among the words before."""
    if "ratio" in reading.tokens.words[max(0, index - _RATIO_REACH) : index]:
        return index
    return times.read_time(reading, index)


def _read_hour(reading: EnglishReading, index: int) -> int:
    """An hour with o'clock or a part of the day; `index` where there is none."""
    word = reading.tokens.words[index]
    return times.read_hour(reading, index, int(word)) if word.isdigit() else index


def _read_spelled(reading: EnglishReading, index: int) -> int:
    tokens = reading.tokens
    word = tokens.words[index]
    if word in TENS or (word in CARDINALS and ordinals.of_scale(tokens, index)):
        after = ordinals.read_ordinal(reading, index)
        if after > index:
            return after
    if word == "one" and tokens.words[index - 1] in ("no", "any", "every", "some", "each"):
        return index + 1
    if word == "one" and tokens.words[index + 1] == "another":
        return index + 2
    if word == "zero" and tokens.words[index + 1] == "-":
        return index + 2
    after = decades.read_hundreds(reading, index) or _read_spelled_time(reading, index)
    if after > index:
        return after
    after = shares.read_ratio_of_people(reading, index)
    if after > index:
        return after
    return figures.read_figure(reading, index)


def _read_spelled_time(reading: EnglishReading, index: int) -> int:
    """`three o'clock`, `five past twelve`; `index` where there is none."""
    word, following = reading.tokens.words[index : index + 2]
    if word in CARDINALS and following in ("o", "in", "at"):
        return times.read_hour(reading, index, CARDINALS[word])
    if following in times.AFTER_MINUTES or word == "twenty":
        return times.read_minutes(reading, index)
    return index


def _read_article(reading: EnglishReading, index: int) -> int:
    """`a million`, `a third of`, `a year`, `a full percentage point`."""
    words = reading.tokens.words
    following = words[index + 1]
    if following == "half" and words[index - 1] == "and" and reading.done <= index - 2:
        after = vague.read_bare_unit(reading, index - 2, index - 2) if words[index - 2] in _ARTICLE_UNITS else 0
        if after:  # the past year and a half
            return after
    if following in _POINT_STARTS:
        return shares.read_a_point(reading, index)
    if following in SCALES or following == "hundred":
        return figures.read_figure(reading, index)
    if following in DENOMINATORS:
        return shares.read_a_part(reading, index)
    counts = following in _ARTICLE_UNITS and (words[index + 2] not in _NOT_COUNTING or _is_length(reading, index))
    if counts or (words[index + 4] == "half" and words[index + 2] == "and"):
        return vague.read_bare_unit(reading, index + 1, index)
    return index


def _is_length(reading: EnglishReading, index: int) -> bool:
    """True for `less than a year ago`, which measures; `higher than a year ago` compares."""
    words = reading.tokens.words
    compares = words[index - 1] == "than" and words[index - 2] not in ("less", "more")
    return words[index + 2] == "ago" and not compares and bool(hedge_before(reading.tokens, index, reading.done))


def _read_decade(reading: EnglishReading, index: int) -> int:
    if reading.done == index and index:  # the 21st century, one decade
        return index
    return vague.read_bare_unit(reading, index, index)


def _read_ordinal(reading: EnglishReading, index: int) -> int:
    if reading.tokens.words[index + 1] == "of":
        after = dates.read_day_first(reading, index)
        if after > index:
            return after
    return ordinals.read_ordinal(reading, index)


WORD_FORMS = (
    WordForm("roman enumerator", ROMANS, ordinals.read_enumerator, "IV. Main tasks → enumerator 4"),
    WordForm("spelled number", CARDINALS | TENS | VULGAR_FRACTIONS, _read_spelled, "Twenty-five firms → cardinal 25"),
    WordForm(
        "bare scale",
        [*(word for word in SCALES if len(word) > 4), "hundred"],
        vague.read_bare_scale,
        "the trillion-yuan industry → money 1000000000000 CNY weak",
    ),
    WordForm(
        "spelled ordinal", ORDINALS | TENS_ORDINALS | ordinals.LARGE, _read_ordinal, "the seventh session → ordinal 7"
    ),
    WordForm("numbering adverb", ordinals.ADVERBS, ordinals.read_adverb, "Secondly, we will act. → enumerator 2"),
    WordForm("numbered thing", [*ordinals.NUMBERED, "no", "nos"], ordinals.read_numbered, "at Level 4 → ordinal 4"),
    WordForm("month", MONTHS | SHORT_MONTHS, dates.read_month, "on May 17, 2022 → date 2022-05-17"),
    WordForm("time in a word", times.TIMES, times.read_time_word, "closed at noon → date T12:00 weak"),
    WordForm("latter half", ["latter"], parts_of_year.read_part_of_year, "the latter half of the year → date --H2"),
    WordForm("quarter sign", ["q", "h"], parts_of_year.read_quarter_sign, "in Q3 2023 → date 2023-Q3"),
    WordForm("fiscal year", ["fy"], years.read_fiscal, "in FY25 → year 2025"),
    WordForm("multiple", [*shares.MULTIPLES, *shares.HALVINGS], shares.read_multiple, "Output doubled. → multiple 2"),
    WordForm(
        "doubtful multiple", shares.DOUBTFUL_MULTIPLES, shares.read_doubtful_multiple, "twice the total → multiple 2"
    ),
    WordForm("half", ["half"], shares.read_half, "half of the firms → fraction 0.5"),
    WordForm("quarter", ["quarter"], shares.read_quarter, "quarter-point cuts → pp 0.25"),
    WordForm(
        "vague plural", vague.PLURALS, vague.read_plural, "tens of thousands of people → cardinal 10000..99999 vague"
    ),
    WordForm("few", vague.FEW, vague.read_few, "several hundred people → cardinal 200..999 vague"),
    WordForm("dozen", ["dozen"], vague.read_dozen, "a dozen firms → cardinal 10..19 vague"),
    WordForm("word for a number", vague.WORDS, vague.read_word, "both sides → cardinal 2 weak"),
    WordForm("copies", vague.COPIES, vague.read_copies, "submitted in triplicate → cardinal 3"),
    WordForm("decade in a word", decades.DECADES, decades.read_decade_word, "in the sixties → date --60s weak"),
    WordForm(
        "vague compound",
        vague.MULTIS,
        vague.read_multi,
        "multibillion-yuan sums → money 1000000000..999000000000 CNY vague weak",
    ),
    WordForm("decade", ["decade", "century"], _read_decade, "over the decade → cardinal 1 decade weak"),
    WordForm("article", ["a", "an"], _read_article, "a third of them → fraction 1/3"),
    WordForm("letter as a sign of money", LETTERS, figures.read_letter_money, "N585m → money 585000000 NGN"),
    WordForm("cents of a country", COUNTRIES, figures.read_country_cents, "HK18 cents → money 0.18 HKD"),
    WordForm("era", eras.ERAS, eras.read_era, "in Reiwa 5 → year 2023"),
    WordForm("noughts", APOSTROPHES, accounts.read_noughts, "RMB'000 12,345 → money 12345000 CNY"),
    WordForm("money", PREFIXES, figures.read_money, "RMB5 million → money 5000000 CNY"),
)

DIGIT_FORMS = (
    DigitForm("enumerator", (1, 2), ordinals.POINT_ENDS, ordinals.read_enumerator, "(3) Trade → enumerator 3"),
    DigitForm("date of numbers", (4,), ("-", "/"), digital_dates.read_iso, "on 2022-05-17 → date 2022-05-17"),
    DigitForm("date with points", (8, 9, 10), None, digital_dates.read_iso, "on 2022.05.17 → date 2022-05-17"),
    DigitForm("year last", (1, 2), ("-", "/"), digital_dates.read_year_last, "on 3/15/2024 → date 2024-03-15"),
    DigitForm("points, year last", (8, 9, 10), None, digital_dates.read_year_last, "on 15.03.2024 → date 2024-03-15"),
    DigitForm("month and year", (2,), ("/",), digital_dates.read_month_and_year, "since 03/2024 → date 2024-03"),
    DigitForm("day first", (1, 2), dates.AFTER_DAY, dates.read_day_first, "on 17 May 2022 → date 2022-05-17"),
    DigitForm(
        "feet and inches",
        (1,),
        feet_and_inches.SIGNS,
        feet_and_inches.read_feet,
        "6'2\" tall → cardinal 74 inch",
    ),
    DigitForm("time with a zone", (4,), times.ZONES, times.read_zone_time, "at 0100 GMT → date T01:00 weak"),
    DigitForm(
        "decade", (2, 4), years.DECADE_ENDS, decades.read_digital_decade, "the 1980s and 90s → date 1980s; date 1990s"
    ),
    DigitForm("year of an era", (1, 2, 3), years.ERAS, _read_year, "in 352 BC → year 352"),
    DigitForm("year", (4,), None, _read_year, "in 2022 → year 2022"),
    DigitForm(
        "ordinal",
        None,
        (*dates.ORDINAL_ENDINGS, *ordinals.SCALED, "-"),
        ordinals.read_ordinal,
        "the 133rd session → ordinal 133",
    ),
    DigitForm("time of day", (1, 2, 4, 5), times.AFTER_HOUR, _read_time, "at 10:33 → date T10:33"),
    DigitForm("hour in words", (1, 2), ("o", "in", "at"), _read_hour, "at 3 o'clock in the afternoon → date T15:00"),
    DigitForm("minutes of an hour", (1, 2), times.AFTER_MINUTES, times.read_minutes, "5 past 12 → date T12:05"),
    DigitForm("ratio", None, shares.RATIO_SIGNS, shares.read_ratio, "a ratio of 1:10.6 → multiple 10.6"),
    DigitForm("share of people", None, ("in", "out"), shares.read_ratio_of_people, "3 out of 10 people → fraction 0.3"),
)
