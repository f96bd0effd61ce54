"""The columns of a table on the page in two languages, where each row is an element of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.model import BlockKind
from toolkit.model.rendition import Piece
from toolkit.renderers.columns import fitted, measured, proportional
from toolkit.renderers.tables import Grid, grid

#: The room that the columns of a table share, and what is between them, in thousandths of the size of their text.
ROOM, CELL_GAP = 84_000, 1100


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of the table of a row, with their widths for the style sheet; none where the page has no room."""

    widths: str
    grids: Mapping[str, Grid]
    row: int

    @property
    def figures(self) -> frozenset[int]:
        """The columns of figures of either side."""
        return frozenset().union(*(one.figures for one in self.grids.values()))

    def is_heading(self, side: str) -> bool:
        """True for a row of headings."""
        return self.row < self.grids[side].header

    def fill(self, side: str, column: int) -> str:
        """What a figure of one side lacks after it, to be aligned."""
        return self.grids[side].fill(self.row, column)


def columns_of_rows(table: Piece) -> Iterator[tuple[Piece, Columns]]:
    """The columns of each row of a table, as wide as the texts of both sides need."""
    if table.kind is not BlockKind.TABLE or not table.children:
        return
    grids = {side: grid(table, side=side) for side in ("source", "target")}
    widths = fitted(measured(list(grids.values()), proportional, CELL_GAP), ROOM)
    shown = " ".join(f"{width / 1000:.1f}em" for width in widths or ())
    yield from ((row, Columns(shown, grids, number)) for number, row in enumerate(table.children))
