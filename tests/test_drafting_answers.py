"""What comes out of a model's raw answer."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from toolkit.drafting.answer import read_answer

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases/model_answers.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["raw"][:40])
def test_an_answer(case: dict[str, Any]) -> None:
    text, complaints = read_answer(case["raw"], case["source"], case.get("target", "en"))
    if "text" in case or "complaint" not in case:
        assert text == case.get("text", case["raw"])
    if "complaint" in case:
        assert any(case["complaint"] in one for one in complaints), complaints
    else:
        assert complaints == ()


@pytest.mark.parametrize(
    "raw",
    [
        "<think>" * 20_000,
        "```\n" * 20_000,
        '"' * 50_000,
        "“" * 50_000,
        "[" * 50_000,
        "{" * 50_000,
        "> " * 10_000,
        "**" * 50_000,
        "\n\n(Note:" * 10_000,
        "Here is the translation of " * 10_000,
        "a " * 100_000,
        "\n" * 100_000 + "a",
        "the final " * 20_000 + ":",
    ],
)
def test_a_long_answer_is_read_in_no_time(raw: str) -> None:
    began = time.perf_counter()
    read_answer(raw, "投资增长。", "en")
    assert time.perf_counter() - began < 2


def test_reading_an_answer_again_changes_nothing() -> None:
    for case in CASES:
        text, _ = read_answer(case["raw"], case["source"], case.get("target", "en"))
        assert read_answer(text, case["source"], case.get("target", "en"))[0] == text
