"""A paragraph split into parts, and its comments: cases as data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from toolkit.catalogs.split_translation import comments_of, join, share_out

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "split-translation.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_each_part_gets_the_translation_of_its_own_sentences(case: dict[str, Any]) -> None:
    source, target = case.get("languages", ("zh", "en"))
    shares = share_out(case["zh"], case["en"], case["parts"], source, target)
    assert [[share.source, share.target] for share in shares] == case["gets"]


def test_texts_are_joined_as_their_language_does() -> None:
    assert join(["甲。", " 乙。", "  "], "zh_CN") == "甲。乙。"
    assert join(["A.", " B. ", ""], "en") == "A. B."


COMMENTS = [
    "first",
    "toolkit: ignore number-missing[乙的] -- reason",
    "that goes on",
    "",
    "second",
    "toolkit: footnote[nowhere] Text.",
    "toolkit: ignore terms -- all",
]


def test_a_comment_goes_with_the_part_that_its_brackets_quote() -> None:
    texts = ["甲的 A", "乙的 B"]
    assert comments_of(1, COMMENTS, texts) == tuple(COMMENTS[1:3])
    assert comments_of(0, COMMENTS, texts) == (COMMENTS[0], *COMMENTS[3:])
