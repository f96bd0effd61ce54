"""Tables of the Word file for reviewers: each row in both languages, one below the other, in the same columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from toolkit.model.rendition import Piece, Side
from toolkit.renderers.captions import name_of
from toolkit.renderers.page_tables import Layout, Part
from toolkit.renderers.runs import badge_text, cells
from toolkit.renderers.tables import Grid, grid, mark_place
from toolkit.renderers.word import xml
from toolkit.renderers.word.tables import alignment, cell_style, covers, lay_out
from toolkit.renderers.word.writer import Writer

#: Writes a cell of a row: the row, the span of the cell in its text, and whether it has what belongs to the whole row.
Write = Callable[[Piece, tuple[int, int] | None, bool], str]


def both(writer: Writer, piece: Piece, first: int, number_width: int, source: Write, target: Write) -> Iterator[str]:
    """The parts of a table, with a column of numbers before it that begin with `first`."""
    grids = grid(piece, side="source"), grid(piece, partial(badge_text, labels=writer.labels))
    layout = lay_out(writer, grids, writer.text_width - number_width)
    for part in layout.parts:
        rows: list[str] = []
        for place, row in enumerate(piece.children):
            header = place < grids[0].header
            for which, (found, side, write) in enumerate(
                zip(grids, (row.source, row.target), (source, target), strict=True)
            ):
                number = "" if which else xml.run(str(first + place))
                style = cell_style(writer, layout, header=header)
                # The source is on the page of its translation, and the last row on that of a caption below.
                kept = not which or (bool(piece.below) and row is piece.children[-1])
                shown = [xml.Cell(writer.paragraph(number, style, keeps_next=kept or None), number_width)]
                shown += _cells(writer, found, place, part, layout, partial(write, row), side)
                rows.append(xml.row(shown, header=header))
        yield xml.table(
            rows,
            (number_width, *part.widths),
            writer.style("Table Grid"),
            header=bool(grids[0].header),
            padding=layout.padding,
            caption=name_of(piece),
        )


def _cells(
    writer: Writer,
    found: Grid,
    row: int,
    part: Part,
    layout: Layout,
    write: Callable[[tuple[int, int] | None, bool], str],
    side: Side,
) -> Iterator[xml.Cell]:
    """The cells of a row in one language."""
    spans: Sequence[tuple[int, int]] = cells(side)
    for cell in found.cells(row) if row < len(found.texts) else ():
        widths = [wide for wide, column in zip(part.widths, part.columns, strict=True) if covers(cell, column)]
        if widths:
            marked = cell.column == mark_place(found.texts[row])
            content = write(spans[cell.column] if cell.column < len(spans) else None, marked)
            style = cell_style(writer, layout, header=row < found.header)
            paragraph = writer.paragraph(content, style, alignment(found, row, cell, layout))
            yield xml.Cell(paragraph, sum(widths), columns=len(widths))
    missing = [wide for wide, column in zip(part.widths, part.columns, strict=True) if column >= found.columns]
    text = cell_style(writer, layout, header=False)
    yield from (xml.Cell(writer.paragraph("", text), wide) for wide in missing)
