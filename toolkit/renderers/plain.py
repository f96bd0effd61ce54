"""Plain text: one paragraph per line, headings underlined by level, notes at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from toolkit.language.widths import text_width
from toolkit.model import BlockKind
from toolkit.model.glossary_entry import GlossaryEntry
from toolkit.model.rendition import Footnote, Piece, Rendition, Side
from toolkit.renderers import plain_tables
from toolkit.renderers.appendix import Appendix
from toolkit.renderers.captions import lines
from toolkit.renderers.draft import draft_banner
from toolkit.renderers.figures.plain import figures_plain
from toolkit.renderers.labels import Labels, labels_for
from toolkit.renderers.no_break import plain_spaces
from toolkit.renderers.runs import BULLET, badge_text, cells, runs
from toolkit.renderers.tables import grid_of, with_mark

#: The longest underline of a heading, in columns of a fixed-width font.
LONGEST_UNDERLINE = 100
#: What underlines the title and the headings of each level; down to level 4 as AsciiDoc's two-line titles.
UNDERLINES = "=-~^+:."


def render(rendition: Rendition) -> bytes:
    """The document as UTF-8 text with LF line ends."""
    labels = labels_for(rendition.language)
    title, lines = front_lines(rendition, labels)
    parts = [draft_banner(rendition), title, *blocks(rendition.head, labels), lines]
    parts += blocks(rendition.body, labels)
    parts += closing(rendition, labels)
    return plain_spaces("\n\n".join(part for part in parts if part) + "\n").encode()


def front_lines(rendition: Rendition, labels: Labels) -> tuple[str, str]:
    """The title and the lines of metadata that the settings add; empty where they add none."""
    lines = "\n".join(labels.labelled(name, value) for name, value in rendition.front.lines)
    return underlined(rendition.front.title), lines


def closing(rendition: Rendition, labels: Labels) -> Iterator[str]:
    """Notes, glossary and disclaimer, if present."""
    footnotes = list(rendition.footnotes())
    if footnotes:
        yield underlined(labels.translator_notes, 1)
        yield "\n".join(f"[{note.mark}] {note.text}" for note in footnotes)
    for text, level in figures_plain(rendition.figures):
        yield underlined(text, level) if level else text
    if rendition.glossary:
        yield underlined(labels.glossary, 1)
        appendix = Appendix(rendition, labels)
        for title, rows in appendix.sections():
            if title:
                yield underlined(title, 2)
            yield "\n".join(_term(appendix, row) for row in rows)
    yield from filter(None, (rendition.front.disclaimer, rendition.front.license))


def _term(appendix: Appendix, row: GlossaryEntry) -> str:
    """A term with its translation, and below it what it means."""
    head = "  ".join(filter(None, (row.source, row.pinyin, row.target)))
    return "\n".join([head, *(f"    {line}" for line in appendix.explained(row).split("\n") if line)])


def blocks(pieces: Sequence[Piece], labels: Labels) -> Iterator[str]:
    """The paragraphs of the pieces and of everything below them."""
    for piece in pieces:
        for block in piece.walk(into_tables=False):
            yield from KINDS[block.kind](block, labels)


def text_of(piece: Piece, labels: Labels) -> str:
    """A piece's text with the marks of its footnotes, after a label in brackets if it is not a finished translation."""
    marked = badge_text(piece, labels)
    text = side_text(piece.target, piece.footnotes)
    return " ".join(part for part in (f"[{marked}]" if marked else "", text) if part)


def side_text(side: Side, footnotes: Sequence[Footnote] = (), span: tuple[int, int] | None = None) -> str:
    """A side, or a span of it, with the marks of footnotes in brackets."""
    return "".join(f"[{run.footnote.mark}]" if run.footnote else run.text for run in runs(side, footnotes, span=span))


def row_cells(piece: Piece, labels: Labels) -> list[str]:
    """A row's cells as text, one of them with the label of a substituted row."""
    marked = badge_text(piece, labels)
    texts = [side_text(piece.target, piece.footnotes, span).strip() for span in cells(piece.target)]
    return with_mark(texts, f"[{marked}]" if marked else "")


def underlined(text: str, level: int = 0) -> str:
    """A heading underlined as its level is, to the width of its longest line; level 0 is the title."""
    longest = max(text_width(one) for one in text.split("\n"))
    line = UNDERLINES[min(level, len(UNDERLINES) - 1)]
    return f"{text}\n{line * min(longest, LONGEST_UNDERLINE)}" if text else ""


def _title(piece: Piece, labels: Labels) -> Iterator[str]:
    yield underlined(text_of(piece, labels))


def _heading(piece: Piece, labels: Labels) -> Iterator[str]:
    yield underlined(text_of(piece, labels), max(1, piece.level))


def _paragraph(piece: Piece, labels: Labels) -> Iterator[str]:
    yield text_of(piece, labels)


def _list_item(piece: Piece, labels: Labels) -> Iterator[str]:
    yield (BULLET if piece.bullet else "") + text_of(piece, labels)


def _table(piece: Piece, labels: Labels) -> Iterator[str]:
    shown = plain_tables.table(grid_of([row_cells(row, labels) for row in piece.children], piece.children))
    width = max(map(text_width, shown.split("\n")))
    above, below = (list(caption_lines(one, labels, width)) for one in (piece.captions, piece.below))
    yield "\n".join([*above, shown, *below])


def caption_lines(captions: Sequence[Piece], labels: Labels, width: int) -> Iterator[str]:
    """The captions of a table of this width, a line each, its unit flush right."""
    for piece in captions:
        for span, is_unit in lines(piece):
            marked = f"[{badge_text(piece, labels)}] " if badge_text(piece, labels) and not span[0] else ""
            for line in plain_tables.wrapped(
                marked + side_text(piece.target, piece.footnotes, span), plain_tables.WIDEST
            ):
                yield " " * (width - text_width(line)) * is_unit + line


def _row(piece: Piece, labels: Labels) -> Iterator[str]:
    yield plain_tables.table(grid_of([row_cells(piece, labels)]))


KINDS: dict[BlockKind, Callable[[Piece, Labels], Iterator[str]]] = {
    BlockKind.TITLE: _title,
    BlockKind.METADATA: _paragraph,
    BlockKind.HEADING: _heading,
    BlockKind.PARAGRAPH: _paragraph,
    BlockKind.LIST_ITEM: _list_item,
    BlockKind.TABLE: _table,
    BlockKind.ROW: _row,
    BlockKind.CAPTION: _paragraph,
    BlockKind.NOTE: _paragraph,
}
