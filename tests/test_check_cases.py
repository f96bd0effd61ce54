"""Cases in tests/cases/checks/<check>.yaml: each row is a unit; `fires` gives a finding (on `text`), `passes` none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from toolkit.checks import checks
from toolkit.context import Context
from toolkit.model import Problem, State, Unit

FOLDER = Path(__file__).parent / "cases" / "checks"
ROWS = [
    (path.stem, expected, row)
    for path in sorted(FOLDER.glob("*.yaml"))
    for expected, rows in yaml.safe_load(path.read_text(encoding="utf-8")).items()
    for row in rows
]


def problems(name: str, row: dict[str, Any]) -> list[Problem]:
    check, context = checks()[name], Context()
    unit = Unit(
        row["zh"], row["en"], state=State.TRANSLATED, flags=tuple(row.get("flags", ())), plural=row.get("plural")
    )
    readings = context.read([unit])
    assert check.unit or check.catalog
    found = list(check.unit(readings[0])) if check.unit else []
    return found + (list(check.catalog(readings, context)) if check.catalog else [])


@pytest.mark.parametrize(("name", "expected", "row"), ROWS, ids=lambda value: str(value)[:60])
def test_a_case(name: str, expected: str, row: dict[str, Any]) -> None:
    found = problems(name, row)
    if expected == "passes":
        assert found == []
        return
    assert found
    for span, text in [(problem.target, row["en"]) for problem in found] + [(p.source, row["zh"]) for p in found]:
        assert span is None or span.text == text[span.start : span.end]
    if "text" in row:
        assert found[0].target is not None
        assert found[0].target.text == row["text"]
