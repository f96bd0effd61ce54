"""The rows and cells of a table, with its merged cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from toolkit.formats.docx.leavings import Leavings
from toolkit.formats.docx.names import W, children, find, flag, local, number, val

#: Word has no more columns than these.
MOST_COLUMNS = 63


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and how many columns it takes; `goes_on` is set where it belongs to the cell above or before it."""

    element: Element | None
    span: int = 1
    goes_on: bool = False


def grid(table: Element, leavings: Leavings) -> list[list[Cell]]:
    """The rows of a table, as they are when tracked changes are accepted; an empty cell has no element."""
    return [_cells(row) for row in _rows(table, leavings)]


def is_box(rows: list[list[Cell]]) -> bool:
    """Whether a table has one column: it is a frame around paragraphs."""
    return all(len(row) == 1 for row in rows)


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
        Cell(one, _span(val(one, "tcPr", "gridSpan"), 1), _goes_on(one))
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


def _goes_on(cell: Element) -> bool:
    """Whether a cell belongs to the one above (vMerge) or before it (hMerge, of old files)."""
    for name in ("vMerge", "hMerge"):
        found = find(cell, "tcPr", name)
        if found is not None and found.get(f"{W}val", "continue") == "continue":
            return True
    return False
