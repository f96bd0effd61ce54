"""The rows of a table with their labels: one label a row, or several where rows are beside each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from toolkit.indicators.cells import in_certain_unit
from toolkit.indicators.columns import Column, columns, filled, label, path_of
from toolkit.indicators.groups import Grouped, Labelled, grouped, within
from toolkit.indicators.parts import Mark, Measured
from toolkit.indicators.row_names import is_measure
from toolkit.language.figures.tables.layout import Row, is_unit_column
from toolkit.language.units import unit_of
from toolkit.language.zh.table_heads import LABELS, PART, Head, HeadKind, head_of
from toolkit.model.quantity import QuantityKind

K = QuantityKind
#: What the translated label of a part begins with.
ENGLISH_PART = re.compile(r"(?:Of which|Including|#)\s*[:,]?\s*", re.IGNORECASE)
#: Sums of shorter figures may be by chance, in digits.
_TELLING = 3
#: What counts acts and people: 教师培训（万人次）.
_OF_PEOPLE = re.compile("[人次]")
#: The kinds of columns that tell of the value before them, or of nothing.
RATES = (HeadKind.CHANGE, HeadKind.SHARE)


class Line(NamedTuple):
    """A row, or one of two beside each other under the same heads: its label's column, and the end of its cells.

    `group` names the group of rows that it is in, in both languages, where its label needs that.
    """

    row: Row
    other: Row | None
    first: int
    end: int
    columns: Sequence[Column]
    group: tuple[str, str] | None = None

    @property
    def side(self) -> Head:
        """What the label of the row is."""
        own = head_of(PART.sub("", label(self.row.cells[self.first])))
        return own if self.group is None or self.mark is not Mark.NONE else within(own, self.group[0])

    @property
    def mark(self) -> Mark:
        """Whether the label has 其中 or #."""
        found = PART.match(label(self.row.cells[self.first]))
        return Mark.NONE if found is None else Mark.EACH if found["each"] else Mark.FIRST

    @property
    def is_counted(self) -> bool:
        """True for a label that says what it counts: 机场（个）."""
        unit = self.row.cells[self.first].unit
        if unit is None or unit.one.kind is not K.CARDINAL:
            return False
        return unit_of(unit.one.unit) is None and _OF_PEOPLE.search(unit.one.unit) is None

    @property
    def english(self) -> str:
        """The label of the translated row."""
        own = ENGLISH_PART.sub("", label(self.other.cells[self.first])) if self.other else ""
        if not own or self.group is None or self.mark is not Mark.NONE:
            return own
        group = self.group[1]
        is_time = head_of(label(self.row.cells[self.first])).kind is HeadKind.TIME
        return group if is_time or not group else f"{group}: {own}"

    def is_time(self, place: tuple[int, int]) -> bool:
        """True for a head that is a time and says nothing else."""
        head = head_of(label(self.row.headers[place[0]].cells[place[1]]))
        return head.kind is HeadKind.TIME and head.aim is None

    def is_result(self, column: Column, year: int) -> bool:
        """True for a column of a year (2024年) where only the heads of later ones say that they are aimed at
        (2025年目标).
        """
        aims = [one.head for _, one in self.figures() if one.head.aim]
        is_of_year = column.head.text == f"{year}年" and column.head.aim is None
        return is_of_year and bool(aims) and all(_is_later(one.text, year) for one in aims)

    def figures(self) -> Iterator[tuple[int, Column]]:
        """The columns that have a figure of the row."""
        for at in range(self.first + 1, min(self.end, len(self.columns))):
            if self.row.cells[at].figure is not None and not is_unit_column(self.row, at):
                yield at, self.columns[at]

    def measured(self) -> Measured | None:
        """The first value of the row, where it is an amount."""
        at = next((at for at, column in self.figures() if column.head.kind not in (*RATES, HeadKind.OTHER)), None)
        found = None if at is None else in_certain_unit(self.row, at)
        if at is None or found is None or found[0].low is None or found[0].kind not in (K.CARDINAL, K.MONEY):
            return None
        digits = "".join(filter(str.isdigit, self.row.cells[at].text)).strip("0")
        is_indicator = is_measure(self.side.text) and not self.columns[at].name and len(digits) >= _TELLING
        return Measured(found[0].kind, found[0].unit, Fraction(found[0].low), is_indicator)


def lines_of(source: Sequence[Row], target: Sequence[Row | None]) -> Iterator[Line]:
    """The rows with figures, each with its counterpart; those that are beside each other one by one."""
    data = [pair for pair in zip(source, target, strict=True) if pair[0].is_data]
    for _, block in groupby(data, lambda pair: id(pair[0].headers)):
        yield from _lines_of_block(list(block))


def _lines_of_block(pairs: Sequence[tuple[Row, Row | None]]) -> Iterator[Line]:
    """The rows under the same heads."""
    heads = columns(pairs[0][0].headers)
    found = [
        Labelled(row, other if other and _is_like(row, other) else None, _label_columns(row, heads))
        for row, other in pairs
        if len(heads) >= len(row.cells)
    ]
    groups = grouped(found) or (Grouped(_named_so(one.row, one.columns), None) for one in found)
    for (row, other, _), (first, group) in zip(found, groups, strict=True):
        firsts = _beside(row, heads, first)
        for start, end in zip(firsts, [*firsts[1:], len(row.cells)], strict=False):
            yield Line(filled(row), filled(other) if other else None, start, end, heads, group)


def _is_later(time: str, year: int) -> bool:
    return time[:4].isdecimal() and int(time[:4]) > year


def is_of_results(row: Row) -> bool:
    """True for a row under heads of which one says that its figures are results."""
    return any(column.head.aim is False for column in columns(row.headers))


def _is_like(row: Row, other: Row) -> bool:
    """True for a translated row with as many cells under heads of the same form."""
    if len(other.cells) != len(row.cells) or len(other.headers) != len(row.headers):
        return False
    if any(len(header.cells) != len(row.headers[0].cells) for header in other.headers):
        return False
    return all(path_of(row.headers, at) == path_of(other.headers, at) for at in range(len(row.headers[0].cells)))


def _texts(row: Row, heads: Sequence[Column]) -> list[int]:
    """The columns that have words under a head of labels, or under none."""
    tops = [label(header) for header in row.headers[0].cells]
    return [
        at
        for at, cell in enumerate(row.cells)
        if cell.text and (cell.figure is None or cell.is_year) and not is_unit_column(row, at)
        if not tops[at] or heads[at].head.kind is not HeadKind.OTHER or LABELS.fullmatch(tops[at])
    ]


def _label_columns(row: Row, heads: Sequence[Column]) -> list[int]:
    """The columns before the figures of a row that may name it."""
    figures = [at for at, cell in enumerate(row.cells) if cell.figure is not None and not cell.is_year]
    end = next((at for at in figures if heads[at].path), 0)
    return [at for at in _texts(row, heads) if not figures or at < end]


def _named_so(row: Row, columns: Sequence[int]) -> int:
    """The one column of a row's label, of several the one whose head says so; -1 where that is open."""
    if len(columns) > 1:
        columns = [at for at in columns if LABELS.fullmatch(label(row.headers[0].cells[at]))]
    return columns[0] if len(columns) == 1 else -1


def _beside(row: Row, heads: Sequence[Column], first: int) -> list[int]:
    """The columns of a row's labels: one, or several with the same head where rows are side by side."""
    if first < 0:
        return []
    tops = [label(header) for header in row.headers[0].cells]
    return [at for at in _texts(row, heads) if at == first or (tops[at] and tops[at] == tops[first])]
