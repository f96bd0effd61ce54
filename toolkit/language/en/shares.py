"""Fractions, ratios and multiples: `half a million`, `a third of`, `one in five`, `1:10.6`, `doubled`, `threefold`."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from toolkit.language.en.hedges import hedge_after, hedge_before
from toolkit.language.en.lexicon import DENOMINATORS, SCALES
from toolkit.language.en.measures import Measure, measure_after
from toolkit.language.en.numerals import fraction, numeral, times
from toolkit.language.en.recorder import EnglishReading
from toolkit.language.en.times import read_past_hour
from toolkit.language.en.tokens import Tokens
from toolkit.language.numerals import exact
from toolkit.model.quantity import Number, QuantityKind

_VERBS = {
    2: "doubled doubles doubling redoubled twofold",
    3: "tripled triples tripling trebled trebling thrice threefold",
    4: "quadrupled quadruples quadrupling fourfold",
    5: "quintupled quintupling fivefold",
    6: "sextupled sixfold",
    7: "sevenfold",
    8: "eightfold",
    9: "ninefold",
    10: "tenfold",
    20: "twentyfold",
    100: "hundredfold",
    1000: "thousandfold",
}
#: Words that say a multiple by themselves.
MULTIPLES = {word: value for value, words in _VERBS.items() for word in words.split()}
#: Words that do so in some places only.
DOUBTFUL_MULTIPLES = {"double": 2, "triple": 3, "treble": 3, "quadruple": 4, "twice": 2}
HALVINGS = {"halved", "halving"}

#: Before a quarter that is three months: more than a quarter ago, twice a quarter, 500 yuan a quarter.
_BEFORE_QUARTER = frozenset("than per once twice thrice times yuan rmb dollars euros".split())
_OCCASIONS = {"a", "an", "per", "each", "every", "daily", "weekly", "monthly", "in", "during", "before", "since"}
_COMPARED = {
    "the",
    "that",
    "those",
    "its",
    "their",
    "his",
    "her",
    "our",
    "what",
    "as",
    "from",
    "over",
    "this",
    "last",
    "in",
}
_GROWING = {"to", "will", "would", "could", "can", "may", "than", "nearly", "almost", "about", "roughly", "over", "or"}

#: The sign between the two numbers of a ratio.
RATIO_SIGNS = {":", "/", "∶"}

#: Nouns before an identifier of two numbers.
_IDENTIFIED = set(
    "resolution resolutions decision decisions recommendation recommendations document documents regulation "
    "regulations directive directives circular decree".split()
)

#: Wholes of which `one in 100` is a share without a word for it.
_ROUND_WHOLES = (10, 20, 50, 100, 1000, 10_000, 100_000, 10**6, 10**7, 10**8, 10**9)
#: The largest denominator of a slash, and of one that is surely a share: 3/4, but 9/11 may be a day.
_LARGEST_WHOLE, _LARGEST_SURE = 1000, 10

# After `a third` these show a share of something, other words that it is one more thing.
_SHARING = set(
    "of more less higher lower from in to since over on compared and or were was are is had have has as between that "
    "than by against into away toward towards goes go went year this last during for at with while when above below "
    "fewer greater who".split()
)
_SHARED = set("by than nearly almost about around over under only just roughly to least some is was".split())
_FURTHER = set("more less higher lower fewer greater smaller cheaper longer shorter faster slower".split())
_KIN = set("sister brother sibling sisters brothers siblings".split())
_HALF_PARTS = set(
    "first second latter other each top bottom upper lower northern southern eastern western every".split()
)


def fraction_of(tokens: Tokens, value: Number, after: int) -> tuple[Number, Measure | None, int]:
    """The value, measure and end of a fraction with what follows it: `a quarter of a point`, `half a million yuan`."""
    words = tokens.words
    at = after + 1 if words[after] == "of" or (words[after] == "-" and words[after + 1] == "point") else after
    if words[at] in ("a", "an", "one"):
        at += 1
    elif at > after and words[after] == "of":
        return value, None, after
    scale = SCALES.get(words[at], 0)
    if scale:
        value, at = times(value, scale), at + 1
    measure = (
        measure_after(tokens, at) if at > after or words[after] in ("-", "point", "percentage", "percent") else None
    )
    if measure is not None:
        return value, measure, measure.end
    if words[at] in ("point", "points") and not scale:
        return value, Measure(QuantityKind.PERCENTAGE_POINT), at + 1
    return value, None, at if scale else after


def read_share(reading: EnglishReading, first: int, value: Number, after: int) -> int:
    """Record the fraction at tokens `first:after` with what it is of."""
    tokens = reading.tokens
    value, measure, end = fraction_of(tokens, value, after)
    kind, unit = QuantityKind.FRACTION, ""
    if measure is not None:
        kind, unit = measure.kind, measure.unit
    elif end > after:
        kind = QuantityKind.CARDINAL
    hedge = hedge_before(tokens, first, reading.done) or hedge_after(tokens, end)[0]
    return reading.add(first, end, kind, value, unit=unit, hedge=hedge)


def read_half(reading: EnglishReading, index: int) -> int:
    """Read from `half` at `index`: `half`, `half a year`, `half a million`; not `half-hearted`, `first half`."""
    tokens = reading.tokens
    words = tokens.words
    if words[index + 1] == "-":
        measure = measure_after(tokens, index + 1)
        if measure is None:
            point = words[index + 2] == "point"
            return read_share(reading, index, Decimal("0.5"), index + 1) if point else index + 1
        if measure.kind not in (QuantityKind.CARDINAL, QuantityKind.PERCENTAGE_POINT):
            return index + 1
        return reading.add(index, measure.end, measure.kind, Decimal("0.5"), unit=measure.unit)
    if words[index + 1] in ("a", "the") and words[index + 2] == "dozen":
        return reading.add(index, index + 3, QuantityKind.CARDINAL, Decimal(6), weak=True)
    if words[index + 1] in _KIN:
        return index + 2
    if words[index + 1] == "past":
        after = read_past_hour(reading, index, index)
        if after > index:
            return after
    if words[index - 1] in _HALF_PARTS:
        return reading.add(index, index + 1, QuantityKind.FRACTION, Decimal("0.5"), weak=True)
    return read_share(reading, index, Decimal("0.5"), index + 1)


def read_quarter(reading: EnglishReading, index: int) -> int:
    """Read `quarter point` and `quarter-point` at `index`; a quarter of the year or of a town is passed over."""
    tokens = reading.tokens
    at = index + 2 if tokens.words[index + 1] == "-" else index + 1
    if tokens.words[at] not in ("point", "percentage"):
        return index + 1
    return read_share(reading, index, Decimal("0.25"), at)


def read_a_point(reading: EnglishReading, index: int) -> int:
    """`a percentage point`, `a full percentage point` at the article `index`; returns the token to go on from."""
    words = reading.tokens.words
    at = index + 1 if words[index + 1] == "percentage" else index + 2
    if words[at] != "percentage" or words[at + 1] != "point":
        return index + 1
    return reading.add(index, at + 2, QuantityKind.PERCENTAGE_POINT, Decimal(1))


def read_a_part(reading: EnglishReading, index: int) -> int:
    """Read `a third of`, `a quarter`, `a half` with the article at `index`; returns `index` where it is not a share."""
    tokens = reading.tokens
    words = tokens.words
    word, following = words[index + 1], words[index + 2]
    if following == "-" and word != "quarter":  # a third-quarter loss, a half-year report
        return read_half(reading, index + 1) if word == "half" else index
    if following in _KIN:
        return index + 3
    if following in ("past", "to") and word == "quarter":
        after = read_past_hour(reading, index, index + 1)
        if after > index:
            return after
    value = fraction(1, DENOMINATORS[word])
    if word == "quarter":
        if following in ("earlier", "ago", "later", "before", "century") or words[index - 1] in _BEFORE_QUARTER:
            return index + 2
        at = index + 3 if following == "-" else index + 2
        point = words[at] in ("point", "percentage")
        return read_share(reading, index, value, at if point else index + 2)
    compared = following in _FURTHER or following == "of"
    if word not in ("half", "third") and not compared and words[index - 1] not in _SHARED:
        return index  # a fourth, later stage
    if word != "half" and following.isalpha() and following not in _SHARING:
        return index
    return read_share(reading, index, value, index + 2)


def read_ratio_of_people(reading: EnglishReading, index: int) -> int:
    """Read `one in five`, `seven out of ten`, `3 in every 100` at `index`; returns `index` where there is none."""
    tokens = reading.tokens
    words = tokens.words
    joint = index + 1
    if words[joint] == "in":
        at = joint + 1
    elif words[joint] == "out" and words[joint + 1] == "of":
        at = joint + 2
    else:
        return index
    every = words[at] == "every"
    at += every
    part, whole = numeral(tokens, index), numeral(tokens, at)
    if part is None or whole is None or part.end != joint or part.fraction or whole.fraction or not part.value:
        return index
    if part.value >= whole.value or measure_after(tokens, whole.end) is not None:
        return index
    sure = every or words[joint] == "out" or (not part.digits and not whole.digits) or words[index] in ("one", "1")
    if whole.digits and words[joint] == "in" and not every:
        sure = (sure and whole.value in _ROUND_WHOLES) or (part.digits and whole.value == 10)
    if not sure:
        return index
    share = exact(Fraction(part.value) / Fraction(whole.value))
    hedge = hedge_before(tokens, index, reading.done)
    return reading.add(index, whole.end, QuantityKind.FRACTION, share, hedge=hedge)


def read_ratio(reading: EnglishReading, index: int) -> int:
    """Read `1:10.6`, `2.4:1` as multiples and `2/3` as a fraction at `index`; returns `index` where there is none."""
    tokens = reading.tokens
    words = tokens.words
    sign = words[index + 1]
    if sign not in RATIO_SIGNS or not (tokens.glued(index + 1) and tokens.glued(index + 2)):
        return index
    if not words[index + 2][:1].isdigit():
        return index
    after = index + 3
    if sign != "/" and (words[after] == sign or (index and words[index - 1] == sign)):
        return index  # 6.0:46.0:48.0 is a list of shares
    if words[after] == sign or (tokens.glued(after) and words[after].isalnum()):
        return after
    left, right = numeral(tokens, index), numeral(tokens, index + 2)
    if left is None or right is None or not left.value or not right.value:
        return after
    if sign == "/" and _is_identifier(reading, index):
        reading.add(index, index + 1, QuantityKind.ORDINAL, left.value)
        return reading.add(index + 2, after, QuantityKind.ORDINAL, right.value)
    if sign == "/":
        return _read_slash(reading, index, Fraction(left.value), Fraction(right.value))
    value = exact(max(Fraction(left.value) / Fraction(right.value), Fraction(right.value) / Fraction(left.value)))
    return reading.add(index, after, QuantityKind.MULTIPLE, value)


def _is_identifier(reading: EnglishReading, index: int) -> bool:
    """True for `resolution 58/113` at `index`, and for `67/203` after that."""
    words = reading.tokens.words
    if words[index - 1] in _IDENTIFIED:
        return True
    listed = words[index - 1] in (",", "and", "or") and words[index - 3] == "/" and reading.done == index - 1
    return listed and reading.found[-1].kind is QuantityKind.ORDINAL


def _read_slash(reading: EnglishReading, index: int, left: Fraction, right: Fraction) -> int:
    if left >= right or right > _LARGEST_WHOLE or left.denominator != 1 or right.denominator != 1:
        return index + 3
    weak = right > _LARGEST_SURE
    return reading.add(index, index + 3, QuantityKind.FRACTION, exact(left / right), weak=weak)


def read_multiple(reading: EnglishReading, index: int) -> int:
    """Record `doubled`, `threefold`, `halved` at `index`."""
    tokens = reading.tokens
    word = tokens.words[index]
    hedge = hedge_before(tokens, index, reading.done)
    if word in HALVINGS:
        return reading.add(index, index + 1, QuantityKind.FRACTION, Decimal("0.5"), hedge=hedge)
    return reading.add(index, index + 1, QuantityKind.MULTIPLE, Decimal(MULTIPLES[word]), hedge=hedge)


def digit_places(tokens: Tokens, index: int) -> int:
    """The token after `digits`, `-digit` or `-figure` at `index`; 0 where there is none."""
    words = tokens.words
    if words[index] != "-":
        return index + 1 if words[index] in ("digit", "digits") else 0
    return index + 2 if words[index + 1] in ("digit", "digits", "figure") else 0


def read_doubtful_multiple(reading: EnglishReading, index: int) -> int:
    """Record `twice`, `double` at `index`: sure before what it is compared with, doubtful in names and counts."""
    tokens = reading.tokens
    word, following, before = tokens.words[index], tokens.words[index + 1], tokens.words[index - 1]
    places = digit_places(tokens, index + 1)
    if places:
        value = Decimal(DOUBTFUL_MULTIPLES[word])
        return reading.add(index, places, QuantityKind.CARDINAL, value, unit="digits", weak=True)
    if following == "-":
        return index + 1
    value = Decimal(DOUBTFUL_MULTIPLES[word])
    hedge = hedge_before(tokens, index, reading.done)
    if word == "twice" and following in _OCCASIONS:
        return reading.add(index, index + 1, QuantityKind.CARDINAL, value, hedge=hedge, weak=True)
    sure = following in _COMPARED or (word != "twice" and before in _GROWING and not tokens.capital(index))
    return reading.add(index, index + 1, QuantityKind.MULTIPLE, value, hedge=hedge, weak=not sure)
