"""The paragraphs of a report as the page numbers them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.model import Block
from toolkit.model.rendition import Piece, Rendition
from toolkit.renderers.compose import shown_blocks
from toolkit.renderers.tables import grid
from toolkit.workspace import OpenCatalog, OpenUnit

#: Why a paragraph has no unit. A catalog that cannot be read whole may have it.
ABSENT, UNREAD = "not in the catalog; run: toolkit update", "cannot be read in the catalog; correct its errors"


@dataclass(frozen=True, slots=True)
class Entry:
    """One paragraph: its number on the page, and its unit, None where the catalog has none for it.

    A row of a table knows which of its cells are in columns of figures, and whether it is the head. `missing` says why
    there is no unit.
    """

    number: int
    block: Block
    piece: Piece
    unit: OpenUnit | None
    repeated: bool = False
    figures: frozenset[int] = frozenset()
    head: bool = False
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
    columns: dict[int, frozenset[int]] = {}
    heads: set[int] = set()
    number = 0
    for block, piece in zip(shown_blocks(blocks), rendition.walk(), strict=True):
        if piece.unit is None:  # a table
            table = grid(piece)
            columns |= {id(row): table.figures for row in piece.children}
            heads |= {id(row) for row in piece.children[: table.header]}
            continue
        number += 1
        unit = catalog.unit(piece.unit) if piece.unit in catalog else None
        yield Entry(
            number,
            block,
            piece,
            unit,
            piece.unit in seen,
            columns.get(id(piece), frozenset()),
            id(piece) in heads,
            "" if unit else missing,
        )
        seen.add(piece.unit)
