"""Dates, months, quarters, halves and times of day, in the notation of `Quantity.date`."""

from __future__ import annotations

import re

from toolkit.language.en.lexicon import CARDINALS, MONTHS, ORDINALS, SHORT_MONTHS
from toolkit.language.en.recorder import EnglishReading
from toolkit.language.en.tokens import Tokens
from toolkit.language.en.years import decade
from toolkit.model.quantity import QuantityKind

_DASHES = {"-", "–", "—", "to", "‑", "‒", "through"}
#: Endings that make an ordinal of digits.
ORDINAL_ENDINGS = {"st", "nd", "rd", "th"}
_DAY_JOINTS = _DASHES | {"and", ","}
#: Tokens that may follow a day before its month, and the hour of a time.
AFTER_DAY = _DAY_JOINTS | ORDINAL_ENDINGS | MONTHS.keys() | SHORT_MONTHS.keys() | {"day", "of"}
AFTER_HOUR = {":", "am", "pm", "a", "p", "noon", "midnight"}
#: Tokens after the four digits of a time.
ZONES = {"gmt", "utc", "local"}
#: Days before one month are followed this far, which bounds the time.
_MOST_DAYS = 30
_YEAR = re.compile(r"(?:1[0-9]|20)[0-9]{2}")
_SECOND = re.compile("[0-5][0-9](?:[.][0-9]+)?")
_CLOCK = re.compile(r"[0-9]{1,2}[.][0-9]{2}")

# Month names that are words of their own need one of these before them, or a day or year after them.
_AMBIGUOUS = {"may", "march", "august"}
_MONTH_CUES = set(
    "in of by from since until till through early late mid last this next every each during before after and to "
    "between - –".split()
)
_QUARTER_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
_COUNT_WORDS = {"two": 2, "three": 3, "2": 2, "3": 3}


def read_month(reading: EnglishReading, index: int) -> int:
    """Read from the month name at `index`: `May 17, 2022`, `September 3–5`, `May 2022`, `mid-May`; or skip the word."""
    tokens = reading.tokens
    word = tokens.words[index]
    month = MONTHS.get(word) or SHORT_MONTHS[word]
    at = index + 1
    if tokens.words[at] == "." and word in SHORT_MONTHS:
        at += 1
    if tokens.words[at] == "the" and _ordinal_day(tokens, at + 1):
        at += 1
    day, after = _day(tokens, at)
    if day and not _counts(tokens, at, after):
        return _days(reading, index, at, after, month)
    year_at = at + 1 if tokens.words[at] in (",", "of") else at
    if _year(tokens, year_at) and (tokens.capital(index) or word not in _AMBIGUOUS):
        return _record(reading, index, year_at + 1, f"{tokens.words[year_at]}-{month:02}")
    if word in SHORT_MONTHS and _is_span(reading, index, at):
        return _record(reading, index, at, f"--{month:02}")
    if word in SHORT_MONTHS or (word in _AMBIGUOUS and not _is_month(tokens, index)):
        return index + 1
    return _record(reading, index, index + 1, f"--{month:02}")


def _is_span(reading: EnglishReading, index: int, after: int) -> bool:
    """True if an abbreviated month is an end of a span of months: Jan-Sept, Jan. to Sept."""
    words = reading.tokens.words
    if not reading.tokens.capital(index):
        return False
    opens = words[after] in _DASHES and (words[after + 1] in SHORT_MONTHS or words[after + 1] in MONTHS)
    return opens or (words[index - 1] in _DASHES and 0 < reading.done == index - 1)


def _is_month(tokens: Tokens, index: int) -> bool:
    """True if May or March alone is the month."""
    if not tokens.capital(index):
        return False
    following = tokens.words[index + 1]
    return tokens.words[index - 1] in _MONTH_CUES or (
        following in (*_DASHES, "/") and tokens.words[index + 2] in MONTHS
    )


def _day(tokens: Tokens, index: int) -> tuple[int, int]:
    """The day of the month at `index` and the token after it, or (0, index)."""
    word = tokens.words[index]
    if word.isdigit() and len(word) <= 2 and word.isascii() and 1 <= int(word) <= 31:
        return int(word), index + 2 if _suffixed(tokens, index) else index + 1
    if word in ORDINALS and word != "second":
        return ORDINALS[word], index + 1
    return 0, index


def _ordinal_day(tokens: Tokens, index: int) -> bool:
    return _suffixed(tokens, index) or tokens.words[index] in ORDINALS


def _suffixed(tokens: Tokens, index: int) -> bool:
    return tokens.words[index + 1] in ORDINAL_ENDINGS and tokens.glued(index + 1)


def _counts(tokens: Tokens, index: int, after: int) -> bool:
    """True if the number after a month is not its day: `In May 20 percent`, `March 5G`."""
    following = tokens.words[after]
    if following in ("%", "percent", "million", "billion", "yuan", "percentage", "per"):
        return True
    return tokens.glued(after) and following.isalnum() and not _suffixed(tokens, index)


def _year(tokens: Tokens, index: int) -> bool:
    return bool(_YEAR.fullmatch(tokens.words[index])) and not decade(tokens, index)


def _days(reading: EnglishReading, first: int, at: int, after: int, month: int) -> int:
    """Record `May 17, 2022`, `September 3–5`, `April 1, 2 and 5`, whose first day is at `at`."""
    tokens = reading.tokens
    places = [(first, at, after)]
    while (following := _next_day(tokens, after)) is not None:
        start, after = following
        places.append((start, start, after))
    year, end = _year_after(tokens, after)
    for place, (start, day_at, stop) in enumerate(places):
        day = _day(tokens, day_at)[0]
        stop = end if place == len(places) - 1 else stop
        _record(reading, start, stop, _iso(year, month, day))
    return end


def _next_day(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The day that continues a range or list of days at `index`, and the token after it."""
    joint = tokens.words[index]
    day, after = _day(tokens, index + 1)
    if not day or tokens.words[after] in MONTHS or not tokens.words[index + 1].isdigit():
        return None
    if joint in _DASHES or (joint in ("and", "&") and not _noun_follows(tokens, after)):
        return None if _counts(tokens, index + 1, after) else (index + 1, after)
    if joint == "," and _next_day(tokens, after) is not None:
        return index + 1, after
    return None


def _noun_follows(tokens: Tokens, index: int) -> bool:
    word = tokens.words[index]
    return word.isalpha() and len(word) > 3 and word != "respectively" and not tokens.capital(index)


def _year_after(tokens: Tokens, index: int) -> tuple[str, int]:
    """The year after a day (`, 2022`, ` 2022`, ` of 2022`) and the token after it; no year leaves the place."""
    at = index + 1 if tokens.words[index] in (",", "of") else index
    return (tokens.words[at], at + 1) if _year(tokens, at) else ("", index)


def _iso(year: str, month: int, day: int) -> str:
    return f"{year}-{month:02}-{day:02}" if year else f"--{month:02}-{day:02}"


def read_day_first(reading: EnglishReading, index: int) -> int:
    """Read `17 May 2022`, `3–5 September`, `the 17th of May` at `index`; returns `index` where there is none."""
    tokens = reading.tokens
    places: list[tuple[int, int]] = []
    at = index
    while True:
        day, after = _day(tokens, at)
        if not day or len(places) > _MOST_DAYS:
            return index
        places.append((at, after))
        day_of = after + 1 if tokens.words[after] == "day" else after
        month_at = day_of + 1 if tokens.words[day_of] == "of" else after
        if tokens.words[month_at] in MONTHS or tokens.words[month_at] in SHORT_MONTHS:
            break
        if tokens.words[after] not in _DAY_JOINTS:
            return index
        at = after + 1
    if (not tokens.capital(month_at) and tokens.words[month_at] in _AMBIGUOUS) or _is_modal(tokens, month_at):
        return index
    return _record_days(reading, places, month_at)


def _is_modal(tokens: Tokens, index: int) -> bool:
    """`Only 5 May` is odd, but `5 may` and `2 March through` are verbs; an abbreviation needs its capital."""
    return not tokens.capital(index) and tokens.words[index] in SHORT_MONTHS


def _record_days(reading: EnglishReading, places: list[tuple[int, int]], month_at: int) -> int:
    tokens = reading.tokens
    word = tokens.words[month_at]
    month = MONTHS.get(word) or SHORT_MONTHS[word]
    after = month_at + 2 if word in SHORT_MONTHS and tokens.words[month_at + 1] == "." else month_at + 1
    year, end = _year_after(tokens, after)
    for place, (start, stop) in enumerate(places):
        last = place == len(places) - 1
        _record(reading, start, end if last else stop, _iso(year, month, _day(tokens, start)[0]))
    return end


def read_iso(reading: EnglishReading, index: int) -> int:
    """Read `2022-05-17`, `2022/5/17` or `2022.5.17` at `index`; returns `index` where there is none."""
    tokens = reading.tokens
    words = tokens.words
    if words[index].count(".") == 2:
        year, month, day = words[index].split(".")
        after = index + 1
    elif words[index + 1] in ("-", "/") and words[index + 1] == words[index + 3]:
        year, month, day, after = words[index], words[index + 2], words[index + 4], index + 5
    else:
        return index
    if not (_YEAR.fullmatch(year) and month.isdecimal() and day.isdecimal() and len(month) <= 2 and len(day) <= 2):
        return index
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return index
    return _record(reading, index, after, f"{year}-{int(month):02}-{int(day):02}")


def read_time(reading: EnglishReading, index: int) -> int:
    """Read `10:33`, `10.33 a.m.`, `8 p.m.` at `index`; returns `index` where there is none."""
    tokens = reading.tokens
    words = tokens.words
    hour, minute, after = words[index], "00", index + 1
    if words[after] == ":" and tokens.glued(after) and tokens.glued(after + 1) and len(words[after + 1]) == 2:
        minute, after = words[after + 1], after + 2
        clock = True
        if words[after] == ":" and tokens.glued(after + 1) and _SECOND.fullmatch(words[after + 1]):
            minute, after = f"{minute}:{words[after + 1]}", after + 2
    else:
        clock = False
        if _CLOCK.fullmatch(hour):
            hour, _, minute = hour.partition(".")
    half, end = _meridiem(tokens, after)
    if not (clock or half) or not (hour.isdigit() and minute[:2].isdigit() and len(hour) <= 2):
        return index
    if int(hour) > 24 or int(minute[:2]) > 59:
        return index
    offset = int(hour) % 12 + (12 if half == "p" else 0) if half else int(hour)
    before_noon = offset and (half == "a" or (not half and hour[0] == "0"))
    return _record(reading, index, end, f"T{offset:02}:{minute}" + ("am" if before_noon else ""))


#: Words before an hour, and parts of the day after one.
_BEFORE_HOUR = set("at by from until till around about before after to between is was".split())
_PARTS_OF_DAY = {"morning": "am", "afternoon": "pm", "evening": "pm"}


#: At night an hour from this one on is before midnight.
_EVENING, _NOON = 6, 12


def read_hour(reading: EnglishReading, index: int, hour: int) -> int:
    """Read `3 o'clock`, `at three in the afternoon` with the hour at `index`; `index` where there is none."""
    words = reading.tokens.words
    at = index + 4 if words[index + 1] == "o" and words[index + 3] == "clock" else index + 1
    half = _PARTS_OF_DAY.get(words[at + 2], "") if words[at] == "in" and words[at + 1] == "the" else ""
    end = at + 3 if half else at
    if words[at] == "at" and words[at + 1] == "night":
        half, end = "am" if hour < _EVENING or hour == _NOON else "pm", at + 2
    after_time = words[index - 1] == "and" and 0 < reading.done == index - 1 and reading.found[-1].date[:1] == "T"
    spoken = at > index + 1 or (half and (not index or words[index - 1] in _BEFORE_HOUR or after_time))
    if not spoken or not 1 <= hour <= _NOON:
        return index
    offset = hour % 12 + (12 if half == "pm" else 0) if half else hour
    return _record(reading, index, end, f"T{offset:02}:00" + ("am" if half == "am" else ""))


_SPOKEN_MINUTES = {"quarter": 15, "half": 30}


def read_past_hour(reading: EnglishReading, first: int, index: int) -> int:
    """Read `a quarter past two in the afternoon` from the token `first`, its part at `index`; `first` for none."""
    words = reading.tokens.words
    joint, word, after = words[index + 1], words[index + 2], index + 3
    hour = int(word) if word.isdecimal() and word.isascii() and len(word) <= 2 else CARDINALS.get(word, 0)
    if joint not in ("past", "to") or not 1 <= hour <= 12 or (joint == "to" and words[index] == "half"):
        return first
    half = _PARTS_OF_DAY.get(words[after + 2], "") if words[after : after + 2] == ["in", "the"] else ""
    end = after + 3 if half else after
    if not half:
        said, end = _meridiem(reading.tokens, after)
        half = f"{said}m" if said else ""
    if joint == "to" and not half and (words[index - 1] != "a" or words[end].isalpha()):  # a quarter to two banks
        return first
    minute = _SPOKEN_MINUTES[words[index]]
    if joint == "to":
        hour, minute = (hour - 1 or 12), 60 - minute
    offset = hour % 12 + (12 if half == "pm" else 0) if half else hour
    return _record(reading, first, end, f"T{offset:02}:{minute:02}" + ("am" if half == "am" and offset else ""))


#: Times of day in a word.
TIMES = {"noon": "T12:00", "midday": "T12:00", "midnight": "T00:00"}


def read_time_word(reading: EnglishReading, index: int) -> int:
    """Record `noon` and `midnight` at `index`, which Chinese may say without a figure."""
    return reading.add(index, index + 1, QuantityKind.DATE, date=TIMES[reading.tokens.words[index]], weak=True)


def read_zone_time(reading: EnglishReading, index: int) -> int:
    """Read `0100 GMT` and `1800 local time` at `index`; `index` where there is none.

    The one is often there for readers abroad only, so the other side may leave it out.
    """
    digits = reading.tokens.words[index]
    if not digits.isdecimal() or digits[:2] > "24" or digits[2:] > "59":
        return index
    if reading.tokens.words[index + 1] == "local" and reading.tokens.words[index + 2] != "time":
        return index
    return reading.add(index, index + 2, QuantityKind.DATE, date=f"T{digits[:2]}:{digits[2:]}", weak=True)


def _meridiem(tokens: Tokens, index: int) -> tuple[str, int]:
    """`a` or `p` and the token after a.m., p.m., noon or midnight at `index`, or nothing."""
    words = tokens.words
    if words[index] in ("noon", "midnight"):
        return ("p" if words[index] == "noon" else "a"), index + 1
    if words[index] in ("am", "pm"):
        return words[index][0], index + 1
    if words[index] in ("a", "p") and words[index + 1] == "." and words[index + 2] == "m":
        return words[index], index + 4 if words[index + 3] == "." and tokens.glued(index + 3) else index + 3
    return "", index


def read_quarter_sign(reading: EnglishReading, index: int) -> int:
    """Read `Q1`, `Q1–Q3`, `H1 2023` at `index`, whose token is the letter; or skip it."""
    tokens = reading.tokens
    words = tokens.words
    letter, number = words[index].upper(), words[index + 1]
    if not tokens.capital(index) or not tokens.glued(index + 1) or number not in ("1", "2", "3", "4"):
        return index + 1
    if (letter == "H" and number > "2") or (tokens.glued(index + 2) and words[index + 2].isalnum()):
        return index + 1
    after, sign = index + 2, f"{letter}{number}"
    again = after + 2 if words[after + 1] == "q" else after + 1
    if letter == "Q" and words[after] in _DASHES and words[again] in ("2", "3", "4") and words[again] > number:
        sign, after = f"Q{number}/Q{words[again]}", again + 1
    return _with_year(reading, index, after, sign)


def _with_year(reading: EnglishReading, first: int, after: int, sign: str) -> int:
    tokens = reading.tokens
    at = after
    if tokens.words[at] in (",", "of"):
        at += 1
    fiscal = tokens.words[at + 1] in ("-", "–", "/") and tokens.glued(at + 1) and tokens.words[at + 2].isdigit()
    if _year(tokens, at) and not fiscal:  # the years of "first quarter of 2025-26" are read as such
        return _record(reading, first, at + 1, f"{tokens.words[at]}-{sign}")
    return _record(reading, first, after, f"--{sign}")


def read_part_of_year(reading: EnglishReading, index: int) -> int:
    """Read `first quarter`, `first three quarters`, `second half of 2023` at `index`; returns `index` for none."""
    words = reading.tokens.words
    number = _QUARTER_WORDS.get(words[index], 0)
    at = index + 2 if words[index + 1] == "-" else index + 1
    if words[at] in ("quarter", "fiscal") and number:
        at = at + 1 if words[at] == "fiscal" else at
        quarter = words[at] == "quarter" and words[at + 2] not in ("final", "finals", "finalists")
        return _with_year(reading, index, at + 1, f"Q{number}") if quarter else index
    second = _QUARTER_WORDS.get(words[index + 2], 0)
    if number and words[index + 1] in ("and", "to") and second and words[index + 3] == "quarters":
        _record(reading, index, index + 1, f"--Q{number}")
        return _with_year(reading, index + 2, index + 4, f"Q{second}")
    count = _COUNT_WORDS.get(words[at], 0)
    if words[index] == "first" and count and words[at + 1] == "quarters":
        return _with_year(reading, index, at + 2, f"Q1/Q{count}")
    if words[at] == "half" and words[index] in ("first", "second", "latter") and _half_of_year(reading.tokens, at + 1):
        return _with_year(reading, index, at + 1, f"H{1 if words[index] == 'first' else 2}")
    return index


def _half_of_year(tokens: Tokens, index: int) -> bool:
    """True if a first or second half, ending before `index`, is of a year rather than of a match or a century."""
    if tokens.words[index] != "of":
        return True
    following = tokens.words[index + 1]
    if following in ("the", "this", "last", "next", "that"):
        following = tokens.words[index + 2]
    return following in ("year", "fiscal", "financial") or bool(_YEAR.fullmatch(following))


def _record(reading: EnglishReading, first: int, after: int, date: str) -> int:
    return reading.add(first, after, QuantityKind.DATE, date=date)
