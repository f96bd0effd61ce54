"""The rows of a table by the texts of their cells, with the captions above and the notes below that are rows of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import takewhile
from typing import NamedTuple

from toolkit.formats.docx.items import Item
from toolkit.formats.report.joining import stacked
from toolkit.language.numbering import leading
from toolkit.model.document import Merged

#: The last rows of a table that are notes to it.
NOTE = re.compile(r"(?:[备備]?[注註]|[说說]明|[资資数數][据料][来來]源|[来來]源)\s*[0-9]?\s*[:：.]|\*|＊")


class Span(NamedTuple):
    """The place of a cell and how many columns it takes; `below` where it belongs to the cell above."""

    column: int
    columns: int
    below: bool


@dataclass(frozen=True, slots=True)
class Row:
    """The texts of the paragraphs in each cell of a row; `whole` where it is one cell. `spans` are its cells, `starts`
    where the first text of each begins.
    """

    cells: list[list[str]]
    whole: bool
    spans: list[Span]
    starts: list[int | None]

    @property
    def text(self) -> str:
        """The row in one line."""
        return "\t".join(stacked(texts) for texts in self.cells)


def items_of_table(rows: Sequence[Row]) -> list[Item]:
    """The captions of a table, its rows, and the notes below; each begins anew."""
    rows = [row for row in rows if row.text.strip()]
    columns = max((len(row.cells) for row in rows), default=0)
    whole = [row.whole and len(row.cells) == columns > 1 for row in rows]
    start, end = 0, len(rows)
    while start < end - 1 and whole[start] and _is_caption(rows[start], start, sum(whole[start + 1 :])):
        start += 1
    while end > start + 1 and whole[end - 1] and NOTE.match(rows[end - 1].text):
        end -= 1
    above = [Item(text, role="caption") for row in rows[:start] for text in row.cells[0]]
    shown = rows[start:end]
    table = [
        Item(row.text, row=True, gap=place == 0, merged=tuple(_merged(shown[place:])), starts=tuple(row.starts))
        for place, row in enumerate(shown)
    ]
    return [*above, *table, *(Item(text, gap=True) for row in rows[end:] for text in row.cells[0])]


def _reaches(span: Span, row: Row) -> bool:
    """Whether a cell above a row reaches down to it."""
    return span._replace(below=True) in row.spans


def _merged(rows: Sequence[Row]) -> Iterator[Merged]:
    """The merged cells of the first of some rows."""
    for span in rows[0].spans:
        if not span.below:
            count = 1 + len(list(takewhile(partial(_reaches, span), rows[1:])))
            if span.columns > 1 or count > 1:
                yield Merged(span.column, span.columns, count)


def _is_caption(row: Row, place: int, groups: int) -> bool:
    """Whether a first row names the table or its unit, and not the first of several groups of rows."""
    return leading(row.cells[0][0], "zh") is None and (groups < 2 or place == 0)
