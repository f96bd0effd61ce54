"""English years of eras: `Reiwa 5`, `Minguo 38`, `the 26th year of the Guangxu reign`."""

from __future__ import annotations

from decimal import Decimal

from toolkit.language.en.recorder import EnglishReading
from toolkit.language.en.tokens import Tokens
from toolkit.language.eras import Era, eras, year_of
from toolkit.model.quantity import QuantityKind

#: Eras by their English names, which are one token each.
ERAS = {name: era for era in eras() for name in era.en}
_REPUBLIC = ERAS["minguo"]
#: Words between an ordinal year and the name of its era: of the reign of Emperor, of the.
_LINKS = frozenset("of the reign era emperor period".split())
_MOST_LINKS = 6
#: The most digits of the number of a year.
_LONGEST = 3


def read_era(reading: EnglishReading, index: int) -> int:
    """Read `Reiwa 5` with the name of the era at `index`; pass over the name without a year."""
    words = reading.tokens.words
    at = index + 1 + (words[index + 1] == "year")
    number = words[at]
    if not reading.tokens.capital(index) or not number.isdecimal() or len(number) > _LONGEST:
        return index + 1
    year = year_of(ERAS[words[index]], int(number))
    return index + 1 if year is None else reading.add(index, at + 1, QuantityKind.YEAR, Decimal(year))


def read_ordinal_year(reading: EnglishReading, first: int, number: int, after: int) -> int:
    """Read `26th year of the Guangxu reign` from the ordinal at `first`, with `year` at `after`; `first` for none."""
    found = _era_after(reading.tokens, after + 1)
    year = None if found is None else year_of(found[0], number)
    if found is None or year is None:
        return first
    return reading.add(first, found[1], QuantityKind.YEAR, Decimal(year))


def _era_after(tokens: Tokens, index: int) -> tuple[Era, int] | None:
    """The era that is named after `of` at `index`, and the token after its name."""
    words = tokens.words
    if words[index] != "of":
        return None
    at = index
    while at < index + _MOST_LINKS and words[at] in _LINKS:
        at += 1
    if words[at] == "republic" and (words[at + 1] != "of" or words[at + 2] == "china"):
        return _REPUBLIC, at + 1
    era = ERAS.get(words[at])
    return None if era is None else (era, at + 1)
