"""Numbers themselves: `1.5 million`, `one hundred and five`, `two-thirds`, `2½`, without what they count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import MAX_PREC, Context, Decimal
from fractions import Fraction
from functools import lru_cache

from toolkit.language.bare_signs import is_unit
from toolkit.language.en.hedges import hedge_after
from toolkit.language.en.letter_scales import letter_scale
from toolkit.language.en.lexicon import CARDINALS, DENOMINATORS, MONEY_SCALES, SCALES, TENS
from toolkit.language.en.tokens import Tokens
from toolkit.language.numerals import VULGAR_FRACTIONS, exact
from toolkit.language.raised_digits import LOWERED, RAISED
from toolkit.model.quantity import Hedge, Number

# Longer runs of digits are not figures that anyone reads; they are left alone.
MAX_DIGITS = 40
# A number grouped by spaces has at most this many groups, and so many characters between them: a column has more.
_MOST_GROUPS = 6
_WIDEST_SPACE = 3
_EXACTLY = Context(prec=MAX_PREC)
_ONE = Decimal(1)

# The exponent of ten has at most this many digits.
_LONGEST_POWER = 2
_RAISED = frozenset(RAISED)

_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_SLIPPED_COMMA = re.compile(r"[0-9]{1,3},[0-9]{4}")
# Points between the groups, as in most of Europe; one group is a decimal, and four numbers below 256 an address.
_DOTTED = re.compile(r"(?!(?:(?:1?[0-9]?[0-9]|2[0-5][0-9])(?:\.|$)){4})[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?")
_GROUP = re.compile(r"[0-9]{3}(?:\.[0-9]+)?")
_ALL_SCALES = SCALES | {word + "s": value for word, value in SCALES.items() if len(word) > 6}
_ALL_SCALES |= {"hundred": 100, "dozen": 12}
#: Meganewton-metres, not millions.
_TORQUE = ("MN·m", "MN·M", "MN⋅m", "MN•m", "MN.m")
# Words after a number: the joints of a part of one, and scale words with their joints.
_PARTING = VULGAR_FRACTIONS.keys() | {"and", "-"}
#: The apostrophes before the noughts of a scale, and the noughts: 12,345 '000 tonnes.
APOSTROPHES = frozenset("'’‘`′")
NOUGHTS = {"000": 10**3, "0,000": 10**4, "0000": 10**4, "000,000": 10**6}
_SCALING = _ALL_SCALES.keys() | MONEY_SCALES.keys() | APOSTROPHES | {"-", "+", "grand"}
#: Words that may follow a grand, which is a thousand then, and not grand itself: five grand pianos.
_AFTER_GRAND = frozenset(
    "a an and as at but by each every for from he i if in into is it last less more on or out over per she so than "
    "that the they this to up was we when with worth you".split()
)
_HALVES = {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "third": Fraction(1, 3)}


@dataclass(slots=True)
class Numeral:
    """A number read at a token: its value, the token after it, and how it was written.

    `factor` is the product of the scale words after it (1 where there are none), which the value includes.
    """

    value: Number
    end: int
    digits: bool = True
    factor: int = 1
    fraction: bool = False
    hedge: Hedge = Hedge.NONE
    weak: bool = False


@lru_cache(maxsize=512)
def fraction(numerator: int, denominator: int) -> Number:
    """The exact value of a fraction in words or in one sign."""
    return exact(Fraction(numerator, denominator))


def times(value: Number, factor: int) -> Number:
    """The exact product, without an exponent and without trailing zeros of the decimal's own making."""
    if not isinstance(value, Decimal):
        return exact(value * factor)
    product = _EXACTLY.multiply(value, factor)
    whole = _EXACTLY.quantize(product, _ONE)
    return whole if whole == product else +product.normalize(_EXACTLY)


def numeral(tokens: Tokens, index: int, money: bool = False) -> Numeral | None:
    """The number that begins at token `index`, with its scale words; None where there is none to be sure of."""
    words = tokens.words
    word = words[index]
    if "0" <= word < ":":
        found = _digits(tokens, index)
    elif word in VULGAR_FRACTIONS:
        return Numeral(fraction(*VULGAR_FRACTIONS[word]), index + 1, fraction=True)
    else:
        found = _spelled(tokens, index)
    if found is None or found.fraction:
        return found
    if words[found.end] in _PARTING:
        _add_part(tokens, found)
    if words[found.end] in _SCALING and _scale(tokens, found, money):
        _scale(tokens, found, money)  # thousand billion
    return found


def _digits(tokens: Tokens, index: int) -> Numeral | None:
    words = tokens.words
    word, following = words[index], words[index + 1]
    if len(word) > MAX_DIGITS:
        return None
    if following == "," and words[index + 2] == "000" and _GROUPED.fullmatch(f"{word},000"):
        return Numeral(Decimal(word.replace(",", "") + "000"), index + 3)  # 60, 000
    if word == "10" and (power := _power(tokens, index + 1)) is not None:
        return power
    if word.isdigit():
        grouped = (_spaced(tokens, index) or _mixed(tokens, index)) if "0" <= following < ":" else None
        return grouped or Numeral(Decimal(word), index + 1)
    if word.replace(".", "", 1).isdigit() or _GROUPED.fullmatch(word):
        return Numeral(Decimal(word.replace(",", "")), index + 1)
    if _DOTTED.fullmatch(word):
        return Numeral(Decimal(word.replace(".", "").replace(",", ".")), index + 1)
    if _SLIPPED_COMMA.fullmatch(word):
        return Numeral(Decimal(word.replace(",", "")), index + 1, weak=True)
    return None


def _power(tokens: Tokens, index: int) -> Numeral | None:
    """10^18, 10¹⁸ operations: a power of ten, of which the sign or the raised digits are at `index`."""
    words, after = tokens.words, index + 1
    if words[index] == "^" and words[after].isdigit() and len(words[after]) <= _LONGEST_POWER:
        return Numeral(Decimal(10 ** int(words[after])), after + 1)
    raised = words[index]
    if not _RAISED.issuperset(raised) or not 0 < len(raised) <= _LONGEST_POWER or not tokens.glued(index):
        return None
    counts = words[after][:1].isalpha() and not tokens.glued(after)  # else the mark of a note
    return Numeral(Decimal(10 ** int(raised.translate(LOWERED))), after) if counts else None


def _spaced(tokens: Tokens, index: int) -> Numeral | None:
    """12 400 and 1 250 000: groups of three after spaces."""
    words = tokens.words
    if len(words[index]) > 3 or words[index][0] == "0":
        return None
    last = index + 1
    while last - index < _MOST_GROUPS and _GROUP.fullmatch(words[last]) and _space(tokens, last):
        last += 1
    if last == index + 1 or words[last][:1].isdigit() or (tokens.glued(last) and words[last].isalnum()):
        return None
    digits = "".join(words[index:last])
    return Numeral(Decimal(digits), last) if digits.count(".") < 2 else None


#: Denominators of a part after a whole number: 3 3/4.
_DENOMINATORS = {"2", "3", "4", "5", "8", "16"}


def _mixed(tokens: Tokens, index: int) -> Numeral | None:
    """3 3/4: a whole number and a part of one."""
    words = tokens.words
    slash = index + 2
    if (
        words[slash] != "/"
        or words[slash + 1] not in _DENOMINATORS
        or len(words[index]) > 3
        or not _space(tokens, slash - 1)
    ):
        return None
    if not (words[slash - 1].isdigit() and tokens.glued(slash) and tokens.glued(slash + 1)):
        return None
    if words[slash + 2] == "/" or int(words[slash - 1]) >= int(words[slash + 1]):
        return None
    part = Fraction(int(words[slash - 1]), int(words[slash + 1]))
    return Numeral(exact(int(words[index]) + part), slash + 2)


def _space(tokens: Tokens, index: int) -> bool:
    """True if a space, not a line break or a tab stop, comes before token `index`."""
    piece = tokens.pieces[index - 1]
    return 0 < len(piece) - len(tokens.words[index - 1]) <= _WIDEST_SPACE and "\n" not in piece


def _small(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A spelled number below 100 and the token after it."""
    word = tokens.words[index]
    if word in CARDINALS:
        return CARDINALS[word], index + 1
    if word == "a" and (tokens.words[index + 1] in SCALES or tokens.words[index + 1] == "hundred"):
        return 1, index + 1
    if word not in TENS:
        return None
    after = index + 2 if tokens.words[index + 1] == "-" and tokens.glued(index + 1) else index + 1
    unit = CARDINALS.get(tokens.words[after], 0)
    return (TENS[word] + unit, after + 1) if 1 <= unit <= 9 else (TENS[word], index + 1)


def _hundreds(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A spelled number below 10,000 and the token after it: `one hundred and five`, `twelve hundred`."""
    found = _small(tokens, index)
    words = tokens.words
    if found is None or words[found[1]] != "hundred" or found[0] == 0 or _denominator(tokens, found[1]):
        return found
    value, after = found[0] * 100, found[1] + 1
    tail = _small(tokens, after + 1 if words[after] == "and" else after)
    if tail and tail[0] > 0 and words[tail[1]] != "hundred" and not _denominator(tokens, tail[1]):
        return value + tail[0], tail[1]
    return value, after


def _spelled(tokens: Tokens, index: int) -> Numeral | None:
    found = _hundreds(tokens, index)
    if found is None:
        return None
    value, after = found
    split = _denominator(tokens, after)
    if split and (value == 1) == (split[1] == 1) and value < split[0]:
        return Numeral(fraction(value, split[0]), split[2], digits=False, fraction=True)
    total, last = 0, 10**21
    while (scale := SCALES.get(tokens.words[after], 0)) and scale < last and not _compound(tokens, after):
        total, last, after, value = total + value * scale, scale, after + 1, 0
        tail = _hundreds(tokens, after + 1 if tokens.words[after] == "and" and last == 1000 else after)
        next_scale = SCALES.get(tokens.words[tail[1]], 1) if tail else last
        if tail is None or next_scale >= last or tail[0] >= 1000:
            break
        value, after = tail
    return Numeral(Decimal(total + value), after, digits=False, factor=1000 if total else 1)


def _compound(tokens: Tokens, index: int) -> bool:
    """Two trillion-yuan thresholds are two of them: the scale at `index` begins a compound before a plural."""
    words = tokens.words
    tied = words[index + 1] == "-" and tokens.glued(index + 1) and not tokens.glued(index)
    return tied and words[index + 2] in ("yuan", "dollar", "euro", "level") and words[index + 3].endswith("s")


#: What may multiply the ordinal of a scale, and the smallest such scale.
_OF_SCALES = {"ten": 10, "hundred": 100}
_SMALLEST_SCALE = 1000


#: After these two-third and three-quarter are parts: a three-quarter-point rise.
_AFTER_PARTS = frozenset({"of", "majority", "point", "points", "percentage"})


def _denominator(tokens: Tokens, index: int) -> tuple[int, int, int] | None:
    """A denominator, 1 or 2 for singular or plural, and the token after it."""
    words = tokens.words
    at = index + 1 if words[index] == "-" and tokens.glued(index) else index
    value = DENOMINATORS.get(words[at])
    if words[at] in _OF_SCALES and words[at + 1] == "-" and DENOMINATORS.get(words[at + 2], 0) >= _SMALLEST_SCALE:
        value, at = _OF_SCALES[words[at]] * DENOMINATORS[words[at + 2]], at + 2  # ten-thousandth
    if value is None:
        return None
    if words[at].endswith("s"):
        return value, 2, at + 1
    following = words[at + 1 + (words[at + 1] == "-")]
    return value, 2 if following in _AFTER_PARTS and words[index - 1] != "one" else 1, at + 1


def _add_part(tokens: Tokens, found: Numeral) -> None:
    """Two and a half; one-and-a-half; 2½."""
    words = tokens.words
    at = found.end
    step = 2 if words[at] == "-" and words[at + 1] == "and" else 1
    at += step - 1
    if words[at] in VULGAR_FRACTIONS:
        part, end = Fraction(*VULGAR_FRACTIONS[words[at]]), at + 1
    elif words[at] == "and" and words[at + step] in ("a", "one") and words[at + 2 * step] in _HALVES:
        part, end = _HALVES[words[at + 2 * step]], at + 2 * step + 1
    elif words[at] == "and" and step == 1 and (parts := _parts(tokens, at + 1)) is not None:
        part, end = parts
    else:
        return
    if words[end] == "of":  # "one and a half of" would be another construction
        return
    scale = 1 if found.digits else SCALES.get(words[found.end - 1], 1)  # a million and a half
    found.value, found.end = exact(Fraction(found.value) + part * scale), end


#: Numerators and denominators of parts in words after a whole number: one and three-quarter hours.
_NUMERATORS = {"two": 2, "three": 3}
_PARTS = {"quarter": 4, "quarters": 4, "third": 3, "thirds": 3}


def _parts(tokens: Tokens, index: int) -> tuple[Fraction, int] | None:
    """Three-quarter or two thirds at `index`, and the token after it."""
    words = tokens.words
    count = _NUMERATORS.get(words[index], 0)
    at = index + 1 + (words[index + 1] == "-")
    whole = _PARTS.get(words[at], 0)
    return (Fraction(count, whole), at + 1) if 0 < count < whole else None


def part_after(tokens: Tokens, index: int, *, of: bool = False) -> tuple[Fraction, int]:
    """The part in `and a half` at `index` (three hours and a half) and the token after it; 0 where there is none.

    `of` may follow where it belongs to what is counted: a bowl and a half of rice.
    """
    words = tokens.words
    if words[index] != "and" or words[index + 1] not in ("a", "one"):
        return Fraction(0), index
    part = _HALVES.get(words[index + 2])
    if (
        part is None
        or (words[index + 3] == "of" and not of)
        or words[index + 3] in ("-", "dozen", "percent", "per")
        or words[index + 3] in SCALES
    ):
        return Fraction(0), index
    return part, index + 3


def _are_newtons(tokens: Tokens, index: int) -> bool:
    """True if the letters at `index` are millinewtons or, near words of force, meganewtons: 5 mN, not 5 mn."""
    text, start = tokens.text, tokens.starts[index]
    if text.startswith(("mN", *_TORQUE), start):
        return True
    return text.startswith("MN", start) and is_unit("N", text, start + 1)


def _scale(tokens: Tokens, found: Numeral, money: bool) -> bool:
    """Take in the scale word after the number: `1.5 million`, `4-billion`, `300+ billion`, `US$5bn`."""
    words, at = tokens.words, found.end
    if words[at] == "+" or (words[at] == "-" and words[at + 1] in ("plus", "odd")):
        hedge, length = hedge_after(tokens, at)
        at += length
    else:
        hedge = found.hedge
        at += words[at] == "-" and tokens.glued(at) and tokens.glued(at + 1)
    factor = _ALL_SCALES.get(words[at], 0)
    if not factor and found.digits and words[at] in MONEY_SCALES and tokens.glued(at):
        factor = MONEY_SCALES[words[at]] if money else letter_scale(tokens, at)
    if not factor:
        factor, at = _other_scale(tokens, at)
    if words[at] == "mn" and not money and _are_newtons(tokens, at):
        return False
    if not factor or (not found.digits and (words[at] == "tn" or _compound(tokens, at))):
        return False
    found.value, found.end, found.factor = times(found.value, factor), at + 1, found.factor * factor
    found.hedge = hedge or found.hedge
    return words[found.end] in _SCALING


def _other_scale(tokens: Tokens, index: int) -> tuple[int, int]:
    """The factor of `'000` or `grand` at `index` and its last token; 0 where neither is there."""
    words = tokens.words
    if words[index] in APOSTROPHES and words[index + 1] in NOUGHTS and not tokens.glued(index):  # not 5'000
        return NOUGHTS[words[index + 1]], index + 1
    following = words[index + 1]
    is_sum = words[index] == "grand" and (not following.isalpha() or following in _AFTER_GRAND)
    return (1000 if is_sum else 0), index
