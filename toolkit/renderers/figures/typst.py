"""The table of key indicators as Typst markup, with its bars as pictures that have an alternative text."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model.figure_table import FigureRow, FigureTable
from toolkit.renderers.figures.html import is_signed
from toolkit.renderers.figures.svg import HEIGHT, WIDTH, bar_svg
from toolkit.renderers.typst import array, call, content, literal

#: The colours of rises and falls, which differ in lightness too.
UP, DOWN = "#1f3864", "#b35a1f"


def figures_typst(table: FigureTable | None) -> Iterator[str]:
    """The blocks of the appendix."""
    if table is None:
        return
    yield call("heading", "level: 1", body=content(table.title))
    yield content(f"{table.note} {table.bars}".strip())
    for section in table.sections:
        if section.title:
            yield call("heading", "level: 2", body=content(section.title))
        columns = len(section.head)
        widths = ", ".join("5fr" if at == 0 else "auto" if at == columns - 1 else "3fr" for at in range(columns))
        sides = "start, " * (columns - 1) + "end, "
        cells = [f"[{cell}]" for row in section.rows for cell in _cells(row, signed=is_signed(section))]
        yield call("rows", f"({widths})", f"({sides})", array([content(name) for name in section.head]), *cells)


def _cells(row: FigureRow, *, signed: bool) -> Iterator[str]:
    bars = dict(row.bars)
    for column, cell in enumerate(row.cells):
        shown = content(cell)
        if column in bars:
            drawing = literal(bar_svg(bars[column], signed=signed, up=UP, down=DOWN))
            size = f"width: {WIDTH * 3 // 5}pt", f"height: {HEIGHT * 3 // 5}pt"
            alt = f"alt: {literal(bars[column].text)}"
            picture = call("image", f"bytes({drawing})", 'format: "svg"', *size, alt)
            shown += f"#linebreak(){call('box', body=picture)}"
        yield shown
    yield content(str(row.number))
