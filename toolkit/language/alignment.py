"""Which sentences of a translation render which sentences of its source.

Dynamic programming over both lists in order, after W. A. Gale and K. W. Church, "A Program for Aligning Sentences in
Bilingual Corpora" (Computational Linguistics 19, 1993): sentences that render each other have lengths in proportion;
one to one is the rule, one to two and two to one are common, everything else is rare. Equal figures on both sides, if
they are compared, weigh more than any length.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from toolkit.language.registry import read_quantities

#: How many sentences of the source and of the target a bead has, and the numbers of those sentences.
Shape = tuple[int, int]
Range = tuple[int, int]

#: The cost of each shape of a bead, minus the logarithm of its share in translated reports; the commonest first.
SHAPES = {
    (1, 1): 0.1, (1, 2): 2.3, (2, 1): 2.3, (1, 3): 4.0, (3, 1): 4.0, (2, 2): 4.5, (0, 1): 6.0, (1, 0): 6.0,
}  # fmt: skip
#: The variance of a translation's length per character of its source (Gale and Church's s²).
VARIANCE = 6.8
#: The most that a difference in length costs.
MOST_BY_LENGTH = 12.0
#: How many sentences from the diagonal a sentence may be rendered: without a limit, time grows with the square.
BAND = 16
#: The cost of a figure on only one side of a bead, and how many of them count.
LONE_FIGURE = 2.5
LONE_FIGURES = 4


@dataclass(frozen=True, slots=True)
class Bead:
    """Half-open ranges of sentence numbers that render each other; one of them may be empty."""

    source: tuple[int, int]
    target: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Side:
    """The sentences of one side: their lengths added up, and the figures of each unless they are not compared."""

    lengths: Sequence[int]
    figures: Sequence[Counter[str]]


def align(source: Sequence[str], target: Sequence[str], languages: tuple[str, str] | None = None) -> tuple[Bead, ...]:
    """Align the sentences of a text and of its translation, both in order; the beads cover both lists.

    Figures are compared if the `languages` of source and target are given.
    """
    ours, theirs = languages or ("", "")
    left, right = _side(source, ours), _side(target, theirs)
    ratio = max(right.lengths[-1], 1) / max(left.lengths[-1], 1)
    cost = lambda source, target: _cost(left, right, source, target, ratio)  # noqa: E731  # the rest is given
    found = cheapest(len(source), len(target), SHAPES, cost)
    return found[1] if found else (Bead((0, len(source)), (0, len(target))),)


def cheapest(
    source: int,
    target: int,
    shapes: Mapping[Shape, float],
    cost: Callable[[Range, Range], float],
    band: int = BAND,
    most: float = math.inf,
) -> tuple[float, tuple[Bead, ...]] | None:
    """The beads that cover so many sentences at the least cost, and that cost.

    A bead costs what its shape costs and what `cost` gives for its two ranges of sentence numbers, which is never less
    than nothing. None if no beads of the shapes cover the sentences at a cost of less than `most`.
    """
    slope = target / max(source, 1)
    rows: list[dict[int, float]] = []
    steps: dict[tuple[int, int], Shape] = {}
    for i in range(source + 1):
        middle = int(i * slope)
        row: dict[int, float] = {0: 0.0} if i == 0 else {}
        rows.append(row)
        for j in range(max(0, middle - band), min(target, middle + band) + 1):
            least = row.get(j, most)
            for (m, n), shape in shapes.items():
                before = rows[i - m].get(j - n) if m <= i else None
                if before is None or before + shape >= least:
                    continue
                total = before + shape + cost((i - m, i), (j - n, j))
                if total < least:
                    row[j], steps[i, j], least = total, (m, n), total
    if target not in rows[source]:
        return None
    return rows[source][target], tuple(reversed(list(_back(steps, source, target))))


def _back(steps: dict[tuple[int, int], tuple[int, int]], i: int, j: int) -> Iterator[Bead]:
    while i or j:
        m, n = steps[i, j]
        yield Bead((i - m, i), (j - n, j))
        i, j = i - m, j - n


def _side(texts: Sequence[str], language: str) -> _Side:
    lengths = list(accumulate(map(len, texts), initial=0))
    return _Side(lengths, [_figures(text, language) for text in texts] if language else ())


def _figures(text: str, language: str) -> Counter[str]:
    """The values in a sentence; enumerators do not count, since translators add and drop them."""
    found = read_quantities(text, language)
    return Counter(f"{one.low}:{one.high}" for one in found if one.low is not None and one.kind != "enumerator")


def _cost(left: _Side, right: _Side, source: tuple[int, int], target: tuple[int, int], ratio: float) -> float:
    """The cost of a bead beside that of its shape: its difference in length, and the figures on one side only."""
    length = left.lengths[source[1]] - left.lengths[source[0]]
    other = right.lengths[target[1]] - right.lengths[target[0]]
    spread = (other - length * ratio) / math.sqrt(max(length, 1) * ratio * VARIANCE)
    cost = min(spread * spread / 2, MOST_BY_LENGTH)
    ours, theirs = left.figures[slice(*source)], right.figures[slice(*target)]
    return cost + LONE_FIGURE * min(_lone(ours, theirs), LONE_FIGURES) if ours or theirs else cost


def _lone(ours: Sequence[Counter[str]], theirs: Sequence[Counter[str]]) -> int:
    """How many figures occur on one side only."""
    one, other = _together(ours), _together(theirs)
    return 0 if one == other else ((one - other) + (other - one)).total()


def _together(figures: Sequence[Counter[str]]) -> Counter[str]:
    if len(figures) == 1:
        return figures[0]
    found: Counter[str] = Counter()
    for one in figures:
        found.update(one)
    return found
