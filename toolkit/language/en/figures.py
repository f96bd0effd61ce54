"""Figures alone and in a range or list that shares a measure or scale: `2 to 3 million`, `5, 6 and 7 percent`."""

from __future__ import annotations

import itertools

from toolkit.language.en.items import DASHED_MINUS, Item, read_item
from toolkit.language.en.lexicon import CARDINALS, MONTHS, TENS
from toolkit.language.en.measures import COUNTRIES, LETTERS, SIGN_STARTS, is_sign, money_before, money_sign
from toolkit.language.en.numerals import times
from toolkit.language.en.quantities import record
from toolkit.language.en.recorder import EnglishReading
from toolkit.language.en.times import has_meridiem
from toolkit.language.en.tokens import Tokens
from toolkit.language.en.years import decade, is_year, year_like
from toolkit.model.quantity import QuantityKind

_DASHES = {"-", "–", "—", "―", "−", "~", "～", "‐", "‑", "‒"}
_RANGE_JOINTS = {"to", "or", "through"} | _DASHES
_JOINTS = _RANGE_JOINTS | {"and", ",", "&"}
#: What is below zero is negative; 5 degrees Fahrenheit below freezing is 27.
_TEMPERATURES = {"degree": ("zero", "freezing"), "celsius": ("zero", "freezing"), "fahrenheit": ("zero",)}
#: A number from here on has its scale already: 800 to 1,200 million is not 800 million.
_SCALED = 1000

# Words with which the next member of a chain can begin, beside digits.
_CHAINED = CARDINALS.keys() | TENS.keys() | SIGN_STARTS


def read_figure(reading: EnglishReading, index: int) -> int:
    """Read the chain of figures whose first number is at token `index`; returns the token to go on from."""
    return _read_chain(reading, read_item(reading, index, index), index)


def read_money(reading: EnglishReading, index: int) -> int:
    """Read the amount after the currency sign at token `index`."""
    tokens = reading.tokens
    if not is_sign(tokens, index):
        return index
    currency, first = money_before(tokens, index)
    at = index + 1
    minus = tokens.words[at] in DASHED_MINUS and tokens.glued(at) and tokens.glued(at + 1)
    item = read_item(reading, at + minus, max(first, reading.done), currency)
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
    item = read_item(reading, at, index, LETTERS[tokens.words[index]])
    return index if item is None or item.number.factor == 1 else _read_chain(reading, item, index)


def read_country_cents(reading: EnglishReading, index: int) -> int:
    """Read `HK18 cents` from the country at token `index`; returns `index` where there is none."""
    tokens = reading.tokens
    at = index + 1
    if not (tokens.capital(index) and tokens.glued(at) and tokens.words[at][:1].isdigit()):
        return index
    item = read_item(reading, at, index, COUNTRIES[tokens.words[index]])
    return index if item is None or item.parts == 1 else _read_chain(reading, item, index)


def _read_chain(reading: EnglishReading, item: Item | None, index: int) -> int:
    if item is None:
        return index + 1
    chain = [item]
    while (following := _following(reading, chain[-1])) is not None:
        chain.append(following)
    if len(chain) > 1:
        _share(chain)
    if item.measure is not None and item.measure.unit in _TEMPERATURES:
        _below_zero(reading.tokens, chain)
    for item in chain:
        record(reading, item)
    return reading.done


def _below_zero(tokens: Tokens, chain: list[Item]) -> None:
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


def _following(reading: EnglishReading, item: Item) -> Item | None:
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
    following = read_item(reading, number_at, at, currency)
    if following is not None:
        following.joint = joint
        if following.first < at and joint in _DASHES and at == item.end + 1:
            following.first, following.negative = at, False
    return following


def _begins_other(reading: EnglishReading, index: int) -> bool:
    """True if the number at `index` is a year, an ordinal, a day of a month, a time or a ratio, not a plain figure."""
    tokens = reading.tokens
    after = tokens.words[index + 1]
    if is_year(tokens, index) or decade(tokens, index) or has_meridiem(tokens, index + 1):
        return True
    if tokens.glued(index + 1) and after in ("st", "nd", "rd", "th", ":", "/"):
        return True
    return after in MONTHS and tokens.capital(index + 1)


def _share(chain: list[Item]) -> None:
    """Hand measures and scales from right to left over bare members, and a leading currency from left to right."""
    closed = any(item.joint in ("and", "or", "&") for item in chain)
    for left, right in zip(reversed(chain[:-1]), reversed(chain[1:]), strict=True):
        if right.joint == "," and not closed:
            continue
        ranged = right.joint in _RANGE_JOINTS
        bare = left.measure is None and not left.currency and not left.number.fraction
        if bare and right.measure is not None and (ranged or not year_like(left.number)) and not _restates(left, right):
            left.measure, left.parts = right.measure, right.parts
        if not right.currency or (left.currency == right.currency and right.joint in ("to", *_DASHES)):
            _share_scale(left, right, ranged)
    for left, right in itertools.pairwise(chain):
        if left.currency and not right.currency and right.measure is None and right.joint in _RANGE_JOINTS:
            right.currency = left.currency


def _restates(left: Item, right: Item) -> bool:
    """72.06 million, or 5.38 percent: the second says the first in another measure."""
    shares = right.measured[0] in (QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINT, QuantityKind.BASIS_POINT)
    return shares and left.number.value >= 1000


def _share_scale(left: Item, right: Item, ranged: bool) -> None:
    """`2 to 3 million`, `5.2 and 3.1 billion yuan`; not `800 to 1,200` nor `5 percent and 3 million`."""
    if right.number.factor == 1 or left.number.factor > 1 or left.number.fraction:
        return
    if left.measure is not None and left.measure is not right.measure:  # 2.3-fold to 5.1 billion yuan
        return
    if left.number.value < _SCALED and (ranged or left.measure is right.measure):
        left.number.value = times(left.number.value, right.number.factor)
        left.number.factor = right.number.factor
