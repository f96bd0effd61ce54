"""Plain text: one paragraph a line, headings underlined, notes at the end."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from toolkit.model import BlockKind
from toolkit.model.rendition import Footnote, Piece, Rendition, Side
from toolkit.renderers.runs import cells, label, runs
from toolkit.renderers.tables import figure_columns, text_width
from toolkit.renderers.words import Words, words


def render(rendition: Rendition) -> bytes:
    """The document as UTF-8 text with LF line ends."""
    said = words(rendition.language)
    parts = [underlined(rendition.front.title, "=")] if rendition.front.title else []
    for piece in rendition.head:
        parts += block(piece, said)
    parts += ["\n".join(said.labelled(name, value) for name, value in rendition.front.lines)]
    for piece in rendition.body:
        parts += block(piece, said)
    parts += closing(rendition, said)
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def closing(rendition: Rendition, said: Words) -> Iterator[str]:
    """Notes, glossary and disclaimer, as far as there are any."""
    footnotes = list(rendition.footnotes())
    if footnotes:
        yield underlined(said.notes, "-")
        yield "\n".join(f"[{note.number}] {note.text}" for note in footnotes)
    if rendition.glossary:
        if not rendition.is_glossary:
            yield underlined(said.glossary, "-")
        rows = [
            (entry.source, entry.target, said.explained(entry, whole=rendition.is_glossary))
            for entry in rendition.glossary
        ]
        yield aligned(rows)
    if rendition.front.disclaimer:
        yield rendition.front.disclaimer


def block(piece: Piece, said: Words) -> Iterator[str]:
    """The paragraphs of a piece and of everything below it."""
    yield from KINDS[piece.kind](piece, said)
    if piece.kind is not BlockKind.TABLE:
        for child in piece.children:
            yield from block(child, said)


def text_of(piece: Piece, said: Words) -> str:
    """A piece's text with its footnote numbers and, where it is no finished translation, what it is instead."""
    marked = label(piece, said)
    text = side_text(piece.target, piece.footnotes)
    return " ".join(part for part in (f"[{marked}]" if marked else "", text) if part)


def side_text(side: Side, footnotes: Sequence[Footnote] = (), span: tuple[int, int] | None = None) -> str:
    """A side, or a span of it, with its footnote numbers in brackets."""
    return "".join(f"[{run.footnote.number}]" if run.footnote else run.text for run in runs(side, footnotes, span=span))


def row_cells(piece: Piece, said: Words) -> list[str]:
    """A row's cells as text; what marks a substituted row stands in its first cell."""
    marked = label(piece, said)
    texts = [side_text(piece.target, piece.footnotes, span).strip() for span in cells(piece.target)]
    return [f"[{marked}] {texts[0]}".strip(), *texts[1:]] if marked else texts


def underlined(text: str, line: str) -> str:
    """A heading with a line below it as long as its longest line."""
    longest = max(text_width(one) for one in text.split("\n"))
    return f"{text}\n{line * min(longest, 100)}" if text else ""


def aligned(rows: Sequence[Sequence[str]], figures: Collection[int] = ()) -> str:
    """Rows as columns two spaces apart, those of figures flush right."""
    rows = [[cell.replace("\n", " ") for cell in row] for row in rows]
    columns = max((len(row) for row in rows), default=0)
    widths = [max((text_width(row[at]) for row in rows if at < len(row)), default=0) for at in range(columns)]
    return "\n".join(
        "  ".join(_filled(cell, widths[at], right=at in figures) for at, cell in enumerate(row)).rstrip()
        for row in rows
    )


def _filled(cell: str, wanted: int, *, right: bool) -> str:
    space = " " * (wanted - text_width(cell))
    return space + cell if right else cell + space


def _title(piece: Piece, said: Words) -> Iterator[str]:
    yield underlined(text_of(piece, said), "=")


def _heading(piece: Piece, said: Words) -> Iterator[str]:
    yield underlined(text_of(piece, said), "-") if piece.level <= 1 else text_of(piece, said)


def _paragraph(piece: Piece, said: Words) -> Iterator[str]:
    yield text_of(piece, said)


def _table(piece: Piece, said: Words) -> Iterator[str]:
    yield aligned([row_cells(row, said) for row in piece.children], figure_columns(piece))


def _row(piece: Piece, said: Words) -> Iterator[str]:
    yield aligned([row_cells(piece, said)])


KINDS: dict[BlockKind, Callable[[Piece, Words], Iterator[str]]] = {
    BlockKind.TITLE: _title,
    BlockKind.METADATA: _paragraph,
    BlockKind.HEADING: _heading,
    BlockKind.PARAGRAPH: _paragraph,
    BlockKind.LIST_ITEM: _paragraph,
    BlockKind.TABLE: _table,
    BlockKind.ROW: _row,
}
