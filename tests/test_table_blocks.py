"""Tables whose rows are units of their own: headers, captions and units come from the neighbours."""

from __future__ import annotations

import pytest

from toolkit.context import Context
from toolkit.language.figures.tables.layout import Row
from toolkit.model import State, Unit

HEAD = [
    ("正文3亿元。", "It was 300 million yuan."),
    ("表1 主要指标", "Table 1 Main indicators"),
    ("单位：亿元", "Unit: billion yuan"),
    ("指标\t2022年\t2023年", "Indicator\t2023\t2022"),
]
RIGHT = [("出口\t120.5\t130.2", "Exports\t13.02\t12.05"), ("进口\t88.1\t90", "Imports\t9\t8.81")]


def found(pairs: list[tuple[str, str]], *, turned: bool) -> list[tuple[int, str, str]]:
    """Unit, check and text of the target (that of the English side) of every discrepancy."""
    languages = ("en", "zh") if turned else ("zh", "en")
    context = Context(source_language=languages[0], target_language=languages[1])
    units = [
        Unit(*(pair[::-1] if turned else pair), state=State.TRANSLATED if all(pair) else State.INITIAL)
        for pair in pairs
        if not turned or all(pair)
    ]
    readings = [reading for reading in context.read(units) if reading.has_target]
    spans = [
        (reading.index, one.check, one.problem.source if turned else one.problem.target)
        for reading in readings
        for one in reading.comparison.discrepancies
    ]
    return sorted((index, check, span.text if span else "") for index, check, span in spans)


@pytest.mark.parametrize("turned", [False, True], ids=["zh-en", "en-zh"])
@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        (HEAD + RIGHT, []),
        (HEAD + RIGHT[:1] + [("进口\t88.1\t90", "")] + RIGHT[1:], []),
        (
            [*HEAD, ("出口\t120.5\t130.2", "Exports\t130.2\t120.5"), ("进口\t88.1\t90", "Imports\t90\t88.1")],
            [(2, "number-scale", "billion yuan")],
        ),
        (
            [*HEAD, RIGHT[0], ("进口\t88.1\t90", "Imports\t90\t88.1")],
            [(5, "number-scale", "88.1"), (5, "number-scale", "90")],
        ),
        (
            [*HEAD, ("出口\t120.5\t130.2", "Exports\t12.05\t13.02"), ("进口\t88.1\t90", "Imports\t8.81\t9")],
            [(3, "number-order", "2023")],
        ),
        (
            [*HEAD, ("出口\t120.5\t-130.2", "Exports\t13.02\t12.50"), RIGHT[1]],
            [(4, "number-changed", "12.50"), (4, "sign-mismatch", "13.02")],
        ),
        ([("单位：亿元", "Unit: billion yuan"), ("正文5%。", "It was 5 percent.")], []),
    ],
    ids=["right", "a row untranslated", "unit", "one row", "header", "cells", "caption alone"],
)
def test_neighbours(pairs: list[tuple[str, str]], expected: list[tuple[int, str, str]], turned: bool) -> None:
    assert found(pairs, turned=turned) == expected


def test_a_long_table_of_rows() -> None:
    rows = [
        (f"项目{n}（亿元）\t{n * 10}\t{n * 7}", f"Item {n} (billion yuan)\t{n}\t{n * 7 / 10:g}") for n in range(11, 211)
    ]
    assert found(rows, turned=False) == []
    rows[150] = (rows[150][0], rows[150][1].replace("\t161", "\t116"))
    assert found(rows, turned=False) == [(150, "number-changed", "116")]


def test_the_labels_of_a_wide_row_are_read_once_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where they were read once a cell, a row of 8,000 cells took half a minute."""
    cells = range(11, 71)
    rows = [
        ("指标\t" + "\t".join("甲数" for _ in cells), "Item\t" + "\t".join("A" for _ in cells)),
        ("\t".join(f"率{n}\t{n}.5" for n in cells), "\t".join(f"B{n} rate\t{n}.5" for n in cells)),
    ]
    calls: list[Row] = []
    read = Row._own_labels
    monkeypatch.setattr(Row, "_own_labels", lambda row: calls.append(row) or read(row))
    assert found(rows, turned=False) == []
    assert 0 < len(calls) < len(cells)
