"""What holds for the tables of every format: how wide they are, and which columns are of figures."""

from __future__ import annotations

import re

from toolkit.model.rendition import Piece
from toolkit.renderers.runs import cells

_FIGURE = re.compile(r"[-+−–—]?\s*[$¥€£]?\d[\d,.\s]*\s*(%|percent|‰|pp)?|[-–—/…]|")


def column_count(table: Piece) -> int:
    """The number of cells of a table's longest row; 0 for a table without rows."""
    return max((len(cells(row.target)) for row in table.children), default=0)


def figure_columns(table: Piece) -> frozenset[int]:
    """The columns that hold figures only (or nothing) below the head: they are set flush right."""
    body = [[row.target.text[start:end].strip() for start, end in cells(row.target)] for row in table.children[1:]]
    found = set()
    for column in range(1, column_count(table)):
        texts = [row[column] for row in body if column < len(row)]
        if any(any(map(str.isdigit, text)) for text in texts) and all(_FIGURE.fullmatch(text) for text in texts):
            found.add(column)
    return frozenset(found)
