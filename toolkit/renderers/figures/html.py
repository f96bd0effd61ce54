"""The table of key indicators in a page: rows link to the section they come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from toolkit.model.figure_table import FigureRow, FigureTable
from toolkit.renderers.figures.svg import page_bar
from toolkit.renderers.figures.wording import cell_text
from toolkit.renderers.html_tables import of_appendix
from toolkit.renderers.html_text import element, tagged, text

#: The columns of the table of one report: name, value, change, unit.
_ONE_REPORT = range(4)


def figures_contents(table: FigureTable | None) -> Iterator[tuple[int, str, str]]:
    """The headings of the appendix for the contents of the page: level, anchor and title."""
    if table is None:
        return
    yield 1, "figures", text(table.title)
    for number, section in enumerate(table.sections, 1):
        if section.title:
            yield 2, f"figures-part-{number}", text(section.title)


def figures_html(table: FigureTable | None, anchors: Mapping[str, str]) -> str:
    """The appendix, or an empty string. `anchors` are those of the headings, by the units below them."""
    if table is None:
        return ""
    parts = [element("h2", text(table.title), id_="figures"), element("p", text(f"{table.note} {table.bars}".strip()))]
    number = 0
    for place, section in enumerate(table.sections, 1):
        rows = []
        for row in section.rows:
            rows.append(
                element("tr", "".join(_cells(row, anchors, number, section.axis)), class_="part" if row.part else None)
            )
            number += len(row.bars)
        cells = (
            element("th", text(name), scope="col", class_=None if column else "stub")
            for column, name in enumerate(section.head)
        )
        inner = element("thead", element("tr", "".join(cells))) + element("tbody", "\n".join(rows))
        parts += of_appendix("figures", place, section.title, inner)
    years = any(len(section.head) > len(_ONE_REPORT) for section in table.sections)
    return element(
        "section", "\n".join(parts), class_="figures years" if years else "figures", aria_labelledby="figures"
    )


def _cells(row: FigureRow, anchors: Mapping[str, str], number: int, axis: Decimal) -> Iterator[str]:
    bars = dict(row.bars)
    for column, cell in enumerate(row.cells):
        shown = tagged(cell_text(cell), "en")
        if column in bars:
            number += 1
            shown += "<br>\n" + page_bar(bars[column], axis, number)
        yield element("td", shown) if column else element("th", shown, scope="row", class_="stub")
    place = text(str(row.number))
    yield element("td", element("a", place, href=f"#{anchors[row.unit]}") if row.unit in anchors else place)
