"""Plain figures: a number with its measure, also shared by a range or list (`2 to 3 million`, `5, 6 and 7 percent`)."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from fractions import Fraction

from toolkit.language.en.hedges import FEWEST_PASSED, hedge_after, hedge_before, hedge_mark, is_passage, is_span
from toolkit.language.en.lexicon import CARDINALS, MONTHS, SCALES, TENS
from toolkit.language.en.measures import (
    LETTERS,
    PREFIXES,
    SIGN_STARTS,
    Measure,
    is_sign,
    measure_after,
    money_before,
    money_sign,
)
from toolkit.language.en.names import is_name_after
from toolkit.language.en.numerals import Numeral, numeral, part_after, times
from toolkit.language.en.recorder import EnglishReading
from toolkit.language.en.sentences import BEFORE_NAMES
from toolkit.language.en.shares import digit_places, read_share
from toolkit.language.en.tokens import Tokens
from toolkit.language.en.years import decade, is_year, year_like
from toolkit.language.numerals import exact, is_whole
from toolkit.language.units import is_time
from toolkit.model.quantity import Hedge, Number, QuantityKind

# An enumeration's members are slow to look up on their class.
_CARDINAL, _FRACTION, _MULTIPLE, _MONEY = (
    QuantityKind.CARDINAL,
    QuantityKind.FRACTION,
    QuantityKind.MULTIPLE,
    QuantityKind.MONEY,
)
_OVER, _UNHEDGED = Hedge.OVER, Hedge.NONE

_DASHES = {"-", "–", "—", "―", "−", "~", "～", "‐", "‑", "‒"}
_RANGE_JOINTS = {"to", "or", "through"} | _DASHES
_JOINTS = _RANGE_JOINTS | {"and", ",", "&"}
_DASHED_MINUS = {"-", "−", "–"}
_MINUS = {"minus", "negative"} | _DASHED_MINUS
#: What is below zero is negative; 5 degrees Fahrenheit below freezing is 27.
_TEMPERATURES = {"degree": ("zero", "freezing"), "celsius": ("zero", "freezing"), "fahrenheit": ("zero",)}

#: The mark of a note has at most this many digits.
_LONGEST_NOTE = 3
#: A number from here on has its scale already: 800 to 1,200 million is not 800 million.
_SCALED = 1000
#: From here on a number of dozens is only about right.
_DOZENS = 24
_BEFORE_NOTES = frozenset('.”")')

# Words with which the next member of a chain can begin, beside digits.
_CHAINED = CARDINALS.keys() | TENS.keys() | SIGN_STARTS

# Counts of occasions rather than multiples: three times a year, four times in a row.
_OCCASIONS = {"a", "an", "per", "each", "every", "daily", "weekly", "monthly", "annually", "during", "between"}
_OCCASION_PHRASES = {"in a", "in all", "in succession"}


@dataclass(slots=True)
class _Item:
    """One member of a chain: tokens `first:end`, the connector before it and its sign's currency."""

    first: int
    number: Numeral
    measure: Measure | None
    end: int
    currency: str = ""
    joint: str = ""
    hedge: Hedge = Hedge.NONE
    negative: bool = False

    @property
    def measured(self) -> tuple[QuantityKind, str]:
        """The kind of the figure, and its currency or unit of measure."""
        measure = self.measure
        if self.currency and (measure is None or measure.kind is not _MONEY):  # unlike `$5 million USD`
            return _MONEY, self.currency
        if measure is not None:
            return measure.kind, measure.unit
        return _FRACTION if self.number.fraction else _CARDINAL, ""


def read_figure(reading: EnglishReading, index: int) -> int:
    """Read the chain of figures whose first number is at token `index`; returns the token to go on from."""
    return _read_chain(reading, _item(reading, index, index), index)


def read_money(reading: EnglishReading, index: int) -> int:
    """Read the amount after the currency sign at token `index`."""
    tokens = reading.tokens
    if not is_sign(tokens, index):
        return index
    currency, first = money_before(tokens, index)
    at = index + 1
    minus = tokens.words[at] in _DASHED_MINUS and tokens.glued(at) and tokens.glued(at + 1)
    item = _item(reading, at + minus, max(first, reading.done), currency)
    if item is not None and minus:
        item.negative = True
    return _read_chain(reading, item, index)


def read_letter_money(reading: EnglishReading, index: int) -> int:
    """Read the amount after a capital letter that is its sign, if it has a scale; else nothing."""
    tokens = reading.tokens
    at = index + 1
    if not (tokens.capital(index) and tokens.glued(at) and tokens.words[at][:1].isdigit()):
        return index
    if tokens.glued(index) and tokens.words[index - 1].isalnum():
        return index
    item = _item(reading, at, index, LETTERS[tokens.words[index]])
    return index if item is None or item.number.factor == 1 else _read_chain(reading, item, index)


def _read_chain(reading: EnglishReading, item: _Item | None, index: int) -> int:
    if item is None:
        return index + 1
    following = _following(reading, item)
    if following is None:
        if item.measure is not None and item.measure.unit in _TEMPERATURES:
            _below_zero(reading.tokens, [item])
        return _record(reading, item)
    chain = [item]
    while following is not None:
        chain.append(following)
        following = _following(reading, following)
    _share(chain)
    if item.measure is not None and item.measure.unit in _TEMPERATURES:
        _below_zero(reading.tokens, chain)
    for item in chain:
        _record(reading, item)
    return reading.done


def _below_zero(tokens: Tokens, chain: list[_Item]) -> None:
    """3 to 5 degrees below zero: makes the temperatures negative."""
    last = chain[-1]
    at = last.end
    the = tokens.words[at + 1] == "the"
    if last.measure is None or tokens.words[at] != "below":
        return
    if tokens.words[at + 1 + the] not in _TEMPERATURES.get(last.measure.unit, ()):
        return
    last.end = at + 2 + the + (tokens.words[at + 2 + the] == "point")
    for item in chain:
        item.negative = True


def _item(reading: EnglishReading, index: int, first: int, currency: str = "") -> _Item | None:
    tokens = reading.tokens
    number = numeral(tokens, index, bool(currency))
    if number is None or is_name_after(tokens, number.end):
        return None
    if tokens.words[number.end] == ")" and _is_accounting(tokens, index, number.end):
        return _in_brackets(tokens, number, index, currency)
    return _measured(reading, first, number, currency)


def _measured(reading: EnglishReading, first: int, number: Numeral, currency: str) -> _Item:
    """The number of an item that begins at token `first`, with its measure after it and its sign before it."""
    tokens, end, hedge = reading.tokens, number.end, number.hedge
    words = tokens.words
    if words[end] == "(" and not number.digits:
        end = _after_repeated(reading, end, number)
    following = words[end]
    if not hedge and following in ("+", "-"):
        hedge, length = hedge_after(tokens, end)
        measure = measure_after(tokens, end + length)
        end = end + length if hedge and measure is None and following == "-" else end
        measure = measure if hedge else measure_after(tokens, end)
    else:
        measure = measure_after(tokens, end)
    if measure is not None and measure.kind is _MULTIPLE and currency:
        measure = None
    if following in _CENT_STARTS and not currency and (cents := _cents(tokens, end)) is not None:
        number.value, measure = exact(Fraction(number.value) / 100), cents
    elif measure is None and following == "of" and words[end + 1] in ("a", "one") and number.value < 1:
        measure = measure_after(tokens, end + 2)  # 0.3 of a percentage point
    if measure is not None and words[measure.end] == "and" and measure.kind is _CARDINAL:
        part, after = part_after(tokens, measure.end)
        if part and is_whole(number.value):  # three hours and a half
            number.value, measure = exact(Fraction(number.value) + part), measure._replace(end=after)
    if measure is not None and measure.unit in _SMALLER and is_whole(number.value):
        measure = _with_smaller(tokens, number, measure)
    item = _Item(first, number, measure, measure.end if measure else end, currency, hedge=hedge)
    if words[first - 1] in _MINUS and first > reading.done and _is_minus(reading, first):
        item.negative, item.first = True, first - 1
    return item


#: A unit, the smaller one that may follow with its number, and how many of these are in it.
_SMALLER = {"foot": ("inch", 12), "pound": ("ounce", 16), "jin": ("liang", 10)}


def _with_smaller(tokens: Tokens, number: Numeral, measure: Measure) -> Measure:
    """5 feet 11 inches, 5 ft 11 in, 5-foot-11, 7 lb 3 oz: adds the smaller unit to the number."""
    words, at = tokens.words, measure.end
    tied = words[at] == "-" and tokens.glued(at) and tokens.glued(at + 1)
    at += tied or words[at] in ("and", ",")
    count = numeral(tokens, at) if words[at][:1].isdigit() or words[at] in CARDINALS else None
    unit, size = _SMALLER[measure.unit]
    if count is None or count.value >= size or count.fraction:
        return measure
    smaller = measure_after(tokens, count.end)
    if smaller is not None and smaller.unit == unit:
        end = smaller.end
    elif unit == "inch" and (words[count.end] == "in" or tied):
        end = count.end + (words[count.end] == "in")
    else:
        return measure
    number.value = exact(Fraction(number.value) * size + Fraction(count.value))
    return Measure(_CARDINAL, unit, end)


#: After brackets around digits, by which these are negative: (3.5) percent, RMB(260) million.
_AFTER_BRACKETS = frozenset("% percent per percentage million billion trillion bn mn".split())


def _is_accounting(tokens: Tokens, index: int, end: int) -> bool:
    """True if the digits at `index` are in the brackets of accounts, and do not repeat a number in words: two (2)."""
    words = tokens.words
    if words[index - 1] != "(" or words[end + 1] not in _AFTER_BRACKETS or not words[index][:1].isdigit():
        return False
    before = words[index - 2]
    return not (before in CARDINALS or before in TENS or before[:1].isdigit() or before in SCALES)


def _in_brackets(tokens: Tokens, number: Numeral, index: int, currency: str) -> _Item:
    """The negative figure in brackets at `index`, with its scale and measure after them."""
    after = number.end + 1
    factor = SCALES.get(tokens.words[after], 1)
    if factor > 1:
        number.value, number.factor, after = times(number.value, factor), factor, after + 1
    first = index - 1
    if not currency and tokens.words[first - 1] in PREFIXES:
        currency, first = money_before(tokens, first - 1)
    measure = measure_after(tokens, after)
    return _Item(first, number, measure, measure.end if measure else after, currency, negative=True)


#: Hundredths whose currency is named before them.
_CENTS = {("hong", "kong"): "HKD", ("us",): "USD", ("euro",): "EUR", ("australian",): "AUD", ("canadian",): "CAD"}
_CENT_STARTS = {names[0] for names in _CENTS}


def _cents(tokens: Tokens, index: int) -> Measure | None:
    """32 Hong Kong cents: the currency of hundredths that begin at `index`; None where there are none."""
    words = tokens.words
    for names, currency in _CENTS.items():
        after = index + len(names)
        if tuple(words[index:after]) == names and words[after] in ("cent", "cents"):
            return Measure(_MONEY, currency, after + 1)
    return None


def _is_minus(reading: EnglishReading, index: int) -> bool:
    tokens = reading.tokens
    sign = tokens.words[index - 1]
    if tokens.words[index - 3 : index - 1] == ["plus", "or"]:
        return False
    if sign in ("minus", "negative"):
        return True
    before = tokens.words[index - 2]
    return tokens.glued(index) and not (
        tokens.glued(index - 1) and (before[-1:].isalnum() or before in ("%", ")", "-"))
    )


def _after_repeated(reading: EnglishReading, index: int, number: Numeral) -> int:
    """The token after `(5)` in `five (5)`; `index` where the brackets hold something else."""
    tokens = reading.tokens
    again = numeral(tokens, index + 1)
    if again and again.digits and again.value == number.value and tokens.words[again.end] == ")":
        return again.end + 1
    return index


def _following(reading: EnglishReading, item: _Item) -> _Item | None:
    """The next member of the chain after `item`, if a connector and a number come right after it."""
    tokens = reading.tokens
    words = tokens.words
    joint, at = words[item.end], item.end + 1
    if joint not in _JOINTS:
        return None
    if joint in (",", "-") and words[at] in ("and", "or", "to"):
        joint, at = words[at], at + 1
    if not (words[at][:1].isdigit() or words[at] in _CHAINED):
        return None
    number_at = money_sign(tokens, at)
    word = words[number_at]
    if not (word[:1].isdigit() or word in CARDINALS or word in TENS) or word == "one":
        return None
    if (joint == "," and tokens.glued(number_at)) or _begins_other(reading, number_at):
        return None
    currency = money_before(tokens, number_at - 1)[0] if number_at > at else ""
    following = _item(reading, number_at, at, currency)
    if following is not None:
        following.joint = joint
        if following.first < at and joint in _DASHES and at == item.end + 1:
            following.first, following.negative = at, False
    return following


def _begins_other(reading: EnglishReading, index: int) -> bool:
    """True if the number at `index` is a year, an ordinal, a day of a month, a time or a ratio, not a plain figure."""
    tokens = reading.tokens
    after = tokens.words[index + 1]
    if is_year(tokens, index) or decade(tokens, index):
        return True
    if tokens.glued(index + 1) and after in ("st", "nd", "rd", "th", ":", "/"):
        return True
    return after in MONTHS and tokens.capital(index + 1)


def _share(chain: list[_Item]) -> None:
    """Hand measures and scales from right to left over bare members, and a leading currency from left to right."""
    closed = any(item.joint in ("and", "or", "&") for item in chain)
    for left, right in zip(reversed(chain[:-1]), reversed(chain[1:]), strict=True):
        if right.joint == "," and not closed:
            continue
        ranged = right.joint in _RANGE_JOINTS
        bare = left.measure is None and not left.currency and not left.number.fraction
        if bare and right.measure is not None and (ranged or not year_like(left.number)) and not _restates(left, right):
            left.measure = right.measure
        if not right.currency or (left.currency == right.currency and right.joint in ("to", *_DASHES)):
            _share_scale(left, right, ranged)
    for left, right in itertools.pairwise(chain):
        if left.currency and not right.currency and right.measure is None and right.joint in _RANGE_JOINTS:
            right.currency = left.currency


def _restates(left: _Item, right: _Item) -> bool:
    """72.06 million, or 5.38 percent: the second says the first in another measure."""
    shares = right.measured[0] in (QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINT, QuantityKind.BASIS_POINT)
    return shares and left.number.value >= 1000


def _share_scale(left: _Item, right: _Item, ranged: bool) -> None:
    """`2 to 3 million`, `5.2 and 3.1 billion yuan`; not `800 to 1,200` nor `5 percent and 3 million`."""
    if right.number.factor == 1 or left.number.factor > 1 or left.number.fraction:
        return
    if left.measure is not None and left.measure is not right.measure:  # 2.3-fold to 5.1 billion yuan
        return
    if left.number.value < _SCALED and (ranged or left.measure is right.measure):
        left.number.value = times(left.number.value, right.number.factor)
        left.number.factor = right.number.factor


def _record(reading: EnglishReading, item: _Item) -> int:
    """Record one figure with the hedges around it; returns the token after it."""
    tokens, first, end = reading.tokens, item.first, item.end
    words = tokens.words
    value = -item.number.value if item.negative else item.number.value
    kind, unit = item.measured
    if kind is _FRACTION and not item.negative:
        return read_share(reading, first, value, end)
    if kind is _CARDINAL and not unit:
        thousandths = _per_thousand(words, end)
        if thousandths:
            kind, value, end = _FRACTION, exact(Fraction(value) / 1000), end + thousandths
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


def _per_thousand(words: list[str], index: int) -> int:
    """How many tokens from `index` on say that the figure before them is in thousandths."""
    if words[index] == "‰":
        return 1
    return 2 if words[index] == "per" and words[index + 1] in ("thousand", "mille") else 0


def _are_occasions(reading: EnglishReading, index: int) -> bool:
    """True if the `times` before `index` counts how often something happened."""
    words = reading.tokens.words
    again = words[index] in _OCCASIONS or reading.tokens.phrase(index, 2) in _OCCASION_PHRASES
    return again and words[index - 1] == "times"


def _is_weak(reading: EnglishReading, item: _Item) -> bool:
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
