"""Word for reviewers: a table of source and target, with findings as comments, and terms and figures marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from toolkit.model import BlockKind
from toolkit.model.rendition import MarkKind, Piece, Remark, Rendition, Side, Substitution
from toolkit.renderers.captions import is_name, is_unit
from toolkit.renderers.contents import DEEPEST_HEADING, contents
from toolkit.renderers.draft import draft_mark
from toolkit.renderers.labels import direction, glossary_head
from toolkit.renderers.no_break import with_no_breaks
from toolkit.renderers.page_tables import MOST_LINES
from toolkit.renderers.runs import Run, cells
from toolkit.renderers.tables import rows_alone
from toolkit.renderers.word import xml
from toolkit.renderers.word.appendices import closing
from toolkit.renderers.word.bilingual_tables import both
from toolkit.renderers.word.body import STYLE_SEPARATOR, section
from toolkit.renderers.word.document import assemble
from toolkit.renderers.word.writer import Writer

#: Width of the column of numbers, in twentieths of a point.
NUMBER_WIDTH = 700
#: The space beside the text of a cell on both sides, and half a point, in the same unit.
BESIDE, _TWENTIETHS = 216, 10
#: Rows in a table: programs lay out several tables in less time than one of a thousand rows.
ROWS = 100
#: The styles of paragraphs that have the space of a cell around them.
STYLES_OF_CELLS = frozenset({"Table Text", "Source Text", "Provenance"})
_FLUSH_LEFT = '<w:jc w:val="left"/>'
#: The grid of lines of a page, on which a template sets running text: it would pull the lines of cells apart.
_GRID = re.compile(r"<w:docGrid\b[^>]*/>")


def render(rendition: Rendition, template: tuple[str, bytes] | None = None) -> bytes:
    """The .docx file. `template` is (path, bytes) of a Word document that provides styles, page setup and header.

    Raises InputError if the template is not a Word document.
    """
    rendition = with_no_breaks(rendition)
    page = section(rendition.paper, landscape=True, draft=bool(draft_mark(rendition)))
    return assemble(rendition, lambda writer: _body(rendition, writer), page, template)


def _body(rendition: Rendition, writer: Writer) -> str:
    writer.section = _GRID.sub("", writer.section)
    front = rendition.front
    parts = [writer.paragraph(writer.prose(front.title), "Title")] if front.title else []
    writer.entries = {id(entry.piece): entry for entry in contents(rendition.body)}
    tables = _Tables(writer)
    tables.add_all(rendition.head)
    tables.add_details(writer.labels.labelled(name, text) for name, text in front.lines)
    tables.add_all(rendition.body)
    tables.flush(tables.header)
    text = [*parts, *tables.parts, xml.gap(xml.AFTER_TABLE)]
    return "".join(part for _, part in closing(writer, ((False, part) for part in text)))


class _Tables:
    """The tables of the text: those with a row for each paragraph, and between them those of the report."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.widths = _widths(writer.text_width)
        head = [_cell(writer, writer.own(text)) for text in ("", *glossary_head(writer.rendition, writer.labels)[:2])]
        self.header = xml.table_row(head, self.widths, header=True)
        self.parts: list[str] = []
        self.rows: list[str] = []
        self.count = 0
        self.last_kept = self.ends_kept = False  # that of the last paragraph, and of the last table

    def add_all(self, pieces: Sequence[Piece]) -> None:
        """Add pieces and what is below them."""
        for piece in pieces:
            for block in piece.walk(into_tables=False):
                self.add(block)

    def add_details(self, lines: Iterable[str]) -> None:
        """Add a row with the lines of metadata that only the translation has."""
        shown = "".join(_cell(self.writer, self.writer.prose(line), "Details") for line in lines)
        if shown:
            empty = _cell(self.writer, "")
            self.rows.append(xml.table_row([empty, empty, shown], self.widths))

    def add(self, piece: Piece) -> None:
        """Add a block; a table of the report after what is before it."""
        if piece.kind is not BlockKind.TABLE:
            self._paragraph(piece)
        elif piece.children:
            self.flush(self.header)
            self._captions(piece.captions)
            cells_of = partial(_source_cell, self.writer), partial(_target_cell, self.writer)
            tables = both(self.writer, piece, self.count + 1, NUMBER_WIDTH, *cells_of)
            self._append(xml.gap(xml.LEAST_GAP).join(tables))
            self.count += len(piece.children)
            self.ends_kept = bool(piece.below)
            self._captions(piece.below)

    def _append(self, table: str) -> None:
        """Add a table, on the page of the one before it if that ends with a row that is kept with the next."""
        self.parts += [xml.gap(xml.LEAST_GAP, keeps_next=self.ends_kept)] * bool(self.parts) + [table]

    def _captions(self, captions: Sequence[Piece]) -> None:
        """The captions of a table as one of their own, without the header of the others."""
        for piece in captions:
            self._paragraph(piece)
        self.flush()

    def _paragraph(self, piece: Piece) -> None:
        for source, target in KINDS[piece.kind](self.writer, piece):
            self.count += 1
            number = _cell(self.writer, xml.run(str(self.count)), keeps_next=_is_kept(piece))
            self.rows.append(xml.table_row([number, source, target], self.widths, whole=self._is_low(piece)))
            self.last_kept = _is_kept(piece)

    def _is_low(self, piece: Piece) -> bool:
        """True if the row of a paragraph is on one page; a higher one that was would leave most of a page empty."""
        styles = self.writer.table_styles
        scale = max(styles.names) * _TWENTIETHS
        texts = zip((piece.source.text, piece.target.text), self.widths[1:], strict=True)
        return all(styles.measure(text) * scale <= MOST_LINES * 1000 * (width - BESIDE) for text, width in texts)

    def flush(self, *header: str) -> None:
        """End the table of paragraphs."""
        for at in range(0, len(self.rows), ROWS):
            rows = [*header, *self.rows[at : at + ROWS]]
            self._append(xml.table(rows, self.widths, self.writer.style("Table Grid"), header=bool(header)))
            self.ends_kept = self.last_kept and at + ROWS >= len(self.rows)
        self.rows.clear()


def _source_cell(writer: Writer, piece: Piece, span: tuple[int, int] | None, _: bool) -> str:
    return _source(writer, piece, span) if span else ""


def _target_cell(writer: Writer, piece: Piece, span: tuple[int, int] | None, marked: bool) -> str:
    """A cell of a row's target; one that is `marked` has its badge, its findings and where it comes from."""
    content = _target(writer, piece, span) if span else ""
    if not marked:
        return content
    origin = writer.prose(f" [{piece.provenance}]") if piece.provenance else ""
    return _commented(writer, piece, writer.badge(piece) + content) + origin


def _widths(total: int) -> tuple[int, int, int]:
    """The widths of the columns: number, source, and the target, which needs more room."""
    source = (total - NUMBER_WIDTH) * 2 // 5
    return NUMBER_WIDTH, source, total - NUMBER_WIDTH - source


def _cell(writer: Writer, content: str, style: str = "Table Text", *, keeps_next: bool = False) -> str:
    placed = "" if style in STYLES_OF_CELLS else writer.sheet.in_cell(writer.style(style))
    if style.startswith("heading"):
        placed = placed.removesuffix(_FLUSH_LEFT) + _FLUSH_LEFT
    return writer.paragraph(content, style, placed, keeps_next=keeps_next or None)


def _names_table(piece: Piece) -> bool:
    """True for a caption that is on the page of its table."""
    return is_name(piece) or is_unit(piece)


def _is_kept(piece: Piece) -> bool:
    """True if the row of a piece is on the page of the next: programs ask all its cells."""
    return piece.kind is BlockKind.HEADING or _names_table(piece)


def _source(writer: Writer, piece: Piece, span: tuple[int, int] | None = None, *, own_style: bool = False) -> str:
    return writer.side(piece, piece.source, (), span, style=lambda run: _style(writer, run), own_style=own_style)


def _target(writer: Writer, piece: Piece, span: tuple[int, int] | None = None) -> str:
    """The target; empty if that would repeat the source, which is next to it."""
    if piece.substitution is Substitution.SOURCE:
        return ""
    return writer.side(piece, None, None, span, style=lambda run: _style(writer, run))


def _style(writer: Writer, run: Run) -> str:
    kinds = {mark.kind for mark in run.marks}
    for kind, name in ((MarkKind.QUANTITY, "Quantity"), (MarkKind.TERM, "Term")):
        if kind in kinds:
            return writer.style(name)
    return writer.style("Enumerator") if run.enumerator or run.run_in else ""


def _commented(writer: Writer, piece: Piece, content: str) -> str:
    """Content with the unit's findings attached as comments."""
    before, after = _comments(writer, piece)
    return before + content + after


def _comments(writer: Writer, piece: Piece) -> tuple[str, str]:
    """What is before and after the text that the unit's findings are attached to."""
    before = after = ""
    for remark in piece.remarks:
        number = writer.comment(_comment(writer, remark))
        before += f'<w:commentRangeStart w:id="{number}"/>'
        after += f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
    return before, after


def _comment(writer: Writer, remark: Remark) -> str:
    text = f"{remark.severity.value} {remark.check}: {remark.message}"
    lines = [text, *([f"→ {remark.suggestion}"] if remark.suggestion else [])]
    return "".join(xml.paragraph(writer.prose(line), writer.style("annotation text")) for line in lines)


def _joined(piece: Piece, side: Side, write: Callable[[tuple[int, int] | None], str]) -> str:
    """A whole side, or the cells of a row separated by bars."""
    if piece.kind is not BlockKind.ROW:
        return write(None)
    return xml.run(" | ").join(write(span) for span in cells(side))


def _both(writer: Writer, piece: Piece, style: str = "Table Text") -> Iterator[tuple[str, str]]:
    plain = style == "Table Text" and direction(writer.rendition.language) == "ltr"
    source = _joined(piece, piece.source, lambda span: _source(writer, piece, span, own_style=plain))
    target = _joined(piece, piece.target, lambda span: _target(writer, piece, span))
    shown = _commented(writer, piece, writer.badge(piece) + target)
    kept = _names_table(piece)
    yield (
        _cell(writer, source, "Source Text" if plain else style, keeps_next=kept),
        _cell(writer, shown, style, keeps_next=kept) + _origin(writer, piece),
    )


def _origin(writer: Writer, piece: Piece) -> str:
    return _cell(writer, writer.prose(piece.provenance), "Provenance") if piece.provenance else ""


def _paragraph(writer: Writer, piece: Piece) -> Iterator[tuple[str, str]]:
    """A paragraph; a run-in heading is a heading in both languages."""
    entry = writer.entries.get(id(piece))
    if entry is None or piece.substitution is Substitution.SOURCE or direction(writer.rendition.language) == "rtl":
        yield from _both(writer, piece)
        return
    before, after = _comments(writer, piece)
    level = min(entry.level, DEEPEST_HEADING)
    spans = _run_in_spans(piece.source)
    source = [_source(writer, piece, span, own_style=span is spans[-1]) for span in spans]
    first, *rest = (_target(writer, piece, span) for span in _run_in_spans(piece.target))
    target = [before + writer.badge(piece) + first, *rest]
    target[-1] += after
    yield (
        _with_heading(writer, source, "Source Text", level),
        (_with_heading(writer, target, "Table Text", level) + _origin(writer, piece)),
    )


def _run_in_spans(side: Side) -> list[tuple[int, int]]:
    """The spans of a run-in heading with the space after it, and of the rest; one span where there is none."""
    end = side.run_in[1] if side.run_in else 0
    rest = end + len(side.text[end:]) - len(side.text[end:].lstrip())
    return [(0, rest), (rest, len(side.text))] if 0 < rest < len(side.text) else [(0, len(side.text))]


def _with_heading(writer: Writer, parts: Sequence[str], style: str, level: int) -> str:
    """The paragraphs of a cell, the first of which is a heading that Word shows in one line with the second."""
    if len(parts) == 1:
        return _cell(writer, parts[0], style)
    heading = writer.paragraph(parts[0], "Table Heading", f'<w:outlineLvl w:val="{level - 1}"/>{STYLE_SEPARATOR}')
    return heading + _cell(writer, parts[1], style)


def _title(writer: Writer, piece: Piece) -> Iterator[tuple[str, str]]:
    yield from _both(writer, piece, "Title")


def _heading(writer: Writer, piece: Piece) -> Iterator[tuple[str, str]]:
    yield from _both(writer, piece, f"heading {min(max(piece.level, 1), DEEPEST_HEADING)}")


def _caption(writer: Writer, piece: Piece) -> Iterator[tuple[str, str]]:
    style = "Table Unit" if is_unit(piece) else "caption" if is_name(piece) else "Figure Caption"
    yield from _both(writer, piece, style)


KINDS: dict[BlockKind, Callable[[Writer, Piece], Iterator[tuple[str, str]]]] = {
    BlockKind.TITLE: _title,
    BlockKind.METADATA: _both,
    BlockKind.HEADING: _heading,
    BlockKind.PARAGRAPH: _paragraph,
    BlockKind.LIST_ITEM: _both,
    BlockKind.TABLE: rows_alone,
    BlockKind.ROW: _both,
    BlockKind.CAPTION: _caption,
    BlockKind.NOTE: _both,
}
