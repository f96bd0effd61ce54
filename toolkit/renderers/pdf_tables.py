"""Tables of a PDF: tagged with their captions, columns as wide as their texts, pages turned for wide ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from toolkit.language.widths import text_width
from toolkit.model.rendition import Piece
from toolkit.renderers.captions import continues, is_name, lines, name_of
from toolkit.renderers.columns import LONGEST_WORD, serif
from toolkit.renderers.labels import direction
from toolkit.renderers.page_tables import MOST_LINES, Layout, Part, is_whole, laid_out
from toolkit.renderers.page_tables import lines as lines_of
from toolkit.renderers.runs import badge_text, cells
from toolkit.renderers.tables import Cell, Grid, grid, mark_place
from toolkit.renderers.turned_pages import Flowing, Role, turned_blocks
from toolkit.renderers.typst import LITERAL, breakable, call, content

if TYPE_CHECKING:
    from toolkit.renderers.pdf import Writer

#: The width of the text of a page of `page.typ`, and of one that is turned, in twentieths of a point.
TEXT_WIDTHS = {"a4": (8950, 13880), "letter": (9285, 12885)}
#: The sizes of the text of tables, in half points.
SIZES = (18, 16, 14)


def table(writer: Writer, piece: Piece) -> str:
    """A table with its captions, in its parts; each part has the name, and says that it goes on."""
    found = grid(piece, partial(badge_text, labels=writer.labels))
    layout = laid_out([found], *TEXT_WIDTHS[writer.rendition.paper], measure=serif, sizes=SIZES)
    shown = [_part(writer, piece, found, layout, number) for number in range(len(layout.parts))]
    markup = "\n".join(shown)
    return TurnedTable(markup) if layout.turned else SmallTable(markup) if is_whole(found, layout) else markup


class TurnedTable(str):
    """The markup of a table that needs a page that is turned."""

    __slots__ = ()


class SmallTable(str):
    """The markup of a table that is on one page."""

    __slots__ = ()


class NoteBelow(str):
    """The markup of a note, which is on the page of the table above it."""

    __slots__ = ()


def on_turned_pages(blocks: Iterable[str]) -> Iterator[str]:
    """The markup of blocks, wide tables on pages that are turned, with what belongs to them."""
    found = list(_with_notes(blocks))
    turned = iter(turned_blocks([Flowing(_role(block), _size(block)) for block in found]))
    for is_turned, group in groupby(found, lambda _: next(turned)):
        page = list(group)
        yield from _page(page) if is_turned else page


def _with_notes(blocks: Iterable[str]) -> Iterator[str]:
    """The blocks, small tables on the page of the first note below them."""
    above: str | None = None
    for block in blocks:
        if above is not None:
            kept = isinstance(above, SmallTable) and isinstance(block, NoteBelow)
            yield call("above-note", body=f"\n{above}\n") if kept else above
        above = block
    if above is not None:
        yield above


def _role(block: str) -> Role:
    if isinstance(block, TurnedTable):
        return Role.WIDE_TABLE
    return Role.NOTE if isinstance(block, NoteBelow) else Role.HEADING if block.startswith("#heading(") else Role.TEXT


def _size(block: str) -> int:
    """How much text is in markup."""
    return sum(map(text_width, LITERAL.findall(block)))


def _page(blocks: Sequence[str]) -> Iterator[str]:
    yield call("page", "flipped: true", body="\n{}\n".format("\n\n".join(blocks)))


def _part(writer: Writer, piece: Piece, found: Grid, layout: Layout, number: int) -> str:
    part = layout.parts[number]
    columns = "".join(f"{width / 20:g}pt, " for width in part.widths)
    rows = [_row(writer, piece, found, row, part, layout) for row in range(len(found.texts))]
    names = "".join(_lines(writer, piece, units=False))
    if number:
        names = content(f"{name_of(piece)} ({writer.labels.continued})".strip())
    units = "".join(_lines(writer, piece, units=True))
    return call(
        "data-table",
        f"[{names}]" if names else "none",
        f"[{units}]" if units else "none",
        f"columns: ({columns})",
        f"size: {layout.size / 2:g}pt",
        f"padding: {layout.padding / 20:g}pt",
        f"position: {'bottom' if any(map(is_name, piece.below)) else 'top'}",
        f"listed: {'false' if number or continues(piece) else 'true'}",
        f"whole: {'true' if is_whole(found, layout) else 'false'}",
        f"head-rows: {found.header}",
        f"header: ({''.join(rows[: found.header])})",
        f"body: ({''.join(rows[found.header :])})",
    )


def _lines(writer: Writer, piece: Piece, *, units: bool) -> Iterator[str]:
    """The lines of the captions of a table that name it, or those that say its unit."""
    first = True
    for one in (*piece.captions, *piece.below):
        for span, is_unit in lines(one):
            if is_unit is units:
                text = writer.text(one, span=span)
                yield ("" if first else "#linebreak()") + ("" if span[0] else writer.badge(one)) + text
                first = False


def _row(writer: Writer, piece: Piece, found: Grid, row: int, part: Part, layout: Layout) -> str:
    spans = cells(piece.children[row].target)
    whole = lines_of(found, row, part, layout) <= MOST_LINES
    return "".join(
        _cell(writer, piece.children[row], spans, found, row, cell, columns, layout, whole=whole and cell.rows == 1)
        for cell in found.cells(row)
        if cell.rows and (columns := sum(cell.column <= one < cell.column + cell.columns for one in part.columns))
    )


def _cell(
    writer: Writer, piece: Piece, spans: Sequence[tuple[int, int]], found: Grid, row: int, cell: Cell, columns: int,
    layout: Layout, *, whole: bool,
) -> str:  # fmt: skip
    """A cell; figures and their headings are flush right, with hidden text for what figures lack."""
    body = writer.text(piece, span=spans[cell.column]) if cell.column < len(spans) else ""
    body = writer.badge(piece) + body if cell.column == mark_place(found.texts[row]) else body
    body = breakable(body, LONGEST_WORD)
    header = row < found.header
    indent = layout.indent(found, row, cell)
    beginning = "right" if direction(writer.rendition.language) == "rtl" else "left"
    side = "center" if header and cell.columns > 1 else "start"
    if cell.column in found.figures and cell.columns == 1:
        side = "end"
        fill = found.fill(row, cell.column)
        body += call("hide", body=content(fill)) if fill else ""
    arguments = [
        f"align: {side} + {'bottom' if header else 'top'}",
        f"breakable: {'false' if whole else 'true'}",
        *([f"inset: ({beginning}: {(layout.padding + indent) / 20:g}pt)"] if indent else []),
        *([f"colspan: {columns}"] if columns > 1 else []),
        *([f"rowspan: {cell.rows}"] if cell.rows > 1 else []),
    ]
    return f"table.cell({', '.join(arguments)})[{f'#strong[{body}]' if header and body else body}], "
