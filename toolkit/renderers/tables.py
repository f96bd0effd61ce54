"""Measure the columns of a table, and find those that hold figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Never

from toolkit.language.widths import text_width
from toolkit.model.rendition import Piece
from toolkit.renderers.runs import cells

_FIGURE = re.compile(r"[-+−–—]?\s*[$¥€£]?\d[\d,.\s]*\s*(%|percent|‰|pp)?|[-–—/…]|")

#: The least and greatest width of a column, in columns of a fixed-width font.
_NARROWEST, _WIDEST = 8, 40


def column_count(table: Piece) -> int:
    """The number of cells in a table's longest row; 0 if the table has no rows."""
    return max((len(cells(row.target)) for row in table.children), default=0)


def figure_columns(table: Piece) -> frozenset[int]:
    """The columns that hold only figures or nothing below the header; they are set flush right."""
    body = [[row.target.text[start:end].strip() for start, end in cells(row.target)] for row in table.children[1:]]
    found = set()
    for column in range(1, column_count(table)):
        texts = [row[column] for row in body if column < len(row)]
        if any(any(map(str.isdigit, text)) for text in texts) and all(_FIGURE.fullmatch(text) for text in texts):
            found.add(column)
    return frozenset(found)


def column_widths(table: Piece, total: int) -> list[int]:
    """Widths that add up to at most `total`, in proportion to the longest text of each column, within bounds."""
    longest = [_NARROWEST] * column_count(table)
    for row in table.children:
        for column, (start, end) in enumerate(cells(row.target)):
            longest[column] = max(longest[column], min(text_width(row.target.text[start:end]), _WIDEST))
    return [total * one // sum(longest) for one in longest]


def rows_alone(*_: object) -> Iterator[Never]:
    """The entry for tables in renderers that write each row on its own: nothing for the table itself."""
    return iter(())
