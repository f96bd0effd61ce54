"""Words for numbers that are not spelled out: dozens, hundreds of thousands, a few; both, twin, a year."""

from __future__ import annotations

from decimal import Decimal

from toolkit.language.en.accounts import read_scaled_money
from toolkit.language.en.hedges import hedge_before
from toolkit.language.en.lexicon import SCALES
from toolkit.language.en.measures import measure_after
from toolkit.language.en.numerals import APOSTROPHES, part_after
from toolkit.language.en.recorder import EnglishReading
from toolkit.language.en.shares import digit_places
from toolkit.language.numerals import exact
from toolkit.model.quantity import QuantityKind

# Bounds of a plural alone: the least it can mean, and the most.
PLURALS = {
    "dozens": (20, 99),
    "scores": (20, 99),
    "tens": (20, 99),
    "hundreds": (100, 999),
    "thousands": (1000, 99_999),
    "millions": (10**6, 999 * 10**6),
    "billions": (10**9, 999 * 10**9),
    "trillions": (10**12, 999 * 10**12),
}
_PLURAL_SCALES = {word + "s": value for word, value in SCALES.items() if word + "s" in PLURALS}
_MULTIPLIERS = {"tens": 10, "dozens": 12, "hundreds": 100, "thousands": 1000}

# Small vague counts; they are figures only before a scale word (several hundred), else doubtful.
FEW = {"several": (2, 9), "few": (2, 9), "couple": (2, 3), "handful": (2, 9)}

#: Words that may be a number in the other language, and that number.
WORDS = {"both": 2, "twin": 2, "twins": 2, "pair": 2, "pairs": 2, "dual": 2, "single": 1, "trio": 3, "sole": 1}

#: Words that count copies after "in".
COPIES = {"duplicate": 2, "triplicate": 3, "quadruplicate": 4, "quintuplicate": 5, "sextuplicate": 6}


def read_plural(reading: EnglishReading, index: int) -> int:
    """Record `dozens`, `tens of thousands`, `hundreds of millions of yuan` at `index`."""
    tokens = reading.tokens
    words = tokens.words
    word = words[index]
    low, high = PLURALS[word]
    after = index + 1
    scale = _PLURAL_SCALES.get(words[index + 2], 0) if words[index + 1] == "of" else 0
    if scale and word in _MULTIPLIERS:
        low, after = _MULTIPLIERS[word] * scale, index + 3
        high = low * 10 - 1
    elif word in ("tens", "scores") and (words[after] != "of" or words[after + 1][:1].isdigit()):
        return index + 1  # the scores; scores of 25-22
    return _record(reading, index, after, low, high)


#: The beginnings of compounds of a scale that is only hinted at, with the scale where they have it.
MULTIS = {"multi": 0} | {f"multi{word}": SCALES[word] for word in ("million", "billion", "trillion")}


def read_multi(reading: EnglishReading, index: int) -> int:
    """Record `multibillion-dollar`, `multi-billion-dollar` at `index`, which may render a vague sum."""
    words = reading.tokens.words
    scale, after = MULTIS[words[index]], index + 1
    if not scale:
        after += words[after] == "-"
        scale, after = MULTIS.get(f"multi{words[after]}", 0), after + 1
    if not scale:
        return index + 1
    kind, unit, end = measure_after(reading.tokens, after) or (QuantityKind.CARDINAL, "", after)
    low, high, text = Decimal(scale), Decimal(999 * scale), words[after - 1]
    return reading.add(index, end, kind, low, high, unit=unit, vague=text, weak=True)


def read_few(reading: EnglishReading, index: int) -> int:
    """Record `several hundred thousand`, `a few`, `a couple of thousand` at `index`."""
    words = reading.tokens.words
    low, high = FEW[words[index]]
    at = index + 2 if words[index] in ("couple", "handful") and words[index + 1] == "of" else index + 1
    after, factor = index + 1, 1
    while factor < 10**12 and (scale := 100 if words[at] == "hundred" else SCALES.get(words[at], 0)):
        factor, at, after = factor * scale, at + 1, at + 1
    if factor == 1:
        if words[index] in ("few", "couple") and words[index - 1] != "a":
            return index + 1
        measure = measure_after(reading.tokens, at)
        end = measure.end if measure else after
        unit = measure.unit if measure else ""
        text = words[index]
        return reading.add(
            index, end, QuantityKind.CARDINAL, Decimal(low), Decimal(high), unit=unit, vague=text, weak=True
        )
    return _record(reading, index, after, low * factor, high * factor + factor - 1)


def read_dozen(reading: EnglishReading, index: int) -> int:
    """Record `a dozen`, `half a dozen` with `dozen` at `index`; numbers of dozens are numerals."""
    before = reading.tokens.words[index - 1]
    first = index - 1 if before == "a" and reading.done < index else index
    hedge = hedge_before(reading.tokens, first, reading.done)
    return reading.add(first, index + 1, QuantityKind.CARDINAL, Decimal(10), Decimal(19), hedge=hedge, vague="dozen")


def read_word(reading: EnglishReading, index: int) -> int:
    """Record `both`, `twin`, `single` at `index` as what they may count."""
    value = WORDS[reading.tokens.words[index]]
    places = digit_places(reading.tokens, index + 1) if value == 1 else 0
    if places:
        return reading.add(index, places, QuantityKind.CARDINAL, Decimal(value), unit="digits", weak=True)
    return reading.add(index, index + 1, QuantityKind.CARDINAL, Decimal(value), weak=True)


def read_copies(reading: EnglishReading, index: int) -> int:
    """Record `in triplicate`, with the second word at `index`; pass over `duplicate files`."""
    words = reading.tokens.words
    if words[index - 1] != "in":
        return index + 1
    return reading.add(index, index + 1, QuantityKind.CARDINAL, Decimal(COPIES[words[index]]))


def read_bare_scale(reading: EnglishReading, index: int) -> int:
    """Record the doubtful figure in `trillion-yuan industry` and `per million people`, and the scale of accounts in
    `(RMB million)`; pass over other uses."""
    tokens = reading.tokens
    word = tokens.words[index]
    value = 100 if word == "hundred" else SCALES[word]
    sign = index - (tokens.words[index - 1] in APOSTROPHES)  # RMB'million
    if (after := read_scaled_money(reading, sign, index + 1, value)) > sign:
        return after
    measure = measure_after(tokens, index + 1)
    if measure is None and tokens.words[index - 1] != "per":
        return index + 1
    kind, unit, end = measure or (QuantityKind.CARDINAL, "", index + 1)
    return reading.add(index, end, kind, Decimal(value), unit=unit, weak=True)


def read_bare_unit(reading: EnglishReading, index: int, first: int) -> int:
    """Record `a year`, `a decade` with the unit at `index` as a doubtful one, `a year and a half` as a figure.

    `first` is the token it begins at.
    """
    measure = measure_after(reading.tokens, index)
    if measure is None and first < index:
        return _read_thing_and_part(reading, index, first)
    if measure is None or measure.kind is not QuantityKind.CARDINAL:
        return index
    hedge = hedge_before(reading.tokens, first, reading.done)
    part, end = part_after(reading.tokens, measure.end)
    value = exact(1 + part) if part else Decimal(1)
    return reading.add(first, end, measure.kind, value, unit=measure.unit, hedge=hedge, weak=not part)


def _read_thing_and_part(reading: EnglishReading, index: int, first: int) -> int:
    """Record `a bowl and a half`, with any noun at `index`; `index` where there is none."""
    tokens = reading.tokens
    part, end = part_after(tokens, index + 1, of=True)
    if not part or not tokens.words[index].isalpha():
        return index
    hedge = hedge_before(tokens, first, reading.done)
    return reading.add(first, end, QuantityKind.CARDINAL, exact(1 + part), hedge=hedge)


def _record(reading: EnglishReading, index: int, after: int, low: int, high: int) -> int:
    tokens = reading.tokens
    vague = tokens.phrase(index, after - index)
    measure = measure_after(tokens, after + 1 if tokens.words[after] == "of" else after)
    kind, unit, end = QuantityKind.CARDINAL, "", after
    if measure is not None:
        kind, unit, end = measure
    hedge = hedge_before(tokens, index, reading.done)
    return reading.add(index, end, kind, Decimal(low), Decimal(high), unit=unit, hedge=hedge, vague=vague)
