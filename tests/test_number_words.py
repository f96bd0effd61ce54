"""Every word for a number is read as that number, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from quantity_laws import shown

from toolkit.language.registry import read_quantities

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "number_words.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("language", "text", "reads"), CASES)
def test_a_word_for_a_number(language: str, text: str, reads: str) -> None:
    assert shown(read_quantities(text, language)) == reads
