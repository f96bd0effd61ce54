"""Quarters and halves of a year: `Q1–Q3`, `H1 2023`, `the first three quarters`, `the second half of 2023`."""

from __future__ import annotations

from toolkit.language.en.dates import RANGE_JOINTS
from toolkit.language.en.recorder import EnglishReading
from toolkit.language.en.tokens import Tokens
from toolkit.language.en.years import has_year

_QUARTER_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
_COUNT_WORDS = {"two": 2, "three": 3, "four": 4, "2": 2, "3": 3, "4": 4}
#: Words to look back for a quarter.
_QUARTER_REACH = 8
_LIST_JOINTS = {",", "and", "&", "or", "the"}


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
    if letter == "Q" and words[after] in RANGE_JOINTS and words[again] in ("2", "3", "4") and words[again] > number:
        sign, after = f"Q{number}/Q{words[again]}", again + 1
    return _with_year(reading, index, after, sign)


def read_part_of_year(reading: EnglishReading, index: int) -> int:
    """Read `first quarter`, `first three quarters`, `second half of 2023` at `index`; returns `index` for none."""
    words = reading.tokens.words
    number = _QUARTER_WORDS.get(words[index], 0)
    at = index + 2 if words[index + 1] == "-" else index + 1
    if words[at] in ("quarter", "fiscal") and number:
        at = at + 1 if words[at] == "fiscal" else at
        quarter = words[at] == "quarter" and words[at + 2] not in ("final", "finals", "finalists")
        if quarter and (after := _to_quarter(reading, index, at + 1, number)):
            return after
        return _with_year(reading, index, at + 1, f"Q{number}") if quarter else index
    if number and (after := _to_quarters(reading, index, number) or _read_list(reading, index)):
        return after
    count = _COUNT_WORDS.get(words[at], 0)
    if words[index] == "first" and count and words[at + 1] == "quarters":
        return _with_year(reading, index, at + 2, f"Q1/Q{count}")
    if words[at] == "half" and words[index] in ("first", "second", "latter") and _half_of_year(reading.tokens, at + 1):
        return _with_year(reading, index, at + 1, f"H{1 if words[index] == 'first' else 2}")
    return index


def _to_quarter(reading: EnglishReading, index: int, after: int, number: int) -> int:
    """Read `first quarter to the third (quarter)` at `index`, whose first quarter ends before `after`; 0 for none."""
    words = reading.tokens.words
    at = after + 1 + (words[after + 1] == "the")
    last = _QUARTER_WORDS.get(words[at], 0)
    if words[after] not in RANGE_JOINTS or last <= number:
        return 0
    if words[at + 1] == "quarter":
        return _with_year(reading, index, at + 2, f"Q{number}/Q{last}")
    ends = words[index - 2] == "from" and not words[at + 1].isalnum()
    return _with_year(reading, index, at + 1, f"Q{number}/Q{last}") if ends else 0


def _to_quarters(reading: EnglishReading, index: int, number: int) -> int:
    """Read `second to fourth quarters` at `index`; 0 for none."""
    words = reading.tokens.words
    at = index + 2 + (words[index + 2] == "the")
    last = _QUARTER_WORDS.get(words[at], 0)
    if words[index + 1] not in RANGE_JOINTS or last <= number:
        return 0
    before = words[max(0, index - _QUARTER_REACH) : index]  # quarter by quarter from the first to the third
    ends = before[-2:] == ["from", "the"] and "quarter" in before and not words[at + 1].isalnum()
    is_range = ends or words[at + 1] in ("quarter", "quarters")
    return _with_year(reading, index, at + 2, f"Q{number}/Q{last}") if is_range else 0


def _read_list(reading: EnglishReading, index: int) -> int:
    """Read `first, second, and third quarters` at `index`; 0 for none."""
    words = reading.tokens.words
    places, at = [index], index + 1
    while words[at] in _LIST_JOINTS:
        at += 1
        if words[at] in _QUARTER_WORDS:
            places.append(at)
            at += 1
    if len(places) < 2 or words[at] not in ("quarter", "quarters"):
        return 0
    for place in places[:-1]:
        reading.add_date(place, place + 1, f"--Q{_QUARTER_WORDS[words[place]]}")
    return _with_year(reading, places[-1], at + 1, f"Q{_QUARTER_WORDS[words[places[-1]]]}")


def _half_of_year(tokens: Tokens, index: int) -> bool:
    """True if a first or second half, ending before `index`, is of a year rather than of a match or a century."""
    if tokens.words[index] != "of":
        return True
    at = index + 2 if tokens.words[index + 1] in ("the", "this", "last", "next", "that") else index + 1
    return tokens.words[at] in ("year", "fiscal", "financial") or has_year(tokens, at)


def _with_year(reading: EnglishReading, first: int, after: int, sign: str) -> int:
    tokens = reading.tokens
    at = after
    if tokens.words[at] in (",", "of"):
        at += 1
    fiscal = tokens.words[at + 1] in ("-", "–", "/") and tokens.glued(at + 1) and tokens.words[at + 2].isdigit()
    if has_year(tokens, at) and not fiscal:  # the years of "first quarter of 2025-26" are read as such
        return reading.add_date(first, at + 1, f"{tokens.words[at]}-{sign}")
    return reading.add_date(first, after, f"--{sign}")
