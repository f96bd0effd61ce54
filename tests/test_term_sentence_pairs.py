"""Text pairs cut into pairs of sentences: cases as data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from toolkit.terminology.sentence_pairs import sentence_pairs

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "terms" / "sentence-pairs.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_sentence_pairs(case: dict[str, Any]) -> None:
    source = "".join(zh for zh, _, _ in case["pairs"])
    target = " ".join(en for _, en, _ in case["pairs"])
    found = sentence_pairs(source, target, "en")
    shown = [[source[slice(*pair.source)], target[slice(*pair.target)].strip(), pair.merged] for pair in found]
    assert shown == [[zh.strip(), en.strip(), merged] for zh, en, merged in case["pairs"]]


def test_blank_sides_are_one_pair() -> None:
    assert [(pair.source, pair.target, pair.merged) for pair in sentence_pairs("", "", "en")] == [((0, 0), (0, 0), 0)]
    assert [(pair.source, pair.target) for pair in sentence_pairs("甲。乙。", " ", "en")] == [((0, 4), (0, 1))]
