"""Where the texts of the cells of a table begin, by the places of their characters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from toolkit.formats.pdf.corridors import end
from toolkit.formats.pdf.glyphs import Glyph
from toolkit.formats.pdf.rows import by_baseline
from toolkit.formats.report.starts import starts_of_columns

#: Places are told apart by so much, in hundredths of a character.
_NEAR = 25
#: A text is in the middle of its cell if what is before it and after it differs by less, and is more than the last.
_MIDDLE, _LEAST = 60, 100


class Ink(NamedTuple):
    """Where the first line of a cell begins and ends, in points, and the size of its characters."""

    start: float
    end: float
    size: float


def ink(glyphs: Sequence[Glyph]) -> Ink | None:
    """The first line of the characters of a cell; None where all are blanks."""
    seen = [one for one in glyphs if not one.text.isspace()]
    if not seen:
        return None
    line = next(by_baseline(seen))
    return Ink(line[0].x0, end(line[-1]), max(one.size for one in line))


def starts(inks: Sequence[Sequence[Ink | None]], columns: Sequence[float]) -> list[tuple[int | None, ...]]:
    """Where the cells of rows begin, in hundredths of a character; `columns` are the places of columns."""
    rows = [
        [
            one and _place(one, *columns[column : column + 2])
            for column, one in enumerate(row)
            if column + 1 < len(columns)
        ]
        for row in inks
    ]
    begins = starts_of_columns([[one and one[:2] for one in row] for row in rows])
    return [
        tuple(
            None if one is not None and one[2] and not _is_begun(rows, column, one[0]) else start
            for column, (one, start) in enumerate(zip(row, own, strict=True))
        )
        for row, own in zip(rows, begins, strict=True)
    ]


def _place(one: Ink, left: float, right: float) -> tuple[int, int, bool]:
    """Where a text begins and ends from the left of its cell, and whether it is in the middle of it."""
    before, until, whole = (
        round((place - left) / one.size * 100 / _NEAR) * _NEAR for place in (one.start, one.end, right)
    )
    return before, until, before > _LEAST and abs(whole - until - before) < _MIDDLE


def _is_begun(rows: Sequence[Sequence[tuple[int, int, bool] | None]], column: int, start: int) -> bool:
    """Whether a text that is not in the middle of its cell begins at a place of a column."""
    own = (row[column] for row in rows if column < len(row))
    return any(one is not None and not one[2] and abs(one[0] - start) <= _NEAR for one in own)
