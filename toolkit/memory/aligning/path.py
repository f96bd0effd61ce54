"""The cheapest way through the sentences of the target, each run of which renders a paragraph or nothing.

A semi-Markov model: the state is the paragraph of the last run. Most often the next run renders the next paragraph;
going back a few or leaving some out costs more. So neighbours that changed places are found in time linear in the
document. What such a path cannot see, that a paragraph has two runs, is for `repair` to mend.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from toolkit.memory.aligning.costs import (
    ADDED,
    ADDED_FURTHER,
    BACK,
    DROPPED,
    DROPPED_FURTHER,
    DROPPED_MOST,
    FARTHEST_BACK,
)
from toolkit.memory.aligning.model import Model

#: The most sentences in a run; how much longer than usual a run of several may be, in shares and in characters.
MOST_SENTENCES, LONGEST, LONGER = 24, 2.5, 10
#: Paths that cost so much more than the cheapest to the same place are given up.
BEAM = 25.0

#: The least cost of a path to here, how many sentences its last run has (0: one that renders nothing), and the
#: paragraph before.
_Cell = tuple[float, int, int]
_NOWHERE: _Cell = (math.inf, 0, -1)
_Row = dict[int, _Cell]


def path(model: Model, windows: Sequence[tuple[int, int]]) -> list[int]:
    """The paragraph of each sentence, -1 for none. `windows` are the paragraphs that each may belong to."""
    rows: list[_Row] = [{} for _ in range(len(windows) + 1)]
    rows[0][-1] = (0.0, 0, -1)
    for sentence in range(len(windows)):
        row = rows[sentence] = _pruned(rows[sentence])
        for paragraph, (cost, size, _) in row.items():
            _relax(rows[sentence + 1], paragraph, cost + (ADDED if size else ADDED_FURTHER), 0, paragraph)
        merged = model.merged(sentence)
        limit = min([cell[0] for cell in row.values()]) + BEAM
        for paragraph, (cost, before) in _entries(row, *windows[sentence]).items():
            if cost <= limit:
                _extend(model, rows, windows, sentence, paragraph, cost + merged, before)
    return _back(rows, len(model.source))


def _pruned(row: _Row) -> _Row:
    limit = min([cell[0] for cell in row.values()]) + BEAM
    return {paragraph: cell for paragraph, cell in row.items() if cell[0] <= limit}


def _relax(row: _Row, paragraph: int, cost: float, size: int, before: int) -> None:
    if cost < row.get(paragraph, _NOWHERE)[0]:
        row[paragraph] = (cost, size, before)


def _entries(row: _Row, low: int, high: int) -> dict[int, tuple[float, int]]:
    """The least cost of beginning a run for each paragraph of a window, and the paragraph of the run before."""
    found: dict[int, tuple[float, int]] = {}
    skipped, origin = math.inf, -1
    far, farthest = math.inf, -1
    for paragraph in range(min(min(row), low) + 1, high):
        skipped += DROPPED_FURTHER
        beyond = row.get(paragraph - 2, _NOWHERE)[0] + DROPPED
        if beyond < skipped:
            skipped, origin = beyond, paragraph - 2
        if beyond - DROPPED + DROPPED_MOST < far:
            far, farthest = beyond - DROPPED + DROPPED_MOST, paragraph - 2
        cost, last = (skipped, origin) if skipped <= far else (far, farthest)
        near = row.get(paragraph - 1, _NOWHERE)[0]
        if near <= cost:
            cost, last = near, paragraph - 1
        for step in range(1, FARTHEST_BACK + 1):
            back = row.get(paragraph + step, _NOWHERE)[0] + BACK
            if back < cost:
                cost, last = back, paragraph + step
        if paragraph >= low and cost < math.inf:
            found[paragraph] = cost, last
    return found


def _extend(
    model: Model,
    rows: Sequence[_Row],
    windows: Sequence[tuple[int, int]],
    start: int,
    paragraph: int,
    begun: float,
    before: int,
) -> None:
    """All runs for a paragraph that begin with a sentence."""
    score, found, length = 0.0, 0, 0.0
    most = LONGEST * model.source[paragraph] * model.ratio + LONGER
    for end in range(start, min(start + MOST_SENTENCES, len(windows))):
        if not windows[end][0] <= paragraph < windows[end][1]:
            break
        value, bits = model.evidence.between(paragraph, end)
        score += value
        found |= bits
        length += model.target[end]
        if end > start:
            begun += model.split(end)
            if length > most:
                break
        cost = begun + model.cost(paragraph, score, found, length)
        _relax(rows[end + 1], paragraph, cost, end + 1 - start, before)


def _back(rows: Sequence[_Row], paragraphs: int) -> list[int]:
    last = rows[-1]
    paragraph = min(last, key=lambda one: (last[one][0] + _rest(paragraphs - 1 - one), one))
    found = [-1] * (len(rows) - 1)
    at = len(rows) - 1
    while at:
        _, size, before = rows[at][paragraph]
        if size:
            found[at - size : at] = [paragraph] * size
        at -= size or 1
        paragraph = before
    return found


def _rest(paragraphs: int) -> float:
    return min(DROPPED + DROPPED_FURTHER * (paragraphs - 1), DROPPED_MOST) if paragraphs > 0 else 0.0
