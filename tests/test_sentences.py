"""Sentence splitting: cases as data, and properties of every text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

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
def test_every_character_except_blanks_is_in_one_sentence(text: str, language: str) -> None:
    spans = sentences(text, language)
    inside = {place for start, end in spans for place in range(start, end)}
    assert all(character.isspace() for place, character in enumerate(text) if place not in inside)
    assert all(end <= following for (_, end), (following, _) in pairwise(spans))


def test_many_stops_are_read_in_linear_time() -> None:
    assert sentences("." * 200_000 + "x", "en") == ((0, 200_001),)


def test_semicolons_end_nothing_unless_asked() -> None:
    assert len(sentences("甲；乙。", "zh")) == 1
    assert len(sentences("a; b.", "en")) == 1
