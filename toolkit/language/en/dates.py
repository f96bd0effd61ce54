"""Months and days, in the notation of `Quantity.date`: `May 17, 2022`, `3–5 September`."""

from __future__ import annotations

from toolkit.language.en.lexicon import MONTHS, ORDINALS, SHORT_MONTHS
from toolkit.language.en.recorder import EnglishReading
from toolkit.language.en.tokens import Tokens
from toolkit.language.en.years import has_year

#: What joins the ends of a range.
RANGE_JOINTS = {"-", "–", "—", "to", "‑", "‒", "through"}
#: Endings that make an ordinal of digits.
ORDINAL_ENDINGS = {"st", "nd", "rd", "th"}
_DAY_JOINTS = RANGE_JOINTS | {"and", ","}
#: Tokens that may follow a day before its month.
AFTER_DAY = _DAY_JOINTS | ORDINAL_ENDINGS | MONTHS.keys() | SHORT_MONTHS.keys() | {"day", "of"}
#: Days before one month are followed this far, which bounds the time.
_MOST_DAYS = 30

# Month names that are words of their own need one of these before them, or a day or year after them.
_AMBIGUOUS = {"may", "march", "august"}
_MONTH_CUES = set(
    "in of by from since until till through early late mid last this next every each during before after and to "
    "between - –".split()
)


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
    if has_year(tokens, year_at) and (tokens.capital(index) or word not in _AMBIGUOUS):
        return reading.add_date(index, year_at + 1, f"{tokens.words[year_at]}-{month:02}")
    if word in SHORT_MONTHS and _is_span(reading, index, at):
        return reading.add_date(index, at, f"--{month:02}")
    if word in SHORT_MONTHS or (word in _AMBIGUOUS and not _is_month(tokens, index)):
        return index + 1
    return reading.add_date(index, index + 1, f"--{month:02}")


def _is_span(reading: EnglishReading, index: int, after: int) -> bool:
    """True if an abbreviated month is an end of a span of months: Jan-Sept, Jan. to Sept."""
    words = reading.tokens.words
    if not reading.tokens.capital(index):
        return False
    opens = words[after] in RANGE_JOINTS and (words[after + 1] in SHORT_MONTHS or words[after + 1] in MONTHS)
    return opens or (words[index - 1] in RANGE_JOINTS and 0 < reading.done == index - 1)


def _is_month(tokens: Tokens, index: int) -> bool:
    """True if May or March alone is the month."""
    if not tokens.capital(index):
        return False
    following = tokens.words[index + 1]
    return tokens.words[index - 1] in _MONTH_CUES or (
        following in (*RANGE_JOINTS, "/") and tokens.words[index + 2] in MONTHS
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
        reading.add_date(start, stop, _iso(year, month, day))
    return end


def _next_day(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The day that continues a range or list of days at `index`, and the token after it."""
    joint = tokens.words[index]
    day, after = _day(tokens, index + 1)
    if not day or tokens.words[after] in MONTHS or not tokens.words[index + 1].isdigit():
        return None
    if joint in RANGE_JOINTS or (joint in ("and", "&") and not _noun_follows(tokens, after)):
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
    return (tokens.words[at], at + 1) if has_year(tokens, at) else ("", index)


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
        reading.add_date(start, end if last else stop, _iso(year, month, _day(tokens, start)[0]))
    return end
