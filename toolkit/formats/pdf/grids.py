"""Tables whose cells are ruled: the lines make a grid, and cells without a line between them are one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from toolkit.formats.pdf.glyphs import Glyph, Rule
from toolkit.formats.pdf.indents import Ink, ink
from toolkit.formats.pdf.rows import Line, lines
from toolkit.formats.report.joining import between
from toolkit.language.numbering import leading

#: Lines that are so near are one, and touch, in points.
NEAR = 3.0
#: The share of a cell's side that a line must cover.
COVERED = 0.6
#: Shorter lines are dashes and bullets.
SHORTEST = 6.0
#: What is left free beside the text of a cell, in ems.
PADDING = 1.3
MOST_COLUMNS, MOST_ROWS = 100, 400


@dataclass(slots=True)
class Table:
    """A table on a page: its rows of cells, and the places of its columns. A row over all columns has one cell.

    `inks` are where the first line of each cell is.
    """

    page: int
    x0: float
    x1: float
    top: float
    bottom: float
    columns: list[float]
    rows: list[list[str]] = field(default_factory=list)
    inks: list[list[Ink | None]] = field(default_factory=list)
    #: The columns of the last row whose text is full, and may go on on the next page.
    full: set[int] = field(default_factory=set)

    @property
    def y(self) -> float:
        return self.top

    @property
    def end(self) -> float:
        return self.x1


def tables(rules: Sequence[Rule], glyphs: Sequence[Glyph], page: int, *, blank: float) -> list[Table]:
    """The ruled tables of a page from top to bottom."""
    found = []
    for group in _groups(_whole(rules)):
        grid = _grid(group)
        if grid is not None:
            table = grid.table(glyphs, page, blank=blank)
            if table is not None:
                found.append(table)
    outer = [one for one in found if not any(_is_within(one, other) for other in found)]
    return sorted(outer, key=lambda one: -one.top)


def _is_within(one: Table, other: Table) -> bool:
    """Whether a table is in a cell of another, which has its text."""
    across = other.x0 - NEAR < one.x0 and one.x1 < other.x1 + NEAR
    return one is not other and across and other.bottom - NEAR < one.bottom and one.top < other.top + NEAR


def _whole(rules: Sequence[Rule]) -> list[Rule]:
    """The lines, with those that go on in one another as one."""
    found: list[Rule] = []
    for across in (True, False):
        places = [_laid(one, across) for one in rules if one.across is across]
        merged: list[list[float]] = []
        for place, start, end in sorted(places, key=lambda one: (round(one[0] / NEAR), one[1])):
            last = merged[-1] if merged else None
            if last and abs(last[0] - place) <= NEAR and start <= last[2] + NEAR:
                last[2] = max(last[2], end)
            else:
                merged.append([place, start, end])
        for place, start, end in merged:
            if end - start >= SHORTEST:
                found.append(Rule(start, place, end, place) if across else Rule(place, start, place, end))
    return found


def _laid(rule: Rule, across: bool) -> tuple[float, float, float]:
    """Where a line is, and where it begins and ends."""
    if across:
        return (rule.y0 + rule.y1) / 2, rule.x0, rule.x1
    return (rule.x0 + rule.x1) / 2, rule.y0, rule.y1


def _groups(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """The lines that touch one another, over others too."""
    across = sorted((one for one in rules if one.across), key=lambda one: one.y0)
    heights = [one.y0 for one in across]
    parents: dict[Rule, Rule] = {one: one for one in rules}

    def root(one: Rule) -> Rule:
        while parents[one] != one:
            parents[one] = parents[parents[one]]
            one = parents[one]
        return one

    for down in rules:
        if down.across:
            continue
        first = bisect_right(heights, down.y0 - NEAR)
        for one in across[first : bisect_right(heights, down.y1 + NEAR)]:
            if one.x0 - NEAR <= down.x0 <= one.x1 + NEAR:
                parents[root(one)] = root(down)
    groups: dict[Rule, list[Rule]] = {}
    for one in rules:
        groups.setdefault(root(one), []).append(one)
    for group in groups.values():
        if sum(one.across for one in group) > 1 and not all(one.across for one in group):
            yield group


@dataclass(slots=True)
class _Grid:
    xs: list[float]
    ys: list[float]
    across: list[Rule]
    down: list[Rule]

    def table(self, glyphs: Sequence[Glyph], page: int, *, blank: float) -> Table | None:
        """The table with its texts; none where all is one column, which is a frame."""
        columns, rows = len(self.xs) - 1, len(self.ys) - 1
        if columns < 2:
            return None
        parents = self._parents(columns, rows)
        if len({_root(parents, n) for n in range(columns * rows)}) < 2:
            return None
        inside: dict[int, list[Glyph]] = {}
        for glyph in glyphs:
            place = self._place(glyph)
            if place is not None:
                inside.setdefault(_root(parents, place), []).append(glyph)
        if not inside:
            return None
        table = Table(page, self.xs[0], self.xs[-1], self.ys[0], self.ys[-1], self.xs)
        widths = self._widths(parents, columns, rows)
        for row in range(rows):
            cells, full, inks = [], set(), []
            for column in range(columns):
                cell = row * columns + column
                own = inside.get(cell, ()) if _root(parents, cell) == cell else ()
                text, is_full = _text(own, widths.get(cell, 0.0), page, blank=blank)
                cells.append(text)
                inks.append(ink(own))
                full |= {column} if is_full else set()
            if any(cells):
                whole = {_root(parents, row * columns + column) for column in range(columns)}
                count = 1 if len(whole) == 1 and columns > 1 else columns
                table.rows.append(cells[:count])
                table.inks.append(inks[:count])
                table.full = full
        return table

    def _place(self, glyph: Glyph) -> int | None:
        x, y = (glyph.x0 + glyph.x1) / 2, glyph.y + 0.3 * glyph.size
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[-1] <= y <= self.ys[0]):
            return None
        column = min(bisect_right(self.xs, x) - 1, len(self.xs) - 2)
        row = next(n for n in range(len(self.ys) - 1) if y >= self.ys[n + 1])
        return row * (len(self.xs) - 1) + column

    def _parents(self, columns: int, rows: int) -> list[int]:
        """For each cell one that it is joined with, the first of all at the end."""
        parents = list(range(columns * rows))
        for row in range(rows):
            top, bottom = self.ys[row], self.ys[row + 1]
            sides = {n for n, x in enumerate(self.xs) if _covered(self.down, x, bottom, top, across=False)}
            for column in range(columns):
                cell = row * columns + column
                if column + 1 < columns and column + 1 not in sides:
                    _join(parents, cell, cell + 1)
                left, right = self.xs[column], self.xs[column + 1]
                if row + 1 < rows and not _covered(self.across, bottom, left, right, across=True):
                    _join(parents, cell, cell + columns)
        return parents

    def _widths(self, parents: list[int], columns: int, rows: int) -> dict[int, float]:
        """The width of each cell by its first place."""
        ends: dict[int, int] = {}
        for cell in range(columns * rows):
            first = _root(parents, cell)
            ends[first] = max(ends.get(first, 0), cell % columns + 1)
        return {first: self.xs[end] - self.xs[first % columns] for first, end in ends.items()}


def _grid(group: Sequence[Rule]) -> _Grid | None:
    across, down = [one for one in group if one.across], [one for one in group if not one.across]
    left, right = min(one.x0 for one in across), max(one.x1 for one in across)
    low, high = min(one.y0 for one in group), max(one.y1 for one in group)
    xs = _distinct([left, right, *(one.x0 for one in down)])
    ys = _distinct([low, high, *(one.y0 for one in across)])[::-1]
    if not (2 <= len(xs) <= MOST_COLUMNS + 1 and 2 <= len(ys) <= MOST_ROWS + 1) or len(xs) + len(ys) < 5:
        return None
    return _Grid(xs, ys, across, down)


def _distinct(places: Sequence[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > NEAR:
            found.append(place)
    return found


def _covered(rules: Sequence[Rule], place: float, start: float, end: float, *, across: bool) -> bool:
    """Whether lines cover most of a side."""
    total = 0.0
    for rule in rules:
        at, first, last = _laid(rule, across)
        if abs(at - place) <= NEAR:
            total += max(0.0, min(last, end) - max(first, start))
    return total >= COVERED * (end - start)


def _root(parents: list[int], cell: int) -> int:
    while parents[cell] != cell:
        cell = parents[cell]
    return cell


def _join(parents: list[int], one: int, other: int) -> None:
    first, last = sorted((_root(parents, one), _root(parents, other)))
    parents[last] = first


def _text(glyphs: Sequence[Glyph], width: float, page: int, *, blank: float) -> tuple[str, bool]:
    """The text of a cell: lines that are full go on in the next, others are joined with it.

    With it, whether its last line is full.
    """
    text, room = "", width
    before: Line | None = None
    for line in lines(glyphs, page, blank=blank):
        if before is not None and (line.y < before.y - 0.5 * line.size or before.x1 < line.x0):
            text += "" if room < line.size and _goes_on(before.text, line.text) else between(text, line.text)
        text += line.text
        before, room = line, width - (line.x1 - line.x0) - PADDING * line.size
    return " ".join(text.split()), before is not None and room < before.size


def _goes_on(before: str, text: str) -> bool:
    """Whether a line of a cell that has no room for more goes on in the next, without a blank between words."""
    if before[-1] in "。；;！？" or leading(text, "zh") is not None:
        return False
    return not (before[-1].isascii() and before[-1].isalnum() and text[0].isascii() and text[0].isalpha())
