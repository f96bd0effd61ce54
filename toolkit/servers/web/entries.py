"""The paragraphs of a report as the page numbers them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.model import Block
from toolkit.model.rendition import Piece, Rendition
from toolkit.renderers.compose import shown_blocks
from toolkit.renderers.runs import cells
from toolkit.renderers.tables import grid
from toolkit.workspace import OpenCatalog, OpenUnit

#: Why a paragraph has no unit. A catalog that cannot be read whole may have it.
ABSENT, UNREAD = "not in the catalog; run: toolkit update", "cannot be read in the catalog; correct its errors"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row is: the number of its table in the report, its own in the table, from 1, and how large that is."""

    table: int
    row: int
    rows: int
    columns: int
    #: The columns of figures.
    figures: frozenset[int]
    #: True if it is one of the rows that head the table.
    head: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One paragraph: its number on the page, and its unit, None where the catalog has none for it.

    `place` is that of a row in its table, None for all others. `missing` says why there is no unit.
    """

    number: int
    block: Block
    piece: Piece
    unit: OpenUnit | None
    repeated: bool = False
    place: Place | None = None
    missing: str = ""

    @property
    def key(self) -> str:
        """The unit's id."""
        return self.piece.unit or ""

    @property
    def anchor(self) -> str:
        """The element's id; a paragraph that the report has several times has one for each."""
        return f"u-{self.key}-{self.number}" if self.repeated else f"u-{self.key}"


def entries_of(blocks: tuple[Block, ...], rendition: Rendition, catalog: OpenCatalog) -> Iterator[Entry]:
    """The paragraphs of a rendition, with the blocks that they were made of."""
    seen: set[str] = set()
    missing = UNREAD if catalog.errors else ABSENT
    places: dict[int, Place] = {}
    number = tables = 0
    for block, piece in zip(shown_blocks(blocks), rendition.walk(), strict=True):
        if piece.unit is None:  # a table
            tables += 1
            places |= {id(row): place for row, place in zip(piece.children, _places(piece, tables), strict=True)}
            continue
        number += 1
        unit = catalog.unit(piece.unit) if piece.unit in catalog else None
        yield Entry(
            number,
            block,
            piece,
            unit,
            piece.unit in seen,
            places.get(id(piece)),
            "" if unit else missing,
        )
        seen.add(piece.unit)


def _places(table: Piece, number: int) -> Iterator[Place]:
    shown, rows = grid(table), table.children
    columns = max((len(cells(side)) for row in rows for side in (row.source, row.target)), default=0)
    for at in range(len(rows)):
        yield Place(number, at + 1, len(rows), columns, shown.figures, head=at < shown.header)
