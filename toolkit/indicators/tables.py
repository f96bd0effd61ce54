"""The indicators of a report's tables: row and column heads with the figure of their cell, in the unit of its label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from toolkit.context import Reading
from toolkit.indicators.place import Place
from toolkit.language.figures.tables.cells import in_unit
from toolkit.language.figures.tables.layout import Cell, Row, Unit, is_unit_column, layout
from toolkit.language.registry import pair_of, read_quantities
from toolkit.language.writing.figure import render_quantity
from toolkit.language.zh.indicator_names import head
from toolkit.language.zh.table_heads import PART, Head, HeadKind, head_of
from toolkit.model.indicator import Indicator, IndicatorFigure, Part
from toolkit.model.language_codes import primary
from toolkit.model.meaning import Direction
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind
_RATES = frozenset({K.PERCENT, K.PERCENTAGE_POINT})
#: The longest label of a row, in characters.
_LONGEST = 40
_NOTE_MARK = re.compile(r"\s*(?:\[[0-9]+\]|[①-⑳]|\(units?\))\Z")
_DIGITS = re.compile(r"[-−–(]?\s*([0-9][0-9,.]*)\s*(?:%|percent)?\s*\)?")
_ENGLISH_PART = re.compile(r"(?:Of which|Including|#)\s*[:,]?\s*", re.IGNORECASE)
_COUNTED = re.compile(r"(?:1[0,]*\s+)?(?:thousand\s+|million\s+|billion\s+)?((?!persons?|people)[a-z]{2,12}s)")
_UNIT_LABEL = re.compile("(?:计量)?单位[:：]\\s*")
_UNITLESS = ("指数", "系数", "比")
_PARTS = {HeadKind.CHANGE: Part.CHANGE, HeadKind.SHARE: Part.SHARE}


class Table(NamedTuple):
    """A table of a report: the keys of the units of its captions, and of its rows."""

    captions: tuple[str, ...]
    rows: tuple[str, ...]


class _Found(NamedTuple):
    """A cell as a figure of an indicator."""

    name: str
    translation: str
    period: str
    aim: bool
    figure: IndicatorFigure


def table_indicators(
    tables: Sequence[Table], readings: Mapping[str, Reading], places: Mapping[str, Place], year: int | None
) -> Iterator[Indicator]:
    """The indicators of tables with one row of heads; `year` is what the report is about.

    A cell whose indicator, unit or status is not certain is left out.
    """
    for table in tables:
        keys = [key for key in (*table.captions, *table.rows) if key in readings and key in places]
        yield from _TableReader([readings[key] for key in keys], places, year).read()


class _TableReader:
    """Reads one table, whose captions and rows are units."""

    def __init__(self, units: Sequence[Reading], places: Mapping[str, Place], year: int | None) -> None:
        self.units, self.places, self.year = units, places, year
        self.source = self._rows([one.unit.source for one in units], units[0].source.language) if units else []
        final = all(one.is_final for one in units)
        self.target = self._rows([one.unit.target for one in units], units[0].target.language) if final else []

    def _rows(self, texts: Sequence[str], language: str) -> list[Row]:
        pair = pair_of("zh", "en")
        words = pair and (pair.left_table if primary(language) == "zh" else pair.right_table)
        starts, text = [0], "\n".join(texts)
        for one in texts[:-1]:
            starts.append(starts[-1] + len(one) + 1)
        return layout(text, read_quantities(text, language), words, starts) if words else []

    def read(self) -> Iterator[Indicator]:
        """The indicators, in the order of the rows."""
        whole = ("", "")
        for at, row in enumerate(self.source):
            if len(row.headers) != 1 or not row.is_data:
                continue
            other = self.target[at] if len(self.target) == len(self.source) else None
            if other is not None and len(other.cells) != len(row.cells):
                other = None
            part = PART.match(_label(row.cells[_label_column(row)]))
            found = list(self._cells(row, other))
            yield from self._grouped(found, row, whole if part else ("", ""))
            if found and not part:
                whole = found[0].name, found[0].translation

    def _grouped(self, found: Sequence[_Found], row: Row, whole: tuple[str, str]) -> Iterator[Indicator]:
        """The cells of one row, those of one indicator together."""
        groups: dict[tuple[str, str, str, bool], list[IndicatorFigure]] = {}
        for one in found:
            groups.setdefault((one.name, one.translation, one.period, one.aim), []).append(one.figure)
        unit = self.units[row.part].unit.key
        place = self.places[unit]
        for (name, translation, period, aim), figures in groups.items():
            yield Indicator(
                name, translation, tuple(figures), aim, period, *whole, unit, place.path, place.line, in_table=True
            )

    def _cells(self, row: Row, other: Row | None) -> Iterator[_Found]:
        """The cells of a row that are figures of an indicator."""
        first = _label_column(row)
        side = head_of(PART.sub("", _label(row.cells[first])))
        last: _Found | None = None
        for column in range(first + 1, min(len(row.cells), len(row.headers[0].cells))):
            if row.cells[column].figure is None or is_unit_column(row, column) or len(side.text) > _LONGEST:
                continue
            top = head_of(_label(row.headers[0].cells[column]))
            if top.kind in _PARTS:
                found = self._of_last(row, other, column, top, side, last)
            else:
                found = last = self._value(row, other, column, top, side)
            if found:
                yield found

    def _value(self, row: Row, other: Row | None, column: int, top: Head, side: Head) -> _Found | None:
        """The value of an indicator that the row, the column or both name."""
        name, period, aim = _named(side, top)
        place = self.places[self.units[row.part].unit.key]
        aim = self._status(aim, period, place)
        figure = _figure(row, column, Part.VALUE, top) if name and aim is not None else None
        if figure is None or aim is None or not _has_unit(figure.quantity, name):
            return None
        translation = self._translation(row, other, column, side, top)
        return _Found(name, translation, period, aim, self._rendered(figure, other, column))

    def _status(self, aim: bool | None, period: str, place: Place) -> bool | None:
        """Whether a value is a target; None where neither a head nor the chapter says so."""
        if aim is not None:
            return aim
        number = int(period[:4]) if period[:4].isdecimal() else None
        if number is not None and self.year is not None and number != self.year:
            return number > self.year
        return None if place.plan else place.ahead

    def _of_last(
        self, row: Row, other: Row | None, column: int, top: Head, side: Head, last: _Found | None
    ) -> _Found | None:
        """The change of the value before it in the row, or its share of a whole; without one, that of the row."""
        figure = _figure(row, column, _PARTS[top.kind], top)
        if figure is None or figure.quantity.kind not in _RATES:
            return None
        shown = self._rendered(figure, other, column)
        if last is not None:
            return last._replace(figure=shown)
        place = self.places[self.units[row.part].unit.key]
        aim = self._status(top.aim, top.text, place)
        if side.kind is not HeadKind.NAME or top.kind is not HeadKind.CHANGE or aim is None:
            return None
        return _Found(side.text, self._translation(row, other, column, side, top), top.text, aim, shown)

    def _translation(self, row: Row, other: Row | None, column: int, side: Head, top: Head) -> str:
        """The name in the words of the translated heads; empty where one is missing."""
        if other is None or len(other.headers) != 1 or len(other.headers[0].cells) != len(row.headers[0].cells):
            return ""
        names = []
        if side.kind is HeadKind.NAME:
            names.append(_ENGLISH_PART.sub("", _label(other.cells[_label_column(row)])))
        if top.kind is HeadKind.NAME:
            names.append(_label(other.headers[0].cells[column]))
        name = ": ".join(names)
        return name[:1].upper() + name[1:] if all(names) else ""

    def _rendered(self, figure: IndicatorFigure, other: Row | None, column: int) -> IndicatorFigure:
        """A figure with its translation, where the translated cell has the same value."""
        if other is None or other.cells[column].figure is None:
            return figure
        theirs, unit = in_unit(other, column)
        if (theirs.kind, theirs.low) != (figure.quantity.kind, abs(figure.quantity.low or 0)):
            return figure
        digits = _DIGITS.fullmatch(other.cells[column].text)
        if digits and theirs.kind is K.PERCENT and figure.part is not Part.VALUE:  # 10.0 percent, as it is written
            return replace(figure, target=f"{digits[1]} percent")
        written = render_quantity(figure.quantity, self.units[0].target.language, hedged=True)
        return replace(figure, target=written + _counted(other, theirs, unit))


def _counted(row: Row, quantity: Quantity, unit: Unit | None) -> str:
    """What a translated column of units counts, after a blank: the pieces of 100 million pieces, but not persons, whom
    the name says; empty for one of it, and for what the figure is written with (metric tons).
    """
    columns = (at for header in row.headers for at in header.unit_columns if at < len(row.cells))
    if unit is None or all(row.cells[at].start != unit.span.start for at in columns):
        return ""
    counted = _COUNTED.fullmatch(unit.span.text)
    is_plain = quantity.kind is K.CARDINAL and not quantity.unit and quantity.low != 1
    return f" {counted[1]}" if counted and is_plain else ""


def _label_column(row: Row) -> int:
    """The column of a row's label: the first that is not a number."""
    return next((at for at, cell in enumerate(row.cells) if cell.text and (cell.figure is None or cell.is_year)), 0)


def _label(cell: Cell) -> str:
    """A head without the unit at its end, or the mark of a note."""
    text = _NOTE_MARK.sub("", cell.text)
    if cell.unit is None:
        return text
    start = cell.unit.span.start - cell.start
    rest = text[start + len(cell.unit.span.text) :].strip(" )）")
    before = text[:start].rstrip(" (（,，:：/／").removesuffix(" in")
    return text if rest else before


def _named(side: Head, top: Head) -> tuple[str, str, bool | None]:
    """The indicator that two heads name, its time and whether it is a target; no name where they do not name one."""
    aim = top.aim if top.aim is not None else side.aim
    if top.kind is HeadKind.NAME and side.kind is HeadKind.TIME:
        return top.text, side.text, aim
    if side.kind is not HeadKind.NAME:
        return "", "", None
    if top.kind is HeadKind.NAME:
        return f"{side.text}：{top.text}", "", aim
    return (side.text, top.text, aim) if top.kind in (HeadKind.TIME, HeadKind.VALUE) else ("", "", None)


def _figure(row: Row, column: int, part: Part, top: Head) -> IndicatorFigure | None:
    """A cell as a figure of its indicator; None for a range, and for a change whose direction is not certain."""
    cell = row.cells[column]
    own = cell.figure
    if own is None or own.low is None or own.low != own.high:
        return None
    quantity, unit = in_unit(row, column)
    end = own.end - cell.start
    written = cell.text[:end] + (_UNIT_LABEL.sub("", unit.span.text) if unit else "") + cell.text[end:]
    if part is not Part.CHANGE:
        if own.low < 0 and quantity.low is not None:
            quantity = quantity._replace(low=-quantity.low, high=-quantity.low)
        return IndicatorFigure(part, quantity, written, "", whole=top.whole)
    top_label = row.headers[0].cells[column]
    down = top_label.decreases
    unsure = top_label.may_decrease and not down and "增减" not in top_label.text
    if not own.low or unsure or (down and own.low < 0):
        return None
    direction = Direction.DOWN if down or own.low < 0 else Direction.UP
    return IndicatorFigure(part, quantity, written, "", direction, top.bases)


def _has_unit(quantity: Quantity, name: str) -> bool:
    """True unless a figure lacks its unit, or has one that its name cannot have."""
    kind = head(name)
    if kind == "counted":  # 单位：亿元 is not of the number of enterprises
        return quantity.kind is K.CARDINAL
    if kind == "rate" and quantity.kind is K.MONEY:
        return False
    plain = quantity.kind is K.CARDINAL and not quantity.unit
    return not plain or name.endswith(_UNITLESS)
