"""The quantity that a figure makes: its kind, the hedges around it, and whether it may not be a figure at all."""

from __future__ import annotations

from fractions import Fraction

from toolkit.language.en.hedges import FEWEST_PASSED, hedge_after, hedge_before, hedge_mark, is_passage, is_span
from toolkit.language.en.items import Item
from toolkit.language.en.recorder import EnglishReading
from toolkit.language.en.sentences import BEFORE_NAMES
from toolkit.language.en.shares import digit_places, read_share
from toolkit.language.en.tokens import Tokens
from toolkit.language.numerals import exact
from toolkit.language.units import is_time
from toolkit.model.quantity import Hedge, Number, QuantityKind

# An enumeration's members are slow to look up on their class.
_CARDINAL, _FRACTION, _MULTIPLE = QuantityKind.CARDINAL, QuantityKind.FRACTION, QuantityKind.MULTIPLE
_OVER, _UNHEDGED = Hedge.OVER, Hedge.NONE

#: The mark of a note has at most this many digits.
_LONGEST_NOTE = 3
#: From here on a number of dozens is only about right.
_DOZENS = 24
_BEFORE_NOTES = frozenset('.”")')

# Counts of occasions rather than multiples: three times a year, four times in a row.
_OCCASIONS = {"a", "an", "per", "each", "every", "daily", "weekly", "monthly", "annually", "during", "between"}
_OCCASION_PHRASES = {"in a", "in all", "in succession"}


def record(reading: EnglishReading, item: Item) -> int:
    """Record one figure with the hedges around it; returns the token after it."""
    tokens, first, end = reading.tokens, item.first, item.end
    words = tokens.words
    value = -item.number.value if item.negative else item.number.value
    if item.parts > 1:
        value = exact(Fraction(value) / item.parts)
    kind, unit = item.measured
    if kind is _FRACTION and not item.negative:
        return read_share(reading, first, value, end)
    if kind is _CARDINAL and not unit:
        whole, after = _parts_per(words, end)
        if whole:
            kind, value, end = _FRACTION, exact(Fraction(value) / whole), after
        elif words[first - 1] == "of" and words[first - 2] == "factor":
            kind = _MULTIPLE
        elif places := digit_places(tokens, end):
            return reading.add(first, places, kind, value, unit="digits", weak=True)
    elif kind is _MULTIPLE and _are_occasions(reading, end):
        kind = _CARDINAL
    hedge = item.hedge or hedge_before(tokens, first, reading.done)
    if hedge is _OVER and _is_no_hedge(tokens, first, kind, unit, value):
        hedge = _UNHEDGED
    hedge = hedge or hedge_mark(tokens, first, end) or hedge_after(tokens, end)[0]
    if words[item.number.end - 1] == "dozen" and value >= _DOZENS:
        low, high = value - 4, value + 5  # two dozen are 20-odd
        return reading.add(first, end, kind, low, high, unit=unit, hedge=hedge, vague="dozen")
    return reading.add(first, end, kind, value, unit=unit, hedge=hedge, weak=_is_weak(reading, item))


def _is_no_hedge(tokens: Tokens, first: int, kind: QuantityKind, unit: str, value: Number) -> bool:
    """True if `over` means during, or what passed is not a mark: over two years, the council passed 12 laws."""
    if is_span(tokens, first) and is_time(unit):
        return True
    return kind is _CARDINAL and not unit and is_passage(tokens, first) and value < FEWEST_PASSED


def _is_note_mark(tokens: Tokens, index: int, after: int) -> bool:
    """True if the digits at `index` are the mark of a note, glued to a word and its stop: grew in Africa.14 It."""
    words = tokens.words
    if words[index - 1] not in _BEFORE_NOTES or len(words[index]) > _LONGEST_NOTE or after > index + 1:
        return False
    if not (tokens.glued(index) and tokens.glued(index - 1)):
        return False
    word = words[index - 2]
    return len(word) > 2 and word.isalpha() and word not in BEFORE_NAMES and not tokens.glued(after)


#: Signs that count parts of a whole, and the words for wholes.
_PARTS = {"‰": 1000, "ppm": 10**6, "ppb": 10**9, "ppt": 10**12}
_WHOLES = {"thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}


def _parts_per(words: list[str], index: int) -> tuple[int, int]:
    """The whole whose parts the figure before `index` counts (3 parts per million), and the token after it."""
    if words[index] in _PARTS:
        return _PARTS[words[index]], index + 1
    if words[index] in ("part", "parts") and words[index + 1] == "per":
        return _WHOLES.get(words[index + 2], 0), index + 3
    per_thousand = words[index] == "per" and words[index + 1] in ("thousand", "mille")
    return (1000, index + 2) if per_thousand else (0, index)


def _are_occasions(reading: EnglishReading, index: int) -> bool:
    """True if the `times` before `index` counts how often something happened."""
    words = reading.tokens.words
    again = words[index] in _OCCASIONS or reading.tokens.phrase(index, 2) in _OCCASION_PHRASES
    return again and words[index - 1] == "times"


def _is_weak(reading: EnglishReading, item: Item) -> bool:
    """True if a number in words may not be a figure at all: `one`, `zero`, `two-way`."""
    number, tokens = item.number, reading.tokens
    if number.digits:
        return number.weak or (_is_note_mark(tokens, item.first, item.end) and item.measured == (_CARDINAL, ""))
    if item.measure is not None or item.currency or number.fraction:
        return False
    if tokens.words[item.end] == "-" and tokens.words[item.end + 1] == "time" and number.value > 1:
        return False  # a three-time champion
    compound = tokens.words[item.end] == "-" and tokens.glued(item.end) and tokens.glued(item.end + 1)
    return compound or number.value <= 1
