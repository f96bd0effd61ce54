"""The rows of a table by the texts of their cells, with the captions above and the notes below that are rows of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.formats.docx.items import Item
from toolkit.formats.report.joining import stacked
from toolkit.language.numbering import leading

#: The last rows of a table that are notes to it.
NOTE = re.compile(r"(?:[备備]?[注註]|[说說]明|[资資数數][据料][来來]源|[来來]源)\s*[0-9]?\s*[:：.]|\*|＊")


@dataclass(frozen=True, slots=True)
class Row:
    """The texts of the paragraphs in each cell of a row; `whole` where it is one cell."""

    cells: list[list[str]]
    whole: bool

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
    table = [Item(row.text, row=True, gap=place == 0) for place, row in enumerate(rows[start:end])]
    return [*above, *table, *(Item(text, gap=True) for row in rows[end:] for text in row.cells[0])]


def _is_caption(row: Row, place: int, groups: int) -> bool:
    """Whether a first row names the table or its unit, and not the first of several groups of rows."""
    return leading(row.cells[0][0], "zh") is None and (groups < 2 or place == 0)
