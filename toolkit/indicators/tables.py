"""The indicators of a report's tables: row and column heads with the figure of their cell, in the unit of its label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from toolkit.context import Reading
from toolkit.indicators.captions import EARLIER, read_captions
from toolkit.indicators.cells import as_translated, figure_of
from toolkit.indicators.columns import Column, label
from toolkit.indicators.counterparts import ends_alike
from toolkit.indicators.lines import ENGLISH_PART, Line, is_of_results, lines_of
from toolkit.indicators.owners import owner_of
from toolkit.indicators.parts import UNKNOWN, wholes
from toolkit.indicators.place import Place
from toolkit.indicators.row_names import is_bare, named
from toolkit.language.figures.tables.layout import Row, Unit, layout
from toolkit.language.registry import pair_of, read_quantities
from toolkit.language.triangles import TRIANGLES
from toolkit.language.writing.figure import render_quantity
from toolkit.language.zh.table_heads import HeadKind
from toolkit.model.indicator import Indicator, IndicatorFigure, Part
from toolkit.model.language_codes import primary
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind
#: The longest label of a row, in characters.
_LONGEST = 40
#: The length of 2024年.
_YEAR = 5
_DIGITS = re.compile(rf"[-−–({TRIANGLES}]?\s*([0-9][0-9,.]*)\s*(?:%|percent)?\s*\)?")
_COUNTED = re.compile(r"(?:1[0,]*\s+)?(?:thousand\s+|million\s+|billion\s+)?((?!persons?|people)[a-z]{2,12}s)")
_PARTS = {HeadKind.CHANGE: Part.CHANGE, HeadKind.SHARE: Part.SHARE}
_PER = re.compile(r"[/／每]|\bper\b(?! ?cent| mille)|\ba\b")


class Table(NamedTuple):
    """A table of a report: the keys of the units of its captions, and of its rows; `report` is the report's title."""

    captions: tuple[str, ...]
    rows: tuple[str, ...]
    report: str = ""


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
            yield from _TableReader([readings[key] for key in keys], places, year, table.report).read()


class _TableReader:
    """Reads one table, whose captions and rows are units."""

    def __init__(self, units: Sequence[Reading], places: Mapping[str, Place], year: int | None, report: str) -> None:
        self.units, self.places, self.year = units, places, year
        self.source = self._rows([one.unit.source for one in units], units[0].source.language)
        self.target = self._translated()
        captions = [one for one in units if "\t" not in one.unit.source]
        self.caption = read_captions(one.unit.source for one in captions)
        english = (one.unit.target for one in captions if one.is_final)
        self.owner = owner_of([one.unit.source for one in captions], english, report)
        self.has_results = any(map(is_of_results, self.source))

    def _rows(self, texts: Sequence[str], language: str) -> list[Row]:
        pair = pair_of("zh", "en")
        words = pair and (pair.left_table if primary(language) == "zh" else pair.right_table)
        starts, text = [0], "\n".join(texts)
        for one in texts[:-1]:
            starts.append(starts[-1] + len(one) + 1)
        legend = next(filter(None, (one.legend for one in self.units)), None)
        return layout(text, read_quantities(text, language, legend=legend), words, starts) if words else []

    def _translated(self) -> list[Row | None]:
        """The counterpart of each row; None for a row that is not finished, or is under a head that is not."""
        final = [at for at, one in enumerate(self.units) if one.is_final]
        rows = self._rows([self.units[at].unit.target for at in final], self.units[0].target.language)
        others = {part: list(own) for part, own in groupby(rows, lambda row: final[row.part])}
        found: list[Row | None] = []
        for part, ours in groupby(self.source, lambda row: row.part):
            own, theirs = list(ours), others.get(part, [])
            found += theirs if len(theirs) == len(own) and self._has_final_heads(own) else [None] * len(own)
        return found

    def _has_final_heads(self, rows: Iterable[Row]) -> bool:
        return all(self.units[head.part].is_final for row in rows for head in row.headers)

    def read(self) -> Iterator[Indicator]:
        """The indicators, in the order of the rows."""
        blocks: dict[int, list[Line]] = {}
        for line in lines_of(self.source, self.target):
            blocks.setdefault(line.first, []).append(line)
        found: list[tuple[int, Indicator]] = []
        for lines in blocks.values():
            of = wholes([line.measured() for line in lines], [line.mark for line in lines])
            for line, at in zip(lines, of, strict=True):
                whole = lines[at] if at >= 0 else None
                if at != UNKNOWN:
                    found += [(line.row.part, one) for one in self._line(line, whole)]
        yield from (one for _, one in sorted(found, key=lambda pair: pair[0]))

    def _line(self, line: Line, whole: Line | None) -> Iterator[Indicator]:
        """The indicators of one row, the cells of each together."""
        parent = self._whole(whole) if whole else ("", "")
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

    def _whole(self, whole: Line) -> tuple[str, str]:
        """The names of what a row is a part of."""
        name = self.owner.full(whole.side.text, part=False)
        english = _capital(whole.english)
        return name, english if name == whole.side.text else self.owner.full_english(english)

    def _cells(self, line: Line, whole: Line | None) -> Iterator[_Found]:
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

    def _rate(self, line: Line, whole: Line | None, at: int, values: Mapping[int, _Found | None]) -> _Found | None:
        """A change or share of the value before it in the row; a change without one is of what the heads name."""
        column = line.columns[at]
        part = _PARTS[column.head.kind]
        groups = {place: line.columns[place].first for place in values}
        of_all = column.first < 0 <= max(groups.values(), default=-1)  # beside a group of columns
        inside = [one for place, one in values.items() if of_all or groups[place] == column.first]
        if not inside:
            return self._found(line, whole, at, part) if part is Part.CHANGE and not values else None
        time = column.head.text
        if time and not time[:4].isdecimal():  # 1—11月同比 after values of 11月 and 1—11月
            inside = [one for one in inside if one and one.period in (time, f"{self.year}年{time}")]
        of = _latest(inside) if inside else None
        figure = figure_of(line.row, at, part, column.head, "") if of else None
        if of is None or figure is None or (figure.quantity.kind, of.figure.quantity.kind) == (K.PERCENT, K.PERCENT):
            return None  # 城镇化率 and its growth in percent, which may be points
        return of._replace(figure=self._rendered(figure, line, at), column=at)

    def _found(self, line: Line, whole: Line | None, at: int, part: Part) -> _Found | None:
        """A figure of the indicator that the row, the column or both name."""
        column = line.columns[at]
        of = whole.side.text if whole else ""
        name, measure = named(line.side, column, of, counted=line.is_counted)
        period = column.head.text or (line.side.text if line.side.kind is HeadKind.TIME else line.side.time)
        aim = column.head.aim if column.head.aim is not None else line.side.aim
        if aim is None and self.year is not None and line.is_result(column, self.year):
            aim = False
        time, aim = self._time(period, aim, self.places[self.units[line.row.part].unit.key])
        full = self.owner.full(name, part=whole is not None)
        if not full or time is None or aim is None:
            return None
        top = column.head if self.caption.change is None else column.head._replace(bases=self.caption.change)
        figure = figure_of(line.row, at, part, top, measure)
        if figure is None:
            return None
        shown = self._rendered(figure, line, at)
        translation = self._translation(line, column, name) if shown.target else ""
        translation = translation if full == name else self.owner.full_english(translation)
        translation = translation if ends_alike(full, translation) else ""
        return _Found(full, translation, time, aim, shown, at)

    def _time(self, period: str, aim: bool | None, place: Place) -> tuple[str | None, bool | None]:
        """The time of a figure and whether it is a target; None for what neither heads, captions nor chapter tell."""
        time = self.caption.at(period, aim=aim)
        year = int(time[:4]) if time and time[:4].isdecimal() else self.year
        if aim is None and self.year is not None and year != self.year:
            aim = (year or 0) > self.year
        elif aim is None and not (place.plan or place.ahead or self.caption.planned):
            aim = False
        chapter = place.year and place.year != self.year and (not self.has_results if aim else not place.ahead)
        if time == "" and place.time and not aim and not place.ahead:
            time = place.time
        elif time in ("", "全年") and chapter:
            time = f"{place.year}年"
        own, rest = f"{self.year}年", (time or "").removeprefix(f"{self.year}年")
        return (own if time == own else "年末" if rest in ("末", "底") else time and rest), aim

    def _told_apart(self, found: list[_Found], line: Line) -> Iterator[_Found]:
        """The cells; those of one name and time have the heads of their columns too: the budget adopted, adjusted."""
        values = [(one.name, one.period, one.aim) for one in found if one.figure.part is Part.VALUE]
        for one in found:
            if values.count((one.name, one.period, one.aim)) < 2:
                yield one
            elif one.figure.part is Part.VALUE:
                path = [place for place in line.columns[one.column].path if not line.is_time(place)]
                heads = [label(line.row.headers[level].cells[at]) for level, at in path]
                english = [label(line.other.headers[level].cells[at]) for level, at in path] if line.other else [""]
                words = ": ".join([one.translation, *english]) if one.translation and all(english) else ""
                yield one._replace(name="：".join([one.name, *heads]), translation=words)

    def _translation(self, line: Line, column: Column, name: str) -> str:
        """The name in the words of the translated heads; empty where one is missing."""
        if line.other is None:
            return ""
        tops = [ENGLISH_PART.sub("", label(line.other.headers[level].cells[at])) for level, at in column.named]
        names = [line.english] if line.side.kind is HeadKind.NAME else []
        if name != line.side.text or not ends_alike(column.name, line.english):  # 发电量 × 产量 as Electricity × Output
            names += tops
        return _capital(": ".join(names)) if all(names) else ""

    def _rendered(self, figure: IndicatorFigure, line: Line, at: int) -> IndicatorFigure:
        """A figure with its translation, where the translated cell has the same value."""
        other = line.other
        if other is None or other.cells[at].figure is None:
            return figure
        found = as_translated(figure.quantity, other, at, rate=figure.part is not Part.VALUE)
        if found is None or (found[0].kind, found[0].low) != (figure.quantity.kind, abs(figure.quantity.low or 0)):
            return figure
        digits = _DIGITS.fullmatch(other.cells[at].text)
        if digits and found[0].kind is K.PERCENT and not figure.quantity.hedge:  # 10.0 percent, as it is written
            negative = figure.part is Part.VALUE and (figure.quantity.low or 0) < 0
            return replace(figure, target=f"{'-' * negative}{digits[1]} percent")
        if found[1] and _PER.search(found[1].span.text):  # micrograms per cubic meter
            return figure
        if "‰" in figure.source:
            sign = "-" if (figure.quantity.low or 0) < 0 else ""
            return replace(figure, target=f"{sign}{digits[1]} per mille") if digits else figure
        written = render_quantity(figure.quantity, self.units[0].target.language, hedged=True)
        return replace(figure, target=written + _counted(other, *found))


def _latest(values: Sequence[_Found | None]) -> _Found | None:
    """The value that a change after several is of: the last, but of one indicator the result of the latest time."""
    last = values[-1]
    known = [one for one in values if one is not None]
    if last is None or len(known) < len(values):
        return None
    same = [one for one in known if one.name == last.name and not one.period.startswith(EARLIER)]
    results = [one for one in same if not one.aim]
    of_years = all(one.period[:4].isdecimal() or not one.period for one in same)
    if len(same) > 1 and of_years and len({one.period[_YEAR:] for one in same}) == 1:  # not 2024年6月 and 2024年1—6月
        latest = max(one.period for one in same)
        same = [one for one in same if one.period == latest]
        same = [one for one in same if not one.aim] or same
    elif len(results) == 1:
        same = results
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
