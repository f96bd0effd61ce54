"""The rows, cells and labels of a text with cells."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from itertools import accumulate

from toolkit.language.cells import rows
from toolkit.language.table_words import TableWords
from toolkit.language.triangles import TRIANGLES, without_legend
from toolkit.model.finding import Span
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind
_NO_FIGURE = frozenset({K.DATE, K.PERIOD, K.ENUMERATOR, K.ORDINAL})
#: What a cell may have beside its figure: brackets and marks of notes.
_BESIDE = f" \u3000\u00a0()（）*＊†‡{TRIANGLES}"
#: Between several units of one label, with what is measured in the next: 亿元、%; billion yuan; growth: %.
_SEVERAL = re.compile(r"\s*(?:[、，；;]|,(?!\d{3})|\band\b|和|及)\s*(?:[^\W\d]+\s?[:：]\s*)?")
_PLAIN = "0123456789０１２３４５６７８９.,．， \u00a0\u2009'-−－–﹣+()（）" + TRIANGLES
_PER = frozenset("/／")
#: A hedge before or after a figure is shorter than this.
_LONGEST_HEDGE = 16
#: Longer labels are running text.
_LONGEST_LABEL = 120
#: A header has no more rows than this, and a table no more captions.
_MOST_HEADERS = 12


class Rate(IntEnum):
    """Whether the figures of a label are rates: never, perhaps (增长), or always (增长率)."""

    NO = 0
    PERHAPS = 1
    YES = 2


@dataclass(frozen=True)
class Unit:
    """One of a unit as a label says it, with its place in the text."""

    one: Quantity
    span: Span


@dataclass(frozen=True)
class Cell:
    """One cell: its place, the figures in it, and the one that fills it, if one does."""

    start: int
    text: str
    figures: tuple[Quantity, ...]
    words: TableWords

    @property
    def is_year(self) -> bool:
        """True for a year alone, which is a label as often as a figure."""
        return self.figure is not None and self.figure.kind is K.YEAR

    @cached_property
    def figure(self) -> Quantity | None:
        """The figure that fills the cell."""
        if len(self.figures) != 1 or not any(map(str.isdigit, self.text)):
            return None
        one = self.figures[0]
        if one.kind in _NO_FIGURE or one.low is None or one.vague:
            return None
        around = self.text[: one.start - self.start] + self.text[one.end - self.start :]
        beside = len(around.strip(_BESIDE))
        return one if not beside or (one.hedge and beside < _LONGEST_HEDGE) else None

    @property
    def is_bare(self) -> bool:
        """True for digits alone, which have their unit from a label."""
        return self.figure is not None and not self.figure.text.strip(_PLAIN)

    @cached_property
    def unit(self) -> Unit | None:
        """The unit that the cell's label says, if it does."""
        if len(self.text) > _LONGEST_LABEL:
            return None
        if not _PER.isdisjoint(self.text) and self.is_wordy_unit:  # 万元/人 is not of 人
            return self.as_unit
        for match in self.words.in_label.finditer(self.text):
            name = match[match.lastgroup or 0]
            one = self.words.unit(name)
            if one is not None:
                start = self.start + match.start(match.lastgroup or 0)
                return Unit(one, Span(start, start + len(name), name))
        return None

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The units that a label or caption says for the cells around it, one or several: 单位：亿元、%."""
        if len(self.text) > _LONGEST_LABEL:
            return ()
        found = self.words.in_label.finditer(self.text)
        return tuple(unit for match in found for unit in self._said(*match.span(match.lastgroup or 0)))

    def _said(self, start: int, end: int) -> list[Unit]:
        """The unit in a part of the label, or those in a list of units."""
        joints = [match.span() for match in _SEVERAL.finditer(self.text, start, end)]
        begins, ends = [start, *(one[1] for one in joints)], [*(one[0] for one in joints), end]
        for parts in ([(start, end)], list(zip(begins, ends, strict=True))):
            read = [self.words.unit(self.text[first:last]) for first, last in parts]
            units = [
                Unit(one, Span(self.start + first, self.start + last, self.text[first:last]))
                for one, (first, last) in zip(read, parts, strict=True)
                if one is not None
            ]
            if len(units) == len(parts):
                return units
        return []

    @cached_property
    def as_unit(self) -> Unit | None:
        """The unit that all of the cell is, as in a column of units."""
        one = self.words.unit(self.text) if self.text and len(self.text) < _LONGEST_LABEL else None
        return None if one is None else Unit(one, Span(self.start, self.start + len(self.text), self.text))

    @cached_property
    def is_wordy_unit(self) -> bool:
        """True if the cell is a unit without digits: 万千瓦, billion yuan."""
        return not any(map(str.isdigit, self.text)) and self.as_unit is not None

    @cached_property
    def is_of_percents(self) -> bool:
        """True if a label or caption may say that its figures are in per cent."""
        return self.words.percent.search(self.text) is not None

    @cached_property
    def decreases(self) -> bool:
        """True if the label's figures count downwards."""
        return len(self.text) < _LONGEST_LABEL and self.words.decrease.search(self.text) is not None

    @cached_property
    def rate(self) -> Rate:
        """Whether the figures of the label are rates."""
        found = self.words.rate.search(self.text) if len(self.text) < _LONGEST_LABEL else None
        return Rate.NO if found is None else Rate.PERHAPS if found["perhaps"] else Rate.YES

    @cached_property
    def may_decrease(self) -> bool:
        """True if the label's figures perhaps count downwards."""
        return self.words.may_decrease.search(self.text) is not None


@dataclass
class Row:
    """A row: its cells, the unit of the catalog that it is in, the header and captions above it.

    `unit_cells` are the columns of the cells that are units by the row on the other side, whatever the header says.
    """

    cells: list[Cell]
    part: int
    headers: list[Row] = field(default_factory=list)
    captions: list[Row] = field(default_factory=list)
    unit_cells: frozenset[int] = frozenset()

    @cached_property
    def is_data(self) -> bool:
        """True if a cell is a figure, beside years, which may be labels."""
        return any(cell.figure is not None and not cell.is_year for cell in self.cells)

    @cached_property
    def unit_columns(self) -> frozenset[int]:
        """The columns that hold units, of a header."""
        return frozenset(
            at for at, cell in enumerate(self.cells) if cell.words.unit_column.fullmatch(cell.text) is not None
        )

    def labels(self, column: int) -> Iterator[Cell]:
        """The labels above a column, the nearest first."""
        for header in reversed(self.headers):
            if column < len(header.cells):
                yield header.cells[column]

    def unit_before(self, column: int) -> Unit | None:
        """The first unit that a label before a column in the row itself says."""
        at = self._first_unit
        return None if at is None or at >= column else self.cells[at].unit

    def rate(self, column: int) -> Rate:
        """Whether the figures of a column are rates by the labels above it, or by those before it in the row."""
        return max((self._rates_before[column], *(label.rate for label in self.labels(column))))

    def labels_before(self, column: int) -> Iterator[Cell]:
        """The labels before a column in the row itself, the nearest first."""
        return (cell for at, cell in reversed(list(self._own_labels())) if at < column)

    def decreases_before(self, column: int) -> bool:
        """True if by a label before a column in the row itself its figures count downwards."""
        return self._first_decrease < column

    def may_decrease_before(self, column: int) -> bool:
        """True if by a label before a column in the row itself its figures perhaps count downwards."""
        return self._first_perhaps < column

    @cached_property
    def says_percent(self) -> bool:
        """True if a label or caption of the row, of whatever column, may say that figures are in per cent."""
        above = (cell for row in (*self.headers, *self.captions) for cell in row.cells)
        return any(cell.is_of_percents for cell in (*above, *(cell for _, cell in self._own_labels())))

    # Each is found once a row: a row has as many labels as figures at worst.

    @cached_property
    def outer_units(self) -> tuple[Unit, ...]:
        """The units that the corner of the table or a caption says."""
        labels = (*self.labels(0), *(caption.cells[0] for caption in reversed(self.captions)))
        return next((label.units for label in labels if label.units), ())

    @cached_property
    def _rates_before(self) -> Sequence[Rate]:
        """Whether the labels before each column in the row itself say that its figures are rates."""
        own = dict(self._own_labels())
        found = (own[at].rate if at in own else Rate.NO for at in range(len(self.cells)))
        return list(accumulate(found, max, initial=Rate.NO))

    @cached_property
    def _first_unit(self) -> int | None:
        return next((at for at, cell in self._own_labels() if cell.unit is not None), None)

    @cached_property
    def _first_decrease(self) -> int:
        return next((at for at, cell in self._own_labels() if cell.decreases), len(self.cells))

    @cached_property
    def _first_perhaps(self) -> int:
        return next((at for at, cell in self._own_labels() if cell.may_decrease), len(self.cells))

    def _own_labels(self) -> Iterator[tuple[int, Cell]]:
        return ((at, cell) for at, cell in enumerate(self.cells) if cell.figure is None or cell.is_year)


def is_unit_column(row: Row, column: int) -> bool:
    """True if a column holds units."""
    return column in row.unit_cells or any(column in header.unit_columns for header in row.headers)


def find_unit_cells(left: Row, right: Row) -> None:
    """Tell which cells of two rows are units: one that is a unit in words, beside any unit on the other side.

    10,000 kW is a unit beside 万千瓦, and a figure beside 1万千瓦.
    """
    found = frozenset(
        at
        for at, both in enumerate(zip(left.cells, right.cells, strict=True))
        if at and any(cell.is_wordy_unit for cell in both) and all(cell.as_unit and not cell.is_bare for cell in both)
    )
    left.unit_cells = right.unit_cells = found


def layout(text: str, quantities: Sequence[Quantity], words: TableWords, parts: Sequence[int]) -> list[Row]:
    """The rows of a text; `parts` are the starts of the units that it is made of."""
    found: list[Row] = []
    headers: list[Row] = []
    captions: list[Row] = []
    place = 0
    for spans in rows(text):
        cells = []
        for start, end in spans:
            while place < len(quantities) and quantities[place].start < start:
                place += 1
            first = place
            while place < len(quantities) and quantities[place].end <= end:
                place += 1
            cells.append(Cell(start, without_legend(text[start:end]), tuple(quantities[first:place]), words))
        row = Row(cells, bisect_right(parts, spans[0][0]) - 1)
        if row.is_data and len(cells) > 1:
            row.headers, row.captions = headers, captions
        elif len(cells) > 1:
            headers = [row] if found and found[-1].is_data else [*headers[-_MOST_HEADERS:], row]
        else:
            captions = [row] if found and found[-1].is_data else [*captions[-_MOST_HEADERS:], row]
            headers = [] if found and found[-1].is_data else headers
        found.append(row)
    return found
