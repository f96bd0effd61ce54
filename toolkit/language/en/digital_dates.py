"""Dates in figures alone, in the notation of `Quantity.date`: `2022-05-17`, `5/17/2022`, `17.05.2022`, `03/2024`."""

from __future__ import annotations

import re

from toolkit.language.en.recorder import EnglishReading
from toolkit.language.en.tokens import Tokens
from toolkit.language.en.years import YEAR
from toolkit.language.numeric_dates import numeric_date

_SIGNS = frozenset("-/")
_GROUP = re.compile("[0-9]{1,2}")
_PADDED = re.compile("0[1-9]")
_YEAR_LAST = re.compile("(?:1[89]|20)[0-9]{2}")
_SHORT_YEAR = re.compile("[0-9]{2}")
#: Words before digits that number something else than a day: Version 3.2.2024, Resolution 03/2024.
_NUMBERED = frozenset(
    "v ver version release build section sections clause clauses article articles paragraph para chapter item no nos "
    "number ratio issue resolution decision directive regulation decree order law act circular notice document case "
    "file form volume vol table figure fig ip".split()
)
#: Words before a date whose year has two digits, where none of its groups begins with 0.
_CUES = frozenset("on by since from until till to dated date through before after of : ：".split())


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
    if not (YEAR.fullmatch(year) and month.isdecimal() and day.isdecimal() and len(month) <= 2 and len(day) <= 2):
        return index
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return index
    return reading.add_date(index, after, f"{year}-{int(month):02}-{int(day):02}")


def read_year_last(reading: EnglishReading, index: int) -> int:
    """Read `3/15/2024`, `15.03.2024`, `15-03-2024`, `03/15/24` at `index`; returns `index` where there is none.

    An order of day and month that is not clear gives a date with both readings (`language.numeric_dates`).
    """
    tokens = reading.tokens
    sign, groups, after = _groups(tokens, index)
    if not sign or not all(map(_GROUP.fullmatch, groups[:2])) or not _is_apart(reading, index, sign, after):
        return index
    if not (_YEAR_LAST.fullmatch(groups[2]) or _is_short(tokens, index, sign, groups)):
        return index
    date = numeric_date(*groups)
    return reading.add_date(index, after, date) if date else index


def _groups(tokens: Tokens, index: int) -> tuple[str, list[str], int]:
    """The sign between three groups of digits at `index`, the groups, and the token after them; no sign for others."""
    words = tokens.words
    if words[index].count(".") == 2:
        return ".", words[index].split("."), index + 1
    sign, after = words[index + 1], index + 5
    if sign not in _SIGNS or words[index + 3] != sign or not all(map(tokens.glued, range(index + 1, after))):
        return "", [], index
    return sign, [words[index], words[index + 2], words[index + 4]], after


def _is_apart(reading: EnglishReading, index: int, sign: str, after: int) -> bool:
    """True if nothing goes on with the digits from `index` to `after`, and no word before them numbers something."""
    tokens, words = reading.tokens, reading.tokens.words
    before, following = words[index - 1], words[after]
    named = words[index - 2] if before in (".", "(", ":", "#") else before
    if named in _NUMBERED:
        return False
    if tokens.glued(after) and (following.isalnum() or following in ("/", "%") or following == sign != "."):
        return False
    ends_date = 0 < reading.done == index - 1  # the other end of a range
    return not tokens.glued(index) or not (before.isalnum() or before in "-/.") or ends_date


def _is_short(tokens: Tokens, index: int, sign: str, groups: list[str]) -> bool:
    """True if three groups are surely a date whose year has two digits."""
    if _SHORT_YEAR.fullmatch(groups[2]) is None:
        return False
    if tokens.words[index - 1] in _CUES:
        return True
    return sign == "/" and all(map(_SHORT_YEAR.fullmatch, groups)) and any(map(_PADDED.fullmatch, groups[:2]))


def read_month_and_year(reading: EnglishReading, index: int) -> int:
    """Read `03/2024` at `index`; returns `index` where there is none."""
    words = reading.tokens.words
    month, year, after = words[index], words[index + 2], index + 3
    if not (_PADDED.fullmatch(month) and _YEAR_LAST.fullmatch(year) and _is_apart(reading, index, "/", after)):
        return index
    return reading.add_date(index, after, f"{year}-{month}")
