"""Match each figure of one text with the figure of the other that renders it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.language.figures.agreement import Agreement, agree, exact_key
from toolkit.language.figures.equivalents import steals
from toolkit.language.figures.sides import MOST, Sides
from toolkit.language.figures.unit_fit import units_fit
from toolkit.model.quantity import Quantity

_SAME = Agreement.SAME  # an enumeration's members are slow to look up on their class
#: How far apart, counted in figures, two may be in a text so long that not every pair can be looked at.
_WINDOW = 30


class Match(NamedTuple):
    """A left and a right figure by their index, how they agree, and the row of the pair that says so, if one does."""

    left: int
    right: int
    agreement: Agreement
    row: str = ""


@dataclass(slots=True)
class Alignment:
    """The figures that agree, and the indices of those without a counterpart on either side, in order."""

    matches: list[Match] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)


#: Figures that are the same one by one; most texts have fewer.
_IN_ORDER = tuple(Match(index, index, _SAME) for index in range(16))


def in_order(count: int) -> list[Match]:
    """The matches of so many figures that are the same one by one from the beginning of two texts."""
    if count <= len(_IN_ORDER):
        return list(_IN_ORDER[:count])
    return [Match(index, index, _SAME) for index in range(count)]


def align(sides: Sides) -> Alignment:
    """Match the figures of two texts: equal ones first, then those that say the same in other words."""
    found = Alignment()
    left, right = _equal(sides, found.matches)
    if len(left) == 1 == len(right):
        left, right = _last(sides, left, right, found.matches)
    elif left and right:
        left, right = _compatible(sides, left, right, found.matches)
    found.left, found.right = left, right
    return found


def _equal(sides: Sides, matches: list[Match]) -> tuple[list[int], list[int]]:
    """Match the figures that are equal; returns the indices of the others.

    Of those that are the same one by one from the beginning each takes the other, unless conversions tell otherwise.
    """
    left, right = sides.left, sides.right
    ours, theirs = sides.left_conversions.equivalents, sides.right_conversions.equivalents
    first = 0 if ours or theirs else sides.in_step
    matches += in_order(first)
    more, others = len(left) - first, len(right) - first
    if not (more and others) or (more == 1 == others and left[-1].kind is not right[-1].kind):
        return list(range(first, len(left))), list(range(first, len(right)))
    waiting: dict[object, list[int]] = {}
    for index in range(first, len(right)):
        key = exact_key(right[index])
        if key is not None:
            waiting.setdefault(key, []).append(index)
    used: set[int] = set()
    rest: list[int] = []
    for index in range(first, len(left)):
        quantity = left[index]
        key = exact_key(quantity)
        candidates = waiting.get(key)
        if candidates and (ours or theirs):
            candidates = [other for other in candidates[:MOST] if not steals(sides, index, other)]
            candidates.sort(key=lambda other: (other in theirs) is not (index in ours))
        chosen = _choose(quantity, candidates, right) if candidates else None
        if chosen is None or candidates is None:
            rest.append(index)
            continue
        waiting[key].remove(chosen)
        used.add(chosen)
        matches.append(Match(index, chosen, _SAME))
    return rest, [index for index in range(first, len(right)) if index not in used]


def _choose(quantity: Quantity, candidates: list[int], right: Sequence[Quantity]) -> int | None:
    """The first candidate with the same hedge, else the first, if their units allow."""
    first = None
    for index in candidates[:_WINDOW]:
        other = right[index]
        if not units_fit(quantity, other):
            continue
        if other.hedge is quantity.hedge:
            return index
        if first is None:
            first = index
    return first


def _last(sides: Sides, left: list[int], right: list[int], matches: list[Match]) -> tuple[list[int], list[int]]:
    """As `_compatible`, for one figure on each side, as is most often left."""
    ours = sides.left[left[0]]
    verdict = agree(ours, sides.right[right[0]], sides.pair, sides.before(ours))
    if verdict is None or (_are_converting(sides) and steals(sides, left[0], right[0])):
        return left, right
    matches.append(Match(left[0], right[0], *verdict))
    return [], []


def _are_converting(sides: Sides) -> bool:
    return bool(sides.left_conversions.partners or sides.right_conversions.partners)


def _compatible(sides: Sides, left: list[int], right: list[int], matches: list[Match]) -> tuple[list[int], list[int]]:
    ranked = _ranked(sides, left, right)
    if not ranked:
        return left, right
    used_left: set[int] = set()
    used_right: set[int] = set()
    for _, match in sorted(ranked) if len(ranked) > 1 else ranked:
        if match.left not in used_left and match.right not in used_right:
            used_left.add(match.left)
            used_right.add(match.right)
            matches.append(match)
    return [i for i in left if i not in used_left], [j for j in right if j not in used_right]


def _ranked(sides: Sides, left: list[int], right: list[int]) -> list[tuple[tuple[int, bool, float], Match]]:
    """The pairs that agree: best agreement first, then the surest, then the nearest to the same place."""
    crowded = len(left) * len(right) > _WINDOW * _WINDOW
    converting = _are_converting(sides)
    scale = len(sides.right) / max(1, len(sides.left))
    ranked = []
    for rank, i in enumerate(left):
        ours = sides.left[i]
        before = sides.before(ours)
        for j in right[max(0, rank - _WINDOW) : rank + _WINDOW] if crowded else right:
            theirs = sides.right[j]
            verdict = agree(ours, theirs, sides.pair, before)
            if verdict is not None and not (converting and steals(sides, i, j)):
                order = (int(verdict.agreement), ours.weak or theirs.weak, abs(i * scale - j))
                ranked.append((order, Match(i, j, *verdict)))
    return ranked
