"""Where in a translation the figures of its source are, as far as that is certain."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from toolkit.catalogs.figures.depending import may_depend
from toolkit.catalogs.figures.values import years_of_plan
from toolkit.language.alignment import align
from toolkit.language.cells import has_cells, rows
from toolkit.language.figures.counterparts import Edge, counterparts
from toolkit.language.note_marks import marks
from toolkit.language.sentences import sentences
from toolkit.model import Quantity, QuantityKind
from toolkit.model.quantity import Number

Languages = tuple[str, str]
Pairs = Sequence[tuple[Quantity, Quantity]]
Span = tuple[int, int]


class Places:
    """The figures of a target that render each of a source's."""

    def __init__(self, old: str, pairs: Pairs, target: str, there: Sequence[Quantity], languages: Languages) -> None:
        source = [one for one, _ in pairs]
        self._pairs = pairs
        self._noted = {}
        ours, theirs = _marked(old, source), _marked(target, there)
        for i, number in ours.items():
            at = [j for j, other in theirs.items() if number == other]
            if len(at) == 1 == sum(number == other for other in ours.values()):
                self._noted[i] = at
        left, right = (
            [i for i in range(len(some)) if i not in noted] for some, noted in ((source, ours), (there, theirs))
        )
        found = counterparts(old, [source[i] for i in left], target, [there[j] for j in right], *languages)
        self._agreeing = {(left[i], right[j]) for i, j in found.agreeing} if found else set()
        self._converted = {right[j]: right[main] for j, main in found.converted.items()} if found else {}
        answered = {right[j] for j in found.answered} | {j for _, j in self._agreeing} if found else set()
        changing = [one for one, other in pairs if one.text != other.text]
        self._free = [j for j in right if j not in answered]
        self._plans = self._years_of_plans(there)
        #: True if a figure of the target that has no counterpart may depend on one that changes.
        self.depend = any(may_depend(there[j], changing, source, target) for j in self._free if j not in self._plans)
        self._parts = _parts(old, source, target, there, languages)

    def of(self, number: int) -> list[int]:
        """The indices of the target's figures that render this figure of the source; none where that is not certain.

        All figures that might be meant by one another have to change alike, or be told apart by their sentences.
        """
        if number in self._noted:
            return self._noted[number]
        whole = self._component(number, self._agreeing)
        if self.depend:
            return []
        if self._alike(*whole):
            plan = self._pairs[number][0].low if self._pairs[number][0].kind is QuantityKind.PERIOD else None
            return sorted(whole[1]) + [j for j, of in self._plans.items() if of == plan]
        if self._parts is None:
            return []
        ours, theirs = self._parts
        if not all(_balanced(whole, part, ours, theirs) for part in set(ours)):
            return []
        here = {(i, j) for i, j in self._agreeing if ours[i] == theirs[j]}
        part = self._component(number, here)
        return sorted(part[1]) if self._alike(*part) else []

    def _years_of_plans(self, there: Sequence[Quantity]) -> dict[int, Number]:
        """The years of the target that only say when a plan of the source is, with the plan's number."""
        found: dict[int, Number] = {}
        for old in {old for old, _ in self._pairs if old.kind is QuantityKind.PERIOD and old.low}:
            years = [j for j in self._free if there[j].kind is QuantityKind.YEAR]
            both = years_of_plan(old.low or Decimal(0))
            if old.low and tuple(int(there[j].low or 0) for j in years) == both:
                found |= dict.fromkeys(years, old.low)
        return found

    def _component(self, number: int, edges: set[Edge]) -> tuple[set[int], set[int]]:
        """The figures of both texts that agree with this one, with those that agree with them, and so on."""
        ours, theirs = {number}, set[int]()
        size = 0
        while size < len(ours) + len(theirs):
            size = len(ours) + len(theirs)
            theirs |= {j for i, j in edges if i in ours}
            ours |= {i for i, j in edges if j in theirs}
        return ours, theirs

    def _alike(self, ours: set[int], theirs: set[int]) -> bool:
        """Whether figures of a source change alike, and are as many in the target, or fewer."""
        changes = {_change(*self._pairs[i]) for i in ours}
        again = {j for j in theirs if self._converted.get(j) in theirs}
        return len(changes) == 1 and 0 < len(theirs - again) <= len(ours)


def _marked(text: str, figures: Sequence[Quantity]) -> dict[int, int]:
    """The indices of the figures that are marks of notes, with the numbers of these."""
    found = marks(text)
    return {
        index: mark.number
        for mark in found
        for index, one in enumerate(figures)
        if mark.start <= one.start and one.end <= mark.start + len(mark.text)
    }


def _change(old: Quantity, new: Quantity) -> tuple[object, ...]:
    return old.kind, old.low, old.high, old.date, old.unit, new.low, new.high, new.date, new.vague


def _balanced(whole: tuple[set[int], set[int]], part: int, ours: Sequence[int], theirs: Sequence[int]) -> bool:
    """Whether a part of both texts has as many of the figures on either side."""
    return sum(ours[i] == part for i in whole[0]) == sum(theirs[j] == part for j in whole[1])


def _parts(
    source: str, ours: Sequence[Quantity], target: str, theirs: Sequence[Quantity], languages: Languages
) -> tuple[list[int], list[int]] | None:
    """The part of the text that each figure is in: a cell of a table, or sentences that render each other."""
    if has_cells(source) or has_cells(target):
        left, right = _cells(source), _cells(target)
        if len(left) != len(right):
            return None
    else:
        left, right = _beads(source, target, languages)
        if len(left) < 2:
            return None
    return [_part_of(one, left) for one in ours], [_part_of(one, right) for one in theirs]


def _cells(text: str) -> list[Span]:
    return [cell for row in rows(text) for cell in row]


def _beads(source: str, target: str, languages: Languages) -> tuple[list[Span], list[Span]]:
    left, right = sentences(source, languages[0]), sentences(target, languages[1])
    if len(left) < 2 or len(right) < 2:
        return [], []
    beads = align([source[a:b] for a, b in left], [target[a:b] for a, b in right], languages)
    whole = [one for one in beads if one.source[0] < one.source[1] and one.target[0] < one.target[1]]
    return [_span(left, one.source) for one in whole], [_span(right, one.target) for one in whole]


def _span(spans: Sequence[Span], numbers: Span) -> Span:
    return spans[numbers[0]][0], spans[numbers[1] - 1][1]


def _part_of(figure: Quantity, parts: Sequence[Span]) -> int:
    """The number of the part that a figure is in; -1 if in none."""
    return next((at for at, (start, end) in enumerate(parts) if start <= figure.start < end), -1)
