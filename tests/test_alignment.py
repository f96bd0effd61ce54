"""Sentence alignment: cases as data, and properties of every pair of texts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.language.alignment import align

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "alignment.yaml").read_text(encoding="utf-8"))


def sentence(item: int | dict[int, list[int]]) -> str:
    """A sentence of this many characters that begins with its figures."""
    ((length, figures),) = item.items() if isinstance(item, dict) else [(item, [])]
    return "".join(f"{figure} " for figure in figures).ljust(length, "x")


def shapes(source: list[str], target: list[str], languages: tuple[str, str] | None = ("en", "en")) -> str:
    """The number of sentences of each side in each bead."""
    beads = align(source, target, languages)
    return " ".join(
        f"{end - start}-{to - at}" for (start, end), (at, to) in ((one.source, one.target) for one in beads)
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_sentences_are_aligned(case: dict[str, Any]) -> None:
    source, target = ([sentence(item) for item in case[side]] for side in ("source", "target"))
    assert shapes(source, target) == case["beads"]
    if all(isinstance(item, int) for item in case["source"]):
        assert shapes(source, target, None) == case["beads"]


TEXTS = st.lists(st.sampled_from(["投资3145亿元。", "增长8.1%，稳中有进。", "好。"]), max_size=6)
RENDERINGS = st.lists(
    st.sampled_from(["Investment was 314.5 billion yuan.", "It grew by 8.1 percent.", "Good."]), max_size=6
)


@settings(derandomize=True, deadline=None)
@given(TEXTS, RENDERINGS, st.sampled_from([None, ("zh", "en")]))
def test_an_alignment_covers_both_sides_in_order(
    source: list[str], target: list[str], languages: tuple[str, str] | None
) -> None:
    beads = align(source, target, languages)
    for side, length in ((0, len(source)), (1, len(target))):
        ranges = [(bead.source, bead.target)[side] for bead in beads]
        assert [number for start, end in ranges for number in range(start, end)] == list(range(length))


def test_figures_decide_an_alignment_by_their_value() -> None:
    source = ["完成投资3145亿元。", "稳中有进。", "增长8.1%。"]
    target = ["Investment was 314.5 billion yuan.", "Progress was steady, and growth was 8.1 percent."]
    assert shapes(source, target, ("zh", "en")) == "1-1 2-1"


def test_sentences_too_far_from_the_diagonal_are_one_bead() -> None:
    assert shapes(["x"], ["x"] * 36) == "1-36"
    assert shapes(["x"], ["x"] * 35) != "1-35"


def test_long_texts_are_aligned_in_linear_time() -> None:
    assert shapes(["x" * 20] * 2_000, ["y" * 50] * 2_000) == " ".join(["1-1"] * 2_000)
