"""The order in which a page is read: column by column, what is across both between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from toolkit.formats.pdf.grids import Table
from toolkit.formats.pdf.rows import Line, merged
from toolkit.formats.pdf.spread import with_tables
from toolkit.language.captions import UNIT_CAPTION

Item = Line | Table

#: Columns have so many lines beside one another, each so many ems wide, and so many of them begin or end
#: at the gap, or so many ems beside it.
FEWEST, NARROWEST, FULL, BESIDE = 3, 7, 0.3, 3.5
#: So far before a column, in ems, is the gap to the one before it; and where on the page that may be.
GUTTER, MIDDLE = 0.15, (0.2, 0.8)
DEEPEST = 3
#: So many rows tell where the margins are.
MANY = 10


@dataclass(slots=True)
class Region:
    """What is read from top to bottom: a page, a column, or what is across columns."""

    items: list[Item] = field(default_factory=list)
    column: bool = False


def regions(items: Sequence[Item], *, blank: float, depth: int = 0) -> list[Region]:
    """The parts of a page in the order in which they are read."""
    ordered = sorted(items, key=lambda one: (-one.y, one.x0))
    gutter = _gutter([one for one in ordered if isinstance(one, Line)]) if depth < DEEPEST else None
    if gutter is None:
        return [Region(_rows(ordered, blank=blank), depth > 0)]
    found: list[Region] = []
    sides: tuple[list[Item], list[Item]] = ([], [])
    across: list[Item] = []
    for item in ordered:
        if item.x0 < gutter < item.end:
            found += _columns(sides, blank=blank, depth=depth)
            sides = ([], [])
            across.append(item)
            continue
        if across:
            found.append(Region(_rows(across, blank=blank)))
            across = []
        sides[item.x0 >= gutter].append(item)
    found += _columns(sides, blank=blank, depth=depth)
    if across:
        found.append(Region(_rows(across, blank=blank)))
    return found


def may_have_columns(lines: Sequence[Line], found: Sequence[Region]) -> bool:
    """Whether a page that is read as one has long texts beside one another, which are not a table."""
    if len(found) > 1:
        return False
    items = found[0].items if found else []
    inside = [(one.top, one.bottom) for one in items if isinstance(one, Table)]
    long = [
        line
        for line in lines
        if line.x1 - line.x0 > NARROWEST * line.size and not any(low <= line.y <= high for high, low in inside)
    ]
    beside = sum(one.x0 > other.end and abs(one.y - other.y) < 0.8 * one.size for one in long for other in long)
    return beside >= FEWEST


def _columns(sides: tuple[list[Item], list[Item]], *, blank: float, depth: int) -> list[Region]:
    return [region for side in sides if side for region in regions(side, blank=blank, depth=depth + 1)]


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where the gap between two columns is."""
    if len(lines) < 2 * FEWEST:
        return None
    size = median(line.size for line in lines)
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    low, high = (left + share * (right - left) for share in MIDDLE)
    best: tuple[int, float] | None = None
    for start in sorted({round(line.x0, 1) for line in lines if low < line.x0 < high}):
        place = start - GUTTER * size
        crossing = sum(line.x0 < place < line.end for line in lines)
        if (best is None or crossing < best[0]) and _parts(lines, place, size):
            best = crossing, place
    return best[1] if best else None


def _parts(lines: Sequence[Line], place: float, size: float) -> bool:
    """Whether lines on both sides of a place are columns of text."""
    before = [line for line in lines if line.end <= place]
    after = [line for line in lines if line.x0 >= place]
    if min(len(before), len(after)) < FEWEST or len(before) + len(after) < len(lines) / 2:
        return False
    beside = sum(any(abs(one.y - line.y) < 0.8 * size for one in after) for line in before)
    if beside < min(FEWEST, len(before), len(after)):
        return False
    if min(median(line.x1 - line.x0 for line in side) for side in (before, after)) < NARROWEST * size:
        return False
    edge = min(max(line.end for line in before) + BESIDE * size / 2, place)
    ends = sum(edge - line.end < BESIDE * size for line in before)
    starts = sum(line.x0 - place < BESIDE * size for line in after)
    return ends >= FULL * len(before) and starts >= FULL * len(after)


def _rows(items: Sequence[Item], *, blank: float) -> list[Item]:
    """The items from top to bottom, the parts of a line put together."""
    rows: list[list[Line] | Table] = []
    for item in items:
        last = rows[-1] if rows else None
        if isinstance(item, Table):
            rows.append(item)
        elif isinstance(last, list) and abs(last[0].y - item.y) < 0.45 * max(item.size, last[0].size):
            last.append(item)
        else:
            rows.append([item])
    for row in rows:
        if isinstance(row, list):
            row.sort(key=lambda one: one.x0)
    left, right = _margins(rows)
    found: list[Item] = []
    for row in with_tables(rows):
        if isinstance(row, Table):
            found.append(row)
            continue
        for part in row:
            part.aside = part.end + part.size < left or part.x0 - part.size > right
        found += _put([part for part in row if not part.aside], blank=blank)
        found += [part for part in row if part.aside]
    return found


def _margins(rows: Sequence[Sequence[Line] | Table]) -> tuple[float, float]:
    """Where most rows begin and end: beyond it are notes in the margin."""
    own = [row for row in rows if not isinstance(row, Table)]
    if len(own) < MANY:
        return 0.0, float("inf")
    starts, ends = sorted(row[0].x0 for row in own), sorted(row[-1].end for row in own)
    return starts[len(starts) // 5], ends[-1 - len(ends) // 5]


def _put(parts: list[Line], *, blank: float) -> list[Line]:
    """A line of its parts; the unit of a table beside its name is a line of its own."""
    if len(parts) < 2:
        return parts
    if UNIT_CAPTION.fullmatch(parts[-1].text):
        return [*_put(parts[:-1], blank=blank), parts[-1]]
    return [merged(parts, blank=blank)]
