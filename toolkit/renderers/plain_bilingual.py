"""Plain text in two languages: each paragraph of the source with its translation below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from toolkit.model import BlockKind
from toolkit.model.rendition import Piece, Rendition
from toolkit.renderers.plain import closing, text_of, underlined
from toolkit.renderers.words import Words, words


def render(rendition: Rendition) -> bytes:
    """The document as UTF-8 text with LF line ends."""
    said = words(rendition.language)
    parts = [part for piece in rendition.walk() for part in KINDS[piece.kind](piece, said)]
    parts += closing(rendition, said)
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _both(piece: Piece, said: Words) -> Iterator[str]:
    yield f"{piece.source.text}\n{text_of(piece, said)}"


def _heading(piece: Piece, said: Words) -> Iterator[str]:
    yield underlined(f"{piece.source.text}\n{text_of(piece, said)}", "=" if piece.kind is BlockKind.TITLE else "-")


def _nothing(piece: Piece, said: Words) -> Iterator[str]:  # noqa: ARG001  # a table's rows come one by one
    return iter(())


KINDS: dict[BlockKind, Callable[[Piece, Words], Iterator[str]]] = {
    BlockKind.TITLE: _heading,
    BlockKind.METADATA: _both,
    BlockKind.HEADING: _heading,
    BlockKind.PARAGRAPH: _both,
    BlockKind.LIST_ITEM: _both,
    BlockKind.TABLE: _nothing,
    BlockKind.ROW: _both,
}
