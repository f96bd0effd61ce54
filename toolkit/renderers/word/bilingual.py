"""Word for reviewers: a table of source and target, with findings as comments, and terms and figures marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from toolkit.model import BlockKind
from toolkit.model.rendition import MarkKind, Piece, Remark, Rendition, Side, Substitution
from toolkit.renderers.contents import DEEPEST_HEADING
from toolkit.renderers.draft import draft_mark
from toolkit.renderers.labels import direction, glossary_head
from toolkit.renderers.no_break import with_no_breaks
from toolkit.renderers.runs import Run, cells
from toolkit.renderers.tables import rows_alone
from toolkit.renderers.word import xml
from toolkit.renderers.word.appendices import closing
from toolkit.renderers.word.bilingual_tables import both
from toolkit.renderers.word.body import section
from toolkit.renderers.word.document import assemble
from toolkit.renderers.word.writer import Writer

#: Width of the column of numbers, in twentieths of a point.
NUMBER_WIDTH = 700
#: Rows in a table: programs lay out several tables in less time than one of a thousand rows.
ROWS = 100


def render(rendition: Rendition, template: tuple[str, bytes] | None = None) -> bytes:
    """The .docx file. `template` is (path, bytes) of a Word document that provides styles, page setup and header.

    Raises InputError if the template is not a Word document.
    """
    rendition = with_no_breaks(rendition)
    page = section(rendition.paper, landscape=True, draft=bool(draft_mark(rendition)))
    return assemble(rendition, lambda writer: _body(rendition, writer), page, template)


def _body(rendition: Rendition, writer: Writer) -> str:
    widths = _widths(writer.text_width)
    head = [_cell(writer, writer.own(text)) for text in ("", *glossary_head(rendition, writer.labels)[:2])]
    header = xml.table_row(head, widths, header=True)
    tables: list[str] = []
    rows: list[str] = []
    count = 0

    def flush() -> None:
        for at in range(0, len(rows), ROWS):
            tables.append(xml.table([header, *rows[at : at + ROWS]], widths, writer.style("Table Grid")))
        rows.clear()

    within: set[int] = set()
    for piece in rendition.walk():
        if piece.kind is BlockKind.TABLE and piece.children:
            flush()
            tables += both(
                writer, piece, count + 1, NUMBER_WIDTH, partial(_source_cell, writer), partial(_target_cell, writer)
            )
            count += len(piece.children)
            within = set(map(id, piece.children))
        elif id(piece) not in within:
            for source, target in KINDS[piece.kind](writer, piece):
                count += 1
                number = _cell(writer, xml.run(str(count)))
                rows.append(xml.table_row([number, source, target], widths, whole=False))
    flush()
    return "".join([xml.gap(xml.LEAST_GAP).join(tables), xml.gap(xml.AFTER_TABLE), *closing(writer)])


def _source_cell(writer: Writer, piece: Piece, span: tuple[int, int] | None, _: bool) -> str:
    return _source(writer, piece, span) if span else ""


def _target_cell(writer: Writer, piece: Piece, span: tuple[int, int] | None, first: bool) -> str:
    """A cell of a row's target; the first has its badge, its findings and where it comes from."""
    content = _target(writer, piece, span) if span else ""
    if not first:
        return content
    origin = writer.prose(f" [{piece.provenance}]") if piece.provenance else ""
    return _commented(writer, piece, writer.badge(piece) + content) + origin


def _widths(total: int) -> tuple[int, int, int]:
    """The widths of the columns: number, source, and the target, which needs more room."""
    source = (total - NUMBER_WIDTH) * 2 // 5
    return NUMBER_WIDTH, source, total - NUMBER_WIDTH - source


def _cell(writer: Writer, content: str, style: str = "Table Text") -> str:
    # Space above a heading would part its number from it.
    spacing = '<w:spacing w:before="40" w:after="40"/>' if style.startswith("heading") else ""
    return writer.paragraph(content, style, spacing)


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
    if run.run_in:
        return writer.style("Run-in Heading 2 Char")
    return writer.style("Enumerator") if run.enumerator else ""


def _commented(writer: Writer, piece: Piece, content: str) -> str:
    """Content with the unit's findings attached as comments."""
    before = after = ""
    for remark in piece.remarks:
        number = len(writer.comments)
        writer.comments.append(_comment(writer, remark))
        before += f'<w:commentRangeStart w:id="{number}"/>'
        after += f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
    return before + content + after


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
    origin = _cell(writer, writer.prose(piece.provenance), "Provenance") if piece.provenance else ""
    yield _cell(writer, source, "Source Text" if plain else style), _cell(writer, shown, style) + origin


def _heading(writer: Writer, piece: Piece) -> Iterator[tuple[str, str]]:
    level = 1 if piece.kind is BlockKind.TITLE else min(max(piece.level, 1) + 1, DEEPEST_HEADING)
    yield from _both(writer, piece, f"heading {level}")


KINDS: dict[BlockKind, Callable[[Writer, Piece], Iterator[tuple[str, str]]]] = {
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
