"""Which sentences of a translation render which of its source: cases as data, and laws."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
import yaml

from toolkit.memory.sentence_links import linked

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "sentence-links.yaml").read_text(encoding="utf-8"))


def links(ours: list[str], theirs: list[str]) -> dict[str, str]:
    """The linked sentences as texts."""
    source, target = "".join(ours), " ".join(theirs)
    return {source[slice(*one)]: target[slice(*two)] for one, two in linked(source, target, ("zh", "en"))}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_links(case: dict[str, Any]) -> None:
    assert links(case["zh"], case["en"]) == {case["zh"][a]: case["en"][b] for a, b in case["links"].items()}


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_sentences_are_beside_each_other_in_any_order(order: tuple[int, ...]) -> None:
    case = CASES[0]
    theirs = [case["en"][number] for number in order]
    assert links(case["zh"], theirs) == {case["zh"][a]: case["en"][b] for a, b in case["links"].items()}


def test_a_sentence_that_nothing_tells_of_is_believed_between_others() -> None:
    ours = ["工业总体平稳。", "某某某某某某。", "出口额5亿元。"]
    theirs = ["Industry was stable on the whole.", "Such it is indeed.", "Exports were 500 million yuan."]
    assert links(ours, theirs) == dict(zip(ours, theirs, strict=True))
    moved = [theirs[1], theirs[0], theirs[2]]
    assert ours[1] not in links(ours, moved)


def test_one_sentence_is_beside_all_of_its_translation() -> None:
    assert linked("甲。", "One. Two.", ("zh", "en")) == (((0, 2), (0, 9)),)
    assert linked("甲。乙。", "One and two.", ("zh", "en")) == (((0, 4), (0, 12)),)


@pytest.mark.parametrize("case", CASES[:4], ids=lambda case: case["name"])
def test_from_english_too(case: dict[str, Any]) -> None:
    found = linked(" ".join(case["en"]), "".join(case["zh"]), ("en", "zh"))
    joined, source = " ".join(case["en"]), "".join(case["zh"])
    shown = {source[slice(*two)]: joined[slice(*one)] for one, two in found}
    assert shown.items() <= {case["zh"][a]: case["en"][b] for a, b in case["links"].items()}.items()
    assert [one for one, _ in found] == sorted(one for one, _ in found)


def test_very_long_texts_are_shown_whole() -> None:
    assert linked("出口额5亿元。" * 201, "Exports were 500 million yuan. " * 201, ("zh", "en")) == ()
