"""One figure with its measure: the sign or minus before the number, the unit after it, brackets around it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from toolkit.language.en.hedges import hedge_after
from toolkit.language.en.lexicon import CARDINALS, SCALES, TENS
from toolkit.language.en.measures import PREFIXES, Measure, coin_after, measure_after, money_before
from toolkit.language.en.names import is_name_after
from toolkit.language.en.numerals import Numeral, numeral, part_after, times
from toolkit.language.en.recorder import EnglishReading
from toolkit.language.en.tokens import Tokens
from toolkit.language.money import ANY_DOLLAR
from toolkit.language.numerals import exact, is_whole
from toolkit.model.quantity import Hedge, QuantityKind

# An enumeration's members are slow to look up on their class.
_CARDINAL, _FRACTION, _MULTIPLE, _MONEY = (
    QuantityKind.CARDINAL,
    QuantityKind.FRACTION,
    QuantityKind.MULTIPLE,
    QuantityKind.MONEY,
)

#: Dashes that are a minus where they are glued to the number after them.
DASHED_MINUS = {"-", "−", "–"}
_MINUS = {"minus", "negative"} | DASHED_MINUS
#: Signs of a formula, and how many words before a minus they may be.
_FORMULA = frozenset("=÷")
_FORMULA_REACH = 20
#: A unit, the smaller one that may follow with its number, and how many of these are in it.
_SMALLER = {"foot": ("inch", 12), "pound": ("ounce", 16), "jin": ("liang", 10)}
#: After brackets around digits, by which these are negative: (3.5) percent, RMB(260) million.
_AFTER_BRACKETS = frozenset("% percent per percentage million billion trillion bn mn".split())


@dataclass(slots=True)
class Item:
    """One member of a chain: tokens `first:end`, the connector before it and its sign's currency.

    `parts` of what the number counts are one unit of its currency: 100 cents.
    """

    first: int
    number: Numeral
    measure: Measure | None
    end: int
    currency: str = ""
    joint: str = ""
    hedge: Hedge = Hedge.NONE
    negative: bool = False
    parts: int = 1

    @property
    def measured(self) -> tuple[QuantityKind, str]:
        """The kind of the figure, and its currency or unit of measure."""
        measure = self.measure
        named = measure is not None and measure.kind is _MONEY and measure.unit != ANY_DOLLAR
        if self.currency and not named:  # RMB18 cents, unlike `$5 million USD`
            return _MONEY, self.currency
        if measure is not None:
            return measure.kind, measure.unit
        return _FRACTION if self.number.fraction else _CARDINAL, ""


def read_item(reading: EnglishReading, index: int, first: int, currency: str = "") -> Item | None:
    """The figure whose number is at token `index` and which begins at `first`; None where it is part of a name."""
    tokens = reading.tokens
    number = numeral(tokens, index, bool(currency))
    if number is None or is_name_after(tokens, number.end):
        return None
    if tokens.words[number.end] == ")" and _is_accounting(tokens, index, number.end):
        return _in_brackets(tokens, number, index, currency)
    return _measured(reading, first, number, currency)


def _measured(reading: EnglishReading, first: int, number: Numeral, currency: str) -> Item:
    """The number of an item that begins at token `first`, with its measure after it and its sign before it."""
    tokens, end, hedge = reading.tokens, number.end, number.hedge
    words = tokens.words
    if words[end] == "(" and not number.digits:
        end = _after_repeated(reading, end, number)
    following = words[end]
    if not hedge and following in ("+", "-", "or"):
        hedge, measure, end = _after_hedge(tokens, end)
    else:
        measure = measure_after(tokens, end)
    if measure is not None and measure.kind is _MULTIPLE and currency:
        measure = None
    coin = coin_after(tokens, end)
    if coin is not None:
        measure = Measure(_MONEY, coin[0].currency, coin[1])
    elif measure is None and following == "of" and words[end + 1] in ("a", "one") and number.value < 1:
        measure = measure_after(tokens, end + 2)  # 0.3 of a percentage point
    if measure is not None and words[measure.end] == "and" and measure.kind is _CARDINAL:
        part, after = part_after(tokens, measure.end)
        if part and is_whole(number.value):  # three hours and a half
            number.value, measure = exact(Fraction(number.value) + part), measure._replace(end=after)
    if measure is not None and measure.unit in _SMALLER and is_whole(number.value):
        measure = _with_smaller(tokens, number, measure)
    item = Item(first, number, measure, measure.end if measure else end, currency, hedge=hedge)
    item.parts = coin[0].parts if coin else 1
    if words[first - 1] in _MINUS and first > reading.done and _is_minus(reading, first):
        item.negative, item.first = True, first - 1
    return item


def _after_hedge(tokens: Tokens, end: int) -> tuple[Hedge, Measure | None, int]:
    """5+ years, five or more years: the hedge at `end`, the measure after it, and where the number ends."""
    hedge, length = hedge_after(tokens, end)
    measure = measure_after(tokens, end + length)
    sign = tokens.words[end]
    if sign == "or" and measure is None:
        return Hedge.NONE, None, end
    return hedge, measure, end + length if hedge and measure is None and sign == "-" else end


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


def _is_accounting(tokens: Tokens, index: int, end: int) -> bool:
    """True if the digits at `index` are in the brackets of accounts, and do not repeat a number in words: two (2)."""
    words = tokens.words
    if words[index - 1] != "(" or words[end + 1] not in _AFTER_BRACKETS or not words[index][:1].isdigit():
        return False
    before = words[index - 2]
    return not (before in CARDINALS or before in TENS or before[:1].isdigit() or before in SCALES)


def _in_brackets(tokens: Tokens, number: Numeral, index: int, currency: str) -> Item:
    """The negative figure in brackets at `index`, with its scale and measure after them."""
    after = number.end + 1
    factor = SCALES.get(tokens.words[after], 1)
    if factor > 1:
        number.value, number.factor, after = times(number.value, factor), factor, after + 1
    first = index - 1
    if not currency and tokens.words[first - 1] in PREFIXES:
        currency, first = money_before(tokens, first - 1)
    measure = measure_after(tokens, after)
    return Item(first, number, measure, measure.end if measure else after, currency, negative=True)


def _is_minus(reading: EnglishReading, index: int) -> bool:
    tokens = reading.tokens
    sign = tokens.words[index - 1]
    if tokens.words[index - 3 : index - 1] == ["plus", "or"]:
        return False
    if sign in ("minus", "negative"):
        return True
    before = tokens.words[index - 2]
    after_value = before[-1:].isalnum() or before == ")"
    if not tokens.glued(index) or (tokens.glued(index - 1) and (after_value or before in ("%", "-"))):
        return False
    return not (after_value and _is_formula(tokens, index - 2))


def _is_formula(tokens: Tokens, index: int) -> bool:
    """True if a sign of a formula is among the words up to `index`: rate = (current / previous -1) × 100%."""
    return not _FORMULA.isdisjoint(tokens.words[max(0, index - _FORMULA_REACH) : index])


def _after_repeated(reading: EnglishReading, index: int, number: Numeral) -> int:
    """The token after `(5)` in `five (5)`; `index` where the brackets hold something else."""
    tokens = reading.tokens
    again = numeral(tokens, index + 1)
    if again and again.digits and again.value == number.value and tokens.words[again.end] == ")":
        return again.end + 1
    return index
