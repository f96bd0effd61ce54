"""The table of key indicators in a page: rows link to the section they come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from toolkit.model.figure_table import FigureRow, FigureTable
from toolkit.renderers.figures.svg import page_bar
from toolkit.renderers.figures.wording import cell_text
from toolkit.renderers.html_text import element, text

#: The columns of the table of one report: name, value, change, unit.
_ONE_REPORT = range(4)


def figures_html(table: FigureTable | None, anchors: Mapping[str, str]) -> str:
    """The appendix, or an empty string. `anchors` are those of the headings, by the units below them."""
    if table is None:
        return ""
    parts = [element("h2", text(table.title), id_="figures"), element("p", text(f"{table.note} {table.bars}".strip()))]
    number = 0
    for section in table.sections:
        if section.title:
            parts.append(element("h3", text(section.title)))
        rows = []
        for row in section.rows:
            rows.append(
                element("tr", "".join(_cells(row, anchors, number, section.axis)), class_="part" if row.part else None)
            )
            number += len(row.bars)
        head = element("tr", "".join(element("th", text(name), scope="col") for name in section.head))
        inner = element("thead", head) + element("tbody", "\n".join(rows))
        name = section.title or ", ".join(section.head)
        parts.append(
            element("div", element("table", inner), class_="wide", role="region", tabindex="0", aria_label=name)
        )
    years = any(len(section.head) > len(_ONE_REPORT) for section in table.sections)
    return element(
        "section", "\n".join(parts), class_="figures years" if years else "figures", aria_labelledby="figures"
    )


def _cells(row: FigureRow, anchors: Mapping[str, str], number: int, axis: Decimal) -> Iterator[str]:
    bars = dict(row.bars)
    for column, cell in enumerate(row.cells):
        shown = text(cell_text(cell))
        if column in bars:
            number += 1
            shown += "<br>\n" + page_bar(bars[column], axis, number)
        yield element("td" if column else "th", shown, scope=None if column else "row")
    place = text(str(row.number))
    yield element("td", element("a", place, href=f"#{anchors[row.unit]}") if row.unit in anchors else place)
