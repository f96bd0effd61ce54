"""Which figure of the translation answers which of the source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.language.figures.agreement import Agreement, agree, exact_key, units_fit
from toolkit.model.quantity import Quantity

#: How far apart, counted in figures, two may stand in a text so long that not every pair can be looked at.
_WINDOW = 30


class Pair(NamedTuple):
    """A figure of the source and one of the target, by their places in the two sequences."""

    source: int
    target: int
    agreement: Agreement


@dataclass(slots=True)
class Alignment:
    """The pairs that agree, and the figures that are left on either side, in order."""

    pairs: list[Pair] = field(default_factory=list)
    source: list[int] = field(default_factory=list)
    target: list[int] = field(default_factory=list)


def align(source: Sequence[Quantity], target: Sequence[Quantity], text: str) -> Alignment:
    """Pairs the figures of two texts: equal ones first, then those that say the same in other words.

    `text` is the source's.
    """
    found = Alignment()
    left, right = _equal(source, target, found.pairs)
    if left and right:
        left, right = _compatible(source, target, text, left, right, found.pairs)
    found.source, found.target = left, right
    return found


def _equal(source: Sequence[Quantity], target: Sequence[Quantity], pairs: list[Pair]) -> tuple[list[int], list[int]]:
    waiting: dict[object, list[int]] = {}
    for index, quantity in enumerate(target):
        key = exact_key(quantity)
        if key is not None:
            waiting.setdefault(key, []).append(index)
    used: set[int] = set()
    left: list[int] = []
    same = Agreement.SAME
    for index, quantity in enumerate(source):
        candidates = waiting.get(exact_key(quantity))
        chosen = _choose(quantity, candidates, target) if candidates else None
        if chosen is None or candidates is None:
            left.append(index)
            continue
        candidates.remove(chosen)
        used.add(chosen)
        pairs.append(Pair(index, chosen, same))
    return left, [index for index in range(len(target)) if index not in used]


def _choose(quantity: Quantity, candidates: list[int], target: Sequence[Quantity]) -> int | None:
    """The first candidate with the same hedge, else the first, if their units allow."""
    first = None
    for index in candidates[:_WINDOW]:
        other = target[index]
        if not units_fit(quantity, other):
            continue
        if other.hedge is quantity.hedge:
            return index
        if first is None:
            first = index
    return first


def _compatible(
    source: Sequence[Quantity],
    target: Sequence[Quantity],
    text: str,
    left: list[int],
    right: list[int],
    pairs: list[Pair],
) -> tuple[list[int], list[int]]:
    crowded = len(left) * len(right) > _WINDOW * _WINDOW
    ranked: list[tuple[int, bool, float, int, int]] = []
    scale = len(target) / max(1, len(source))
    for rank, i in enumerate(left):
        ours = source[i]
        before = text[max(0, ours.start - 10) : ours.start]
        near = right[max(0, rank - _WINDOW) : rank + _WINDOW] if crowded else right
        for j in near:
            agreement = agree(ours, target[j], before)
            if agreement is not None:
                ranked.append((agreement, ours.weak or target[j].weak, abs(i * scale - j), i, j))
    ranked.sort()
    used_left: set[int] = set()
    used_right: set[int] = set()
    for agreement_, _, _, i, j in ranked:
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            pairs.append(Pair(i, j, Agreement(agreement_)))
    return [i for i in left if i not in used_left], [j for j in right if j not in used_right]
