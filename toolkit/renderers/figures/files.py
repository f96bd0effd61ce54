"""The indicators of a report, or of two, as CSV for spreadsheets, JSON for scripts and Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from toolkit.formats.csv_writing import csv_bytes
from toolkit.language.writing.words import english_unit
from toolkit.model.indicator import Indicator, IndicatorFigure, Part
from toolkit.model.quantity import Quantity, QuantityKind
from toolkit.renderers.figures.table import Pair
from toolkit.renderers.figures.wording import change_text
from toolkit.renderers.markdown import escaped, table

#: One row a figure.
COLUMNS = (
    "report", "indicator", "translation", "part of", "part of translated", "figure", "written", "written translated",
    "number", "up to", "unit", "hedge", "direction", "basis", "of", "status", "period", "in", "source unit", "path",
    "line",
)  # fmt: skip
#: One row an indicator of two reports.
PAIR_COLUMNS = (
    "indicator", "translation", "part of", "unit", "{0} number", "{1} number", "{0} written", "{1} written",
    "{0} written translated", "{1} written translated", "{1} change", "{0} source unit", "{0} path", "{0} line",
    "{1} source unit", "{1} path", "{1} line",
)  # fmt: skip
_UNITS = {
    QuantityKind.PERCENT: "percent",
    QuantityKind.PERCENTAGE_POINT: "percentage points",
    QuantityKind.BASIS_POINT: "basis points",
    QuantityKind.MULTIPLE: "times",
}


def unit_text(quantity: Quantity) -> str:
    """The unit of a figure: an ISO code of money, an English unit of measure, or the counter of the source (家)."""
    if quantity.kind in _UNITS:
        return _UNITS[quantity.kind]
    if quantity.kind is QuantityKind.MONEY:
        return quantity.unit
    return english_unit(quantity.unit, plural=True) or quantity.unit


def figure_json(one: IndicatorFigure) -> dict[str, Any]:
    """One figure; numbers are exact and strings, and empty strings say that the report does not."""
    quantity = one.quantity
    low, high = ("" if value is None else str(value) for value in (quantity.low, quantity.high))
    return {
        "figure": str(one.part), "written": one.source, "translation": one.target, "number": low,
        "up_to": high if high != low else "", "unit": unit_text(quantity), "hedge": str(quantity.hedge),
        "direction": str(one.direction), "basis": [str(basis) for basis in one.bases], "of": one.whole,
    }  # fmt: skip


def indicator_json(one: Indicator, numbers: Mapping[str, int]) -> dict[str, Any]:
    """One indicator with its figures and its place."""
    return {
        "name": one.name, "translation": one.translation, "part_of": one.parent,
        "part_of_translation": one.parent_translation, "status": _status(one), "period": one.period, "in": _place(one),
        "figures": [figure_json(figure) for figure in one.figures], "unit": one.unit,
        "number": numbers.get(one.unit), "path": one.path, "line": one.line,
    }  # fmt: skip


def pair_json(one: Pair, labels: tuple[str, str]) -> dict[str, Any]:
    """One indicator of two reports."""
    sides = (one.earlier, one.later)
    return {
        "name": one.later.name,
        "translation": one.later.translation or one.earlier.translation,
        "part_of": one.later.parent,
        "reports": [
            {
                "label": label, "figures": [figure_json(figure) for figure in side.figures],
                "unit": side.unit, "path": side.path, "line": side.line,
            }
            for label, side in zip(labels, sides, strict=True)
        ],
    }  # fmt: skip


def as_json(shown: Mapping[str, Any]) -> bytes:
    """A file of JSON."""
    return (json.dumps(shown, ensure_ascii=False, indent=2) + "\n").encode()


def _status(one: Indicator) -> str:
    return "target" if one.aim else "result"


def _place(one: Indicator) -> str:
    return "table" if one.in_table else "text"


def as_csv(head: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """A table for spreadsheets; no cell can be a formula."""
    return csv_bytes([head, *rows])


def figure_rows(report: str, indicators: Sequence[Indicator]) -> Iterator[list[str]]:
    """The rows under `COLUMNS`."""
    for one in indicators:
        for figure in one.figures:
            shown = figure_json(figure)
            yield [
                report, one.name, one.translation, one.parent, one.parent_translation, shown["figure"],
                shown["written"], shown["translation"], shown["number"], shown["up_to"], shown["unit"], shown["hedge"],
                shown["direction"], "; ".join(shown["basis"]), figure.whole, _status(one), one.period, _place(one),
                one.unit, one.path, str(one.line),
            ]  # fmt: skip


def pair_rows(matched: Sequence[Pair]) -> Iterator[list[str]]:
    """The rows under `PAIR_COLUMNS`."""
    for one in matched:
        figures = [side.value or side.figures[0] for side in (one.earlier, one.later)]
        numbers = ["" if figure.quantity.low is None else _signed(figure) for figure in figures]
        change = "; ".join(filter(None, map(change_text, one.later.changes))) if one.later.value else ""
        names = [one.later.name, one.later.translation or one.earlier.translation, one.later.parent]
        places = [[side.unit, side.path, str(side.line)] for side in (one.earlier, one.later)]
        yield [
            *names, unit_text(figures[1].quantity), *numbers, *(figure.source for figure in figures),
            *(figure.target for figure in figures), change, *places[0], *places[1],
        ]  # fmt: skip


def _signed(figure: IndicatorFigure) -> str:
    """A number, negative for a fall."""
    return f"-{figure.quantity.low}" if figure.direction == "down" else str(figure.quantity.low)


def as_markdown(head: Sequence[str], rows: Sequence[Sequence[str]], figures: Sequence[int] = ()) -> bytes:
    """A table in Markdown."""
    cells = [[escaped(cell) for cell in row] for row in rows]
    return (table([list(head), *cells], figures) + "\n").encode()


MARKDOWN_COLUMNS = ("Indicator", "Translation", "Value", "Change", "Status", "Place")


def markdown_rows(indicators: Sequence[Indicator]) -> Iterator[list[str]]:
    """The rows under `MARKDOWN_COLUMNS`: one an indicator, in the words of the source and of its translation."""
    for one in indicators:
        values = [_both(_shown(figure), figure.target) for figure in one.figures if figure.part is not Part.CHANGE]
        changes = [_both(figure.source, change_text(figure)) for figure in one.changes]
        yield [
            _name(one), one.translation, "; ".join(values), "; ".join(changes), _status(one), f"{one.path}:{one.line}",
        ]  # fmt: skip


def _name(one: Indicator) -> str:
    """A name with the whole that it is a part of, and its time."""
    name = f"{one.parent}：{one.name}" if one.parent else one.name
    return f"{name}（{one.period}）" if one.period else name


def _shown(figure: IndicatorFigure) -> str:
    """A figure that is no change, with what it is: 占全市49.3%."""
    if figure.part is Part.SHARE:
        return f"占{figure.whole}{figure.source}"
    return f"原为{figure.source}" if figure.part is Part.BEFORE else figure.source


def _both(source: str, target: str) -> str:
    return f"{source} = {target}" if target else source


def pair_markdown_rows(matched: Sequence[Pair]) -> Iterator[list[str]]:
    """The indicators of two reports, one a row; its name has no year, as that is another in each column."""
    for one in matched:
        named = one.later if one.later.period == one.earlier.period else replace(one.later, period="")
        values = [
            _both(side.value.source, side.value.target)
            if side.value
            else "; ".join(_both(figure.source, change_text(figure)) for figure in side.changes)
            for side in (one.earlier, one.later)
        ]
        changes = [_both(figure.source, change_text(figure)) for figure in one.later.changes] if one.later.value else []
        yield [_name(named), one.later.translation or one.earlier.translation, *values, "; ".join(changes)]
