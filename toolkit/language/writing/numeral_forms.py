"""An English figure in the words of another: `314.5 billion yuan` with 332,000,000,000 is `332 billion yuan`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from toolkit.language.en.lexicon import CARDINALS, ORDINALS, SCALES, TENS, TENS_ORDINALS
from toolkit.language.en.small_numbers import LARGEST, in_words
from toolkit.language.writing.figure import english_number

#: More decimals than this are not written before a scale word.
MOST_DECIMALS = 4
#: A figure before a scale word stays below this many of its units, unless the old one did not.
THOUSAND = 1000
#: From here on a figure that had no scale word may get one.
MILLION = 10**6
ORDINAL_VALUES = ORDINALS | TENS_ORDINALS
#: From so many digits on, thousands are separated.
_GROUPED = 4
#: The most that is written in words where the others are not.
MOST_SMALL = 9
#: A text that spells more than this out does so with all numbers; so many hundreds are thousands.
_TEN = 10

_DIGITS = r"(?:[0-9]{1,3}(?:[ \u00a0\u2009][0-9]{3})+(?![0-9])|[0-9][0-9,]*)(?:\.[0-9]+)?"
#: Scale words that may replace one another; the single letters are read as scales after signs of money only.
_FAMILIES = (("million", "billion", "trillion"), ("mn", "bn", "tn"), ("mln", "bln", "trn"), ("m", "b", "t"))
_ALL = {word: (family, at) for family in _FAMILIES for at, word in enumerate(family)} | {"k": ((), 0)}
_SCALE = rf"(?P<gap>[- \u00a0]?)(?P<scale>{'|'.join(SCALES)}|hundred|(?<=[0-9])(?:k|mm?|b|t))\b"
_IN_DIGITS = re.compile(rf"(?P<numeral>{_DIGITS})(?:{_SCALE})?", re.IGNORECASE)
_SMALL = "|".join(word for word in CARDINALS if word != "zero")
_IN_WORDS = re.compile(
    rf"\b(?P<numeral>(?:{'|'.join(TENS)})(?:[- ](?:{_SMALL}))?|{_SMALL})\b(?:{_SCALE})?(?![a-z])", re.IGNORECASE
)
_NUMBER_WORDS = re.compile(rf"\b(?:{_SMALL}|{'|'.join(TENS)}|{'|'.join(SCALES)}|hundred|half)s?\b", re.IGNORECASE)
_SEPARATORS = re.compile(r"[, \u00a0\u2009]")
_VALUES = {**CARDINALS, **TENS}
_OF_SCALES = {**SCALES, "hundred": 100, "k": 10**3, "m": 10**6, "mm": 10**6, "b": 10**9, "t": 10**12}


@dataclass(frozen=True, slots=True)
class Form:
    """How a figure is written: what is before and after its numeral and scale word, and these.

    `shared` is the value of one unit of the numeral beside the scale word: a billion for the 3 of "3 to 5 billion".
    """

    before: str
    numeral: str
    gap: str
    scale: str
    after: str
    shared: Decimal

    @property
    def in_words(self) -> bool:
        """True for three and twenty-one, false for 3 and 21."""
        return not self.numeral[0].isdigit()

    @property
    def written(self) -> Decimal:
        """The value of the numeral alone."""
        return _number(self.numeral)

    @property
    def factor(self) -> Decimal:
        """The value of the scale word."""
        return Decimal(_OF_SCALES[self.scale.lower()]) if self.scale else Decimal(1)


def form_of(text: str, value: Decimal) -> Form | None:
    """The form of a figure of this value; None where it has not just one numeral, or the value does not fit."""
    found = list(_IN_DIGITS.finditer(text))
    if not found:
        found = list(_IN_WORDS.finditer(text))
        if len(found) == 1 and _NUMBER_WORDS.search(text[: found[0].start()] + " " + text[found[0].end() :]):
            return None
    if len(found) != 1:
        return None
    (one,) = found
    before, numeral, gap, scale = text[: one.start()], one["numeral"], one["gap"] or "", one["scale"] or ""
    form = Form(before, numeral, gap, scale, text[one.end() :], Decimal(1))
    if not form.written:
        return None
    if len(scale) == 1 and form.written == value:  # 100m: a unit
        return Form(before, numeral, "", "", text[one.end("numeral") :], Decimal(1))
    shared = value / (form.written * form.factor)
    if shared == 1:
        return form
    is_power = shared.normalize().as_tuple().digits == (1,)
    if form.scale or not is_power:
        return None
    return Form(form.before, form.numeral, "", "", form.after, shared)


def in_form(form: Form, value: Decimal, *, decimals: int | None, at_start: bool, plain: bool) -> str:
    """The value in a form; empty where that cannot be done.

    `decimals` are written at least, as many as the old one has beyond those it needs if None. `at_start` says that the
    figure begins a sentence, `plain` that no scale word may be added.
    """
    scaled = value / form.shared
    if form.in_words:
        return _spelled(form, scaled, at_start=at_start)
    least = _spare(form.numeral) if decimals is None else decimals
    if form.scale:
        return _with_scale(form, scaled, least)
    if form.shared != 1 and not (_fits(scaled, form) and _decimals(scaled) <= MOST_DECIMALS):
        return ""
    grows = not plain and form.shared == 1 and form.written < MILLION <= scaled and not form.after.startswith("-")
    if grows and (worded := english_number(scaled)).isascii():
        return form.before + worded + form.after
    return form.before + _digits(scaled, least, form.numeral) + form.after


def _with_scale(form: Form, value: Decimal, least: int) -> str:
    """The value with the old scale word where it is in proportion, else with another of its family, or none."""
    scaled = value / form.factor
    if form.scale.lower() == "hundred" and (scaled % 1 or scaled >= _TEN):
        return form.before + _digits(value, 0, "0") + form.after
    if _fits(scaled, form) and _decimals(scaled) <= max(MOST_DECIMALS, _decimals(form.written)):
        return f"{form.before}{_digits(scaled, least, form.numeral)}{form.gap}{form.scale}{form.after}"
    family, _ = _ALL.get(form.scale.lower(), ((), 0))
    for power in range(len(family) - 1, -1, -1):
        factor = Decimal(10) ** (6 + 3 * power)
        if value >= factor and _decimals(value / factor) <= MOST_DECIMALS + 3 * power:  # 1.23456 billion, as millions
            word = family[power]
            word = word.capitalize() if form.scale[0].isupper() else word
            return f"{form.before}{_digits(value / factor, 0, form.numeral)}{form.gap}{word}{form.after}"
    if not family or form.gap == "-":
        return ""
    return form.before + _digits(value, 0, "0") + form.after


def _fits(scaled: Decimal, form: Form) -> bool:
    """Whether so many units of a scale word read well: 0.98 billion does where the old one was below one too."""
    least = Decimal("0.1") if form.written < 1 or form.shared != 1 else 1
    return least <= scaled and (scaled < THOUSAND or form.written >= THOUSAND)


def _spelled(form: Form, value: Decimal, *, at_start: bool) -> str:
    """The value in words: small ones, those that begin a sentence, and all below a hundred where the old one was."""
    scaled = value / form.factor
    whole = scaled == scaled.to_integral_value() and 0 < scaled <= LARGEST
    most = LARGEST if at_start or form.written > _TEN else MOST_SMALL
    if form.scale.lower() == "hundred" and scaled >= _TEN:
        most = 0
    if whole and scaled <= most:
        words = in_words(int(scaled))
        words = words[0].upper() + words[1:] if form.numeral[0].isupper() else words
        return f"{form.before}{words}{form.gap}{form.scale}{form.after}"
    if at_start or not (form.scale or form.after or whole or value == value.to_integral_value()):
        return ""
    digits = Form(form.before, "3", form.gap, form.scale, form.after, Decimal(1))
    return in_form(digits, value, decimals=0, at_start=False, plain=False)


def ordinal_in_words(value: int) -> str:
    """An ordinal from 1 to 99 in words, `twenty-first`; empty beyond."""
    if not 0 < value <= LARGEST:
        return ""
    for word, number in ORDINAL_VALUES.items():
        if number == value:
            return word
    return f"{in_words(value // 10 * 10)}-{ordinal_in_words(value % 10)}"


def _number(numeral: str) -> Decimal:
    if numeral[0].isdigit():
        return Decimal(_SEPARATORS.sub("", numeral))
    return Decimal(sum(_VALUES[word] for word in re.split("[- ]", numeral.lower())))


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _spare(numeral: str) -> int:
    """The decimals of a numeral if it has more of them than it needs (5.0), else 0."""
    written = len(numeral.partition(".")[2])
    return written if written > _decimals(_number(numeral)) else 0


def _digits(value: Decimal, least: int, like: str) -> str:
    """The value in digits, with separators unless the old numeral went without."""
    pattern = f",.{max(least, _decimals(value))}f"
    whole = like.partition(".")[0]
    separators = set(_SEPARATORS.findall(whole)) or ({""} if len(whole) >= _GROUPED else {","})
    return format(value, pattern).replace(",", separators.pop())
