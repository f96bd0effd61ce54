"""Narrow gaps between columns: places that no character is at in rows one below another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit.formats.pdf.glyphs import Glyph

#: How wide such a gap is at least, in ems, and in how many rows one below another it is.
GAP, FEWEST = 0.34, 3
#: The share of these rows whose gap is more than the empty half of a comma.
SURE = 0.6
#: The bullet or number of an item is no wider, in ems.
MARKER = 1.7
#: Where a gap is looked at: so far before the character after it, in ems.
BEFORE = 0.15
#: Characters whose right half is empty.
HALF = frozenset("，。、；：！？）》】〕」』")
CLOSING = frozenset("）》】〕」』")


@dataclass(frozen=True, slots=True)
class Corridor:
    """A place across, and the first and the last baseline of the rows that have a gap there."""

    x: float
    top: float
    bottom: float


def end(glyph: Glyph) -> float:
    """Where the ink of a character ends at most."""
    return glyph.x1 - glyph.size / 2 if glyph.text in HALF else glyph.x1


def corridors(rows: Sequence[Sequence[Glyph]]) -> list[Corridor]:
    """The corridors of a page; the characters of each row are from left to right."""
    seen = [[one for one in row if not one.text.isspace()] for row in rows]
    seen = [row for row in seen if row]
    starts = [[one.x0 for one in row] for row in seen]
    places = {
        round(after.x0 - BEFORE * after.size)
        for row in seen
        for before, after in pairwise(row)
        if after.x0 - (end(before) if before.text in CLOSING else before.x1) > GAP * after.size
    }
    return [one for x in sorted(places) for one in _runs(seen, starts, x)]


def _runs(rows: Sequence[Sequence[Glyph]], starts: Sequence[Sequence[float]], x: float) -> Iterator[Corridor]:
    """Where rows one below another have a gap at a place; rows of one column alone may begin at it."""
    run: list[float] = []
    sure = alone = 0
    for row, own in zip([*rows, None], [*starts, ()], strict=True):
        if row is not None:
            after = bisect_left(own, x)
            if after in (0, len(row)) or _is_marker(row[:after]):
                alone += after == 0 and abs(row[0].x0 - BEFORE * row[0].size - x) < 1
                continue
            room = row[after].x0 - end(row[after - 1])
            if room > GAP * row[after].size and end(row[after - 1]) <= x:
                run.append(row[after].y)
                sure += row[after].x0 - row[after - 1].x1 > GAP * row[after].size
                continue
        enough = len(run) >= FEWEST or (run and alone >= 2 * FEWEST)
        if enough and sure >= SURE * len(run):
            yield Corridor(x, run[0], run[-1])
        run, sure, alone = [], 0, 0


def _is_marker(before: Sequence[Glyph]) -> bool:
    """Whether what is before a gap is the bullet or number of an item."""
    if before[-1].x1 - before[0].x0 >= MARKER * before[-1].size:
        return False
    return not all(one.text.isdecimal() or one.text.isalpha() for one in before)


def is_parted(before: Glyph, after: Glyph, found: Sequence[Corridor]) -> bool:
    """Whether a corridor is between two characters of a row."""
    room = after.x0 - end(before)
    if room <= GAP * after.size:
        return False
    near = 0.5 * after.size
    return any(end(before) <= one.x <= after.x0 and one.bottom - near <= after.y <= one.top + near for one in found)
