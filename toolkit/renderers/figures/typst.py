"""The table of key indicators as Typst markup, with its bars as pictures that have an alternative text."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from toolkit.model.figure_table import FigureRow, FigureTable
from toolkit.renderers.figures.svg import HEIGHT, WIDTH, picture_bar
from toolkit.renderers.figures.wording import cell_text
from toolkit.renderers.typst import array, call, content, literal, prose

#: The colours of rises and falls, which differ in lightness too.
COLOURS = {"up": "#1f3864", "down": "#b35a1f", "axis": "#767676"}


def figures_typst(table: FigureTable | None) -> Iterator[str]:
    """The blocks of the appendix."""
    if table is None:
        return
    yield call("heading", "level: 1", body=content(table.title))
    yield prose(f"{table.note} {table.bars}".strip(), "en")
    for section in table.sections:
        if section.title:
            yield call("heading", "level: 2", body=content(section.title))
        columns = len(section.head)
        widths = ", ".join("5fr" if at == 0 else "auto" if at == columns - 1 else "3.4fr" for at in range(columns))
        sides = "start, " * (columns - 1) + "end, "
        cells = [f"[{cell}]" for row in section.rows for cell in _cells(row, section.axis)]
        yield call("rows", f"({widths})", array([content(name) for name in section.head]), f"sides: ({sides})", *cells)


def _cells(row: FigureRow, axis: Decimal) -> Iterator[str]:
    bars = dict(row.bars)
    for column, cell in enumerate(row.cells):
        shown = (call("h", "1em") if row.part and column == 0 else "") + content(cell_text(cell))
        if column in bars:
            drawing = literal(picture_bar(bars[column], axis, COLOURS))
            size = f"width: {WIDTH * 3 // 5}pt", f"height: {HEIGHT * 3 // 5}pt"
            alt = f"alt: {literal(bars[column].text)}"
            picture = call("image", f"bytes({drawing})", 'format: "svg"', *size, alt)
            shown += f"#linebreak(){call('box', body=picture)}"
        yield shown
    yield content(str(row.number))
