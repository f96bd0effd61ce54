"""How a table is set on a page: upright or turned, the size of its text, its columns, and its parts if too wide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from toolkit.renderers.columns import Column, Measure, fitted, measured, proportional, split
from toolkit.renderers.tables import INDENT, Cell, Grid

#: The sizes of the text of tables that are tried, in half points: usual, small, smallest.
SIZES = (19, 17, 15)
#: Twentieths of a point in half a point.
_TWENTIETHS = 10
#: The space on either side of the text of a cell, in thousandths of its size.
_PADDING = 500
#: Rows of figures with more lines on average are better on a turned page than in the smallest text.
_CRAMPED = 2
#: A row with more lines may be parted at the end of a page.
MOST_LINES = 30


@dataclass(frozen=True, slots=True)
class Part:
    """Some columns of a table and their widths, in twentieths of a point."""

    columns: tuple[int, ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A table on a page: whether the page is turned, the size of the text in half points, and its parts."""

    turned: bool
    size: int
    parts: tuple[Part, ...]

    @property
    def padding(self) -> int:
        """The space on either side of the text of a cell, in twentieths of a point."""
        return _PADDING * self.size * _TWENTIETHS // 1000

    def indent(self, grid: Grid, row: int, cell: Cell) -> int:
        """How far the text of a cell is indented, in twentieths of a point."""
        return proportional(INDENT) * grid.indent(row, cell.column) * self.size * _TWENTIETHS // 1000


def laid_out(
    grids: Sequence[Grid],
    upright: int,
    turned: int = 0,
    *,
    measure: Measure = proportional,
    sizes: Sequence[int] = SIZES,
    parted: bool = True,
) -> Layout:
    """The layout of a table, or of several in the same columns, on pages of these text widths in twentieths of a point.

    The text is made smaller before the page is turned, as a turned page leaves the page before it as full as it is. It
    is turned only where the longest words have no room upright in the smallest text, or most names of rows of figures
    have several lines there. What is too wide for a turned page is parted between columns; where one column alone is
    too wide, its words are broken, and all where no table may be `parted`. `turned` is 0 if no page can be.
    """
    columns = measured(grids, measure, 2 * _PADDING)
    tries = [(False, upright, size) for size in sizes] + [(True, turned, size) for size in sizes if turned]
    for is_turned, width, size in tries:
        widths = fitted(_scaled(columns, size), width, filled=True)
        if widths is not None:
            layout = Layout(is_turned, size, (Part(tuple(range(len(widths))), tuple(widths)),))
            if not turned or _is_readable(grids, layout, smallest=size == sizes[-1]):
                return layout
    scaled, total = _scaled(columns, sizes[-1]), max(upright, turned)
    names = max((grid.leading for grid in grids), default=1)
    return _parted(scaled, total, sizes[-1], split(scaled, total, names) if parted else None, turned=bool(turned))


def _is_readable(grids: Sequence[Grid], layout: Layout, *, smallest: bool) -> bool:
    """True if a layout that has room need not be tried in smaller text, or on a turned page.

    Only the names of rows of figures are better there than in many lines; they may have these in upright text that is
    not the smallest, and in the smallest on a turned page.
    """
    names_figures = all(2 * len(grid.figures) >= grid.columns for grid in grids)
    return smallest is layout.turned or not names_figures or not _is_cramped(grids, layout)


def _is_cramped(grids: Sequence[Grid], layout: Layout) -> bool:
    """True if the rows below the header have more lines than `_CRAMPED` on average."""
    counts = [
        lines(grid, row, layout.parts[0], layout) for grid in grids for row in range(grid.header, len(grid.texts))
    ]
    return sum(counts) > _CRAMPED * len(counts)


def _scaled(columns: Sequence[Column], size: int) -> list[Column]:
    """The columns in twentieths of a point, for text of a size."""
    return [one.scaled(size * _TWENTIETHS, 1000) for one in columns]


def _parted(
    columns: Sequence[Column], total: int, size: int, places: list[list[int]] | None, *, turned: bool
) -> Layout:
    if places is None:  # the widest word of some columns has no room
        most = total // len(columns)
        columns = [replace(one, least=min(one.least, most)) for one in columns]
        places = [list(range(len(columns)))]
    parts = [
        Part(tuple(part), tuple(fitted([columns[one] for one in part], total, filled=True) or ())) for part in places
    ]
    return Layout(turned, size, tuple(parts))


def is_whole(grid: Grid, layout: Layout) -> bool:
    """True if a table is so small that it is not parted at the end of a page, which is lower if it is turned."""
    most = MOST_LINES // 2 if layout.turned else MOST_LINES
    if len(layout.parts) > 1 or len(grid.texts) > most:
        return False
    return sum(lines(grid, row, layout.parts[0], layout) for row in range(len(grid.texts))) <= most


def lines(grid: Grid, row: int, part: Part, layout: Layout) -> int:
    """About how many lines a row has."""
    scale = layout.size * _TWENTIETHS
    width_of = dict(zip(part.columns, part.widths, strict=True))
    found = 0
    for cell in grid.cells(row):
        width = sum(width_of.get(column, 0) for column in range(cell.column, cell.column + cell.columns))
        if width:
            room = 1000 * max(width - 2 * layout.padding - layout.indent(grid, row, cell), 1)
            found = max(found, -(-proportional(grid.texts[row][cell.column]) * scale // room))
    return found
