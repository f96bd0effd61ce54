"""The indicators of tables and of whole reports."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from toolkit.context import Context
from toolkit.indicators import Place, Table, lines, report_indicators
from toolkit.indicators.tables import table_indicators
from toolkit.language.zh.table_heads import head_of
from toolkit.model import State, Unit
from toolkit.model.indicator import Indicator

CASES = Path(__file__).parent / "cases"
HEADS = yaml.safe_load((CASES / "table_heads.yaml").read_text(encoding="utf-8"))
REPORTS = yaml.safe_load((CASES / "indicator_reports.yaml").read_text(encoding="utf-8"))
TABLES = yaml.safe_load((CASES / "indicator_tables.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", HEADS, ids=lambda case: case["head"])
def test_a_head_is_a_name_or_tells_what_its_figures_are(case: dict[str, Any]) -> None:
    found = head_of(case["head"])
    assert (found.kind, found.text, found.aim) == (case["kind"], case.get("text", ""), case.get("aim"))
    assert ([str(one) for one in found.bases], found.whole) == (case.get("bases", []), case.get("whole", ""))
    assert found.time == case.get("time", found.time)


def line(one: Indicator) -> str:
    name = f"{one.parent}/{one.name}" if one.parent else one.name
    figures = "; ".join(
        f"{figure.part} {figure.source} = {figure.target} {figure.direction}".rstrip() for figure in one.figures
    )
    return f"{name} ({one.period}) = {one.translation}{'*' * one.aim}: {figures}"


def tables(units: list[Unit]) -> list[Table]:
    """Each run of rows is a table."""
    found: list[list[str]] = [[]]
    for one in units:
        if "\t" in one.source:
            found[-1].append(one.key)
        elif found[-1]:
            found.append([])
    return [Table((), tuple(keys)) for keys in found if keys]


@pytest.mark.parametrize("case", REPORTS, ids=lambda case: case["what"])
def test_the_indicators_of_a_report(case: dict[str, Any]) -> None:
    units = [
        Unit(source, target, state=State.TRANSLATED)
        for source, target in zip(case["source"], case["target"], strict=True)
    ]
    readings = Context().read(units)
    places = {one.key: Place("report.txt", at, **case.get("in", {})) for at, one in enumerate(units, 1)}
    found = [
        f"{'table ' * one.in_table}{line(one)}".replace(" = :", " = -:").replace(" = *:", " = -*:")
        for one in report_indicators(readings, places, tables(units), 2024)
    ]
    assert found == case["found"]


@pytest.mark.parametrize("case", TABLES, ids=lambda case: case["what"])
def test_the_indicators_of_a_table(case: dict[str, Any]) -> None:
    units = [
        Unit(source, target, state=State.TRANSLATED if target else State.INITIAL)
        for source, target in zip(case["source"], case["target"], strict=True)
    ]
    readings = {one.unit.key: one for one in Context().read(units)}
    captions = tuple(one.key for one in units if "\t" not in one.source)
    rows = tuple(one.key for one in units if "\t" in one.source)
    table = Table(captions, rows, case.get("in", {}).get("report", ""))
    places = {key: Place("report.txt", at) for at, key in enumerate(readings, 1)}
    found = list(table_indicators([table], readings, places, 2023))
    assert [line(one) for one in found] == case["found"]
    assert all(one.in_table and one.path == "report.txt" for one in found)


def test_the_heads_of_a_long_table_are_read_once_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = ["指标\t2024年\t2023年\t同比（%）", *(f"区{n}工业投资\t{n}12.5\t{n}10.5\t3.1" for n in range(1, 60))]
    calls: list[int] = []
    read = lines.columns
    monkeypatch.setattr(lines, "columns", lambda headers: calls.append(1) or read(headers))
    units = [Unit(row, row, state=State.TRANSLATED) for row in ["单位：亿元", *rows]]
    readings = {one.unit.key: one for one in Context().read(units)}
    table = Table((units[0].key,), tuple(one.key for one in units[1:]))
    places = {key: Place("report.txt", at) for at, key in enumerate(readings, 1)}
    assert len(list(table_indicators([table], readings, places, 2024))) == 2 * 59
    assert len(calls) <= 2 * len(units)
