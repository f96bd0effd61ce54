"""The indicators of a report's tables: row and column heads with the figure of their cell, in the unit of its label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from toolkit.context import Reading
from toolkit.indicators.captions import read_captions
from toolkit.indicators.cells import figure_of, in_certain_unit
from toolkit.indicators.columns import Column, columns, filled, label, path_of
from toolkit.indicators.parts import UNKNOWN, Measured, wholes
from toolkit.indicators.place import Place
from toolkit.indicators.row_names import is_bare, is_measure, named
from toolkit.language.figures.tables.layout import Row, Unit, is_unit_column, layout
from toolkit.language.registry import pair_of, read_quantities
from toolkit.language.writing.figure import render_quantity
from toolkit.language.zh.table_heads import LABELS, PART, Head, HeadKind, head_of
from toolkit.model.indicator import Indicator, IndicatorFigure, Part
from toolkit.model.language_codes import primary
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind
#: The longest label of a row, in characters.
_LONGEST = 40
_DIGITS = re.compile(r"[-−–(]?\s*([0-9][0-9,.]*)\s*(?:%|percent)?\s*\)?")
_ENGLISH_PART = re.compile(r"(?:Of which|Including|#)\s*[:,]?\s*", re.IGNORECASE)
_COUNTED = re.compile(r"(?:1[0,]*\s+)?(?:thousand\s+|million\s+|billion\s+)?((?!persons?|people)[a-z]{2,12}s)")
_PARTS = {HeadKind.CHANGE: Part.CHANGE, HeadKind.SHARE: Part.SHARE}


_PER = re.compile(r"[/／每]|\bper\b(?! ?cent| mille)|\ba\b")
#: Times before the one that a table is about.
_EARLIER = ("上", "去", "同期")


class Table(NamedTuple):
    """A table of a report: the keys of the units of its captions, and of its rows."""

    captions: tuple[str, ...]
    rows: tuple[str, ...]


class _Line(NamedTuple):
    """A row, or one of two beside each other under the same heads: its label's column, and the end of its cells."""

    row: Row
    other: Row | None
    first: int
    end: int
    columns: Sequence[Column]

    @property
    def side(self) -> Head:
        """What the label of the row is."""
        return head_of(PART.sub("", label(self.row.cells[self.first])))

    @property
    def is_part(self) -> bool:
        """True for a label with 其中."""
        return PART.match(label(self.row.cells[self.first])) is not None

    @property
    def english(self) -> str:
        """The label of the translated row."""
        return _ENGLISH_PART.sub("", label(self.other.cells[self.first])) if self.other else ""

    def figures(self) -> Iterator[tuple[int, Column]]:
        """The columns that have a figure of the row."""
        for at in range(self.first + 1, min(self.end, len(self.columns))):
            if self.row.cells[at].figure is not None and not is_unit_column(self.row, at):
                yield at, self.columns[at]

    def measured(self) -> Measured | None:
        """The first value of the row, where it is an amount."""
        at = next((at for at, column in self.figures() if column.head.kind not in (*_PARTS, HeadKind.OTHER)), None)
        found = None if at is None else in_certain_unit(self.row, at)
        if at is None or found is None or found[0].low is None or found[0].kind not in (K.CARDINAL, K.MONEY):
            return None
        is_indicator = is_measure(self.side.text) and not self.columns[at].name
        return Measured(found[0].kind, found[0].unit, Fraction(found[0].low), is_indicator)


class _Found(NamedTuple):
    """A cell as a figure of an indicator; `column` is its place."""

    name: str
    translation: str
    period: str
    aim: bool
    figure: IndicatorFigure
    column: int


def table_indicators(
    tables: Sequence[Table], readings: Mapping[str, Reading], places: Mapping[str, Place], year: int | None
) -> Iterator[Indicator]:
    """The indicators of tables with one or two rows of heads; `year` is what the report is about.

    A cell whose indicator, unit or status is not certain is left out.
    """
    for table in tables:
        keys = [key for key in (*table.captions, *table.rows) if key in readings and key in places]
        if keys:
            yield from _TableReader([readings[key] for key in keys], places, year).read()


class _TableReader:
    """Reads one table, whose captions and rows are units."""

    def __init__(self, units: Sequence[Reading], places: Mapping[str, Place], year: int | None) -> None:
        self.units, self.places, self.year = units, places, year
        self.source = self._rows([one.unit.source for one in units], units[0].source.language)
        final = all(one.is_final for one in units)
        self.target = self._rows([one.unit.target for one in units], units[0].target.language) if final else []
        self.caption = read_captions(one.unit.source for one in units if "\t" not in one.unit.source)

    def _rows(self, texts: Sequence[str], language: str) -> list[Row]:
        pair = pair_of("zh", "en")
        words = pair and (pair.left_table if primary(language) == "zh" else pair.right_table)
        starts, text = [0], "\n".join(texts)
        for one in texts[:-1]:
            starts.append(starts[-1] + len(one) + 1)
        return layout(text, read_quantities(text, language), words, starts) if words else []

    def read(self) -> Iterator[Indicator]:
        """The indicators, in the order of the rows."""
        blocks: dict[int, list[_Line]] = {}
        for line in self._lines():
            blocks.setdefault(line.first, []).append(line)
        found: list[tuple[int, Indicator]] = []
        for lines in blocks.values():
            of = wholes([line.measured() for line in lines], [line.is_part for line in lines])
            for line, at in zip(lines, of, strict=True):
                whole = lines[at] if at >= 0 else None
                if at != UNKNOWN:
                    found += [(line.row.part, one) for one in self._line(line, whole)]
        yield from (one for _, one in sorted(found, key=lambda pair: pair[0]))

    def _lines(self) -> Iterator[_Line]:
        """The rows with figures; those that stand beside each other one by one."""
        for at, row in enumerate(self.source):
            heads = columns(row.headers)
            if not row.is_data or len(heads) < len(row.cells):
                continue
            other = self.target[at] if len(self.target) == len(self.source) else None
            if other and not _is_like(row, other):
                other = None
            firsts = _label_columns(row, heads)
            for first, end in zip(firsts, [*firsts[1:], len(row.cells)], strict=False):
                yield _Line(filled(row), filled(other) if other else None, first, end, heads)

    def _line(self, line: _Line, whole: _Line | None) -> Iterator[Indicator]:
        """The indicators of one row, the cells of each together."""
        parent = (whole.side.text, _capital(whole.english)) if whole else ("", "")
        if whole and (whole.side.kind is not HeadKind.NAME or is_bare(whole.side.text)):
            return
        groups: dict[tuple[str, str, str, bool], list[IndicatorFigure]] = {}
        for one in self._told_apart(list(self._cells(line, whole)), line):
            groups.setdefault((one.name, one.translation, one.period, one.aim), []).append(one.figure)
        unit = self.units[line.row.part].unit.key
        place = self.places[unit]
        for (name, translation, period, aim), figures in groups.items():
            yield Indicator(
                name, translation, tuple(figures), aim, period, *parent, unit, place.path, place.line, in_table=True
            )

    def _cells(self, line: _Line, whole: _Line | None) -> Iterator[_Found]:
        """The cells of a row that are figures of an indicator."""
        if len(line.side.text) > _LONGEST:
            return
        values: dict[int, _Found | None] = {}
        closed = False
        for at, column in line.figures():
            kind = column.head.kind
            if kind is HeadKind.OTHER:
                continue
            if self.caption.change is not None:
                found = self._found(line, whole, at, Part.CHANGE)
            elif kind in _PARTS:
                closed = True
                found = self._rate(line, whole, at, values)
            else:
                values = {} if closed else values
                closed = False
                found = values[at] = self._found(line, whole, at, Part.VALUE)
            if found:
                yield found

    def _rate(self, line: _Line, whole: _Line | None, at: int, values: Mapping[int, _Found | None]) -> _Found | None:
        """A change or share of the value before it in the row; a change without one is of what the heads name."""
        column = line.columns[at]
        part = _PARTS[column.head.kind]
        inside = {place: one for place, one in values.items() if line.columns[place].first == column.first}
        if not inside:
            return self._found(line, whole, at, part) if part is Part.CHANGE and not values else None
        of = _latest(list(inside.values()))
        figure = figure_of(line.row, at, part, column.head, "") if of else None
        if of is None or figure is None or (figure.quantity.kind, of.figure.quantity.kind) == (K.PERCENT, K.PERCENT):
            return None  # 城镇化率 and its growth in percent, which may be points
        return of._replace(figure=self._rendered(figure, line, at), column=at)

    def _found(self, line: _Line, whole: _Line | None, at: int, part: Part) -> _Found | None:
        """A figure of the indicator that the row, the column or both name."""
        column = line.columns[at]
        name, measure = named(line.side, column, whole.side.text if whole else "")
        period = column.head.text or (line.side.text if line.side.kind is HeadKind.TIME else line.side.time)
        aim = column.head.aim if column.head.aim is not None else line.side.aim
        time, aim = self._time(period, aim, self.places[self.units[line.row.part].unit.key])
        if not name or time is None or aim is None:
            return None
        top = column.head if self.caption.change is None else column.head._replace(bases=self.caption.change)
        figure = figure_of(line.row, at, part, top, measure)
        if figure is None:
            return None
        shown = self._rendered(figure, line, at)
        translation = self._translation(line, column, name) if shown.target else ""
        return _Found(name, translation, time, aim, shown, at)

    def _time(self, period: str, aim: bool | None, place: Place) -> tuple[str | None, bool | None]:
        """The time of a figure and whether it is a target; None for what neither heads, captions nor chapter tell."""
        time = self.caption.at(period)
        year = int(time[:4]) if time and time[:4].isdecimal() else self.year
        if aim is None and self.year is not None and year != self.year:
            aim = (year or 0) > self.year
        elif aim is None and not (place.plan or place.ahead or self.caption.planned):
            aim = False
        results = any(map(_is_of_results, self.source))
        if (
            time in ("", "全年")
            and place.year
            and place.year != self.year
            and (not results if aim else not place.ahead)
        ):
            time = f"{place.year}年"
        own, rest = f"{self.year}年", (time or "").removeprefix(f"{self.year}年")
        return (own if time == own else "年末" if rest in ("末", "底") else time and rest), aim

    def _told_apart(self, found: list[_Found], line: _Line) -> Iterator[_Found]:
        """The cells; those of one name and time have the heads of their columns too: the budget adopted, adjusted."""
        values = [(one.name, one.period, one.aim) for one in found if one.figure.part is Part.VALUE]
        for one in found:
            if values.count((one.name, one.period, one.aim)) < 2:
                yield one
            elif one.figure.part is Part.VALUE:
                path = [place for place in line.columns[one.column].path if not _is_time(line.row, place)]
                heads = [label(line.row.headers[level].cells[at]) for level, at in path]
                english = [label(line.other.headers[level].cells[at]) for level, at in path] if line.other else [""]
                words = ": ".join([one.translation, *english]) if one.translation and all(english) else ""
                yield one._replace(name="：".join([one.name, *heads]), translation=words)

    def _translation(self, line: _Line, column: Column, name: str) -> str:
        """The name in the words of the translated heads; empty where one is missing."""
        if line.other is None:
            return ""
        tops = [_ENGLISH_PART.sub("", label(line.other.headers[level].cells[at])) for level, at in column.named]
        names = [line.english] if line.side.kind is HeadKind.NAME else []
        if name != line.side.text:
            names += tops
        return _capital(": ".join(names)) if all(names) else ""

    def _rendered(self, figure: IndicatorFigure, line: _Line, at: int) -> IndicatorFigure:
        """A figure with its translation, where the translated cell has the same value."""
        other = line.other
        if other is None or other.cells[at].figure is None:
            return figure
        found = in_certain_unit(other, at, rate=figure.part is not Part.VALUE)
        if found is None or (found[0].kind, found[0].low) != (figure.quantity.kind, abs(figure.quantity.low or 0)):
            return figure
        digits = _DIGITS.fullmatch(other.cells[at].text)
        if digits and found[0].kind is K.PERCENT and figure.part is not Part.VALUE:  # 10.0 percent, as it is written
            return replace(figure, target=f"{digits[1]} percent")
        if found[1] and _PER.search(found[1].span.text):  # micrograms per cubic meter
            return figure
        if "‰" in figure.source:
            sign = "-" if (figure.quantity.low or 0) < 0 else ""
            return replace(figure, target=f"{sign}{digits[1]} per mille") if digits else figure
        written = render_quantity(figure.quantity, self.units[0].target.language, hedged=True)
        return replace(figure, target=written + _counted(other, *found))


def _is_time(row: Row, place: tuple[int, int]) -> bool:
    """True for a head that is a time and says nothing else."""
    head = head_of(label(row.headers[place[0]].cells[place[1]]))
    return head.kind is HeadKind.TIME and head.aim is None


def _is_of_results(row: Row) -> bool:
    """True for a row under heads of which one says that its figures are results."""
    return any(column.head.aim is False for column in columns(row.headers))


def _is_like(row: Row, other: Row) -> bool:
    """True for a translated row with as many cells under heads of the same form."""
    if len(other.cells) != len(row.cells) or len(other.headers) != len(row.headers):
        return False
    if any(len(header.cells) != len(row.headers[0].cells) for header in other.headers):
        return False
    return all(path_of(row.headers, at) == path_of(other.headers, at) for at in range(len(row.headers[0].cells)))


def _label_columns(row: Row, heads: Sequence[Column]) -> list[int]:
    """The columns of a row's labels: one, or one for each of the rows that stand beside each other.

    None where several columns before the figures may name the row.
    """
    figures = [at for at, cell in enumerate(row.cells) if cell.figure is not None and not cell.is_year]
    tops = [label(header) for header in row.headers[0].cells]
    texts = [
        at
        for at, cell in enumerate(row.cells)
        if cell.text and (cell.figure is None or cell.is_year) and not is_unit_column(row, at)
        if not tops[at] or heads[at].head.kind is not HeadKind.OTHER or LABELS.fullmatch(tops[at])
    ]
    firsts = [at for at in texts if not figures or at < next((one for one in figures if heads[one].path), 0)]
    named_so = [at for at in firsts if LABELS.fullmatch(tops[at])]
    firsts = named_so if len(firsts) > 1 else firsts
    if len(firsts) != 1:
        return []
    return [at for at in texts if at == firsts[0] or (tops[at] and tops[at] == tops[firsts[0]])]


def _latest(values: Sequence[_Found | None]) -> _Found | None:
    """The value that a change after several is of: the last, but of one indicator the result of the latest time."""
    last = values[-1]
    known = [one for one in values if one is not None]
    if last is None or len(known) < len(values):
        return None
    same = [one for one in known if one.name == last.name and not one.period.startswith(_EARLIER)]
    if len(same) > 1 and all(one.period[:4].isdecimal() or not one.period for one in same):
        latest = max(one.period for one in same)
        same = [one for one in same if one.period == latest]
        same = [one for one in same if not one.aim] or same
    return same[0] if len(same) == 1 else None


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


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
