"""Read what an English number measures: the percent, currency or unit after it, or the currency sign before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from toolkit.language.bare_signs import BARE_SIGNS, is_unit
from toolkit.language.en.lexicon import SCALES
from toolkit.language.en.tokens import FULLWIDTH, Tokens, words_of
from toolkit.language.longest_match import lengths_by
from toolkit.language.money import Coin, coins, english_names, is_doubtful, signs
from toolkit.language.unit_of_measure import UnitOfMeasure
from toolkit.language.units import cased_signs, english_units
from toolkit.model.quantity import QuantityKind


class Measure(NamedTuple):
    """The kind and unit of a number, and the token after the words for them."""

    kind: QuantityKind
    unit: str = ""
    end: int = 0


#: Per cent by weight, by volume, of atoms and molecules.
_OF_PARTS = (
    "wt %|wt . %|vol %|vol . %|mol %|mol . %|at %|at . %|mass %|weight %|volume %|weight percent|volume percent"
    "|mass percent|mole percent|mol percent|atomic percent"
)
_KINDS = {
    QuantityKind.PERCENT: f"%|percent|per cent|pct|percents|per cents|{_OF_PARTS}",
    QuantityKind.PERCENTAGE_POINT: (
        "percentage point|percentage points|percent point|percent points|per cent point|per cent points|% point|"
        "% points|percentage pt|percentage pts|pp|pps|ppt|ppts|p . p .|percentage"
    ),
    QuantityKind.BASIS_POINT: "basis point|basis points|bp|bps",
    QuantityKind.MULTIPLE: "times|fold|folds|×|x",
}

# Words that may come between a number and its unit without changing it: six consecutive years, five more days.
_FILLERS = {"consecutive", "straight", "successive", "full", "more", "additional", "further", "whole"}


def _key(name: str) -> str:
    return " ".join(word for word in words_of(name.lower()) if word != "-")


def _phrases() -> dict[str, Measure]:
    """Every measure by its words, hyphens left out."""
    table = {
        _key(sign): Measure(QuantityKind.CARDINAL, next(iter(signs.values())).key)
        for sign, signs in cased_signs().items()
    }
    table |= {_key(name): Measure(QuantityKind.CARDINAL, unit.key) for name, unit in english_units().items()}
    for short in ("sq", "cu"):
        dotted = {phrase: measure for phrase, measure in table.items() if phrase.startswith(f"{short} ")}
        table |= {phrase.replace(" ", " . ", 1): measure for phrase, measure in dotted.items()}
    table |= {_key(sign): Measure(QuantityKind.MONEY, code) for sign, code in signs().items() if sign.endswith("$")}
    table |= {_key(name): Measure(QuantityKind.MONEY, currency) for name, currency in english_names().items()}
    table |= {_key(name): Measure(kind) for kind, names in _KINDS.items() for name in names.split("|")}
    return table


PHRASES = _phrases()
#: Measures by signs whose case counts, and the words with which they begin.
_CASED = {_key(sign): signs for sign, signs in cased_signs().items()}
_CASED_FIRST = {phrase.split(" ", 1)[0] for phrase in _CASED}
_FIRST = {phrase.split(" ", 1)[0] for phrase in PHRASES} | _FILLERS | {"-"}


def _continuations() -> dict[str, set[str]]:
    """The words that can follow the beginnings of the longer phrases."""
    table: dict[str, set[str]] = defaultdict(set)
    for words in map(str.split, PHRASES):
        for length in range(1, len(words)):
            table[" ".join(words[:length])].add(words[length])
    return dict(table)


_NEXT = _continuations()

#: Signs and codes of one token before an amount.
PREFIXES = {
    sign.lower(): currency
    for sign, currency in signs().items()
    if len(words_of(sign.lower())) == 1 and not is_doubtful(sign)
}
_NAMES = english_names()
#: Letters before an amount that are a sign only if they are capitals and glued to it: N585m, RM5 million.
LETTERS = {sign.lower(): currency for sign, currency in signs().items() if is_doubtful(sign)}
_COUNTRIES = {tuple(words): currency for sign, currency in signs().items() if len(words := words_of(sign.lower())) == 2}
#: Countries of dollars that are glued to an amount in cents: HK18 cents.
COUNTRIES = {country: currency for (country, _), currency in _COUNTRIES.items() if len(country) > 1}
_DOTTED = {tuple(words): currency for sign, currency in signs().items() if len(words := words_of(sign.lower())) == 5}
#: Tokens with which a sign before an amount begins.
SIGN_STARTS = PREFIXES.keys() | {first for first, _ in _COUNTRIES}


def measure_after(tokens: Tokens, index: int) -> Measure | None:
    """The measure whose words begin at token `index` (a hyphen before it allowed), with the token after it."""
    words = tokens.words
    if words[index] not in _FIRST:
        return None
    first = _after_hyphens(tokens, index) if words[index] == "-" else index
    filled = words[first] in _FILLERS
    if filled:
        first = _after_hyphens(tokens, first + 1)
    found = _longest(tokens, first, filled)
    if found is None:
        return None
    if words[found.end - 1] == "$" and words[found.end][:1].isdigit():  # 5 HK$10 coupons
        return None
    if _is_basis(words[found.end : found.end + 4], words[first]):
        return None
    if words[first] in _CASED_FIRST and (phrase := tokens.phrase(first, found.end - first)) in _CASED:
        unit = _in_its_case(tokens, first, found.end, phrase)
        if unit is None:
            return None
        if unit.key != found.unit:
            found = found._replace(unit=unit.key)
    if found.end == first + 1 and _is_doubtful(tokens, index, words[first]):
        return None
    return found


def _in_its_case(tokens: Tokens, first: int, end: int, phrase: str) -> UnitOfMeasure | None:
    """The unit whose sign is the tokens `first:end`, by the case of its letters: mW is not MW, and pa not Pa."""
    start, last = tokens.starts[first], end - 1
    written = tokens.text[start : tokens.starts[last] + len(tokens.words[last])].translate(FULLWIDTH)
    usual = english_units().get(phrase.replace(" ", ""))
    if (unit := _CASED[phrase].get(written)) is None:
        return usual
    before = tokens.words[first - 1 - (tokens.words[first - 1] == "-")]
    if usual is None and not (before[:1].isdigit() or before in SCALES):  # one A is not a current, as 1 A is
        return None
    if written in BARE_SIGNS and ((written == "s" and tokens.glued(first)) or not is_unit(written, tokens.text, start)):
        return None
    return unit


def _is_basis(following: Sequence[str], word: str) -> bool:
    """True if a word is the first of "year on year", as in "up two-thirds year on year"."""
    return following[0] in ("on", "-") and [one for one in following if one != "-"][:2] == ["on", word]


def _after_hyphens(tokens: Tokens, index: int) -> int:
    """The first token from `index` on that is not a hyphen within a word."""
    while tokens.words[index] == "-" and tokens.glued(index) and tokens.glued(index + 1):
        index += 1
    return index


def _longest(tokens: Tokens, index: int, units_only: bool) -> Measure | None:
    """The measure of the most words from token `index` on."""
    words = tokens.words
    phrase, found, end = words[index], None, index
    while True:
        index += 1
        measure = PHRASES.get(phrase)
        if measure is not None and not (units_only and measure.kind is not QuantityKind.CARDINAL):
            found, end = measure, index
        if words[index] == "-":
            index = _after_hyphens(tokens, index)
        if words[index] not in _NEXT.get(phrase, ()):
            return Measure(found.kind, found.unit, end) if found else None
        phrase = f"{phrase} {words[index]}"


def _is_doubtful(tokens: Tokens, index: int, word: str) -> bool:
    """True if `word`, all of a measure after token `index`, may be something else.

    `second` may rank what follows (20 second-level nodes), and a unit of one letter be too little to go by: `I have two
    t`, `5M`, `3 L`-shaped names.
    """
    words = tokens.words
    if word == "dong":  # two Dong villages
        return tokens.capital(index)
    if words[index] == "second":
        return words[index - 1] not in ("1", "one", "a", "half", "of")
    if len(word) > 1 or not word.isascii() or not word.isalpha() or word == "x":
        return False
    return not words[index - 1][:1].isdigit() or (
        word in "mthg" and tokens.capital(index) and word.upper() not in BARE_SIGNS
    )


#: Coins by the words after an amount, hyphens left out.
_COINS = {_key(name): coin for coin in coins() for name in coin.en}
_COIN_LENGTHS = lengths_by(itemgetter(0), map(str.split, _COINS))
_PENCE = next(coin for coin in coins() if coin.currency == "GBP")
#: After `25p` these show that it is an amount.
_EACH = frozenset("a an per each".split())


def coin_after(tokens: Tokens, index: int) -> tuple[Coin, int] | None:
    """The coin whose words begin at token `index` (18 HK cents, a 50-cent stamp, 25p a share), and the token after."""
    words = tokens.words
    first = _after_hyphens(tokens, index) if words[index] == "-" else index
    if words[first] == "p" and tokens.glued(first) and words[first + 1] in _EACH:
        return _PENCE, first + 1
    for length in _COIN_LENGTHS.get(words[first], ()):
        coin = _COINS.get(tokens.phrase(first, length))
        if coin is not None:
            return coin, first + length
    return None


def money_before(tokens: Tokens, index: int) -> tuple[str, int]:
    """The currency whose sign is token `index`, and the token at which its writing begins."""
    words = tokens.words
    before = words[index - 1]
    if before == "." and (dotted := _DOTTED.get(tuple(words[index - 4 : index + 1]))) and index > 3:  # U.S. $5
        return dotted, index - 4
    named = _COUNTRIES.get((before, words[index]))
    if named and index and (tokens.glued(index) or (len(before) > 1 and tokens.capital(index - 1))):
        return named, index - 1
    return PREFIXES[words[index]], index


def is_sign(tokens: Tokens, index: int) -> bool:
    """True if the token at `index`, one of `PREFIXES`, is a sign of money; codes are in capitals (TRY 5, not try 5)."""
    word, start = tokens.words[index], tokens.starts[index]
    return not word.isalpha() or word in _NAMES or tokens.text[start : start + len(word)].isupper()


def money_sign(tokens: Tokens, index: int) -> int:
    """The token after a currency sign that begins at `index` (`US$`, `RMB`); `index` where there is none."""
    if tokens.words[index] in PREFIXES:
        return index + 1
    return index + 2 if (tokens.words[index], tokens.words[index + 1]) in _COUNTRIES else index
