"""The unit that a bare figure of a table has from its column, its row, the corner of the table or a caption."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.language.figures.tables.layout import Rate, Row, Unit
from toolkit.language.table_words import MONEY, PEOPLE, TableWords
from toolkit.language.units import unit_of
from toolkit.model.quantity import QuantityKind

K = QuantityKind


def unit_of_cell(row: Row, column: int, rate: Rate = Rate.NO, amount: int = 0) -> Unit | None:
    """The unit that a bare figure has from its column, its row, the corner of the table or a caption, nearest first.

    Of several units of a caption, rates have that of percentages, and others the one numbered `amount` of the rest.
    """
    if column:
        for label in row.labels(column):
            if (unit := label.unit or label.as_unit) is not None and not label.is_year:
                outer = _outer_unit(row, rate, amount) if label.unit is None else None
                return outer if outer is not None and (_scales(outer, unit) or _names(unit, outer)) else unit
    columns = *(at for header in row.headers for at in header.unit_columns), *sorted(row.unit_cells)
    for at in columns:
        if at < len(row.cells) and row.cells[at].as_unit is not None:
            return row.cells[at].as_unit
    if (own := row.unit_before(column)) is not None:
        return own
    return _outer_unit(row, rate, amount)


def amounts_of_caption(row: Row) -> list[Unit]:
    """The units besides percentages that the corner of the table or a caption says."""
    return [unit for unit in row.outer_units if unit.one.kind is not K.PERCENT]


def amount_named(row: Row, column: int) -> int | None:
    """Which of several amounts of a caption the nearest telling label of a cell is about: 常住人口 of 亿元、万人."""
    for label in (*row.labels(column), *row.labels_before(column)):
        subjects = {name for name, pattern in label.words.subjects.items() if pattern.search(label.text)}
        if subjects:
            found = [at for at, unit in enumerate(amounts_of_caption(row)) if _subject(unit, label.words) in subjects]
            return found[0] if len(found) == 1 else None
    return None


def amounts_of_both(row: Row, column: int, other: Row, at: int) -> Sequence[tuple[int, int]]:
    """The amounts of two captions that two cells may have, by their numbers: one pair where a label tells which."""
    ours, theirs = amounts_of_caption(row), amounts_of_caption(other)
    if len(ours) != len(theirs) or len(ours) < 2:
        return [(0, 0)]
    named, back = amount_named(row, column), amount_named(other, at)
    if named is not None and back is not None:
        return [(named, back)]
    if named is not None:
        return [(named, _counterpart(ours, named, theirs))]
    if back is not None:
        return [(_counterpart(theirs, back, ours), back)]
    return [(number, number) for number in range(len(ours))]


def _counterpart(units: Sequence[Unit], at: int, others: Sequence[Unit]) -> int:
    """The number of the only other unit of the same kind as the one at `at`; without such a one, the same number."""
    alike = [number for number, unit in enumerate(others) if unit.one.kind is units[at].one.kind]
    return alike[0] if len(alike) == 1 else at


def _subject(unit: Unit, words: TableWords) -> str:
    """What amounts in a unit are of."""
    if unit.one.kind is K.MONEY:
        return MONEY
    if unit.one.unit in words.persons:
        return PEOPLE
    measure = unit_of(unit.one.unit)
    return "" if measure is None else measure.dimension


def _scales(outer: Unit, unit: Unit) -> bool:
    """True if a caption says in how many a column is told that only names what it counts: 单位：万人, 人口."""
    if unit.one.low != 1 or unit.one.kind is not K.CARDINAL or outer.one.kind is not K.CARDINAL:
        return False
    ours, theirs = unit_of(outer.one.unit), unit_of(unit.one.unit)
    same = ours is theirs if ours is None or theirs is None else ours.dimension == theirs.dimension
    return same and outer.one.low is not None and outer.one.low > 1


def _names(unit: Unit, outer: Unit) -> bool:
    """True if a column only names whose percentages it has, as a caption says: 单位：%, 城市 and 农村.

    A word of one character (人, 户, 个) is a unit, whatever the caption says; and a number of people is not money.
    """
    named = unit.one.kind is K.CARDINAL and unit.one.low == 1 and unit_of(unit.one.unit) is None
    return named and len(unit.one.unit) > 1 and outer.one.kind is K.PERCENT


def _outer_unit(row: Row, rate: Rate, amount: int) -> Unit | None:
    """The unit that a cell has from the corner of the table or a caption: never a sum of money for a rate."""
    percents = [unit for unit in row.outer_units if unit.one.kind is K.PERCENT]
    amounts = amounts_of_caption(row)
    if rate and percents:
        return percents[0]
    if not amounts:
        return next(iter(percents), None)
    unit = amounts[min(amount, len(amounts) - 1)]
    return None if rate is Rate.YES and unit.one.kind is K.MONEY else unit
