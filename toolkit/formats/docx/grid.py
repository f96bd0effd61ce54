"""The rows and cells of a table, with its merged cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from toolkit.formats.docx.leavings import Leavings
from toolkit.formats.docx.names import W, children, find, flag, local, number, val

#: Word has no more columns than these.
MOST_COLUMNS = 63
#: Text that a layout has in its cells: so many paragraphs, so many characters.
PARAGRAPHS, LONG = 3, 300
NO_LINE = frozenset({"none", "nil", None})


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and how many columns it takes; `below` is set where it belongs to the cell above, `beside` where it does
    to the cell before it.
    """

    element: Element | None
    span: int = 1
    below: bool = False
    beside: bool = False

    @property
    def goes_on(self) -> bool:
        """True if the cell belongs to another one."""
        return self.below or self.beside


def grid(table: Element, leavings: Leavings) -> list[list[Cell]]:
    """The rows of a table, as they are when tracked changes are accepted; an empty cell has no element."""
    return [_cells(row) for row in _rows(table, leavings)]


def is_layout(rows: list[list[Cell]], *, bordered: bool) -> bool:
    """Whether a table only lays out the page: one column, one row of two cells, or long texts without lines around."""
    told = [sum(cell.element is not None and _has_text(cell.element) for cell in row) for row in rows]
    if max(told, default=0) <= 1 or (len(rows) == 1 and told[0] <= 2):
        return True
    return not bordered and any(_is_text(cell.element) for row in rows for cell in row if cell.element is not None)


def _has_text(element: Element) -> bool:
    """Whether a cell has text or a number that Word generates."""
    return any((one.text or "").strip() for one in element.iter(f"{W}t")) or find_any(element, "numPr")


def _is_text(cell: Element) -> bool:
    """Whether a cell holds a text of several paragraphs, or another table."""
    if find_any(cell, "tbl"):
        return True
    count = sum(1 for one in cell.iter(f"{W}p") if _has_text(one))
    return count >= PARAGRAPHS and sum(len(one.text or "") for one in cell.iter(f"{W}t")) > LONG


def find_any(element: Element, name: str) -> bool:
    """Whether an element of a name is anywhere within another."""
    return next(element.iter(W + name), None) is not None


def is_bordered(table: Element, style: bool) -> bool:
    """Whether lines are drawn in a table; `style` tells whether its style draws them."""
    found = [one for name in ("tblBorders", "tcBorders") for one in table.iter(W + name)]
    sides = [side.get(f"{W}val") for one in found for side in one]
    return style if not sides else any(side not in NO_LINE for side in sides)


def _rows(element: Element, leavings: Leavings) -> Iterator[Element]:
    for one in children(element):
        name = local(one)
        if name == "tr":
            properties = find(one, "trPr")
            if find(properties, "del") is not None:
                leavings.add("deletion")
            elif flag(properties, "hidden"):
                leavings.add("hidden")
            else:
                yield one
        elif name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _rows(one, leavings)


def _cells(row: Element) -> list[Cell]:
    before, after = (_span(val(row, "trPr", name), 0) for name in ("gridBefore", "gridAfter"))
    found = [Cell(None)] * before
    found += [
        Cell(one, _span(val(one, "tcPr", "gridSpan"), 1), _goes_on(one, "vMerge"), _goes_on(one, "hMerge"))
        for one in _inner(row)
        if find(one, "tcPr", "cellDel") is None
    ]
    return [*found, *[Cell(None)] * after]


def _inner(element: Element) -> Iterator[Element]:
    for one in children(element):
        name = local(one)
        if name == "tc":
            yield one
        elif name in ("sdt", "sdtContent", "customXml"):
            yield from _inner(one)


def _span(text: str | None, least: int) -> int:
    return min(max(number(text, least), least), MOST_COLUMNS)


def _goes_on(cell: Element, name: str) -> bool:
    """Whether a cell belongs to the one above (vMerge) or before it (hMerge, of old files)."""
    found = find(cell, "tcPr", name)
    return found is not None and found.get(f"{W}val", "continue") == "continue"
