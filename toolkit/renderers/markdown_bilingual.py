"""Markdown in two languages: a table with the source on the left and the translation on the right."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from toolkit.model import BlockKind
from toolkit.model.rendition import Piece, Rendition
from toolkit.renderers.markdown import closing, side_text, table, text_of
from toolkit.renderers.words import Words, glossary_head, words


def render(rendition: Rendition) -> bytes:
    """The document as UTF-8 Markdown with LF line ends."""
    said = words(rendition.language)
    rows = [row for piece in rendition.walk() for row in KINDS[piece.kind](piece, said)]
    parts = [
        table([glossary_head(rendition, said)[:2], *rows]),
        *closing(rendition, said),
    ]
    return ("\n\n".join(parts) + "\n").encode()


def _both(piece: Piece, said: Words) -> Iterator[list[str]]:
    yield [side_text(piece.source), text_of(piece, said)]


def _strong(piece: Piece, said: Words) -> Iterator[list[str]]:
    texts = side_text(piece.source), text_of(piece, said)
    yield [text if text.startswith("**") else f"**{text}**" for text in texts]


def _nothing(piece: Piece, said: Words) -> Iterator[list[str]]:  # noqa: ARG001  # a table's rows come one by one
    return iter(())


KINDS: dict[BlockKind, Callable[[Piece, Words], Iterator[list[str]]]] = {
    BlockKind.TITLE: _strong,
    BlockKind.METADATA: _both,
    BlockKind.HEADING: _strong,
    BlockKind.PARAGRAPH: _both,
    BlockKind.LIST_ITEM: _both,
    BlockKind.TABLE: _nothing,
    BlockKind.ROW: _both,
}
