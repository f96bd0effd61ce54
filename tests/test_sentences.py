"""Sentence splitting: cases as data, and what holds for every text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.language.alignment import align
from toolkit.language.sentences import sentences

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "sentences.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case)[:40])
def test_splits(case: dict[str, Any]) -> None:
    language = "zh" if "zh" in case else "en"
    parts = case[language]
    spans = sentences("".join(parts), language, semicolons=case.get("semicolons", False))
    assert ["".join(parts)[start:end] for start, end in spans] == [part.strip() for part in parts]


@settings(derandomize=True, deadline=None)
@given(st.text(alphabet="甲一。！？；：“”（）()[].!?;:'\" aBI1\n\u3000", max_size=60), st.sampled_from(["zh", "en"]))
def test_every_character_but_blanks_is_in_one_sentence(text: str, language: str) -> None:
    spans = sentences(text, language)
    inside = {place for start, end in spans for place in range(start, end)}
    assert all(character.isspace() for place, character in enumerate(text) if place not in inside)
    assert all(end <= following for (_, end), (following, _) in pairwise(spans))


TEXTS = st.lists(st.sampled_from(["投资3145亿元。", "增长8.1%，稳中有进。", "好。"]), max_size=6)
RENDERINGS = st.lists(
    st.sampled_from(["Investment was 314.5 billion yuan.", "It grew by 8.1 percent.", "Good."]), max_size=6
)


@settings(derandomize=True, deadline=None)
@given(TEXTS, RENDERINGS)
def test_an_alignment_covers_both_sides_in_order(source: list[str], target: list[str]) -> None:
    beads = align(source, target, "zh", "en")
    for side, length in ((0, len(source)), (1, len(target))):
        ranges = [(bead.source, bead.target)[side] for bead in beads]
        assert [number for start, end in ranges for number in range(start, end)] == list(range(length))


def test_figures_decide_an_alignment() -> None:
    source = ["完成投资3145亿元。", "稳中有进。", "增长8.1%。"]
    target = ["Investment was 314.5 billion yuan.", "Progress was steady, and growth was 8.1 percent."]
    assert [(bead.source, bead.target) for bead in align(source, target, "zh", "en")] == [
        ((0, 1), (0, 1)),
        ((1, 3), (1, 2)),
    ]


def test_many_stops_are_read_in_linear_time() -> None:
    assert sentences("." * 200_000 + "x", "en") == ((0, 200_001),)
