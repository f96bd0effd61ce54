"""Tables of a Word document: captions kept with them, columns as wide as their texts, pages turned for wide ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from toolkit.model.rendition import Piece
from toolkit.renderers.captions import continues, lines, listed, name_of, naming
from toolkit.renderers.page_tables import MOST_LINES, Layout, Part, is_whole, laid_out
from toolkit.renderers.page_tables import lines as lines_of
from toolkit.renderers.runs import badge_text, cells
from toolkit.renderers.tables import Cell, Grid, grid, mark_place
from toolkit.renderers.word import xml
from toolkit.renderers.word.table_styles import figure_width
from toolkit.renderers.word.writer import Writer

#: The names of the bookmarks of captions, for the list of tables.
_BOOKMARK = "_TocTable{:05d}"
#: The ids of these bookmarks begin after those of headings.
_FIRST_ID = 100_000


def table_layout(writer: Writer, piece: Piece) -> Layout:
    """How a table is placed on the page."""
    return lay_out(writer, [_grid(writer, piece)], writer.text_width, writer.turned_width)


def lay_out(writer: Writer, grids: Sequence[Grid], upright: int, turned: int = 0, *, parted: bool = True) -> Layout:
    """The layout of tables in the same columns, in the sizes and letters of the styles of tables."""
    styles = writer.table_styles
    return laid_out(grids, upright, turned, measure=styles.measure, sizes=tuple(styles.names), parted=parted)


def cell_style(writer: Writer, layout: Layout, *, header: bool) -> str:
    """The name of the style of a cell, or of a heading."""
    return writer.table_styles.names[layout.size][header]


def _grid(writer: Writer, piece: Piece) -> Grid:
    return grid(piece, partial(badge_text, labels=writer.labels))


def table(writer: Writer, piece: Piece, layout: Layout) -> Iterator[str]:
    """A table with its captions, in its parts; each part has the name, and says that it goes on."""
    found = _grid(writer, piece)
    yield from captions(writer, piece, piece.captions)
    for number, part in enumerate(layout.parts):
        if number:
            name = f"{name_of(piece)} ({writer.labels.continued})".strip()
            yield writer.paragraph(writer.prose(name), "Caption Continued", keeps_next=True)
        rows = [_row(writer, piece, found, row, part, layout) for row in range(len(found.texts))]
        yield xml.table(
            rows, part.widths, writer.style("Report Table"), header=bool(found.header), padding=layout.padding,
            caption=name_of(piece),
        )  # fmt: skip
    yield from captions(writer, piece, piece.below)


def captions(writer: Writer, piece: Piece, pieces: Sequence[Piece]) -> Iterator[str]:
    """The captions above or below a table, those above kept with it; its name has a bookmark if it is listed."""
    name = "Caption Continued" if continues(piece) else "caption"
    for one in pieces:
        for span, is_unit in lines(one):
            content = ("" if span[0] else writer.badge(one)) + writer.side(one, span=span)
            number = writer.table_numbers.pop(id(piece), None) if not is_unit else None
            if number is not None:
                content = xml.bookmarked(content, _FIRST_ID + number, _BOOKMARK.format(number))
            style = "Table Unit" if is_unit else name
            yield writer.paragraph(content, style, keeps_next=pieces is piece.captions)


def list_of_tables(writer: Writer) -> Iterator[str]:
    """A field that lists the captions of tables, already filled, as the contents are."""
    found = listed(writer.rendition)
    writer.table_numbers = {id(piece): number for number, piece in enumerate(found, 1)}
    if not found:
        return
    yield writer.paragraph(writer.own(writer.labels.tables), "TOC Heading")
    for number, piece in enumerate(found, 1):
        badges = "".join(map(writer.badge, naming(piece)))
        line = badges + xml.link(writer.prose(name_of(piece)), _BOOKMARK.format(number))
        before = xml.field_start('TOC \\n \\h \\z \\t "Caption,1"') if number == 1 else ""
        after, space = (xml.FIELD_END, xml.AFTER_LIST) if number == len(found) else ("", "")
        yield writer.paragraph(before + line + after, "table of figures", space)


def _row(writer: Writer, piece: Piece, found: Grid, row: int, part: Part, layout: Layout) -> str:
    header = row < found.header
    spans = cells(piece.children[row].target)
    keeps_next = is_whole(found, layout) and (row + 1 < len(found.texts) or bool(piece.below))
    shown = []
    for cell in found.cells(row):
        widths = [wide for wide, column in zip(part.widths, part.columns, strict=True) if covers(cell, column)]
        if widths:
            content = writer.side(piece.children[row], span=spans[cell.column]) if cell.column < len(spans) else ""
            if cell.column == mark_place(found.texts[row]):
                content = writer.badge(piece.children[row]) + content
            shown.append(_cell(writer, found, row, cell, layout, content, widths, keeps_next=keeps_next))
    return xml.row(shown, header=header, whole=lines_of(found, row, part, layout) <= MOST_LINES)


def covers(cell: Cell, column: int) -> bool:
    """True if a cell is over a column."""
    return cell.column <= column < cell.column + cell.columns


def _cell(
    writer: Writer,
    found: Grid,
    row: int,
    cell: Cell,
    layout: Layout,
    content: str,
    widths: Sequence[int],
    *,
    keeps_next: bool,
) -> xml.Cell:
    """A cell with its paragraph, which the rows of a small table keep with the next row."""
    header = row < found.header
    return xml.Cell(
        writer.paragraph(
            content,
            cell_style(writer, layout, header=header),
            alignment(found, row, cell, layout),
            keeps_next=keeps_next or None,
        ),
        sum(widths),
        columns=len(widths),
        reaches=None if cell.rows == 1 else bool(cell.rows),
        at_foot=header,
        shade="EDF1F7" if header and row else "",
    )


def alignment(found: Grid, row: int, cell: Cell, layout: Layout) -> str:
    """The properties of a cell's paragraph: figures and their headings are flush right, with room for the digits and
    signs that figures lack; labels are indented by their levels.
    """
    if row < found.header and cell.columns > 1:
        return '<w:jc w:val="center"/>'
    if cell.column not in found.figures or cell.columns > 1:
        left = layout.indent(found, row, cell)
        return xml.indent(left=left) if left else ""
    room = figure_width(found.fill(row, cell.column)) * layout.size * 10 // 1000
    return (xml.indent(right=room) if room else "") + '<w:jc w:val="right"/>'
