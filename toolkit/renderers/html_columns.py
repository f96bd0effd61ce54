"""The columns of a table on the page in two languages, where each row has the cells of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.model.rendition import Piece
from toolkit.renderers.columns import Column, fitted, measured, proportional
from toolkit.renderers.html_tables import heading_of
from toolkit.renderers.tables import Cell, Grid, grid

#: The room that the columns of a table share, and what is between them, in thousandths of the size of their text.
ROOM, CELL_GAP = 84_000, 1100
#: A wider column takes no more than this part of a small window, in hundredths.
_BROAD, _SHARE = 14_000, 70


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: the grid of each side, and widths for the style sheet.

    `fits` is true if a printed page has room for them.
    """

    grids: Mapping[str, Grid]
    widths: tuple[str, ...]
    fits: bool

    @property
    def style(self) -> str:
        """The widths for the style sheet, and their sum."""
        return f"--columns: {' '.join(self.widths)}; --room: calc({' + '.join(self.widths)})"

    @property
    def figures(self) -> frozenset[int]:
        """The columns of figures of either side."""
        return frozenset().union(*(one.figures for one in self.grids.values()))

    def count(self, side: str) -> int:
        """How many columns one side has."""
        return self.grids[side].columns

    def is_heading(self, row: int, side: str) -> bool:
        """True for a row of headings."""
        return row < self.grids[side].header

    def role(self, row: int, side: str, column: int) -> str:
        """What a cell is: the heading of its column or of its row, or neither."""
        _, scope = heading_of(self.grids[side], row, Cell(column))
        return "cell" if scope is None else "columnheader" if scope.startswith("col") else "rowheader"

    def fill(self, row: int, side: str, column: int) -> str:
        """What a figure of one side lacks after it, to be aligned."""
        return self.grids[side].fill(row, column)


def columns_of(table: Piece) -> Columns:
    """The columns of a table with rows, as wide as the texts of both sides need."""
    grids = {side: grid(table, side=side) for side in ("source", "target")}
    found = measured(list(grids.values()), proportional, CELL_GAP)
    widths = fitted(found, ROOM)
    shown = tuple(map(_width, widths or [_readable(one) for one in found]))
    return Columns(grids, shown, widths is not None)


def _readable(column: Column) -> int:
    """The width of a column of a table that scrolls in any window."""
    return max(column.least, min(column.most, _BROAD))


def _width(width: int) -> str:
    shown = f"{width / 1000:.1f}em"
    return f"min({shown}, {_SHARE}cqi)" if width > _BROAD else shown
