"""Missing terms in one unit: severity, place and message, as data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from toolkit.checks import checks
from toolkit.context import Context
from toolkit.formats.glossary import parse
from toolkit.model import State, Unit

FOLDER = Path(__file__).parent / "cases" / "terms"
CASES = yaml.safe_load((FOLDER / "missing.yaml").read_text(encoding="utf-8"))
CONTEXT = Context(glossary=parse((FOLDER / "glossary.yaml").read_bytes(), "glossary.yaml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_missing_terms(case: dict[str, Any]) -> None:
    check = checks()["term-missing"]
    assert check.catalog is not None
    pairs = [case["before"], case] if "before" in case else [case]
    units = [Unit(pair["zh"], pair["en"], state=State.TRANSLATED) for pair in pairs]
    found = [one for one in check.catalog(CONTEXT.read(units), CONTEXT) if one.unit == len(units) - 1]
    shown = [f"{one.severity} {one.source.text if one.source else ''} {one.message}" for one in found]
    assert shown == case["missing"]
    for one in found:
        assert one.suggestion is not None
        assert one.source is not None
        assert one.source.text == case["zh"][one.source.start : one.source.end]
