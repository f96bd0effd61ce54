"""Plain text in two languages: each source paragraph with its translation below."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from toolkit.model import BlockKind
from toolkit.model.rendition import Piece, Rendition
from toolkit.renderers import plain_tables
from toolkit.renderers.draft import draft_banner
from toolkit.renderers.labels import Labels, labels_for
from toolkit.renderers.no_break import plain_spaces
from toolkit.renderers.plain import closing, front_lines, row_cells, text_of, underlined
from toolkit.renderers.tables import grid, grid_of


def render(rendition: Rendition) -> bytes:
    """The document as UTF-8 text with LF line ends."""
    labels = labels_for(rendition.language)
    title, lines = front_lines(rendition, labels)
    parts = [draft_banner(rendition), title, *_blocks(rendition.head, labels), lines]
    parts += _blocks(rendition.body, labels)
    parts += closing(rendition, labels)
    return plain_spaces("\n\n".join(part for part in parts if part) + "\n").encode()


def _blocks(pieces: Sequence[Piece], labels: Labels) -> Iterator[str]:
    """The paragraphs and tables in both languages, the captions of tables among them."""
    every = [one for piece in pieces for one in piece.walk()]
    within = {id(row) for piece in every if piece.kind is BlockKind.TABLE for row in piece.children}
    return (part for piece in every if id(piece) not in within for part in KINDS[piece.kind](piece, labels))


def _both(piece: Piece, labels: Labels) -> Iterator[str]:
    yield f"{piece.source.text}\n{text_of(piece, labels)}"


def _table(piece: Piece, labels: Labels) -> Iterator[str]:
    yield plain_tables.table(grid(piece, side="source"))
    yield plain_tables.table(grid_of([row_cells(row, labels) for row in piece.children], piece.children))


def _row(piece: Piece, labels: Labels) -> Iterator[str]:
    yield from _table(replace(piece, children=(piece,)), labels)


def _heading(piece: Piece, labels: Labels) -> Iterator[str]:
    level = 0 if piece.kind is BlockKind.TITLE else max(1, piece.level)
    yield underlined(f"{piece.source.text}\n{text_of(piece, labels)}", level)


KINDS: dict[BlockKind, Callable[[Piece, Labels], Iterator[str]]] = {
    BlockKind.TITLE: _heading,
    BlockKind.METADATA: _both,
    BlockKind.HEADING: _heading,
    BlockKind.PARAGRAPH: _both,
    BlockKind.LIST_ITEM: _both,
    BlockKind.TABLE: _table,
    BlockKind.ROW: _row,
    BlockKind.CAPTION: _both,
    BlockKind.NOTE: _both,
}
