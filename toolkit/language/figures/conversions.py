"""Find figures that a text gives once more in another unit or currency: 300 mu (20 hectares), 5亿美元（约合35亿元）."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from operator import attrgetter

from toolkit.language.figures.converted import (
    Heat,
    convertible,
    exactly,
    expected,
    follows,
    is_degrees,
    is_heat,
    same_unit,
)
from toolkit.language.figures.pair import ConversionWords
from toolkit.language.money import ANY_DOLLAR
from toolkit.language.units import unit_of
from toolkit.model.quantity import Quantity

#: Characters between a figure and the one that it is converted into, with a noun and a bracket.
_REACH = 70
#: Characters between the figures of a list or range.
_LIST_REACH = 8
#: Characters around degrees in which words of difference are looked for.
_AROUND = 60
_BRACKETS = frozenset("()（）[]［］")
_UNIT = attrgetter("unit")

#: One figure, or several that are added (6 feet 1 inch), by their indices.
Indices = list[int]


@dataclass(frozen=True, slots=True)
class Conversion:
    """A figure and the one it is converted into, by their indices; `follows` is None if that is not known."""

    main: int
    equivalent: int
    follows: bool | None
    #: The value that the equivalent should have, where there is just one.
    exact: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Conversions:
    """The conversions of a text: `partners` has the other figures of each one's conversions."""

    found: Sequence[Conversion] = ()
    partners: dict[int, set[int]] = field(default_factory=dict)
    equivalents: frozenset[int] = frozenset()


#: A text without conversions.
NONE = Conversions()


def may_convert(quantities: Sequence[Quantity]) -> bool:
    """True if two neighbours are in units that convert into each other: a cheap test before `conversions`."""
    units = list(map(_UNIT, quantities))
    if len({*units, ""}) < 3:  # one unit at most, as in most texts
        return False
    before = ""
    for unit in units:
        if unit and before and unit != before and convertible(before, unit):
            return True
        before = unit
    return False


def conversions(
    text: str, quantities: Sequence[Quantity], words: ConversionWords | None, *, dollar_known: bool
) -> Conversions:
    """The conversions among the figures of a text; `dollar_known` if a bare dollar is surely the US dollar."""
    if words is None or not may_convert(quantities):
        return NONE
    reading = _Reading(text, quantities, words, dollar_known)
    found = [one for at in range(1, len(quantities)) for one in reading.at(at)]
    partners: dict[int, set[int]] = {}
    for one in found:
        partners.setdefault(one.main, set()).add(one.equivalent)
        partners.setdefault(one.equivalent, set()).add(one.main)
    return Conversions(found, partners, frozenset(one.equivalent for one in found)) if found else NONE


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text with its figures and its language's words for conversions."""

    text: str
    quantities: Sequence[Quantity]
    words: ConversionWords
    dollar_known: bool

    def at(self, at: int) -> Iterator[Conversion]:
        """The conversions that begin with the figure `at`: its own and those of its list."""
        gap = self._gap(at)
        if gap is None or not self._converts(at) or self.words.sum.fullmatch(gap):
            return
        certain = self.words.certain.fullmatch(gap) is not None
        if not certain and self.words.possible.fullmatch(gap) is None:
            return
        mains, equivalents = self._before(at), self._from(at)
        if len(mains) == len(equivalents):
            for main, equivalent in zip(mains, equivalents, strict=True):
                yield from self._judged(main, equivalent, certain=certain)
        elif len(equivalents) == 1:  # 2 to 3 kilometres (about 2 miles)
            yield from self._judged(mains[-1], equivalents[0], certain=False) or (
                [Conversion(mains[-1][0], at, None)] if certain else []
            )
        elif certain:
            yield from (Conversion(mains[-1][0], index, None) for amount in equivalents for index in amount)

    def _converts(self, at: int) -> bool:
        before, here = self.quantities[at - 1], self.quantities[at]
        return bool(_is_plain(before) and _is_plain(here) and before.unit and here.unit) and convertible(
            before.unit, here.unit
        )

    def _gap(self, at: int, reach: int = _REACH) -> str | None:
        """The text between a figure and the one before it, if it is short."""
        start, end = self.quantities[at - 1].end, self.quantities[at].start
        return self.text[start:end] if 0 <= end - start <= reach else None

    def _adds(self, at: int) -> bool:
        """True if the figure `at` is added to the one before it: feet and inches."""
        if not (0 < at < len(self.quantities) and self._converts(at)):
            return False
        gap = self._gap(at, _LIST_REACH)
        large, small = (unit_of(one.unit) for one in self.quantities[at - 1 : at + 1])
        if gap is None or large is None or small is None or not self.words.sum.fullmatch(gap):
            return False
        return large.dimension == small.dimension and large.factor > small.factor

    def _listed(self, at: int) -> bool:
        """True if the figure `at` is in one list or range with the one before it."""
        if not 0 < at < len(self.quantities):
            return False
        gap = self._gap(at, _LIST_REACH)
        both = self.quantities[at - 1], self.quantities[at]
        return gap is not None and _BRACKETS.isdisjoint(gap) and all(map(_is_plain, both)) and same_unit(*both)

    def _before(self, at: int) -> list[Indices]:
        """The amounts of the list that ends before `at`."""
        if self._adds(at - 1):
            return [[at - 2, at - 1]]
        first = at - 1
        while self._listed(first):
            first -= 1
        return [[index] for index in range(first, at)]

    def _from(self, at: int) -> list[Indices]:
        """The amounts of the list that begins with `at`."""
        if self._adds(at + 1):
            return [[at, at + 1]]
        last = at
        while self._listed(last + 1):
            last += 1
        return [[index] for index in range(at, last + 1)]

    def _judged(self, main: Indices, equivalent: Indices, *, certain: bool) -> list[Conversion]:
        """A conversion with its verdict; none where the second figure may be one of its own."""
        amount = [self.quantities[index] for index in main]
        other = [self.quantities[index] for index in equivalent]
        per, heat = self._rate(amount, other), self._heat(amount[0], other[-1])
        known = per and (self.dollar_known or ANY_DOLLAR not in (amount[0].unit, other[0].unit))
        values = expected(amount, other, heat)
        right = follows(amount, other, values, per) if known else None
        if not right and (not certain or self.words.aside.match(self.text, other[-1].end)):
            return []
        exact = exactly(other, values) if per == 1 else None
        rest = [Conversion(main[0], index, None) for index in equivalent[1:]]
        return [Conversion(index, equivalent[0], right, exact) for index in main] + rest

    def _rate(self, amount: Sequence[Quantity], other: Sequence[Quantity]) -> Fraction:
        """How many denominators of the first amount (per mu) are in one of the second (per hectare); 0 if unknown."""
        first, second = (self.words.rate.match(self.text, one[-1].end) for one in (amount, other))
        if second is None or (first is not None and first["per"] == second["per"]):
            return Fraction(1)
        ours, theirs = unit_of(first["per"]) if first else None, unit_of(second["per"])
        if ours is None or theirs is None or ours.dimension != theirs.dimension:
            return Fraction(0)
        return theirs.factor / ours.factor

    def _heat(self, first: Quantity, second: Quantity) -> Heat:
        """If degrees are a difference, as far as the words around them say."""
        if not is_heat(first.unit, second.unit):
            return Heat.READING
        before = self.text[max(0, first.start - _AROUND) : first.start]
        after = self.text[second.end : second.end + _AROUND]
        if self.words.difference_before.search(before) or self.words.difference_after.match(after):
            return Heat.DIFFERENCE
        if self.words.reading_before.search(before):
            return Heat.READING
        return Heat.EITHER if self.words.difference.search(f"{before}\n{after}") else Heat.READING


def _is_plain(quantity: Quantity) -> bool:
    """True for a figure with one value; nothing is one only in degrees."""
    return quantity.low is not None and not quantity.vague and (quantity.low != 0 or is_degrees(quantity.unit))
