"""Empty cells of tables drawn with blanks, told by where the cells of the other rows are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from toolkit.formats.report.wrapping import columns

#: What is between two cells.
BETWEEN = re.compile(r"\s{2,}")
Span = tuple[int, int]


def with_gaps(lines: Sequence[tuple[str, int]], rows: Sequence[list[str]]) -> list[list[str]]:
    """The rows, with an empty cell where one with fewer cells has nothing in a column, if that is certain.

    `lines` are their texts, and how far each is indented, in columns of a screen. Some tools count these, others
    characters: the cells of a table's columns are closest in the measure that its maker had.
    """
    count = max(map(len, rows), default=0)
    measures = [[_spans(text, indent, wide=wide) for text, indent in lines] for wide in (True, False)]
    hulls = [_hulls([one for one in spans if len(one) == count], count) for spans in measures]
    spans, hull = min(zip(measures, hulls, strict=True), key=lambda one: _width(one[1]))
    found = [list(row) for row in rows]
    for number, row in enumerate(rows):
        if 1 < len(row) < count and len(spans[number]) == len(row):
            found[number] = _put(row, _places(spans[number], hull))
    return found


def _width(hulls: Sequence[Span]) -> float:
    """How wide all columns are; no columns are the widest."""
    return sum(right - left for left, right in hulls) if hulls else float("inf")


def _put(row: Sequence[str], places: Sequence[int]) -> list[str]:
    if not places:
        return list(row)
    cells = [""] * (places[-1] + 1)
    for place, cell in zip(places, row, strict=True):
        cells[place] = cell
    return cells


def _spans(text: str, indent: int, *, wide: bool) -> list[Span]:
    """Where the cells of a line begin and end."""
    size = columns if wide else len
    spans: list[Span] = []
    start = 0
    for gap in (*BETWEEN.finditer(text), None):
        end = len(text) if gap is None else gap.start()
        spans.append((indent + size(text[:start]), indent + size(text[:end])))
        start = end if gap is None else gap.end()
    return spans


def _hulls(rows: Sequence[Sequence[Span]], count: int) -> list[Span]:
    """Where each column begins and ends; none where two of them overlap."""
    if len(rows) < 2:
        return []
    hulls = [(min(row[n][0] for row in rows), max(row[n][1] for row in rows)) for n in range(count)]
    apart = all(before[1] <= after[0] for before, after in pairwise(hulls))
    return hulls if apart else []


def _places(spans: Sequence[Span], hulls: Sequence[Span]) -> list[int]:
    """The column of each cell; empty unless each touches one column alone, and no two the same."""
    places = [[n for n, (start, end) in enumerate(hulls) if start < right and left < end] for left, right in spans]
    if any(len(one) != 1 for one in places):
        return []
    chosen = [one[0] for one in places]
    return chosen if chosen == sorted(set(chosen)) else []
