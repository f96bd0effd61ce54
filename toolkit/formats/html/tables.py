"""Tables of a page: rows with merged cells opened and told, captions, and those that only lay out the page."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from toolkit.formats.html.parsing import Node
from toolkit.formats.report.css import cell_start
from toolkit.formats.report.joining import stacked
from toolkit.formats.report.paragraph import Paragraph
from toolkit.language.captions import CAPTION, UNIT_CAPTION
from toolkit.language.numbering import leading
from toolkit.model.document import Merged

CELLS, PARTS = ("td", "th"), ("thead", "tbody", "tfoot")
KNOWN = frozenset(["caption", "colgroup", "col", "tr", *PARTS, *CELLS])
#: No cell reaches into further columns.
WIDEST = 500
BORDER = re.compile(
    r"\bborder(?:-(?:top|bottom|left|right|style|width))?\s*:\s*(?!\s*(?:none|0|medium none|0px)\b)[^;]*", re.I
)
#: Text that a layout has in its cells: so many paragraphs, so many characters.
PARAGRAPHS, LONG = 3, 300
#: The last rows of a table that are notes to it.
NOTE = re.compile(r"(?:注|备注|備註|说明|說明|资料来源|資料來源|数据来源|數據來源|来源|來源)\s*[0-9]?\s*[:：.]|\*|＊")


class _Row(NamedTuple):
    """The cells of a row, empty where another reaches, its line, its paragraphs if it is one cell, what each of its
    own cells is over, and where the texts of the cells begin.
    """

    cells: list[str]
    line: int
    whole: list[Paragraph]
    spans: list[Merged]
    starts: tuple[int | None, ...]


class Table:
    """A table of a page. `read` gives the paragraphs of a cell."""

    def __init__(self, element: Node, read: Callable[[Node], list[Paragraph]]) -> None:
        self.element = element
        self.rows = sorted(self._own("tr"), key=_part)
        self.read = read

    def _own(self, *tags: str) -> Iterator[Node]:
        """The elements of the table itself, not of one within it."""
        for one in self.element.iter(*tags):
            if next(one.iterancestors("table"), None) is self.element:
                yield one

    def _cells_of(self, row: Node) -> list[Node]:
        return [one for one in row.iter(*CELLS) if next(one.iterancestors("tr"), None) is row]

    @property
    def cells(self) -> list[Node]:
        return [cell for row in self.rows for cell in self._cells_of(row)] or list(self._own(*CELLS))

    @property
    def loose(self) -> list[Node | str]:
        """Elements and text that are in the table and in none of its cells; browsers show them above."""
        found: list[Node | str] = []
        for part in (self.element, *self._own(*PARTS), *self.rows):
            found.append(part.text or "")
            for child in part:
                if child.tag not in KNOWN and next(child.iter("tr", *CELLS), None) is None:
                    found.append(child)
                found.append(child.tail or "")
        return [one for one in found if not isinstance(one, str) or one.strip()]

    @property
    def is_layout(self) -> bool:
        """Whether the table only lays out the page: one column, a row without a caption, or cells with a text each."""
        if self.element.get("role") in ("presentation", "none") or not self.rows:
            return True
        counts = [sum(_has_text(cell) for cell in self._cells_of(row)) for row in self.rows]
        if max(counts) <= 1 or (len(self.rows) == 1 and counts[0] <= 2 and not self.captions):
            return True
        if any(_has_text(one) for one in self._own("th", "caption")) or self._is_bordered:
            return False
        return any(_is_text(cell) for cell in self.cells)

    @property
    def _is_bordered(self) -> bool:
        border = self.element.get("border")
        if (border and border.strip() not in ("0", "")) or "MsoTableGrid" in (self.element.get("class") or ""):
            return True
        return any(BORDER.search(cell.get("style") or "") for cell in self.cells[:20])

    @property
    def captions(self) -> list[Paragraph]:
        """The paragraphs of its captions; those of a table that only lays out the page are shown as well."""
        return [
            replace(one, text=one.text.strip(), caption=True, heading=0)
            for caption in self.element.iterchildren("caption")
            for one in self.read(caption)
        ]

    def paragraphs(self) -> list[Paragraph]:
        """Its captions, its rows, and the notes below."""
        above = self.captions
        rows = self._opened
        titles = 0
        while titles < len(rows) - 1 and self._is_title(titles):
            above += [replace(one, caption=True, bullet=False, heading=0) for one in self._whole(titles)]
            titles += 1
        notes = len(rows)
        while notes > titles + 1 and self._whole(notes - 1) and NOTE.match(self._whole(notes - 1)[0].text):
            notes -= 1
        kept = [place for place in range(titles, notes) if any(map(str.strip, rows[place].cells))]
        found = [
            Paragraph(
                "\t".join(rows[place].cells),
                rows[place].line,
                row=True,
                merged=tuple(self._merged(place, kept)),
                starts=rows[place].starts,
            )
            for place in kept
        ]
        below = [replace(one, gap=True) for place in range(notes, len(rows)) for one in self._whole(place)]
        return [*above, *(replace(one, gap=True) for one in found[:1]), *found[1:], *below]

    def _merged(self, place: int, kept: Sequence[int]) -> Iterator[Merged]:
        """The merged cells of a row, of the rows that are kept."""
        for one in self._opened[place].spans:
            rows = sum(place <= row < place + one.rows for row in kept)
            if one.columns > 1 or rows > 1:
                yield one._replace(rows=rows)

    def _ends(self) -> list[int]:
        """Where the head, body or foot that each row is in ends: no cell reaches beyond it."""
        ends, end = [0] * len(self.rows), len(self.rows)
        for place in range(len(self.rows) - 1, -1, -1):
            if place + 1 < end and self.rows[place].getparent() is not self.rows[place + 1].getparent():
                end = place + 1
            ends[place] = end
        return ends

    def _whole(self, place: int) -> list[Paragraph]:
        """The paragraphs of a row that is one cell over all columns; none of another row."""
        row = self._opened[place]
        return [replace(one, text=one.text.strip()) for one in row.whole] if row.whole and len(row.cells) > 1 else []

    def _is_title(self, place: int) -> bool:
        """Whether a first row names the table or its unit, and not the first of several groups of rows."""
        whole = self._whole(place)
        groups = sum(bool(self._whole(n)) for n in range(place + 1, len(self._opened)))
        return bool(whole) and leading(whole[0].text, "zh") is None and (groups < 2 or place == 0)

    @cached_property
    def _opened(self) -> list[_Row]:
        """The rows as they are read; columns in which no cell begins are left out."""
        placed: list[tuple[dict[int, str], int, list[Paragraph], int, list[Merged], dict[int, int | None]]] = []
        reaching: dict[int, int] = {}
        for place, (row, end) in enumerate(zip(self.rows, self._ends(), strict=True)):
            cells: dict[int, str] = {}
            column = 0
            first: list[Paragraph] = []
            spans: list[Merged] = []
            starts: dict[int, int | None] = {}
            elements = self._cells_of(row)
            for cell in elements:
                while reaching.get(column, 0) > place:
                    column += 1
                width = max(1, min(_span(cell.get("colspan")), WIDEST - column))
                height = min(_span(cell.get("rowspan")) or end, end - place) if column < WIDEST else 1
                found = self.read(cell)
                first = first if cells else found
                cells[column] = stacked(one.text.strip() for one in found).replace("\t", " ")
                starts[column] = _start(cell)
                for reached in range(column, column + width):
                    reaching[reached] = place + height
                spans.append(Merged(column, width, height))
                column += width
            width = max((reached + 1 for reached, below in reaching.items() if below > place), default=0)
            placed.append((cells, row.sourceline or 0, first, width, spans, starts))
        columns = sorted({column for cells, *_ in placed for column in cells})
        return [
            _Row(
                [cells.get(column, "") for column in columns if column < end],
                line,
                only if _is_whole(cells, end > columns[-1]) else [],
                [_counted(one, columns) for one in spans],
                tuple(starts.get(column) for column in columns if column < end),
            )
            for cells, line, only, end, spans, starts in placed
        ]


def _start(cell: Node) -> int | None:
    """Where the text of a cell begins, by the blanks before it and the styles around it."""
    row = [one for one in cell.iterancestors() if one.tag in ("tr", *PARTS)][:2]
    return cell_start("".join(cell.itertext()), [_attributes(one) for one in (*reversed(row), *_around_text(cell))])


def _around_text(element: Node) -> Iterator[Node]:
    """An element and those within it that its text begins in."""
    yield element
    if not (element.text or "").strip():
        within = next((one for one in element if isinstance(one.tag, str) and _has_text(one)), None)
        if within is not None:
            yield from _around_text(within)


def _attributes(element: Node) -> dict[str, str | None]:
    align = "center" if element.tag == "center" else element.get("align")
    return {"style": element.get("style"), "align": align}


def _counted(span: Merged, columns: Sequence[int]) -> Merged:
    """A merged cell by the columns in which cells begin."""
    first = bisect_left(columns, span.column)
    return span._replace(column=first, columns=bisect_left(columns, span.column + span.columns) - first)


def _is_whole(cells: dict[int, str], reaches: bool) -> bool:
    """Whether a row is one cell over all columns, or the name or unit of the table in the first of empty ones."""
    if list(cells) == [0] and reaches:
        return True
    name = cells.get(0, "")
    return not any(text for column, text in cells.items() if column) and bool(
        CAPTION.fullmatch(name) or UNIT_CAPTION.fullmatch(name)
    )


def _part(row: Node) -> int:
    """The place of a row's part of the table: the foot is shown last, wherever it is."""
    parts = [one.tag for one in row.iterancestors("thead", "tfoot", "tbody", "table")]
    return {"thead": 0, "tfoot": 2}.get(parts[0] if parts else "", 1)


def _span(text: str | None) -> int:
    found = re.match(r"\s*(\d{1,5})", text or "")
    return int(found[1]) if found else 1


def _has_text(element: Node) -> bool:
    return any(text.strip("\u00a0\u200b\ufeff \t\r\n\f") for text in element.itertext())


def _is_text(cell: Node) -> bool:
    """Whether a cell holds a text with headings or several paragraphs, or another table."""
    if next(cell.iter("table", "h1", "h2", "h3", "form", "hr"), None) is not None:
        return True
    parts = sum(1 for one in cell.iter("p", "div", "br", "li") if _has_text(one) or one.tag == "br")
    return parts >= PARAGRAPHS and sum(len(text.strip()) for text in cell.itertext()) > LONG
