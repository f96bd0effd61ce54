"""Which sentences of a translation render which sentences of its source.

Dynamic programming over both lists in order, after Gale and Church (1993): sentences that render each other have
lengths in proportion, one to one is the rule, one to two and two to one are common, the rest is rare. Figures that
stand on both sides by value are worth more than any length.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.language.registry import read_quantities

#: How unlikely each shape of a bead is (minus the logarithm of its share in translated reports).
SHAPES = {
    (1, 1): 0.1, (1, 2): 2.3, (2, 1): 2.3, (1, 3): 4.0, (3, 1): 4.0, (2, 2): 4.5, (1, 0): 6.0, (0, 1): 6.0,
}  # fmt: skip
#: How far the length of a translation varies, per character of its source (Gale and Church's s²).
VARIANCE = 6.8
#: How far from its place in proportion a sentence may be rendered.
BAND = 16
#: What one figure that stands on one side of a bead only costs.
LONE_FIGURE = 2.5


@dataclass(frozen=True, slots=True)
class Bead:
    """Half-open ranges of sentence numbers that render each other; one may be empty."""

    source: tuple[int, int]
    target: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Side:
    """The sentences of one side: their lengths added up, and their figures."""

    lengths: list[int]
    figures: list[Counter[str]]


def align(source: Sequence[str], target: Sequence[str], source_language: str, target_language: str) -> tuple[Bead, ...]:
    """Align the sentences of a text and of its translation, both in order; the beads cover both lists."""
    left, right = _side(source, source_language), _side(target, target_language)
    ratio = max(right.lengths[-1], 1) / max(left.lengths[-1], 1)
    costs: dict[tuple[int, int], float] = {(0, 0): 0.0}
    steps: dict[tuple[int, int], tuple[int, int]] = {}
    slope = len(target) / max(len(source), 1)
    for i in range(len(source) + 1):
        # Only a band along the diagonal: both sides are in order, and a long text would take for ever.
        for j in range(max(0, int(i * slope) - BAND), min(len(target), int(i * slope) + BAND) + 1):
            reached = [
                (costs[i - m, j - n] + shape + _cost(left, right, (i - m, i), (j - n, j), ratio), (m, n))
                for (m, n), shape in SHAPES.items()
                if (i - m, j - n) in costs
            ]
            if reached:
                costs[i, j], steps[i, j] = min(reached)
    if (len(source), len(target)) not in steps:
        return (Bead((0, len(source)), (0, len(target))),)
    return tuple(reversed(list(_back(steps, len(source), len(target)))))


def _back(steps: dict[tuple[int, int], tuple[int, int]], i: int, j: int) -> Iterator[Bead]:
    while i or j:
        m, n = steps[i, j]
        yield Bead((i - m, i), (j - n, j))
        i, j = i - m, j - n


def _side(texts: Sequence[str], language: str) -> _Side:
    lengths = [0]
    for text in texts:
        lengths.append(lengths[-1] + len(text))
    return _Side(lengths, [_figures(text, language) for text in texts])


def _figures(text: str, language: str) -> Counter[str]:
    """The values that stand in a sentence; years and enumerators are left out, as they come and go."""
    found = read_quantities(text, language)
    return Counter(f"{one.low}:{one.high}" for one in found if one.low is not None and one.kind != "enumerator")


def _cost(left: _Side, right: _Side, source: tuple[int, int], target: tuple[int, int], ratio: float) -> float:
    length = left.lengths[source[1]] - left.lengths[source[0]]
    other = right.lengths[target[1]] - right.lengths[target[0]]
    spread = (other - length * ratio) / math.sqrt(max(length, 1) * ratio * VARIANCE)
    ours, theirs = _together(left.figures[slice(*source)]), _together(right.figures[slice(*target)])
    lone = 0 if ours == theirs else ((ours - theirs) + (theirs - ours)).total()
    return min(spread * spread / 2, 12.0) + LONE_FIGURE * min(lone, 4)


def _together(figures: Sequence[Counter[str]]) -> Counter[str]:
    if len(figures) == 1:
        return figures[0]
    found: Counter[str] = Counter()
    for one in figures:
        found.update(one)
    return found
