"""What holds for the tables of every format: how wide their columns are, and which are of figures."""

from __future__ import annotations

import re
import unicodedata

from toolkit.model.rendition import Piece
from toolkit.renderers.runs import cells

_FIGURE = re.compile(r"[-+−–—]?\s*[$¥€£]?\d[\d,.\s]*\s*(%|percent|‰|pp)?|[-–—/…]|")

#: Bounds of a column's share, in characters.
_NARROWEST, _WIDEST = 8, 40


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


def text_width(text: str) -> int:
    """How many columns a text takes in a fixed-width font: Han characters take two."""
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text
    )


def column_widths(table: Piece, total: int) -> list[int]:
    """Widths that add up to at most `total`, by the longest text of each column, none very narrow or very wide."""
    longest = [_NARROWEST] * column_count(table)
    for row in table.children:
        for column, (start, end) in enumerate(cells(row.target)):
            longest[column] = max(longest[column], min(text_width(row.target.text[start:end]), _WIDEST))
    return [total * one // sum(longest) for one in longest]
