"""One figure of an English translation with the new value of its source, in the words that it had."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from toolkit.catalogs.figures.values import Wanted
from toolkit.language.en.small_numbers import in_words
from toolkit.language.figures.dates import fields
from toolkit.language.numerals import plain_digits, roman_numeral
from toolkit.language.writing.date_forms import redated
from toolkit.language.writing.figure import english_number
from toolkit.language.writing.fraction_forms import fraction_in_form
from toolkit.language.writing.grammatical_number import keeps_number
from toolkit.language.writing.numeral_forms import (
    MOST_SMALL,
    ORDINAL_VALUES,
    form_of,
    in_form,
    ordinal_in_words,
)
from toolkit.language.writing.words import english_ordinal
from toolkit.model import Quantity, QuantityKind

K = QuantityKind
_PER_THOUSAND = re.compile(r"‰| (?:per|in every|out of every) (?:thousand|1,000)|/1,000")
_ALL = 100
_WHOLE = re.compile(r"\b(?:all|every|each|whole|entire|full|fully|complete|completely|universal)\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
#: A weekday is so near to its date.
_NEAR = 24
_LABEL = re.compile(
    r"(?:#|\bno\. ?|\bnumbers? |(?<![A-Za-z])(?!(?:First|Top|Last|Past|Next|All|The|Its|Only|Every|Some) )"
    r"[A-Z][a-z]+ )\Z"
)
_NUMERAL = re.compile(r"[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?")
_ORDINAL = re.compile(r"[0-9]+(?:st|nd|rd|th)", re.IGNORECASE)
#: A number in nothing but words: half a million, one hundred and two.
_WORDED = re.compile(
    r"(?:half )?an?(?: (?:and|hundred|thousand|million|billion|trillion))+(?: [a-z-]+)?"
    r"|(?:[a-z]+[- ])*(?:hundred|thousand|million)(?:[- ][a-z]+)*",
    re.IGNORECASE,
)
#: Words of multiples by what they multiply with.
_MULTIPLES = [
    {2: "doubled", 3: "tripled", 4: "quadrupled"},
    {2: "double", 3: "triple", 4: "quadruple"},
    {2: "doubles", 3: "triples", 4: "quadruples"},
    {2: "doubling", 3: "tripling", 4: "quadrupling"},
    {value: word + "fold" for value, word in enumerate("two three four five six seven eight nine ten".split(), 2)},
    {2: "twice"} | {value: f"{in_words(value)} times" for value in range(3, 11)},
]


class Surroundings:
    """What is around a figure of a target: its text before and after it."""

    def __init__(self, target: str, place: Quantity) -> None:
        self.before, self.after = target[: place.start], target[place.end :]
        self.in_table = "\t" in target

    def told_otherwise(self, place: Quantity) -> bool:
        """True if words beside a figure say what only holds for it: Monday, or all of a hundred percent."""
        if place.kind is K.PERCENT and place.low == _ALL:
            return _WHOLE.search(self.before + self.after) is not None
        near = self.before[-_NEAR:] + self.after[:_NEAR]
        return "d" in fields(place) and _WEEKDAY.search(near) is not None

    @property
    def labelled(self) -> bool:
        """True if a label is before the figure, as in Line 3, No. 3 and number three."""
        return _LABEL.search(self.before) is not None

    @property
    def at_start(self) -> bool:
        """True if the figure begins a sentence, where English spells it out."""
        return re.search(r"(?:^|[.!?:;]\s+)[\"“(]*$", self.before) is not None


def rewritten(place: Quantity, old: Quantity, new: Quantity, wanted: Wanted, around: Surroundings) -> str:
    """The text of a place that says what is wanted; empty where that is not certain."""
    if around.told_otherwise(place):
        return ""
    if wanted.fields and place.kind is not K.YEAR:
        return redated(place.text, wanted.before, wanted.fields)
    value = Decimal(wanted.fields["y"]) if wanted.fields else wanted.value
    if value is None or place.low is None:
        return ""
    if place.kind is K.ORDINAL:
        return _ordinal(place, value, around)
    write = _WRITERS.get(place.kind)
    if write is not None:
        return write(place, value)
    return "" if isinstance(value, Fraction) else _in_its_form(place, old, new, value, around)


def _in_its_form(place: Quantity, old: Quantity, new: Quantity, value: Decimal, around: Surroundings) -> str:
    assert isinstance(place.low, Decimal)
    was = place.low
    if was < 0:
        was, value = -was, -value
    form = form_of(place.text, was)
    if form is None:
        worded = _WORDED.fullmatch(place.text) is not None and place.kind is K.CARDINAL and not around.at_start
        return english_number(value) if worded and value > 1 else ""
    decimals = _decimals_like(form.numeral, old, new) if not form.scale else None
    # 1.0 takes the plural that 1.2 took.
    counted = _PLURAL if value == 1 and decimals else value
    if not keeps_number(form.after, was, counted, around.before, around.after):
        return ""
    return in_form(form, value, decimals=decimals, at_start=around.at_start, plain=around.in_table)


#: Any number that is not one.
_PLURAL = Decimal(2)
#: A scale, as the 百 of 百分点 is not.
_SCALE = re.compile("[十百千万亿](?!分)")


def _decimals_like(numeral: str, old: Quantity, new: Quantity) -> int | None:
    """The decimals of the source's new figure, if the target copies its numerals."""
    before, after = (list(_NUMERAL.finditer(one.text)) for one in (old, new))
    if len(before) != 1 or len(after) != 1:
        return None
    was, now = (plain_digits(one[0][0]).replace(",", "") for one in (before, after))
    if was != numeral.replace(",", "") or _SCALE.search(old.text + new.text):
        return None
    return len(now.partition(".")[2])


#: What makes an ordinal that became the first, or no longer is, other words: the third largest, three years running.
_AFTER_NO_FIRST = re.compile(
    r"-|\s+(?:\w+est|most|best|consecutive|successive|straight|running|in a row)\b", re.IGNORECASE
)
#: Before these "first" is a rank, and not the adverb.
_BEFORE_FIRST = re.compile(
    r"(?:\b(?:the|a|its|their|our|his|her|to|in|No\.|rank(?:s|ed|ing)?|placed?|came|come|as|chapter|section|part|article)|['’]s)\s+\Z",
    re.IGNORECASE,
)


def _ordinal(place: Quantity, value: Decimal | Fraction, around: Surroundings) -> str:
    number = int(value)
    if place.text.isdigit():
        return str(number)
    if 1 in (number, place.low):
        listed = around.at_start and around.after.startswith(",")
        if _AFTER_NO_FIRST.match(around.after) or not (listed or _BEFORE_FIRST.search(around.before)):
            return ""
    word = place.text.lower()
    if word in ORDINAL_VALUES:
        small = number <= MOST_SMALL or ORDINAL_VALUES[word] > MOST_SMALL or around.at_start
        written = ordinal_in_words(number) if small else english_ordinal(number, spelled=False)
        return written[:1].upper() + written[1:] if place.text[0].isupper() else written
    found = _ORDINAL.fullmatch(place.text)
    return english_ordinal(number, spelled=False) if found else _enumerator(place, value)


def _year(place: Quantity, value: Decimal | Fraction) -> str:
    """A year: 2021, FY2021, 311 BC, or the 22 of 2021-22."""
    assert place.low is not None
    was, now = str(int(place.low)), str(int(value))
    if place.text.count(was) == 1:
        return place.text.replace(was, now)
    return now[2:] if place.text == was[2:] and was[:2] == now[:2] else ""


def _period(place: Quantity, value: Decimal | Fraction) -> str:
    assert place.low is not None
    was, now = int(place.low), int(value)
    digits, words = (lambda number: english_ordinal(number, spelled=False)), ordinal_in_words
    for write in (digits, words):
        if write(was) and write(now) and re.search(rf"\b{write(was)}\b", place.text, re.IGNORECASE):

            def put(found: re.Match[str], write: Callable[[int], str] = write) -> str:
                return write(now).capitalize() if found[0][0].isupper() else write(now)

            return re.sub(rf"\b{write(was)}\b", put, place.text, count=1, flags=re.IGNORECASE)
    return ""


def _fraction(place: Quantity, value: Decimal | Fraction) -> str:
    assert place.low is not None
    written = fraction_in_form(place.text, Fraction(place.low), Fraction(value))
    form = form_of(place.text, place.low) if isinstance(place.low, Decimal) and isinstance(value, Decimal) else None
    if written or form is None or isinstance(value, Fraction) or not _PER_THOUSAND.fullmatch(form.after):
        return written
    return in_form(form, value, decimals=None, at_start=False, plain=True)


def _multiple(place: Quantity, value: Decimal | Fraction) -> str:
    if isinstance(value, Fraction) or not isinstance(place.low, Decimal):
        return ""
    for words in _MULTIPLES:
        for number, word in words.items():
            if place.text.lower() == word and number == place.low:
                written = words.get(int(value), "") if value == int(value) else ""
                return written.capitalize() if place.text[0].isupper() else written
    form = form_of(place.text, place.low)
    if form is None or (form.after.strip() not in ("-fold", "fold", "times", "")) or value <= 1:
        return ""
    return in_form(form, value, decimals=None, at_start=False, plain=True)


def _enumerator(place: Quantity, value: Decimal | Fraction) -> str:
    assert place.low is not None
    was, now = int(place.low), int(value)
    for write in (str, roman_numeral, lambda number: ordinal_in_words(number).capitalize()):
        if write(now) and place.text.count(write(was)) == 1:
            return place.text.replace(write(was), write(now))
    return ""


_WRITERS: dict[QuantityKind, Callable[[Quantity, Decimal | Fraction], str]] = {
    K.YEAR: _year,
    K.PERIOD: _period,
    K.FRACTION: _fraction,
    K.MULTIPLE: _multiple,
    K.ENUMERATOR: _enumerator,
}
