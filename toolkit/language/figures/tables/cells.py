"""Compare two tables: which cell is which on the other side, and what is wrong with their figures."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby

from toolkit.language.figures.agreement import agree
from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.pair import Pair
from toolkit.language.figures.rounding import finite, significant
from toolkit.language.figures.sides import Sides
from toolkit.language.figures.tables.judging import CellPair, judged, size
from toolkit.language.figures.tables.layout import (
    Cell,
    Rate,
    Row,
    Unit,
    find_unit_cells,
    is_unit_column,
    layout,
)
from toolkit.language.figures.tables.pairing import Key, Pairing, pair_up
from toolkit.language.figures.tables.units import amounts_of_both, unit_of_cell
from toolkit.language.triangles import is_open
from toolkit.model.finding import Problem, Span
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind


@dataclass(slots=True)
class TableComparison:
    """What is wrong with a table's cells, and the starts of the figures that were compared there, by side."""

    discrepancies: list[Discrepancy] = field(default_factory=list)
    left: set[int] = field(default_factory=set)
    right: set[int] = field(default_factory=set)


def compare_tables(
    sides: Sides, left_parts: Sequence[int] = (0,), right_parts: Sequence[int] = (0,)
) -> TableComparison:
    """Compare the cells of two texts; `left_parts` and `right_parts` are the starts of the units that they are made of.

    Rows change places only within a unit. What does not fit into the other side's rows is not compared.
    """
    pair, raw = sides.pair, sides
    for row in pair.preparations:
        sides = row.apply(sides)
    assert pair.left_table is not None
    assert pair.right_table is not None
    left = layout(sides.left_text, sides.left, pair.left_table, left_parts)
    right = layout(sides.right_text, sides.right, pair.right_table, right_parts)
    done = TableComparison()
    pairs: list[CellPair] = []
    for ours, theirs in _blocks(left, right):
        pairs += _block(sides, ours, theirs, done)
    _leave_out_units(left, done.left, right, done.right)
    done.discrepancies += judged(sides, pairs, raw)
    return done


def _blocks(left: list[Row], right: list[Row]) -> Iterator[tuple[list[Row], list[Row]]]:
    """Rows that have the same header, in both texts."""
    theirs = {part: list(rows) for part, rows in groupby(right, key=lambda row: row.part)}
    both: list[tuple[Row, Row]] = []
    for part, grouped in groupby(left, key=lambda row: row.part):
        rows, others = list(grouped), theirs.get(part, [])
        if len(rows) == len(others):
            both += [one for one in zip(rows, others, strict=True) if _fit(*one)]
    for one in both:
        find_unit_cells(*one)
    for _, block in groupby(both, key=lambda one: (id(one[0].headers), id(one[1].headers))):
        ours, its = zip(*block, strict=True)
        yield list(ours), list(its)


def _fit(left: Row, right: Row) -> bool:
    return left.is_data and right.is_data and len(left.cells) == len(right.cells) > 1


def _block(sides: Sides, left: list[Row], right: list[Row], done: TableComparison) -> Iterator[CellPair]:
    """The pairs of cells of rows with one header; finds rows and columns that changed places."""
    width = max(len(row.cells) for row in left)
    first = _first_column(left, right)
    columns = Pairing(list(range(width)))
    if left[0].headers and right[0].headers and all(len(row.cells) == width for row in left):
        columns = _columns(sides.pair, left, right, first, width)
    rows = Pairing(list(range(len(left))))
    if left[0].part == left[-1].part:
        rows = _rows(sides.pair, left, right, first, columns.other)
    for i, j in columns.exchanged:
        cells = [_top(left, i), _top(left, j), _top(right, columns.other[i])]
        done.discrepancies.append(_exchanged(sides, *cells))
    for i, j in rows.exchanged:
        cells = [left[i].cells[0], left[j].cells[0], right[rows.other[i]].cells[columns.other[first]]]
        done.discrepancies.append(_exchanged(sides, *cells))
    percents = _of_percents(left[0]), _of_percents(right[0])
    for i, row in enumerate(left):
        other = right[rows.other[i]]
        for column in range(first, len(row.cells)):
            at = columns.other[column] if column < len(columns.other) else column
            if at < len(other.cells) and (found := _pair(sides.pair, row, column, other, at, percents)) is not None:
                done.left.add(found.ours.start)
                done.right.add(found.theirs.start)
                yield found


def _of_percents(row: Row) -> frozenset[int]:
    """The columns whose first figure has the sign that the others leave out."""
    return frozenset(
        at for at, cell in enumerate(row.cells) if cell.figure is not None and cell.figure.kind is K.PERCENT
    )


def _top(rows: list[Row], column: int) -> Cell:
    """The label of a column."""
    return next((label for label in rows[0].labels(column) if label.text), rows[0].cells[column])


def _exchanged(sides: Sides, first: Cell, second: Cell, theirs: Cell) -> Discrepancy:
    """Two rows or columns whose labels or figures alone changed places."""
    ours = Span(first.start, first.start + len(first.text), first.text)
    its = Span(theirs.start, theirs.start + len(theirs.text), theirs.text)
    source, target = (its, ours) if sides.turned else (ours, its)
    message = f"the figures of {first.text} and {second.text} are exchanged in the translation"
    return Discrepancy("number-order", Problem(message, source, target))


def _first_column(left: list[Row], right: list[Row]) -> int:
    """1 where the first column holds labels, 0 where it holds figures like the others."""
    cells = [row.cells[0] for row in (*left, *right)]
    if any(cell.figure is None or cell.is_year for cell in cells):
        return 1
    numbered = [cell.figure.low for cell in cells[: len(left)] if cell.figure is not None]
    return int(len(left) > 1 and numbered == list(range(1, len(left) + 1)))


def _columns(pair: Pair, left: list[Row], right: list[Row], first: int, width: int) -> Pairing:
    def agrees(i: int, j: int) -> bool | None:
        return _all(_alike(_figure(a, first + i), _figure(b, first + j)) for a, b in zip(left, right, strict=True))

    def signature(i: int, is_left: bool) -> Hashable | None:
        return _signature(_figure(row, first + i) for row in (left if is_left else right))

    labels = [_keys_of_columns(row, first, width, pair, index) for index, row in enumerate((left[0], right[0]))]
    return _shifted(pair_up(labels[0], labels[1], agrees, signature), first)


def _shifted(pairing: Pairing, first: int) -> Pairing:
    other = [*range(first), *(j + first for j in pairing.other)]
    return Pairing(other, [(i + first, j + first) for i, j in pairing.exchanged])


def _keys_of_columns(row: Row, first: int, width: int, pair: Pair, side: int) -> list[Key]:
    return [
        frozenset(("unit",))
        if is_unit_column(row, column)
        else frozenset(key for label in row.labels(column) for key in _keys(label, pair, side))
        for column in range(first, width)
    ]


def _rows(pair: Pair, left: list[Row], right: list[Row], first: int, columns: list[int]) -> Pairing:
    def agrees(i: int, j: int) -> bool | None:
        ours, theirs = left[i], right[j]
        return len(ours.cells) == len(theirs.cells) and _all(
            _alike(_figure(ours, column), _figure(theirs, columns[column])) for column in range(first, len(ours.cells))
        )

    def signature(i: int, is_left: bool) -> Hashable | None:
        row = (left if is_left else right)[i]
        order = range(first, len(row.cells))
        return _signature(_figure(row, column if is_left else columns[column]) for column in order)

    labels = [[_key(row.cells[:first], pair, index) for row in rows] for index, rows in enumerate((left, right))]
    return pair_up(labels[0], labels[1], agrees, signature)


def _key(cells: Sequence[Cell], pair: Pair, side: int) -> Key:
    return frozenset(key for cell in cells for key in _keys(cell, pair, side))


def _keys(label: Cell, pair: Pair, side: int) -> Iterator[Hashable]:
    """What a label is known by: its years and dates, its unit, and the words that the pair of languages knows."""
    for one in label.figures:
        if one.date or one.kind is K.YEAR:
            yield one.date or str(one.low)
    if label.unit is not None and label.unit.one.kind is not K.CARDINAL:
        yield label.unit.one.kind
    yield from pair.table_labels(label.text, side)


def _all(answers: Iterator[bool | None]) -> bool | None:
    """True if none is false, None if nothing was asked."""
    found: bool | None = None
    for answer in answers:
        if answer is False:
            return False
        found = found or answer
    return found


def _figure(row: Row, column: int) -> str | None:
    """The digits of a figure in a cell, whatever its unit and sign; None for a cell that has none, or is a unit."""
    cell = row.cells[column]
    return None if cell.figure is None or is_unit_column(row, column) else significant(size(cell))[0]


def _alike(left: str | None, right: str | None) -> bool | None:
    """True if two cells have a figure of the same digits; None if neither has one."""
    return None if left is None and right is None else left == right


def _signature(cells: Iterator[str | None]) -> Hashable | None:
    digits = tuple(cell or "" for cell in cells)
    return digits if any(digits) else None


def _pair(
    pair: Pair, row: Row, column: int, other: Row, at: int, percents: tuple[frozenset[int], frozenset[int]]
) -> CellPair | None:
    left, right = row.cells[column], other.cells[at]
    if left.figure is None or right.figure is None or is_unit_column(row, column):
        return None
    ours, theirs = _in_one_unit(pair, row, column, other, at)
    signs = _signs(row, column, other, at)
    lost = (
        _percent_lost(ours, theirs, other) if right.is_bare and at not in percents[1] else False,
        _percent_lost(theirs, ours, row) if left.is_bare and column not in percents[0] else False,
    )
    return CellPair(left, right, ours[0], theirs[0], (ours[1], theirs[1]), signs, lost)


def _percent_lost(full: tuple[Quantity, Unit | None], bare: tuple[Quantity, Unit | None], row: Row) -> bool:
    """True if one figure is in per cent, and nothing in the row and above it says that digits of that size are."""
    return full[0].kind is K.PERCENT and bare[1] is None and bare[0].kind is K.CARDINAL and not row.says_percent


def _in_one_unit(
    pair: Pair, row: Row, column: int, other: Row, at: int
) -> tuple[tuple[Quantity, Unit | None], tuple[Quantity, Unit | None]]:
    """Two figures in the units of their labels; of several amounts in a caption, in those in which they agree."""
    rate = max(row.rate(column), other.rate(at))
    both = [
        (in_unit(row, column, rate, ours), in_unit(other, at, rate, its))
        for ours, its in amounts_of_both(row, column, other, at)
    ]
    if _may_be_rate(row, column) and _may_be_rate(other, at):
        both.append(((in_units_of(row.cells[column], None), None), (in_units_of(other.cells[at], None), None)))
    return next((one for one in both if agree(one[0][0], one[1][0], pair) is not None), both[0])


def _may_be_rate(row: Row, column: int) -> bool:
    """True for a small figure after another one in a row that has a unit and no header: the growth of the amount."""
    cells = row.cells
    earlier = any(cells[at].figure is not None and at not in row.unit_cells for at in range(column))
    return earlier and bool(row.unit_cells) and not row.headers and cells[column].is_bare and size(cells[column]) < 100


def in_unit(row: Row, column: int, rate: Rate = Rate.NO, amount: int = 0) -> tuple[Quantity, Unit | None]:
    """A cell's figure, in the unit of its label if it has none itself, without its sign; and that unit."""
    unit = unit_of_cell(row, column, rate, amount) if row.cells[column].is_bare else None
    return in_units_of(row.cells[column], unit), unit


def in_units_of(cell: Cell, unit: Unit | None) -> Quantity:
    """A cell's figure, in a unit if there is one, without its sign."""
    figure = cell.figure
    assert figure is not None
    assert figure.low is not None
    figure = figure._replace(low=size(cell), high=size(cell))
    if figure.kind is K.YEAR:
        figure = figure._replace(kind=K.CARDINAL)
    return figure if unit is None else _scaled(figure, unit.one)


def _scaled(figure: Quantity, one: Quantity) -> Quantity:
    assert figure.low is not None
    assert one.low is not None
    exact = Fraction(figure.low) * Fraction(one.low)
    value = exact if (written := finite(exact)) is None else written
    return figure._replace(kind=one.kind, unit=one.unit, low=value, high=value)


def _signs(row: Row, column: int, other: Row, at: int) -> tuple[int, int]:
    """The signs of two figures: 1, -1, or 0 where their labels leave it open."""
    places = ((row, column), (other, at))
    down = [one.decreases_before(i) or any(label.decreases for label in _sign_labels(one, i)) for one, i in places]
    open_to_doubt = [
        one.may_decrease_before(i) or any(label.may_decrease for label in _sign_labels(one, i)) for one, i in places
    ]
    if down[0] != down[1] and open_to_doubt[down[0]]:
        return 0, 0
    return _sign(row.cells[column], down[0]), _sign(other.cells[at], down[1])


def _sign_labels(row: Row, column: int) -> list[Cell]:
    return [*row.labels(column), *(row.labels(0) if column else ())]


def _sign(cell: Cell, down: bool) -> int:
    assert cell.figure is not None
    low = cell.figure.low
    if not low or (down and low < 0) or is_open(cell.text, cell.figure.start - cell.start):
        return 0
    return -1 if low < 0 or down else 1


def _leave_out_units(left: list[Row], left_done: set[int], right: list[Row], right_done: set[int]) -> None:
    """Count the figures of units in labels as compared: that of 亿元 is 100,000,000 yuan."""
    found = [[(row.part, one.start) for row in rows for one in _unit_figures(row)] for rows in (left, right)]
    parts = [{part for part, _ in side} for side in found]
    left_done |= {start for part, start in found[0] if part in parts[1] or part in _parts(right)}
    right_done |= {start for part, start in found[1] if part in parts[0] or part in _parts(left)}


def _parts(rows: list[Row]) -> set[int]:
    return {row.part for row in rows}


def _unit_figures(row: Row) -> Iterator[Quantity]:
    for at, cell in enumerate(row.cells):
        is_alone = len(row.cells) > 1 and (cell.figure is None or is_unit_column(row, at))
        units = (cell.as_unit,) if is_alone and cell.as_unit else cell.units
        for one in cell.figures:
            if any(unit.span.start <= one.start and one.end <= unit.span.end for unit in units):
                yield one
