"""The cheapest way through the sentences of the target, each run of which renders a paragraph or nothing.

A semi-Markov model: the state is the paragraph of the last run. Most often the next run renders the next paragraph;
going back a few or leaving some out costs more. So neighbours that changed places are found in time linear in the
document. What such a path cannot see, that a paragraph has two runs, is for `repair` to mend.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from toolkit.memory.aligning.costs import BACK, DROPPED, DROPPED_FURTHER, FARTHEST_BACK
from toolkit.memory.aligning.model import Model

#: The most sentences in a run, and how much longer than usual a run of several may be.
MOST_SENTENCES, LONGEST = 24, 2.5


class _Cell(NamedTuple):
    """The least cost of a path to here, how many sentences its last run has (0 for none), and the paragraph before."""

    cost: float
    size: int
    before: int


_NOWHERE = _Cell(math.inf, 0, -1)
_Row = dict[int, _Cell]


def path(model: Model, windows: Sequence[tuple[int, int]]) -> list[int]:
    """The paragraph of each sentence, -1 for none. `windows` are the paragraphs that each may belong to."""
    rows: list[_Row] = [{-1: _Cell(0.0, 0, -1)}]
    entries: list[dict[int, tuple[float, int]]] = []
    for sentence in range(len(windows)):
        low, high = windows[sentence]
        entries.append(_entries(rows[sentence], low, high))
        rows.append(_row(model, rows[sentence], entries, windows, sentence))
    return _back(rows, len(model.source))


def _entries(row: _Row, low: int, high: int) -> dict[int, tuple[float, int]]:
    """The least cost of beginning a run for each paragraph of a window, and the paragraph of the run before."""
    found: dict[int, tuple[float, int]] = {}
    first = min(row) if row else low
    skipped, origin = math.inf, -1
    for paragraph in range(min(first, low) + 1, high):
        cost, last = skipped + DROPPED_FURTHER, origin
        beyond = row.get(paragraph - 2, _NOWHERE).cost + DROPPED
        if beyond < cost:
            cost, last = beyond, paragraph - 2
        skipped, origin = cost, last
        near = row.get(paragraph - 1, _NOWHERE).cost
        if near <= cost:
            cost, last = near, paragraph - 1
        for step in range(1, FARTHEST_BACK + 1):
            back = row.get(paragraph + step, _NOWHERE).cost + BACK
            if back < cost:
                cost, last = back, paragraph + step
        if paragraph >= low and cost < math.inf:
            found[paragraph] = cost, last
    return found


def _row(
    model: Model,
    last: _Row,
    entries: Sequence[dict[int, tuple[float, int]]],
    windows: Sequence[tuple[int, int]],
    sentence: int,
) -> _Row:
    added = model.unused(sentence)
    row = {paragraph: _Cell(cell.cost + added, 0, paragraph) for paragraph, cell in last.items()}
    for paragraph in range(*windows[sentence]):
        least = row.get(paragraph, _NOWHERE)
        score, found, length, inner = 0.0, 0, 0.0, 0.0
        most = LONGEST * model.source[paragraph] + 10
        for size in range(1, min(MOST_SENTENCES, sentence + 1) + 1):
            start = sentence + 1 - size
            low, high = windows[start]
            if not low <= paragraph < high:
                break
            value, bits = model.evidence.between(paragraph, start)
            score += value
            found |= bits
            length += model.target[start]
            if size > 1:
                inner += model.split(start + 1)
                if length > most:
                    break
            entry = entries[start].get(paragraph)
            if entry is not None:
                cost = entry[0] + inner + model.merged(start) + model.cost(paragraph, score, found, length)
                if cost < least.cost:
                    least = _Cell(cost, size, entry[1])
        if least.cost < math.inf:
            row[paragraph] = least
    return row


def _back(rows: Sequence[_Row], paragraphs: int) -> list[int]:
    last = rows[-1]
    paragraph = min(last, key=lambda one: (last[one].cost + _rest(paragraphs - 1 - one), one))
    found = [-1] * (len(rows) - 1)
    at = len(rows) - 1
    while at:
        cell = rows[at][paragraph]
        if cell.size:
            found[at - cell.size : at] = [paragraph] * cell.size
        at -= cell.size or 1
        paragraph = cell.before
    return found


def _rest(paragraphs: int) -> float:
    return DROPPED + DROPPED_FURTHER * (paragraphs - 1) if paragraphs > 0 else 0.0
