"""Every word for a number is read as that number, and every limit of the readers holds, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from quantity_laws import shown

from toolkit.language.registry import read_quantities

FOLDER = Path(__file__).parent / "cases"
CASES = [
    case
    for name in ("number_words", "quantity_limits")
    for case in yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("language", "text", "reads"), CASES)
def test_reading(language: str, text: str, reads: str) -> None:
    assert shown(read_quantities(text, language)) == reads
