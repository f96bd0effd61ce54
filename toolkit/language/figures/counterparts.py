"""Which figure of a translation surely renders a figure of its source, and not just one that happens to agree."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.language.figures.agreement import Agreement, agree
from toolkit.language.figures.align import Match, align
from toolkit.language.figures.compare import sides_of
from toolkit.language.figures.conversions import may_convert
from toolkit.language.figures.sides import MOST, Sides
from toolkit.language.figures.stages import prepared, with_conversions
from toolkit.model.quantity import Quantity

#: Agreements by which a figure can be told to render another.
_SURE = frozenset({Agreement.SAME, Agreement.EQUAL, Agreement.CONVERTED, Agreement.LOOSE})

Edge = tuple[int, int]


class Counterparts:
    """The figures of both texts that agree, as pairs of their indices in `source` and `target`.

    `agreeing` are those that surely render each other or might as well. `answered` are the figures of the target that
    have a counterpart at all. `converted` are those that only say another one again in other units, with that one.
    """

    def __init__(self, source: Sequence[Quantity], target: Sequence[Quantity], sides: Sides) -> None:
        ours, theirs = (sides.right, sides.left) if sides.turned else (sides.left, sides.right)
        self._left, self._right = _indices(source, ours), _indices(target, theirs)
        self._turned = sides.turned
        found = align(sides).matches
        sure = [match for match in found if match.agreement in _SURE]
        self.agreeing = {edge for match in sure if (edge := self._edge(match))} | self._others(sides, found)
        self.answered = {edge[1] for match in found if (edge := self._edge(match))}
        again = sides.left_conversions if sides.turned else sides.right_conversions
        self.converted = {
            self._right[one.equivalent]: self._right[one.main]
            for one in again.found
            if one.equivalent in self._right and one.main in self._right
        }

    def _edge(self, match: Match) -> Edge | None:
        """A match by the indices in the texts as they were read; None for a figure that was read otherwise."""
        left, right = (match.right, match.left) if self._turned else (match.left, match.right)
        return (self._left[left], self._right[right]) if left in self._left and right in self._right else None

    def _others(self, sides: Sides, found: Sequence[Match]) -> set[Edge]:
        """The figures that agree without being matched, unless both are the same as their own counterparts."""
        exact = {match.left: match.right for match in found if match.agreement is Agreement.SAME}
        taken = {right: left for left, right in exact.items()}
        edges = set()
        for i, ours in enumerate(sides.left):
            for j, theirs in enumerate(sides.right):
                verdict = agree(ours, theirs, sides.pair, sides.before(ours))
                if verdict is None or verdict.agreement not in _SURE:
                    continue
                same = (ours.kind, ours.low, ours.date) == (theirs.kind, theirs.low, theirs.date)
                if i in exact and j in taken and not (same or verdict.agreement is Agreement.SAME):
                    continue
                if edge := self._edge(Match(i, j, verdict.agreement)):
                    edges.add(edge)
        return edges


def counterparts(
    source_text: str,
    source: Sequence[Quantity],
    target_text: str,
    target: Sequence[Quantity],
    source_language: str,
    target_language: str,
) -> Counterparts | None:
    """The figures of a translation that agree with those of its source.

    None for languages that cannot be compared, and for texts of so many figures that not every pair can be looked at.
    """
    sides = sides_of(source_text, source, target_text, target, source_language, target_language)
    if sides is None or max(len(source), len(target)) > MOST:
        return None
    sides, _ = prepared(sides)
    if may_convert(source) or may_convert(target):
        sides = with_conversions(sides)
    return Counterparts(source, target, sides)


def _indices(read: Sequence[Quantity], prepared: Sequence[Quantity]) -> dict[int, int]:
    """The indices of prepared figures → those of the same figures as they were read."""
    places = {(one.start, one.end): index for index, one in enumerate(read)}
    return {index: places[one.start, one.end] for index, one in enumerate(prepared) if (one.start, one.end) in places}
