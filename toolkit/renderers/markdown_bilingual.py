"""Markdown in two languages: a table with the source on the left and the translation on the right.

A table of the report does not fit into a cell: it is below in both languages, the source first. Notes are footnotes in
both languages, as those of the document in one language are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from toolkit.model import BlockKind
from toolkit.model.rendition import Piece, Rendition
from toolkit.renderers.labels import Labels, glossary_head, labels_for
from toolkit.renderers.markdown import (
    banner,
    caption,
    closing,
    escaped,
    front_lines,
    indented,
    note_text,
    side_text,
    strong,
    table,
    table_in_markdown,
    text_of,
)
from toolkit.renderers.no_break import plain_spaces
from toolkit.renderers.runs import cells
from toolkit.renderers.tables import grid

#: What a block becomes: rows of the table of both languages as (source, target), and what is outside it.
Part = tuple[str, str] | str


def render(rendition: Rendition) -> bytes:
    """The document as UTF-8 Markdown with LF line ends."""
    labels = labels_for(rendition.language)
    parts = [banner(rendition), front_lines(rendition, labels)[0]]
    shown = list(_parts(rendition.head, labels))
    shown += (("", escaped(labels.labelled(name, value))) for name, value in rendition.front.lines)
    shown += _parts(rendition.body, labels)
    head = glossary_head(rendition, labels)[:2]
    for is_text, group in groupby(shown, key=lambda part: isinstance(part, str)):
        together = list(group)
        parts += map(str, together) if is_text else [table([head, *together])]
    parts += closing(rendition, labels)
    return plain_spaces("\n\n".join(filter(None, parts)) + "\n").encode()


def _parts(pieces: Sequence[Piece], labels: Labels) -> Iterator[Part]:
    """What the blocks become, in their order."""
    blocks = (block for piece in pieces for block in piece.walk(into_tables=False))
    return (part for block in blocks for part in KINDS[block.kind](block, labels))


def _both(piece: Piece, labels: Labels) -> Iterator[Part]:
    yield side_text(piece.source), text_of(piece, labels)


def _strong(piece: Piece, labels: Labels) -> Iterator[Part]:
    yield strong(side_text(piece.source)), strong(text_of(piece, labels))


def _note(piece: Piece, labels: Labels) -> Iterator[Part]:
    """A note as a footnote where a mark leads to it, as in the document in one language."""
    if not piece.referred or piece.of_table:
        yield from _both(piece, labels)
        return
    texts = (text.replace("\\\n", " ") for text in (note_text(piece, piece.source), text_of(piece, labels)))
    yield f"[^{piece.note}]: " + "\\\n    ".join(texts)


def _table(piece: Piece, labels: Labels) -> Iterator[Part]:
    """A table in one language after the other."""
    if piece.children:
        found = grid(piece, side="source")
        rows = [[side_text(row.source, (), span) for span in cells(row.source)] for row in piece.children]
        yield from (caption(one, side_text(one.source)) for one in piece.captions)
        yield table(indented(rows, found), found.figures)
        yield from (caption(one, side_text(one.source)) for one in piece.below)
        yield from table_in_markdown(piece, labels)


def _row(piece: Piece, labels: Labels) -> Iterator[Part]:
    yield from _table(replace(piece, kind=BlockKind.TABLE, children=(piece,)), labels)


KINDS: dict[BlockKind, Callable[[Piece, Labels], Iterator[Part]]] = {
    BlockKind.TITLE: _strong,
    BlockKind.METADATA: _both,
    BlockKind.HEADING: _strong,
    BlockKind.PARAGRAPH: _both,
    BlockKind.LIST_ITEM: _both,
    BlockKind.TABLE: _table,
    BlockKind.ROW: _row,
    BlockKind.CAPTION: _both,
    BlockKind.NOTE: _note,
}
