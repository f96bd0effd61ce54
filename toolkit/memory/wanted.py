"""What a person looks for: words in any form, Chinese in either script, or a figure by its value."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import product
from math import prod
from os.path import commonprefix
from typing import Protocol

from toolkit.language.figures.wording import reading
from toolkit.language.money import ANY_DOLLAR, dollars
from toolkit.language.registry import read_quantities
from toolkit.language.scripts import has_han
from toolkit.language.zh.traditional import SIMPLIFIED
from toolkit.memory.figure_spellings import spellings
from toolkit.memory.inflections import inflected
from toolkit.model import Quantity, QuantityKind
from toolkit.terminology.folding import fold

Span = tuple[int, int]

#: The most ways to write a Chinese text in traditional characters that are looked for.
_SCRIPTS = 24
#: Kinds of figures that a number without a unit may mean.
_PLAIN = frozenset({QuantityKind.CARDINAL, QuantityKind.MONEY, QuantityKind.YEAR})
#: A number without a unit may be an amount of money, as a text has it where the unit is plain, from here on.
_AMOUNT = 10_000
#: The longest words that say how exact a figure is: "no more than", 不低于.
_HEDGE = 14
_WORD = re.compile(r"[^\W\d_]+")
#: Letters and digits that a word goes on with.
_LATIN = "0-9A-Za-z\u00c0-\u024f"
_BETWEEN = re.compile(r"[\s\u2010-\u2015-]+")


class Wanted(Protocol):
    """One way to look for a text: every text that has it contains one of `parts`, and `places` tells where it is."""

    @property
    def parts(self) -> Sequence[str]:
        """What a text must contain at least one of, whatever its capitals."""
        ...

    def places(self, text: str, language: str) -> list[Span]:
        """Where a text in a language has it."""
        ...


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text, letter by letter but for capitals; digits are not those of a longer number."""

    text: str

    @property
    def parts(self) -> Sequence[str]:
        """See Wanted."""
        return (self.text,)

    def places(self, text: str, language: str) -> list[Span]:  # noqa: ARG002
        """See Wanted."""
        pattern = f"{_before(self.text)}{re.escape(self.text)}{_after(self.text)}"
        return [found.span() for found in re.finditer(pattern, text, re.IGNORECASE)]


class ChineseText:
    """Chinese in simplified or traditional characters, of full or half width."""

    def __init__(self, text: str) -> None:
        self._folded = fold(text).text
        self.parts: Sequence[str] = _scripts(self._folded)

    def places(self, text: str, language: str) -> list[Span]:  # noqa: ARG002
        """See Wanted."""
        if not has_han(text):
            return []
        folded = fold(text)
        found = re.finditer(f"{_before(self._folded)}{re.escape(self._folded)}{_after(self._folded)}", folded.text)
        return [folded.span(*one.span()) for one in found]


class Words:
    """Words one after the other with blanks or hyphens between them, each in any of its forms unless they are a figure
    or a name with digits.
    """

    def __init__(self, text: str, *, is_figure: bool = False) -> None:
        words = [word.lower() for word in _BETWEEN.split(text) if word]
        plain = not is_figure and all(map(_WORD.fullmatch, words))
        forms = [inflected(word) if plain else frozenset({word}) for word in words]
        parts = (_beginnings(those) for those in forms)
        self.parts: Sequence[str] = max(parts, key=lambda one: min(map(len, one))) if plain else (text,)
        # A pattern that begins with letters is searched for much faster than one that looks around first.
        begins = commonprefix(sorted(forms[0]))  # noqa: RUF071  # of letters
        first = _one_of(form[len(begins) :] for form in forms[0])
        joined = _BETWEEN.pattern.join([first, *map(_one_of, forms[1:])])
        not_before = f"(?<![{_LATIN}]{re.escape(begins)})"
        if begins:
            not_before += _before(begins, re.escape(begins))
        self._pattern = re.compile(f"{re.escape(begins)}{not_before}{joined}(?![{_LATIN}]){_after(text)}")

    def places(self, text: str, language: str) -> list[Span]:  # noqa: ARG002
        """See Wanted."""
        lower = text.lower()
        if len(lower) != len(text):  # İ has two in small letters
            lower = "".join(small if len(small := sign.lower()) == 1 else sign for sign in text)
        return [found.span() for found in self._pattern.finditer(lower)]


class Figure:
    """A figure by its value, in any spelling."""

    def __init__(self, figure: Quantity) -> None:
        self.figure = figure
        spelled = sorted(spellings(figure), key=lambda one: (len(one), one))
        #: Without those that contain another one.
        self.parts: Sequence[str] = [
            one for one in spelled if not any(other in one for other in spelled if other != one)
        ]
        self._spelled = re.compile("|".join(_bounded(one.lower()) for one in spelled))

    def places(self, text: str, language: str) -> list[Span]:
        """See Wanted."""
        if not self.may_be_in(text):
            return []
        return [(one.start, one.end) for one in read_quantities(text, language) if self.is_same(one)]

    def may_be_in(self, text: str) -> bool:
        """Whether a text has one of its spellings, which may mean something else."""
        return bool(self._spelled.search(text.lower()))

    def is_same(self, other: Quantity) -> bool:
        """Whether a figure has the value; a number without a unit means money and years too."""
        own, other = _share(self.figure), _share(other)
        if own.date or other.date:
            return _same_date(str(own.low) if own.kind is QuantityKind.YEAR else own.date, other.date)
        if (own.low, own.high, own.vague) != (other.low, other.high, other.vague) or other.weak:
            return False
        if own.kind is other.kind:
            return own.kind is not QuantityKind.MONEY or _same_money(own.unit, other.unit)
        bare = QuantityKind.CARDINAL
        if not {own.kind, other.kind} <= _PLAIN or any(one.unit for one in (own, other) if one.kind is bare):
            return False
        return own.kind is bare or own.low is None or own.low >= _AMOUNT


def wanted(text: str, languages: Sequence[str]) -> tuple[Wanted, ...]:
    """The ways to look for a text: the figure that it is, if any, and its words."""
    text = " ".join(text.split())
    figure = figure_of(text, languages)
    if has_han(text):
        plain: Wanted = ChineseText(text)
    elif re.fullmatch(f"[{_LATIN}](?:.*[{_LATIN}])?", text):
        plain = Words(text, is_figure=figure is not None)
    else:
        plain = Piece(text)
    return (Figure(figure), plain) if figure else (plain,)


def figure_of(text: str, languages: Sequence[str]) -> Quantity | None:
    """The figure that a text is as a whole, but for words such as "about"; None where it is more, or none that a value
    tells.
    """
    chosen = [one for one in languages if one.startswith("zh")] if has_han(text) else languages
    found = [one for language in chosen for one in _only(read_quantities(text, language))]
    best = max(found, key=lambda one: (one.end - one.start, bool(one.hedge)), default=None)
    if best is None or best.weak or best.vague or not (best.date or best.low is not None):
        return None
    rest = text[: best.start] + text[best.end :]
    around = any(sign.isalnum() or unicodedata.category(sign) in ("Sc", "Po") for sign in rest.strip(".,;:，。；："))
    return None if around and not (best.hedge and len(rest) <= _HEDGE) else best


def _only(found: Sequence[Quantity]) -> Sequence[Quantity]:
    return found if len(found) == 1 else ()


def in_words(figure: Quantity) -> str:
    """How a figure was read."""
    return reading(figure)


def _share(figure: Quantity) -> Quantity:
    """A fraction as percent, if it is a whole number of them."""
    if figure.kind is not QuantityKind.FRACTION or figure.low is None or Fraction(figure.low) * 100 % 1:
        return figure
    percent = Decimal(int(Fraction(figure.low) * 100))
    return figure._replace(kind=QuantityKind.PERCENT, low=percent, high=percent)


def _same_date(one: str, other: str) -> bool:
    """Whether a date is the other one or holds it, as a month holds its days; without a year it is that of any year."""
    if not one or not other:
        return False
    return any(date == one or date.startswith(f"{one}-") for date in (other, f"-{other[4:]}"))


def _same_money(one: str, other: str) -> bool:
    """Whether two currencies may be the same: a dollar sign is that of any dollar."""
    units = {one, other}
    return len(units) == 1 or (ANY_DOLLAR in units and units <= {ANY_DOLLAR, *dollars()})


def _beginnings(forms: frozenset[str]) -> tuple[str, ...]:
    """What forms of a word begin with: their common beginning if it is long, else those of a first letter's."""
    shared = commonprefix(sorted(forms))  # noqa: RUF071  # of letters
    if len(shared) > 2:
        return (shared,)
    shortest = sorted(forms, key=lambda form: (len(form), form))
    kept: list[str] = []
    for form in shortest:
        if not any(form.startswith(one) for one in kept):
            kept.append(form)
    return tuple(kept)


def _one_of(forms: Iterable[str]) -> str:
    """A pattern for any of some texts, the longest that fits."""
    return f"(?:{'|'.join(sorted(map(re.escape, forms), key=len, reverse=True))})"


def _bounded(part: str) -> str:
    """A part of a figure, not inside a longer number; the zeros after decimals do not count.

    A pattern that begins with a character is searched for much faster than one that looks around first.
    """
    zeros = "0*" if "." in part and part[-1].isdigit() else ""
    first, rest = re.escape(part[0]), re.escape(part[1:])
    return f"{first}{_before(part, first)}{rest}{zeros}{_after(part)}"


def _before(text: str, passed: str = "") -> str:
    """A pattern that keeps a number from being the end of a longer one; it goes after what is passed already."""
    return f"(?<![0-9]{passed})(?<![0-9][.,]{passed})" if text[0].isdigit() else ""


def _after(text: str) -> str:
    """A pattern that keeps a number from being the beginning of a longer one."""
    return "(?![0-9]|[.,][0-9])" if text[-1].isdigit() else ""


def _scripts(text: str) -> tuple[str, ...]:
    """A simplified text in both scripts, with all mixtures unless there are too many."""
    choices = [(sign, *_traditional().get(sign, ())) for sign in text]
    if prod(map(len, choices)) <= _SCRIPTS:
        return tuple(map("".join, product(*choices)))
    return text, "".join(choice[-1] for choice in choices)


@cache
def _traditional() -> Mapping[str, Sequence[str]]:
    """The traditional characters of each simplified one."""
    found: dict[str, list[str]] = {}
    for old, new in SIMPLIFIED.items():
        found.setdefault(new, []).append(old)
    return found
