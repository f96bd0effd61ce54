"""A table as a grid: its cells, its header, the columns of figures, and what aligns figures at the decimal sign."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile
from typing import Never

from toolkit.model.document import Merged
from toolkit.model.rendition import Piece, Side
from toolkit.renderers.cell_figures import FIGURE, are_counts, are_figures, are_units, heads_units, is_data, is_word
from toolkit.renderers.runs import cells

#: The number of a row, perhaps with a mark that it is not translated before it.
_NUMBER = re.compile(r"(?:\[[^]]*\] )?[(（]?(?P<number>[0-9]{1,3}|[一二三四五六七八九十]{1,3})[)）.．、]?")
#: The blank for one level.
INDENT = "\u3000"
#: What a cell with words has, and what heads a column of numbers.
_WORD = re.compile(r"[^\W\d_]{2}")
_NUMBERS = re.compile(r"[序编編][号號]|Nos?\.?|Number|Serial (?:no\.?|number)", re.IGNORECASE)
#: A header has no more rows than this.
_MOST_HEADERS = 4
#: A longer unit is in so few cells of a column that the others do not keep room for it.
_LONGEST_SIGN = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it is shown: its place, the columns that it is over, and the rows that it reaches down in a header.

    `rows` is 0 where a cell above reaches down to.
    """

    column: int
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True)
class Grid:
    """The texts of a table, one for each column of each row, and the merged cells of each row and levels of its texts.

    Where nothing says which cells are merged, those of the header and the names of groups are known by empty cells.
    `marked` are the rows that have the mark of an unfinished unit.
    """

    texts: tuple[tuple[str, ...], ...]
    merged: tuple[tuple[Merged, ...], ...] = ()
    indents: tuple[tuple[int, ...], ...] = ()
    marked: frozenset[int] = frozenset()

    @property
    def columns(self) -> int:
        """How many columns the table has."""
        return len(self.texts[0]) if self.texts else 0

    @cached_property
    def header(self) -> int:
        """How many rows are the header: none where the first row has figures, several where its cells are parted."""
        if len(self.texts) < 2 or any(is_data(text) for text in self.texts[0][1:]):
            return 0
        rows = min(
            max([one.rows for one in self.merged[0]] if any(self.merged) else [], default=1), len(self.texts) - 1
        )
        while rows < min(len(self.texts) - 1, _MOST_HEADERS) and self._parts(rows):
            rows += 1
        return rows

    def _parts(self, row: int) -> bool:
        """True if a row has the parts of the cells above it: nothing below a name, something below an empty cell."""
        own, above = self.texts[row], self.texts[row - 1]
        opened = any(text and not over for text, over in zip(own[1:], above[1:], strict=True))
        return not own[0] and opened and not any(map(is_data, own[1:]))

    @cached_property
    def figures(self) -> frozenset[int]:
        """The columns of figures below the header, some of them missing or replaced by a word (Unchanged).

        Units (10,000 metric tons) are text.
        """
        found = set()
        for column in range(1, self.columns):
            texts = [self.texts[row][column] for row in self._body if not self._is_wide(row, column)]
            headed = any(map(heads_units, (row[column] for row in self.texts[: self.header])))
            if are_units(texts) or (headed and not are_counts(texts)):
                continue
            if are_figures(texts):
                found.add(column)
        return frozenset(found)

    @property
    def _body(self) -> range:
        """The rows below the header."""
        return range(self.header, len(self.texts))

    def _is_wide(self, row: int, column: int) -> bool:
        """True if a merged cell that begins here is over several columns."""
        return (row, column) in self._merges and self._merges[row, column].columns > 1

    @cached_property
    def names(self) -> int | None:
        """The column that names the rows; None where no row has a name."""
        body = self.texts[self.header :]
        for column in range(min(2, self.columns - 1)):
            texts = [row[column] for row in body]
            if column not in self.figures and all(texts) and not all(one.strip(".、").isdigit() for one in texts):
                return column
        return None

    @cached_property
    def leading(self) -> int:
        """How many columns at the start name the rows: all columns of text up to the one that tells rows apart.

        The number of a row (No.) does not name it, and an empty cell has the name above it.
        """
        rows = list(self._named)
        used: list[int] = []
        for column in range(self.columns):
            if self._counts(column):
                continue
            if column in self.figures:
                break
            used.append(column)
            if len({(group, *[names[one] for one in used]) for group, names in rows}) == len(rows):
                break
        return used[-1] + 1 if used else 1

    @property
    def _named(self) -> Iterator[tuple[str, Sequence[str]]]:
        """The rows below the header that are not names of groups: the group of each, and its texts in full."""
        group, above = "", [""] * self.columns
        for row in self._body:
            if self.is_group(row):
                group, above = self.texts[row][0], [""] * self.columns
                continue
            above = [text or over for text, over in zip(self.texts[row], above, strict=True)]
            yield group, above

    def _counts(self, column: int) -> bool:
        """True if a column numbers the rows or those of each group: 1, 2, 3; totals and groups may have no number."""
        if column + 1 >= self.columns:
            return False
        found = [
            _NUMBER.fullmatch(self.texts[row][column])
            for row in self._body
            if self.texts[row][column] and (self.texts[row][column + 1] or _NUMBER.fullmatch(self.texts[row][column]))
        ]
        numbers = [one["number"] for one in found if one]
        if not numbers or len(numbers) < len(found):
            return False
        values = [int(one) if one.isdecimal() else 0 for one in numbers]
        return all(one in (0, 1, last + 1) for last, one in zip([0, *values], values, strict=False))

    def is_group(self, row: int) -> bool:
        """True if a row is one cell over all columns, as the name of a group of rows is."""
        texts = self.texts[row]
        if any(self.merged):
            return any(one.columns == self.columns > 1 and bool(texts[0]) for one in self.merged[row])
        return len(texts) > 1 and bool(texts[0]) and not any(texts[1:]) and row >= self.header

    def cells(self, row: int) -> Iterator[Cell]:
        """The cells of a row as they are shown, those of a header over the cells that part them."""
        if any(self.merged):
            yield from self._told(row)
            return
        if self.is_group(row):
            yield Cell(0, self.columns)
            return
        if row >= self.header:
            yield from (Cell(column) for column in range(self.columns))
            return
        column = 0
        while column < self.columns:
            covered = self._is_covered(row, column)
            width = 1 if covered else self._width(row, column)
            yield Cell(column, width, 0 if covered else self._height(row, column) if width == 1 else 1)
            column += width

    def _told(self, row: int) -> Iterator[Cell]:
        """The cells of a row of a table that says which of them are merged; none reaches from the header below it."""
        column = 0
        while column < self.columns:
            over = self._merges.get((row, column))
            yield Cell(column, over.columns, over.rows) if over else Cell(column)
            column += over.columns if over else 1

    @cached_property
    def _merges(self) -> dict[tuple[int, int], Cell]:
        """The merged cells by row and column, also where one above reaches to, if they take only empty cells."""
        found: dict[tuple[int, int], Cell] = {}
        for row, merged in enumerate(self.merged):
            for one in merged:
                last = self.header if row < self.header else len(self.texts)
                rows, columns = range(row, min(row + one.rows, last)), range(one.column, one.column + one.columns)
                places = [(below, beside) for below in rows for beside in columns]
                inside = columns.stop <= self.columns and not any((place, one.column) in found for place in rows)
                if inside and not any(self.texts[below][beside] for below, beside in places[1:]):
                    found |= {(below, one.column): Cell(one.column, one.columns, 0) for below in rows}
                    found[row, one.column] = Cell(one.column, one.columns, len(rows))
        return found

    def indent(self, row: int, column: int) -> int:
        """How many levels the text of a cell is indented, each as wide as `INDENT`; figures are not."""
        own = self.indents[row] if row < len(self.indents) else ()
        if column >= len(own) or row < self.header or column in self.figures:
            return 0
        return own[column]

    def _width(self, row: int, column: int) -> int:
        """How many columns a cell of the header is over."""
        if row + 1 >= self.header or not self.texts[row][column]:
            return 1
        after = range(column + 1, self.columns)
        return 1 + len(list(takewhile(lambda one: not self.texts[row][one] and self.texts[row + 1][one], after)))

    def _height(self, row: int, column: int) -> int:
        """How many rows a cell of the header reaches down."""
        below = range(row + 1, self.header)
        return (
            1 + len(list(takewhile(lambda one: not self.texts[one][column], below))) if self.texts[row][column] else 1
        )

    def _is_covered(self, row: int, column: int) -> bool:
        """True if a cell of the header above reaches down to this one."""
        if self.texts[row][column] or not row:
            return False
        above = next((one for one in range(row - 1, -1, -1) if self.texts[one][column]), None)
        return above is not None and self._width(above, column) == 1

    @cached_property
    def _rests(self) -> dict[int, tuple[int, str]]:
        """For each column of figures the most decimals, and the longest sign after them."""
        found = {}
        for column in self.figures:
            parts = [one for row in self.texts[self.header :] if (one := FIGURE.fullmatch(row[column]))]
            units = {one["unit"] for one in parts if len(one["unit"]) <= _LONGEST_SIGN} - {""}
            found[column] = (
                max((len(one["decimals"] or "") for one in parts), default=0),
                max(sorted(units), default="", key=len),
            )
        return found

    def fill(self, row: int, column: int) -> str:
        """What the text of a cell lacks after it, to be as long after the decimal sign as the others of its column."""
        text = self.texts[row][column]
        if row < self.header or column not in self.figures or not text or is_word(text):
            return ""
        found = FIGURE.fullmatch(text)
        decimals, unit = self._rests[column]
        own = found["decimals"] or "" if found else ""
        sign = found["unit"] if found else ""
        if len(sign) > _LONGEST_SIGN:
            return ""
        digits = "." * (decimals > 0 and not own) + "0" * (decimals - max(len(own), decimals > 0))
        return digits + unit[len(sign) :]


def grid(table: Piece, badge: Callable[[Piece], str] = lambda _: "", side: str = "target") -> Grid:
    """The grid of one side of a table, with the badges of its rows; short rows are filled."""
    rows, marked = [], set()
    for number, row in enumerate(table.children):
        own: Side = row.target if side == "target" else row.source
        texts = [own.text[start:end].strip() for start, end in cells(own)]
        if mark := badge(row):
            marked.add(number)
            texts = with_mark(texts, f"[{mark}]")
        rows.append(texts)
    return replace(grid_of(rows, table.children), marked=frozenset(marked))


def mark_place(texts: Sequence[str]) -> int:
    """The cell of a row for the mark of an unfinished unit: the first with words, if any; not a number, or its head."""
    return next((at for at, text in enumerate(texts) if _WORD.search(text) and not _numbers(text)), 0)


def with_mark(texts: Sequence[str], mark: str) -> list[str]:
    """The texts of a row with the mark of an unfinished unit in its place; as they are where the mark is empty."""
    shown = list(texts)
    if mark:
        place = mark_place(shown)
        shown[place] = f"{mark} {shown[place]}".strip()
    return shown


def _numbers(text: str) -> bool:
    """True for the number of a row, or the head of such numbers."""
    return _NUMBER.fullmatch(text) is not None or _NUMBERS.fullmatch(text) is not None


def grid_of(rows: Sequence[Sequence[str]], pieces: Sequence[Piece] = ()) -> Grid:
    """The grid of rows of texts, perhaps with the merged cells and levels of their pieces."""
    columns = max(map(len, rows), default=0)
    return Grid(
        tuple((*(" ".join(text.split("\n")) for text in row), *[""] * (columns - len(row))) for row in rows),
        tuple(one.merged for one in pieces),
        tuple(one.indents for one in pieces),
    )


def rows_alone(*_: object) -> Iterator[Never]:
    """The entry for tables in renderers that write each row on its own: nothing for the table itself."""
    return iter(())
