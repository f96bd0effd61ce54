"""Decades: the 1980s, the '90s, the late sixties, the 1960s and 70s, the eighties of the 20th century."""

from __future__ import annotations

import re
from decimal import Decimal

from toolkit.language.en.ordinals import ordinal_at
from toolkit.language.en.recorder import EnglishReading
from toolkit.language.en.tokens import Tokens
from toolkit.language.en.years import decade, decade_end
from toolkit.model.quantity import Hedge, QuantityKind

#: Decades in words; with one of these before them they are ages.
_DECADES = "twenties thirties forties fifties sixties seventies eighties nineties".split()
DECADES = {word: f"{tens}s" for tens, word in zip(range(20, 100, 10), _DECADES, strict=True)}
_OF_AGE = {"his", "her", "their", "my", "our", "your", "its"}
#: Words before a decade that make an age of it.
_AGE_BOUNDS = {"under": Hedge.UNDER, "over": Hedge.OVER}
#: What begins the decade in two words: the nineteen-eighties.
_HUNDREDS = {"fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19"}
#: Between two decades of one century: the 1960s and early '70s.
_BETWEEN = re.compile(
    r"[\s,'’‘–—-]*+(?:(?:and|or|to|into|through|until|till|the|early|mid|late|&)\b[\s,'’‘–—-]*+)*+", re.IGNORECASE
)
_LONGEST_BETWEEN = 30
#: Words between the one whose age it is and a decade, and how far before that he is looked for.
_PARTS_OF_LIFE, _FURTHEST = frozenset(("early", "mid", "late", "middle", "-", "–")), 4
#: Of the last century: 19 are the hundreds of the twentieth.
_LAST_CENTURY = "19"


def read_digital_decade(reading: EnglishReading, index: int) -> int:
    """Record the decade in digits at `index`: the 1980s, the '90s; `index` where there is none."""
    tokens = reading.tokens
    word = tokens.words[index]
    after = decade(tokens, index)
    if not after and len(word) == 2 and word[1] == "0" and reading.found and _is_joined(reading, index):
        after = decade_end(tokens, index)
    if not after:
        return index
    if len(word) == 2 and _is_age(tokens.words, index) and "in" in tokens.words[max(0, index - 5) : index]:
        return after
    bound = tokens.words[index - 2 if tokens.words[index - 1] == "-" else index - 1]
    if bound in _AGE_BOUNDS and len(word) == 2:  # under-30s
        value = Decimal(word)
        return reading.add(index, after, QuantityKind.CARDINAL, value, unit="year-of-age", hedge=_AGE_BOUNDS[bound])
    return _record(reading, index, after, word[:-2], f"{word[-2:]}s")


def read_decade_word(reading: EnglishReading, index: int) -> int:
    """Record `the sixties` at `index`; not `in his sixties`, `in her late sixties`."""
    words = reading.tokens.words
    if _is_age(words, index):
        return index + 1
    return _record(reading, index, index + 1, "", DECADES[words[index]], weak=True)


def _is_age(words: list[str], index: int) -> bool:
    """True if the decade at `index` is of somebody's life: in his sixties, in her mid-40s."""
    before = next((at for at in range(index - 1, index - _FURTHEST, -1) if words[at] not in _PARTS_OF_LIFE), index)
    return words[before] in _OF_AGE


def read_hundreds(reading: EnglishReading, index: int) -> int:
    """Record `the nineteen-eighties`, which begins at `index`; 0 where there is none."""
    words = reading.tokens.words
    at = index + 2 if words[index + 1] == "-" else index + 1
    if words[index] not in _HUNDREDS or words[at] not in DECADES:
        return 0
    return _record(reading, index, at + 1, _HUNDREDS[words[index]], DECADES[words[at]])


def _record(reading: EnglishReading, index: int, after: int, hundreds: str, tens: str, *, weak: bool = False) -> int:
    """Record a decade, of the century that follows it or that of the decade before it where it has none."""
    named, end = _century(reading.tokens, after)
    if named and hundreds in ("", named):
        if not hundreds:
            _lend_back(reading, index, named)
        hundreds, after = named, end
    elif not hundreds and reading.found and _is_joined(reading, index):
        before = reading.found[-1].date
        hundreds = "" if before.startswith("-") or before[-3:] >= tens else before[:-3]
    return reading.add(index, after, QuantityKind.DATE, date=f"{hundreds or '--'}{tens}", weak=weak and not hundreds)


def _is_joined(reading: EnglishReading, index: int) -> bool:
    """True if the last figure is a decade that the one at `index` follows: the 1960s and early 70s."""
    tokens, before = reading.tokens, reading.found[-1]
    start = tokens.starts[index]
    if not before.date.endswith("s") or start - before.end > _LONGEST_BETWEEN:
        return False
    return _BETWEEN.fullmatch(tokens.text, before.end, start) is not None


def _lend_back(reading: EnglishReading, index: int, hundreds: str) -> None:
    """The sixties and seventies of the 20th century: the first is of that century too."""
    if reading.found and _is_joined(reading, index) and reading.found[-1].date.startswith("--"):
        reading.found[-1] = reading.found[-1]._replace(date=hundreds + reading.found[-1].date[2:], weak=False)


def _century(tokens: Tokens, index: int) -> tuple[str, int]:
    """The hundreds of the century in `of the 20th century` at `index` and the token after it; empty without one."""
    if tokens.words[index] != "of":
        return "", index
    at = index + 2 if tokens.words[index + 1] == "the" else index + 1
    if tokens.words[at] in ("last", "past", "previous") and tokens.words[at + 1] == "century":
        return _LAST_CENTURY, at + 2
    found = ordinal_at(tokens, at)
    if found is None or not found[0] > 1 or tokens.words[found[1]] != "century":
        return "", index
    return str(found[0] - 1), found[1] + 1
