"""Plain text in two languages: each source paragraph with its translation below."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from toolkit.model import BlockKind
from toolkit.model.rendition import Piece, Rendition
from toolkit.renderers.draft import draft_banner
from toolkit.renderers.labels import Labels, labels_for
from toolkit.renderers.plain import closing, text_of, underlined
from toolkit.renderers.tables import rows_alone


def render(rendition: Rendition) -> bytes:
    """The document as UTF-8 text with LF line ends."""
    labels = labels_for(rendition.language)
    parts = [draft_banner(rendition)]
    parts += [part for piece in rendition.walk() for part in KINDS[piece.kind](piece, labels)]
    parts += closing(rendition, labels)
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _both(piece: Piece, labels: Labels) -> Iterator[str]:
    yield f"{piece.source.text}\n{text_of(piece, labels)}"


def _heading(piece: Piece, labels: Labels) -> Iterator[str]:
    yield underlined(f"{piece.source.text}\n{text_of(piece, labels)}", "=" if piece.kind is BlockKind.TITLE else "-")


KINDS: dict[BlockKind, Callable[[Piece, Labels], Iterator[str]]] = {
    BlockKind.TITLE: _heading,
    BlockKind.METADATA: _both,
    BlockKind.HEADING: _heading,
    BlockKind.PARAGRAPH: _both,
    BlockKind.LIST_ITEM: _both,
    BlockKind.TABLE: rows_alone,
    BlockKind.ROW: _both,
    BlockKind.CAPTION: _both,
    BlockKind.NOTE: _both,
}
