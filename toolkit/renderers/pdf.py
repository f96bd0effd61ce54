"""PDF, typeset by Typst: tagged for screen readers (PDF/UA-1), with embedded fonts and headings as bookmarks."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import groupby

from toolkit.model import BlockKind
from toolkit.model.glossary_entry import GlossaryEntry
from toolkit.model.rendition import Footnote, Piece, Rendition, Side, Substitution
from toolkit.renderers.appendix import WIDTHS, Appendix
from toolkit.renderers.contents import DEEPEST_CONTENTS, Entry, contents, separator, split_run_in
from toolkit.renderers.labels import Labels, glossary_head, labels_for
from toolkit.renderers.runs import BULLET, badge_text, cells, runs
from toolkit.renderers.tables import column_count, figure_columns
from toolkit.renderers.typesetting import typeset
from toolkit.renderers.typst import array, call, content, language, literal

#: A string literal in the markup of this module.
_LITERAL = re.compile(r'#"((?:\\.|[^"\\])*)"')


def render(rendition: Rendition) -> bytes:
    """The PDF. Raises as `typeset` does."""
    return typeset(rendition, "\n\n".join(blocks(rendition)))


def blocks(rendition: Rendition) -> Iterator[str]:
    """The whole text as Typst markup, block by block, with every text as a string literal."""
    labels = labels_for(rendition.language)
    writer = _Writer(rendition, labels)
    first = next((note.number for note in rendition.footnotes()), 1)
    if first > 1:
        yield f"#counter(footnote).update({first - 1})"
    if rendition.front.title:
        yield call("title", body=content(rendition.front.title))
    yield from writer.blocks(rendition.head)
    yield from (call("details", body=content(labels.labelled(name, text))) for name, text in rendition.front.lines)
    if len(writer.entries) > 1:
        yield call("outline", f"title: {literal(labels.contents)}", f"depth: {DEEPEST_CONTENTS}", "indent: 1.4em")
        yield call("v", "0.6em")
    yield from writer.blocks(rendition.body)
    if rendition.glossary:
        yield call("heading", "level: 1", body=content(labels.glossary))
        widths = f"({', '.join(f'{width}fr' for width in WIDTHS)})"
        head = [content(name) for name in glossary_head(rendition, labels)]
        appendix = Appendix(rendition, labels)
        for title, rows in appendix.sections():
            if title:
                yield call("heading", "level: 2", body=content(title))
            yield _rows(
                widths, head, [[_term(row), content(row.target), content(appendix.explained(row))] for row in rows]
            )
    if rendition.front.disclaimer:
        yield call("disclaimer", body=content(rendition.front.disclaimer))


def _term(row: GlossaryEntry) -> str:
    """A term with its reading."""
    return content(row.source) + (f"#linebreak(){call('reading', body=content(row.pinyin))}" if row.pinyin else "")


class _Writer:
    """Writes the pieces of a document; it knows the headings."""

    def __init__(self, rendition: Rendition, labels: Labels) -> None:
        self.rendition = rendition
        self.labels = labels
        self.entries = {id(entry.piece): entry for entry in contents(rendition.body)}

    def blocks(self, pieces: Sequence[Piece]) -> Iterator[str]:
        """The pieces in order; adjacent list items become one list."""
        for is_item, group in groupby(pieces, key=lambda piece: piece.kind is BlockKind.LIST_ITEM):
            found = list(group)
            if is_item:
                bodies = ["\n\n".join(KINDS[piece.kind](self, piece)) for piece in found]
                yield call("items", str(max(found[0].level, 1)), *(f"[{body}]" for body in bodies))
            else:
                for piece in found:
                    yield from KINDS[piece.kind](self, piece)

    def entry(self, piece: Piece) -> Entry | None:
        return self.entries.get(id(piece))

    def text(
        self,
        piece: Piece,
        side: Side | None = None,
        footnotes: Sequence[Footnote] | None = None,
        span: tuple[int, int] | None = None,
        *,
        plain: bool = False,
    ) -> str:
        """A piece's target, or a span of it, as markup; `plain` leaves out bold enumerators."""
        notes = piece.footnotes if footnotes is None else footnotes
        text = "".join(
            call("note", body=content(run.footnote.text))
            if run.footnote
            else call("enumerator", body=content(run.text))
            if run.enumerator and not plain
            else content(run.text)
            for run in runs(side or piece.target, notes, span=span)
        )
        if piece.substitution is Substitution.SOURCE:
            return call("text", language(self.rendition.source_language), body=text)
        return text

    def badge(self, piece: Piece) -> str:
        marked = badge_text(piece, self.labels)
        return call("substituted", body=content(f"[{marked}]")) + '#" "' if marked else ""


def _rows(columns: str, header: Sequence[str], rows: Sequence[Sequence[str]], figures: Collection[int] = ()) -> str:
    sides = "".join("end, " if column in figures else "start, " for column in range(len(header)))
    return call("rows", columns, f"({sides})", array(header), *(f"[{cell}]" for row in rows for cell in row))


def _title(writer: _Writer, piece: Piece) -> Iterator[str]:
    yield call("title", body=writer.badge(piece) + writer.text(piece))
    yield from writer.blocks(piece.children)


def _metadata(writer: _Writer, piece: Piece) -> Iterator[str]:
    yield call("details", body=writer.badge(piece) + writer.text(piece))
    yield from writer.blocks(piece.children)


def _heading(writer: _Writer, piece: Piece) -> Iterator[str]:
    entry = writer.entry(piece)
    content_ = writer.badge(piece) + writer.text(piece, plain=True)
    level = str(entry.level if entry else 1)
    yield call("heading", f"level: {level}", body=content_) if _visible(content_) else content_
    yield from writer.blocks(piece.children)


def _paragraph(writer: _Writer, piece: Piece) -> Iterator[str]:
    entry = writer.entry(piece)
    if entry is None:
        yield writer.badge(piece) + writer.text(piece)
    else:
        (side, notes, (_, end)), (_, other_notes, rest) = split_run_in(piece)
        stop = entry.span[1]
        heading = writer.badge(piece) + writer.text(
            piece, side, [note for note in notes if note.at < stop], entry.span, plain=True
        )
        tail = writer.text(piece, side, [note for note in notes if note.at >= stop], (stop, end), plain=True)
        yield (
            (call("run-in", str(entry.level), body=heading) if _visible(heading) else heading)
            + call("strong", body=tail)
            + content(separator(piece))
            + writer.text(piece, side, other_notes, rest)
        )
    yield from writer.blocks(piece.children)


def _visible(markup: str) -> bool:
    """True if markup contains visible text: PDF/UA does not allow empty headings."""
    return any(one.isprintable() and not one.isspace() for text in _LITERAL.findall(markup) for one in text)


def _list_item(writer: _Writer, piece: Piece) -> Iterator[str]:
    yield (content(BULLET) if piece.bullet else "") + writer.badge(piece) + writer.text(piece)
    yield from writer.blocks(piece.children)


def _table(writer: _Writer, piece: Piece) -> Iterator[str]:
    columns = column_count(piece)
    if columns:
        header, *rows = [_cells(writer, row, columns) for row in piece.children]
        yield _rows(str(columns), header, rows, figure_columns(piece))


def _row(writer: _Writer, piece: Piece) -> Iterator[str]:
    columns = len(cells(piece.target))
    yield _rows(str(columns), _cells(writer, piece, columns), [])


def _cells(writer: _Writer, piece: Piece, columns: int) -> list[str]:
    texts = [writer.text(piece, span=span) for span in cells(piece.target)]
    texts[0] = writer.badge(piece) + texts[0]
    return [*texts, *[""] * (columns - len(texts))]


KINDS: dict[BlockKind, Callable[[_Writer, Piece], Iterator[str]]] = {
    BlockKind.TITLE: _title,
    BlockKind.METADATA: _metadata,
    BlockKind.HEADING: _heading,
    BlockKind.PARAGRAPH: _paragraph,
    BlockKind.LIST_ITEM: _list_item,
    BlockKind.TABLE: _table,
    BlockKind.ROW: _row,
    BlockKind.CAPTION: _paragraph,
    BlockKind.NOTE: _paragraph,
}
