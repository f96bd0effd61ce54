"""Which sentences of a target answer which sentences of its source, by their lengths."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

_SOURCE_END = re.compile(r"[。！？；]+[”’」』）)]*\s*|\n+")
_TARGET_END = re.compile(r"[.!?;]+[”’\"')]*\s+(?=[A-Z“\"(\[0-9])|;\s+|\n+")
#: How many source sentences go with how many target sentences, and what that costs beside the difference in length.
_SHAPES = ((1, 1, 0.0), (1, 2, 0.15), (2, 1, 0.15), (1, 3, 0.4), (3, 1, 0.4), (2, 2, 0.3), (1, 0, 0.8), (0, 1, 0.8))
#: More sentences than any paragraph has: beyond, the whole unit is one bead.
_MOST = 60


@dataclass(frozen=True, slots=True)
class Bead:
    """Half-open character spans of a source and a target that say the same.

    `folded` is the number of the target's sentences where the source has more, else 0.
    """

    source: tuple[int, int]
    target: tuple[int, int]
    folded: int = 0


def beads(source: str, target: str) -> list[Bead]:
    """The text pair in its smallest pairs of sentences, in order; one bead where either side has one sentence."""
    left, right = _cut(source, _SOURCE_END), _cut(target, _TARGET_END)
    if len(left) < 2 or len(right) < 2 or max(len(left), len(right)) > _MOST:
        folded = len(right) if len(right) < len(left) <= _MOST else 0
        return [Bead((0, len(source)), (0, len(target)), folded)]
    found = []
    for i, j, taken, answered in _path(left, right):
        low = left[i - taken][0] if taken else (left[i][0] if i < len(left) else len(source))
        high = left[i - 1][1] if taken else low
        start = right[j - answered][0] if answered else (right[j][0] if j < len(right) else len(target))
        end = right[j - 1][1] if answered else start
        found.append(Bead((low, high), (start, end), answered if answered < taken else 0))
    return found


def _cut(text: str, end: re.Pattern[str]) -> list[tuple[int, int]]:
    edges = [0, *(found.end() for found in end.finditer(text)), len(text)]
    return [(low, high) for low, high in itertools.pairwise(edges) if text[low:high].strip()]


def _path(left: list[tuple[int, int]], right: list[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """The cheapest way through both lists: for each step where it ends in both and how many it took of each."""
    lengths = [0, *itertools.accumulate(high - low for low, high in left)]
    answers = [0, *itertools.accumulate(high - low for low, high in right)]
    ratio = answers[-1] / max(1, lengths[-1])
    mean = max(1.0, answers[-1] / len(right))
    costs = [[0.0] * len(answers) for _ in lengths]
    shapes = [[(0, 0)] * len(answers) for _ in lengths]
    for i, length in enumerate(lengths):
        for j, answer in enumerate(answers):
            best = None
            for taken, answered, extra in _SHAPES:
                if taken > i or answered > j:
                    continue
                off = abs((length - lengths[i - taken]) * ratio - (answer - answers[j - answered])) / mean
                cost = costs[i - taken][j - answered] + off + extra
                if best is None or cost < best:
                    best = costs[i][j] = cost
                    shapes[i][j] = taken, answered
    steps = []
    i, j = len(left), len(right)
    while (i, j) != (0, 0):
        taken, answered = shapes[i][j]
        steps.append((i, j, taken, answered))
        i, j = i - taken, j - answered
    return steps[::-1]
