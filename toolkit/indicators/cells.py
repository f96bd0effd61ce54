"""The figure of a table's cell in its unit, where that is certain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.indicators.columns import label as label_of
from toolkit.language.figures.tables.cells import in_units_of
from toolkit.language.figures.tables.layout import Cell, Row, Unit
from toolkit.language.figures.tables.units import amount_named, amounts_of_caption
from toolkit.language.triangles import is_open
from toolkit.language.units import is_time
from toolkit.language.zh.indicator_names import head
from toolkit.language.zh.table_heads import Head, HeadKind, head_of
from toolkit.language.zh.table_words import UNIT_WORDS
from toolkit.model.finding import Span
from toolkit.model.indicator import IndicatorFigure, Part
from toolkit.model.meaning import Direction
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind
_RATES = frozenset({K.PERCENT, K.PERCENTAGE_POINT})
_UNIT_LABEL = re.compile(rf"{UNIT_WORDS}[:：]\s*")
_UNITLESS = ("指数", "系数", "比")
#: What names of rates without a word that is known for them end in.
_MAY_BE_RATES = ("率", "比", "度")
#: The units of a caption, and how many of them may be told apart.
_SAID = re.compile(r"(?:单位|\bunits?)\s*[:：]\s*", re.IGNORECASE)
_NAME = re.compile(r"[^、,，;；()（）\s](?:[^、,，;；()（）]|,(?=\d{3}))*")  # 10,000 metric tons
_BOTH = 2
#: The share of a whole in itself, in percent.
_WHOLE = 100
_BEGINS_WITH_YEAR = re.compile("(?:19|20)[0-9]{2}")
#: Brackets that may say a unit or a base, whether or not it can be read: （亿人公里）, （上年=100）.
_OPEN_UNIT = re.compile("[（(](?:[百千万亿][^（()）]*|[^（()）]*[/／=＝][^（()）]*)[)）]\\Z")
#: Labels of amounts that may have another unit than their kind has in the caption: 人均收入, 集装箱吞吐量, 招生名额.
_OTHER_AMOUNTS = re.compile("均|箱|名额|工资")
#: Heads of English columns that say what is counted.
_NUMBER_OF = re.compile("(?:Number|No\\.) of ", re.IGNORECASE)
_SUMS = re.compile("[金数总]额\\Z")


def figure_of(row: Row, column: int, part: Part, top: Head, name: str) -> IndicatorFigure | None:
    """A cell as a figure of the indicator whose name ends in `name`.

    None for a range, for a unit that is not certain or does not fit the name, and for a change whose direction is open.
    """
    cell = row.cells[column]
    own = cell.figure
    found = in_certain_unit(row, column, rate=part is not Part.VALUE) if own and own.low == own.high else None
    if found is None or own is None or own.low is None or is_open(cell.text, own.start - cell.start):
        return None
    quantity, unit = found
    if (part is Part.SHARE and own.low == _WHOLE) or _lacks_unit(row, column, unit):
        return None
    end = own.end - cell.start
    written = cell.text[:end] + (_UNIT_LABEL.sub("", unit.span.text.strip()) if unit else "") + cell.text[end:]
    if part is Part.CHANGE:
        fits = quantity.kind in _RATES and head(name) != "rate"
        return _change(row, column, quantity, written, top) if fits else None
    if own.low < 0 and quantity.low is not None:
        quantity = quantity._replace(low=-quantity.low, high=-quantity.low)
    fits = quantity.kind in _RATES if part is Part.SHARE else _fits(quantity, name)
    if unit and unit.span.start < row.headers[0].cells[0].start:  # 单位：万人 is not of a rate
        fits = fits and (head(name) != "rate" or quantity.kind in _RATES)
        fits = fits and (part is not Part.VALUE or not _is_one_of_two(row, unit) or _has_rates(row))
    return IndicatorFigure(part, quantity, written, "", whole=top.whole) if fits else None


def _change(row: Row, column: int, quantity: Quantity, written: str, top: Head) -> IndicatorFigure | None:
    low = (own := row.cells[column].figure) and own.low
    labels = list(row.labels(column))
    down = any(one.decreases for one in labels)
    unsure = not down and any(one.may_decrease and "增减" not in one.text for one in labels)
    if not low or unsure or (down and low < 0):
        return None
    direction = Direction.DOWN if down or low < 0 else Direction.UP
    return IndicatorFigure(Part.CHANGE, quantity, written, "", direction, top.bases)


def in_certain_unit(row: Row, column: int, *, rate: bool = False) -> tuple[Quantity, Unit | None] | None:
    """A cell's figure in the unit that its labels say, without its sign, and that unit; None where they disagree.

    The unit of a `rate` is with the cell or above its column.
    """
    cell = row.cells[column]
    if not cell.is_bare:
        return in_units_of(cell, None), None
    inner, outer = list(_heads(row, column)), list(_outer(row, rate=rate))
    if rate:
        inner = inner or [one for one in outer if one.one.kind in _RATES]
        return (in_units_of(cell, inner[0]), inner[0]) if inner and _agree(inner) else None
    columns = [row.cells[at] for header in row.headers for at in header.unit_columns if at < len(row.cells)]
    open_unit = any(_OPEN_UNIT.search(label.text) and label.unit is None for label in _labels(row, column))
    if open_unit or any(one.as_unit is None or (one.is_bare and one.text.strip("0,") != "1") for one in columns):
        return None
    inner += [one.as_unit for one in columns if one.as_unit]
    inner += [one for one in [row.unit_before(column)] if one]
    units = inner or outer or _one_of_several(row, column)
    if not units:
        return in_units_of(cell, None), None
    return (in_units_of(cell, units[0]), units[0]) if _agree(units) else None


def as_translated(
    figure: Quantity, row: Row, column: int, *, rate: bool = False
) -> tuple[Quantity, Unit | None] | None:
    """A translated cell in its unit; of several units of a caption, in that which gives the `figure` of the source.

    A number of things under a head that says so is not of the caption: Number of projects under Unit: 10,000 yuan.
    """
    cell = row.cells[column]
    found = in_certain_unit(row, column, rate=rate)
    if rate or not cell.is_bare or any(_heads(row, column)):
        return found
    if figure.kind is K.CARDINAL and any(_NUMBER_OF.match(one.text) for one in row.labels(column)):
        return in_units_of(cell, None), None
    if found is None or found[1] is not None:
        return found
    told = (unit for caption in row.captions for unit in _list_of(caption.cells[0]))
    value = figure.kind, abs(figure.low or 0)
    return next(((one, unit) for unit in told if ((one := in_units_of(cell, unit)).kind, one.low) == value), found)


def _list_of(caption: Cell) -> Iterator[Unit]:
    """The units that a caption lists, as far as they can be read: 10,000 yuan of Unit: institutions, 10,000 yuan."""
    if said := _SAID.search(caption.text):
        for name in _NAME.finditer(caption.text, said.end()):
            if one := caption.words.unit(name[0]):
                yield Unit(one, Span(caption.start + name.start(), caption.start + name.end(), name[0]))


def _heads(row: Row, column: int) -> Iterator[Unit]:
    """The units that the heads above a column say explicitly: not 城市, and not 2023 final accounts."""
    for label in row.labels(column):
        whole = None if _BEGINS_WITH_YEAR.match(label.text) else label.as_unit
        counts = whole is not None and whole.one.low == 1 and whole.one.kind is K.CARDINAL
        if label.unit is not None:
            yield label.unit
        elif whole is not None and not counts and not is_time(whole.one.unit):  # nor 12月
            yield whole


def _labels(row: Row, column: int) -> Iterator[Cell]:
    """The labels above a cell and before it in its row."""
    yield from row.labels(column)
    yield from (cell for cell in row.cells[:column] if cell.figure is None)


def _outer(row: Row, *, rate: bool) -> Iterator[Unit]:
    """The units of the corner and of the captions."""
    for label in (*row.labels(0), *(caption.cells[0] for caption in row.captions)):
        if label.unit is not None:
            yield label.unit
        else:
            yield from _one_of_two(label, rate=rate)


def _one_of_two(label: Cell, *, rate: bool) -> Iterator[Unit]:
    """The unit of rates, or of amounts, in a caption that says both: 单位：亿元、%."""
    if not (said := _SAID.search(label.text)):
        return
    found = list(_list_of(label))
    rates = [one for one in found if one.one.kind is K.PERCENT]
    if len(found) == len(_NAME.findall(label.text, said.end())) == _BOTH and len(rates) == 1:
        yield from (one for one in found if (one in rates) is rate)


def _one_of_several(row: Row, column: int) -> list[Unit]:
    """The unit of a caption with several that the labels of a cell tell: 万元 of 单位：家、万元 for 金额."""
    at = amount_named(row, column)
    unsure = any(_OTHER_AMOUNTS.search(one.text) for one in _labels(row, column))
    return [] if at is None or unsure else [amounts_of_caption(row)[at]]


def _lacks_unit(row: Row, column: int, unit: Unit | None) -> bool:
    """True for a bare figure that one of several units of a caption may be of: a sum of money, a count under 万户."""
    amounts = amounts_of_caption(row)
    if unit is not None or not row.cells[column].is_bare or not amounts:
        return False
    is_sum = any(_SUMS.search(label_of(one)) for one in row.labels(column))
    return is_sum or any(one.one.kind is K.CARDINAL and one.one.low != 1 for one in amounts)


def _is_one_of_two(row: Row, unit: Unit) -> bool:
    """True for a unit of a caption that says another one, and percent."""
    if all(one.one.kind is not K.PERCENT for one in row.outer_units):
        return False
    labels = (caption.cells[0] for caption in row.captions)
    return any(unit.span.start in range(one.start, one.start + len(one.text)) and one.unit is None for one in labels)


def _has_rates(row: Row) -> bool:
    """True for a table with columns of changes or shares, of which the caption's percent is."""
    heads = (head_of(label_of(cell)) for header in row.headers for cell in header.cells)
    return any(one.kind in (HeadKind.CHANGE, HeadKind.SHARE) for one in heads)


def _agree(units: Sequence[Unit]) -> bool:
    """True where all say one unit."""
    return len({(one.one.kind, one.one.unit, one.one.low) for one in units}) == 1


def _fits(quantity: Quantity, name: str) -> bool:
    """True unless a figure lacks its unit, or has one that its name cannot have."""
    kind = head(name)
    if kind == "counted":  # 单位：亿元 is not of the number of enterprises
        return quantity.kind is K.CARDINAL
    if quantity.kind in _RATES:
        return kind == "rate" or (not kind and name.endswith(_MAY_BE_RATES))
    if kind == "rate" and quantity.kind is K.MONEY:
        return False
    plain = quantity.kind is K.CARDINAL and not quantity.unit
    return not plain or name.endswith(_UNITLESS)
