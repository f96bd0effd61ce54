"""Markdown in two languages: a table with the source on the left and the translation on the right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from toolkit.model import BlockKind
from toolkit.model.rendition import Piece, Rendition
from toolkit.renderers.labels import Labels, glossary_head, labels_for
from toolkit.renderers.markdown import banner, closing, row_cells, side_text, table, text_of
from toolkit.renderers.runs import cells
from toolkit.renderers.tables import rows_alone


def render(rendition: Rendition) -> bytes:
    """The document as UTF-8 Markdown with LF line ends."""
    labels = labels_for(rendition.language)
    pieces = (replace(piece, target=replace(piece.target, references=())) for piece in rendition.walk())
    rows = [row for piece in pieces for row in KINDS[piece.kind](piece, labels)]
    parts = [
        banner(rendition),
        table([glossary_head(rendition, labels)[:2], *rows]),
        *closing(rendition, labels),
    ]
    return ("\n\n".join(filter(None, parts)) + "\n").encode()


def _both(piece: Piece, labels: Labels) -> Iterator[list[str]]:
    yield [side_text(piece.source), text_of(piece, labels)]


def _row(piece: Piece, labels: Labels) -> Iterator[list[str]]:
    texts = (side_text(piece.source, (), span) for span in cells(piece.source))
    yield [" | ".join(texts), " | ".join(row_cells(piece, labels))]


def _strong(piece: Piece, labels: Labels) -> Iterator[list[str]]:
    texts = side_text(piece.source), text_of(piece, labels)
    yield [text if text.startswith("**") else f"**{text}**" for text in texts]


KINDS: dict[BlockKind, Callable[[Piece, Labels], Iterator[list[str]]]] = {
    BlockKind.TITLE: _strong,
    BlockKind.METADATA: _both,
    BlockKind.HEADING: _strong,
    BlockKind.PARAGRAPH: _both,
    BlockKind.LIST_ITEM: _both,
    BlockKind.TABLE: rows_alone,
    BlockKind.ROW: _row,
    BlockKind.CAPTION: _both,
    BlockKind.NOTE: _both,
}
