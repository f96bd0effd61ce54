"""Tables without lines between their columns: between rules across, or of parts of lines one below another."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from toolkit.formats.pdf.corridors import end
from toolkit.formats.pdf.glyphs import Glyph, Page, Rule
from toolkit.formats.pdf.grids import Table
from toolkit.formats.pdf.indents import Ink, ink
from toolkit.formats.pdf.rows import Line, by_baseline, lines
from toolkit.formats.report.tables import FIGURE

#: Fewest rows of a table of two columns, and of one of more.
FEWEST_OF_TWO, FEWEST = 3, 2
#: The rows of a table are no further apart, in ems.
FARTHEST = 3.5
#: Texts beside one another above the body are not a table: 索引号：…　发文机关：….
FIELD = re.compile("(?<!其中)[:：]|[。；]")
LONGEST = 40
Row = list[Line]
#: Rules of one table begin and end so near, in points; fewest with a header; and the gap of columns, in ems,
#: and of cells between which the other rows have one.
NEAR, RULES, GAP, NARROW = 4.0, 3, 0.6, 0.3
#: Rules further apart are those of a page's header and footer.
HIGHEST = 0.75


def between_rules(page: Page, *, blank: float) -> list[Table]:
    """The tables of a page that have a rule above, below the header and at the end, and none down."""
    across = sorted((rule for rule in page.rules if rule.across), key=lambda one: (-one.y0, one.x0))
    groups: list[list[Rule]] = []
    for rule in across:
        group = next((one for one in groups if _are_alike(one[0], rule)), None)
        if group is None:
            groups.append([rule])
        elif group[-1].y0 - rule.y0 > NEAR:
            group.append(rule)
    found = []
    for group in groups:
        high = group[0].y0 - group[-1].y0 < HIGHEST * page.height
        if len(group) >= RULES and high and (table := _between(group, page, blank=blank)):
            found.append(table)
    return found


def _are_alike(one: Rule, other: Rule) -> bool:
    return abs(one.x0 - other.x0) < NEAR and abs(one.x1 - other.x1) < NEAR


def _between(rules: Sequence[Rule], page: Page, *, blank: float) -> Table | None:
    top, bottom = rules[0].y0, rules[-1].y0
    inside = [
        glyph
        for glyph in page.glyphs
        if bottom < glyph.y + 0.3 * glyph.size < top and rules[0].x0 - NEAR < glyph.x0 < rules[0].x1 + NEAR
    ]
    gaps = _gaps([glyph for glyph in inside if glyph.y < rules[1].y0 and not glyph.text.isspace()])
    if not gaps:
        return None
    edges = [(left + right) / 2 for left, right in gaps]
    table = Table(page.number, rules[0].x0, rules[0].x1, top, bottom, [rules[0].x0, *edges, rules[0].x1])
    for row in by_baseline(inside):
        cells = [""] * (len(edges) + 1)
        inks: list[Ink | None] = [None] * len(cells)
        for column, part in _cut(row, gaps):
            cells[column] = " ".join(line.text for line in lines(part, page.number, blank=blank))
            inks[column] = ink(part)
        filled = [n for n, cell in enumerate(cells) if cell]
        if len(filled) == 1 and table.rows and row[0].y < rules[1].y0 and table.rows[-1][filled[0]]:
            table.rows[-1][filled[0]] += cells[filled[0]]  # the rest of a cell
        elif filled:
            table.rows.append(cells)
            table.inks.append(inks)
    return table if len(table.rows) > 1 else None


def _gaps(glyphs: Sequence[Glyph]) -> list[tuple[float, float]]:
    """What is between columns: where no character is in any row."""
    found: list[tuple[float, float]] = []
    last = None
    for glyph in sorted(glyphs, key=lambda one: one.x0):
        if last is not None and glyph.x0 - last > GAP * glyph.size:
            found.append((last, glyph.x0))
        last = glyph.x1 if last is None else max(last, glyph.x1)
    return found


def _cut(row: Sequence[Glyph], gaps: Sequence[tuple[float, float]]) -> Iterator[tuple[int, list[Glyph]]]:
    """A row in its cells, each with its column; a header over several columns is in the first of them."""
    seen = [glyph for glyph in row if not glyph.text.isspace()]
    edges = [(left + right) / 2 for left, right in gaps]
    part, column = seen[:1], bisect_right(edges, seen[0].x0) if seen else 0
    for last, glyph in pairwise(seen):
        start, room = end(last), NARROW * glyph.size
        after = next((n for n, gap in enumerate(gaps) if min(gap[1], glyph.x0) - max(gap[0], start) > room), None)
        if after is not None and glyph.x0 - start > room and after >= column:
            yield column, part
            part, column = [], max(after + 1, bisect_right(edges, glyph.x0))
        part.append(glyph)
    if part:
        yield column, part


def with_tables(rows: Sequence[Row | Table]) -> Iterator[Row | Table]:
    """The rows of parts of lines, with those that make up a table as one."""
    run: list[Row] = []
    for row in rows:
        if isinstance(row, list) and _may_be(row) and (not run or _follows(run[-1], row)):
            run.append(row)
            continue
        yield from _ended(run)
        run = [row] if isinstance(row, list) and _may_be(row) else []
        if not run:
            yield row
    yield from _ended(run)


def _may_be(row: Row) -> bool:
    return len(row) > 1 and all(len(part.text) <= LONGEST and not FIELD.search(part.text) for part in row)


def _follows(above: Row, row: Row) -> bool:
    return above[0].page == row[0].page and above[0].y - row[0].y < FARTHEST * row[0].size


def _ended(run: list[Row]) -> Iterator[Row | Table]:
    """The rows as a table, where their parts are in columns."""
    count = max(map(len, run), default=0)
    hulls = _hulls([row for row in run if len(row) == count], count)
    cells = [_cells(row, hulls) for row in run]
    figures = sum(FIGURE.fullmatch(part.text) is not None for row in run for part in row[1:])
    enough = len(run) >= (FEWEST if count > 2 else FEWEST_OF_TWO) and figures * 2 >= len(run)
    if not enough or not hulls or not all(cells):
        yield from run
        return
    lines = [part for row in run for part in row]
    inks = [[next((ink(part.glyphs) for part in row if part.text == text), None) for text in own]
            for row, own in zip(run, cells, strict=True)]  # fmt: skip
    yield Table(
        lines[0].page, min(part.x0 for part in lines), max(part.x1 for part in lines), run[0][0].y,
        run[-1][0].y, [*(left for left, _ in hulls), hulls[-1][1]], cells, inks,
    )  # fmt: skip


def _hulls(rows: Sequence[Row], count: int) -> list[tuple[float, float]]:
    """Where each column begins and ends; none where two overlap."""
    if not rows:
        return []
    found = [(min(row[n].x0 for row in rows), max(row[n].x1 for row in rows)) for n in range(count)]
    return found if all(before[1] <= after[0] for before, after in pairwise(found)) else []


def _cells(row: Row, hulls: Sequence[tuple[float, float]]) -> list[str]:
    """The texts of a row by columns; none where a part is in no column or in two."""
    cells = [""] * len(hulls)
    for part in row:
        places = [n for n, (left, right) in enumerate(hulls) if part.x0 < right and left < part.x1]
        if len(places) != 1 or cells[places[0]]:
            return []
        cells[places[0]] = part.text
    return cells
