"""Where in a translation the figures of its source are, as far as that is certain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property

from toolkit.catalogs.figures.depending import may_depend
from toolkit.catalogs.figures.scaled_cells import scaled_cells
from toolkit.catalogs.figures.text_parts import Languages, parts_of_figures
from toolkit.catalogs.figures.values import years_of_plan
from toolkit.language.figures.counterparts import Edge, counterparts
from toolkit.language.figures.rounding import finite
from toolkit.language.note_marks import marks
from toolkit.model import Quantity, QuantityKind
from toolkit.model.quantity import Number

Pairs = Sequence[tuple[Quantity, Quantity]]
#: Figures of a source and of its target that agree with one another, by index.
Group = tuple[frozenset[int], frozenset[int]]


class Places:
    """The figures of a target that render each of a source's."""

    def __init__(self, old: str, pairs: Pairs, target: str, there: Sequence[Quantity], languages: Languages) -> None:
        self._texts, self._languages, self._pairs, self._there = (old, target), languages, pairs, there
        self._source = [one for one, _ in pairs]
        ours, theirs = _marked(old, self._source), _marked(target, there)
        self._noted = _same_marks(ours, theirs)
        left, right = (
            [i for i in range(len(some)) if i not in noted] for some, noted in ((pairs, ours), (there, theirs))
        )
        found = counterparts(old, [self._source[i] for i in left], target, [there[j] for j in right], *languages)
        self._agreeing = {(left[i], right[j]) for i, j in found.agreeing} if found else set()
        self._converted = {right[j]: right[main] for j, main in found.converted.items()} if found else {}
        answered = {j for _, j in self._agreeing} | {right[j] for j in (found.answered if found else ())}
        self._scaled = scaled_cells(
            old, self._source, target, there, {i for i, _ in self._agreeing} | set(ours), answered
        )
        self._free = [j for j in right if j not in answered and j not in self._scaled.values()]
        self._plans = self._years_of_plans()
        self._verdicts: dict[Group, bool] = {}

    def pair(self, number: int) -> tuple[Quantity, Quantity]:
        """A figure of the old and of the new source, in the units of the target's table."""
        old, new = self._pairs[number]
        if number not in self._scaled or old.low is None or new.low is None:
            return old, new
        factor = Fraction(self._there[self._scaled[number]].low or 0) / Fraction(old.low)
        return _times(old, factor), _times(new, factor)

    def of(self, number: int) -> list[int]:
        """The indices of the target's figures that render this figure of the source; none where that is not certain.

        All figures that might be meant by one another have to change alike, or be told apart by their sentences, and no
        other figure of the target may depend on one that changes.
        """
        if number in self._noted:
            return [self._noted[number]]
        if self._depend:
            return []
        if number in self._scaled:
            return [self._scaled[number]]
        whole = self._wholes[number]
        if self._alike(*whole):
            old, _ = self._pairs[number]
            plan = [j for j, of in self._plans.items() if old.kind is QuantityKind.PERIOD and of == old.low]
            return sorted(whole[1]) + plan
        if self._parts is None:
            return []
        ours, theirs = self._parts
        if not all(_balanced(whole, part, ours, theirs) for part in set(ours)):
            return []
        part = self._in_parts[number]
        return sorted(part[1]) if self._alike(*part) else []

    @cached_property
    def _wholes(self) -> list[Group]:
        """The group of each figure of the source in the whole text."""
        return _groups(len(self._pairs), self._agreeing)

    @cached_property
    def _in_parts(self) -> list[Group]:
        """The group of each figure of the source in its part of the text."""
        ours, theirs = self._parts or ([], [])
        return _groups(len(self._pairs), {(i, j) for i, j in self._agreeing if ours[i] == theirs[j]})

    @cached_property
    def _depend(self) -> bool:
        """True if a figure of the target that has no counterpart may depend on one that changes."""
        changing = [old for old, new in self._pairs if old.text != new.text]
        others = [self._there[j] for j in self._free if j not in self._plans]
        return any(may_depend(one, changing, self._source, self._texts[1]) for one in others)

    @cached_property
    def _parts(self) -> tuple[list[int], list[int]] | None:
        """The part of the texts that each figure is in."""
        old, target = self._texts
        return parts_of_figures(old, self._source, target, self._there, self._languages)

    def _years_of_plans(self) -> dict[int, Number]:
        """The years of the target that only say when a plan of the source is, with the plan's number."""
        years = [j for j in self._free if self._there[j].kind is QuantityKind.YEAR]
        told = tuple(int(self._there[j].low or 0) for j in years)
        plans = [old.low for old in self._source if old.kind is QuantityKind.PERIOD and old.low is not None]
        return {j: plan for plan in plans if years_of_plan(plan) == told for j in years}

    def _alike(self, ours: frozenset[int], theirs: frozenset[int]) -> bool:
        """Whether figures of a source change alike, and are as many in the target, or fewer."""
        if (ours, theirs) in self._verdicts:
            return self._verdicts[ours, theirs]
        changes = {_change(*self._pairs[i]) for i in ours}
        again = {j for j in theirs if self._converted.get(j) in theirs}
        self._verdicts[ours, theirs] = len(changes) == 1 and 0 < len(theirs - again) <= len(ours)
        return self._verdicts[ours, theirs]


def _groups(count: int, edges: set[Edge]) -> list[Group]:
    """The figures of both texts that agree with each figure of a source, with those that agree with them, and so on."""
    right: dict[int, set[int]] = {number: set() for number in range(count)}
    left: dict[int, set[int]] = {}
    for i, j in edges:
        right[i].add(j)
        left.setdefault(j, set()).add(i)
    groups: dict[int, Group] = {}
    for number in range(count):
        if number in groups:
            continue
        ours, theirs, waiting = {number}, set[int](), [number]
        while waiting:
            for j in right[waiting.pop()] - theirs:
                theirs.add(j)
                waiting += left[j] - ours
                ours |= left[j]
        group = frozenset(ours), frozenset(theirs)
        groups |= dict.fromkeys(ours, group)
    return [groups[number] for number in range(count)]


def _marked(text: str, figures: Sequence[Quantity]) -> dict[int, int]:
    """The indices of the figures that are marks of notes, with the numbers of these."""
    found = marks(text)
    return {
        index: mark.number
        for mark in found
        for index, one in enumerate(figures)
        if one.low == mark.number and mark.start <= one.start and one.end <= mark.end
    }


def _same_marks(ours: Mapping[int, int], theirs: Mapping[int, int]) -> dict[int, int]:
    """The marks of notes that occur once on either side, by index."""
    once = [{n: i for i, n in some.items() if list(some.values()).count(n) == 1} for some in (ours, theirs)]
    return {i: once[1][number] for number, i in once[0].items() if number in once[1]}


def _times(one: Quantity, factor: Fraction) -> Quantity:
    """A figure in other units."""
    assert one.low is not None
    value = finite(Fraction(one.low) * factor)
    return one._replace(low=value, high=value if one.low == one.high else None)


def _change(old: Quantity, new: Quantity) -> tuple[object, ...]:
    return old.kind, old.low, old.high, old.date, old.unit, new.low, new.high, new.date, new.vague


def _balanced(whole: Group, part: int, ours: Sequence[int], theirs: Sequence[int]) -> bool:
    """Whether a part of both texts has as many of the figures on either side."""
    return sum(ours[i] == part for i in whole[0]) == sum(theirs[j] == part for j in whole[1])
