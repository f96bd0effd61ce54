"""Which bare numbers of four digits are years, and the ways to write one: 2021, FY24, 2024-25, the 1980s."""

from __future__ import annotations

import re
from decimal import Decimal

from toolkit.language.en.hedges import hedge_before
from toolkit.language.en.lexicon import MONTHS, SHORT_MONTHS
from toolkit.language.en.measures import measure_after
from toolkit.language.en.numerals import Numeral, numeral
from toolkit.language.en.recorder import EnglishReading
from toolkit.language.en.tokens import Tokens
from toolkit.language.numerals import is_whole
from toolkit.model.quantity import Hedge, QuantityKind

_DASHES = {"-", "–", "—", "/", "‑", "‒"}

# Right before a number these say that it is a year.
_TEMPORAL = (
    set(
        "in by since during until till before after through year fy mid early late around from between calendar fiscal "
        "spring summer autumn winter circa between".split()
    )
    | MONTHS.keys()
)
_EDGES = {"end", "start", "beginning", "middle", "half", "quarter", "spring", "summer", "autumn", "winter", "rest"}

# Plural nouns that go with a year: 2020 levels, the 2021 figures.
_OF_A_YEAR = set(
    "levels prices figures statistics results games olympics targets goals guidelines measures elections estimates "
    "standards rules sales earnings was is has as its his this us versus plus less across whereas thus always years "
    "various yes perhaps towards previous gross process progress business congress census access success".split()
)
#: The year of a date.
YEAR = re.compile(r"(?:1[0-9]|20)[0-9]{2}")
#: Tokens after a year that is counted from an era.
ERAS = {"bc", "bce", "ad", "ce"}

#: Four digits that can be a year, that are one without a word before them, and that a range may hold as one.
_POSSIBLE, _LIKELY, _RECENT = ("1000", "2100"), ("1800", "2099"), (1900, 2099)


def year_like(number: Numeral) -> bool:
    """True if a bare number could be a year of our time."""
    return number.digits and number.factor == 1 and _RECENT[0] <= number.value <= _RECENT[1] and is_whole(number.value)


def is_year(tokens: Tokens, index: int, previous_end: int = 0) -> bool:
    """True if the digits at token `index` are a year; `previous_end` is the token after the figure read before."""
    word = tokens.words[index]
    if tokens.words[index + 1] in ERAS and word.isdigit() and len(word) <= 4 and tokens.capital(index + 1):
        return True
    if len(word) != 4 or not word.isdigit() or not _POSSIBLE[0] <= word <= _POSSIBLE[1]:
        return False
    after = index + 1
    following = tokens.words[after]
    if (following[:1] in "%$€°" and following) or (tokens.glued(after) and following.isalnum()):
        return False
    number = numeral(tokens, index)
    if number is None or number.end != after or measure_after(tokens, after) is not None:
        return _in_year(tokens, index) and following == "," and number is not None
    if _in_year(tokens, index):
        return True
    if not _LIKELY[0] <= word <= _LIKELY[1] or hedge_before(tokens, index, previous_end) is not Hedge.NONE:
        return False
    return not _counted(tokens, index)


def has_year(tokens: Tokens, index: int) -> bool:
    """True if the token at `index` can be the year of the month, quarter or half before it; not 1980s."""
    return bool(YEAR.fullmatch(tokens.words[index])) and not decade(tokens, index)


def _in_year(tokens: Tokens, index: int) -> bool:
    """True if the words before say that a year follows."""
    before = tokens.words[index - 1]
    if before in _TEMPORAL:
        return tokens.words[index - 1] != "from" or _plausible(tokens, index)
    if before == "of":
        earlier = tokens.words[index - 2]
        return earlier in _EDGES or earlier in MONTHS or earlier in SHORT_MONTHS
    return False


def _plausible(tokens: Tokens, index: int) -> bool:
    return "1800" <= tokens.words[index] <= "2099"


def _counted(tokens: Tokens, index: int) -> bool:
    """True if the number counts the plural noun after it: 2021 enterprises, 2000 new jobs."""
    words = tokens.words
    if words[index - 1] in ("the", "this", "(", "its", "–", "-", "and") or tokens.capital(index + 1):
        return False
    for at in (index + 1, index + 2):
        word = words[at]
        if not word.isalpha() or word in _OF_A_YEAR:
            return False
        if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
            return True
    return False


def read_year(reading: EnglishReading, index: int) -> int:
    """Record the year at `index`, and the years tied to it: 2021–2025, 2024-25."""
    tokens = reading.tokens
    words = tokens.words
    first = index
    after = reading.add(first, _era(tokens, index + 1), QuantityKind.YEAR, Decimal(words[index]))
    while words[after] in _DASHES and words[after + 1].isdigit() and len(words[index]) == 4:
        second = words[after + 1]
        if tokens.glued(after + 2) and words[after + 2].isalnum():
            break
        if len(second) == 2 and tokens.glued(after + 1) and int(second) == (int(words[index]) + 1) % 100:
            year = str(int(words[index]) + 1)
        elif len(second) == 2 and tokens.glued(after + 1) and words[after] in ("–", "-") and second > words[index][2:]:
            year = words[index][:2] + second
        elif len(second) == 4 and _POSSIBLE[0] <= second <= _POSSIBLE[1]:
            year = second
        else:
            break
        index = after + 1
        after = reading.add(index, index + 1, QuantityKind.YEAR, Decimal(year))
        if len(second) == 2:
            break
    return after


def _era(tokens: Tokens, index: int) -> int:
    return index + 1 if tokens.words[index] in ERAS and tokens.capital(index) else index


def read_fiscal(reading: EnglishReading, index: int) -> int:
    """FY24, FY2024/25: the word `fy` is at `index`."""
    tokens = reading.tokens
    at = index + 2 if tokens.words[index + 1] in ("-", "’", "'") else index + 1
    word = tokens.words[at]
    if not word.isdigit() or len(word) not in (2, 4):
        return index + 1
    if len(word) == 4:
        return read_year(reading, at)
    return reading.add(index, at + 1, QuantityKind.YEAR, Decimal("20" + word))


#: Tokens after the digits of a decade, and after those of the first of two: 1960-70s.
DECADE_ENDS = {"s", "'", "’", *_DASHES}
#: What is before a decade of two digits: the '90s, the late 90s, under-30s.
_BEFORE_DECADES = frozenset("' ’ ‘ the early late mid - over under".split())


def decade(tokens: Tokens, index: int) -> int:
    """The token after a decade that begins at `index` (1980s, 1980's, the ’80s); 0 where there is none."""
    word = tokens.words[index]
    if len(word) == 2 and tokens.words[index - 1] not in _BEFORE_DECADES:
        return 0
    return decade_end(tokens, index) if len(word) in (2, 4) and _has_tens(word) else 0


def decade_end(tokens: Tokens, index: int) -> int:
    """The token after what makes a decade of the number at `index`, and of the first of 1960-70s; 0 without that."""
    words = tokens.words
    if words[index + 1] == "s" and tokens.glued(index + 1):
        return index + 2
    if words[index + 1] in ("'", "’") and words[index + 2] == "s" and tokens.glued(index + 2):
        return index + 3
    is_first = words[index + 1] in _DASHES and len(words[index]) == 4 and _has_tens(words[index + 2])
    return index + 1 if is_first and words[index + 3] == "s" and tokens.glued(index + 3) else 0


def _has_tens(word: str) -> bool:
    return word.isdigit() and word[-1] == "0"
