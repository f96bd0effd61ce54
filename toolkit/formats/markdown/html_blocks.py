"""Blocks of HTML within Markdown: their text by paragraphs, their tables by rows. Scripts and styles are not text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from toolkit.formats.report.css import cell_start
from toolkit.formats.report.raised import raised

#: Elements that begin a paragraph and end one.
BLOCKS = frozenset(
    """
    p div center section article header footer main aside nav blockquote pre ul ol li dl dt dd h1 h2 h3 h4 h5 h6
    details summary figure figcaption caption hr br table address form
    """.split()
)
#: Elements without text for readers.
HIDDEN = frozenset(["script", "style", "head", "template", "noscript", "iframe", "object"])
PICTURES = frozenset(["img", "svg", "video", "audio", "canvas", "embed"])
#: A table has no more columns, and no cell spans more rows.
MOST_COLUMNS, MOST_ROWS = 200, 1000
HEADING = re.compile("h([1-6])")


@dataclass(slots=True)
class Piece:
    """A paragraph or row of a block, with the line that it begins in, counted from 0; `starts` as in `Paragraph`."""

    text: str
    line: int
    row: bool = False
    first: bool = False
    heading: int = 0
    bullet: bool = False
    caption: bool = False
    starts: tuple[int | None, ...] = ()


def pieces(source: str) -> tuple[list[Piece], int]:
    """The paragraphs and rows of a block of HTML, and how many pictures it has."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    return reader.finish(), reader.pictures


@dataclass(slots=True)
class _Table:
    """Rows with the cells that reach down into the next ones: the column → how many more rows."""

    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    down: dict[int, int] = field(default_factory=dict)
    #: The text of the open cell, and how many columns and rows it spans.
    cell: list[str] | None = None
    span: tuple[int, int] = (1, 1)
    #: Its attributes, and where the texts of the cells before it begin: row and column → place.
    attributes: dict[str, str] = field(default_factory=dict)
    starts: dict[tuple[int, int], int | None] = field(default_factory=dict)

    def begin_row(self, line: int) -> None:
        self.rows.append((line, []))

    def fill(self) -> None:
        """Empty cells where one from above reaches down."""
        cells = self.rows[-1][1]
        while self.down.get(len(cells), 0):
            self.down[len(cells)] -= 1
            cells.append("")

    def put(self, raw: str) -> None:
        if not self.rows:
            self.begin_row(0)
        self.fill()
        cells, (columns, rows) = self.rows[-1][1], self.span
        if len(cells) + columns > MOST_COLUMNS:
            return
        text = spaced(raw)
        self.starts[len(self.rows) - 1, len(cells)] = cell_start(raw, [self.attributes])
        for number in range(columns):
            if rows > 1:
                self.down[len(cells)] = rows - 1
            cells.append("" if number else text)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Piece] = []
        self.text: list[str] = []
        self.start = 0
        self.hidden = 0
        self.raised = 0
        self.pictures = 0
        self.heading, self.bullet, self.caption = 0, False, False
        self.tables: list[_Table] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.pictures += tag in PICTURES
        if tag in HIDDEN:
            self.hidden += 1
        elif tag == "sup":
            self.raised = len(self._open())
        elif tag in ("tr", "td", "th") and self.tables:
            self._row_or_cell(tag, {name: value or "" for name, value in attrs})
        elif tag in BLOCKS:
            self._end()
            heading = HEADING.fullmatch(tag)
            self.heading = int(heading[1]) if heading else 0
            self.bullet, self.caption = tag == "li", tag in ("caption", "figcaption")
            if tag == "table":
                self.tables.append(_Table())

    def _open(self) -> list[str]:
        """The text of the open cell, or of the open paragraph."""
        cell = self.tables[-1].cell if self.tables else None
        return self.text if cell is None else cell

    def _row_or_cell(self, tag: str, attrs: dict[str, str]) -> None:
        table = self.tables[-1]
        self._close_cell()
        if tag == "tr":
            table.begin_row(self.getpos()[0] - 1)
            return
        table.cell, table.attributes = [], attrs
        table.span = _span(attrs, "colspan", MOST_COLUMNS), _span(attrs, "rowspan", MOST_ROWS)

    def handle_endtag(self, tag: str) -> None:
        if tag in HIDDEN:
            self.hidden = max(0, self.hidden - 1)
        elif tag == "sup":
            text = self._open()
            above = "".join(text[self.raised :])
            text[self.raised :] = [raised(above, "".join(text[: self.raised]))] if above.strip() else []
        elif tag in ("td", "th", "tr") and self.tables:
            self._close_cell()
            if tag == "tr" and self.tables[-1].rows:
                self.tables[-1].fill()
        elif tag == "table" and self.tables:
            self._close_cell()
            self._close_table()
        elif tag in BLOCKS:
            self._end()
            self.heading, self.bullet, self.caption = 0, False, False

    def handle_data(self, data: str) -> None:
        if self.hidden:
            return
        if self.tables and self.tables[-1].cell is not None:
            self.tables[-1].cell.append(data)
            return
        if not any(self.text) and data.strip():
            lead = data[: len(data) - len(data.lstrip())]
            self.start = self.getpos()[0] - 1 + lead.count("\n")
        self.text.append(data)

    def _end(self) -> None:
        """The end of a paragraph, or of a line within a cell."""
        if self.tables and self.tables[-1].cell is not None:
            self.tables[-1].cell.append(" ")
            return
        text = spaced("".join(self.text))
        if text:
            self.found.append(Piece(text, self.start, False, False, self.heading, self.bullet, self.caption))
        self.text = []

    def _close_cell(self) -> None:
        table = self.tables[-1]
        if table.cell is not None:
            table.put("".join(table.cell))
            table.cell = None

    def _close_table(self) -> None:
        table = self.tables.pop()
        rows = [
            (line, cells, tuple(table.starts.get((row, column)) for column in range(len(cells))))
            for row, (line, cells) in enumerate(table.rows)
            if any(cells)
        ]
        if self.tables and self.tables[-1].cell is not None:  # a table within a cell
            self.tables[-1].cell.append(" ".join(cell for _, cells, _ in rows for cell in cells if cell))
            return
        self.found += [
            Piece("\t".join(cells), line, row=len(cells) > 1, first=not number, starts=starts)
            for number, (line, cells, starts) in enumerate(rows)
        ]

    def finish(self) -> list[Piece]:
        """What was found, with what was open at the end."""
        while self.tables:
            self._close_cell()
            self._close_table()
        self._end()
        return self.found


def _span(attrs: dict[str, str], name: str, most: int) -> int:
    value = attrs.get(name, "").strip()
    return min(max(int(value), 1), most) if value.isascii() and value.isdigit() and len(value) < 5 else 1


def spaced(text: str) -> str:
    """A text whose line breaks and blanks in a row are one space, and none between Chinese characters."""
    return "".join(_without_breaks(text)).strip(" \u3000\u00a0")


def _without_breaks(text: str) -> Iterator[str]:
    at = 0
    for gap in re.finditer(r"[ \t\r\n\f\v]+", text):
        yield text[at : gap.start()]
        at = gap.end()
        ends = text[: gap.start()][-1:] + text[at : at + 1]
        yield "" if "\n" in gap[0] and any(one > "\u2e7f" for one in ends) else " "
    yield text[at:]
