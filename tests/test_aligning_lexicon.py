"""The general dictionary of the aligner: its data, how texts are cut into its words, and the stems of English words."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import toolkit.memory.aligning
from toolkit.language.zh.traditional import simplified
from toolkit.memory.aligning.lexicon import FIELDS, meanings, stems

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "lexicon.yaml").read_text(encoding="utf-8"))
FOLDER = Path(toolkit.memory.aligning.__file__).parent
WORDS = sorted((FOLDER / "words").glob("*.txt"))


def rows(path: Path) -> list[tuple[list[str], list[str]]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(ours.split(), theirs.split()) for ours, _, theirs in (line.partition(" | ") for line in lines)]


@pytest.mark.parametrize("path", WORDS, ids=lambda path: path.stem)
def test_every_row_has_simplified_words_and_english_of_meaning(path: Path) -> None:
    for ours, theirs in rows(path):
        assert ours, theirs
        assert path.stem == "silent" or any(stems(word) for word in theirs), ours
        for word in ours:
            assert simplified(word) == word
            assert all("\u3400" <= character <= "\u9fff" for character in word), word


def test_no_word_has_two_rows() -> None:
    found = Counter(word for path in WORDS for ours, _ in rows(path) for word in ours)
    assert [word for word, times in found.items() if times > 1] == []


def test_no_family_shares_a_form() -> None:
    lines = (FOLDER / "families-en.txt").read_text(encoding="utf-8").splitlines()
    forms = Counter(form for line in lines if not line.startswith("#") for form in line.split())
    assert [form for form, times in forms.items() if times > 1] == []


def test_every_file_of_words_is_read() -> None:
    assert sorted(FIELDS) == [path.stem for path in WORDS]


@pytest.mark.parametrize("line", CASES["same_stem"])
def test_forms_of_a_word_have_one_stem(line: str) -> None:
    found = {word: stems(word) for word in line.split()}
    assert len({tuple(one) for one in found.values()}) == 1, found
    assert all(len(one) == 1 for one in found.values())


@pytest.mark.parametrize("line", CASES["different_stems"])
def test_other_words_have_other_stems(line: str) -> None:
    found = [stems(word)[0] for word in line.split()]
    assert len(set(found)) == len(found), found


@pytest.mark.parametrize("text", CASES["silent"])
def test_figures_and_words_without_meaning_have_no_stem(text: str) -> None:
    assert stems(text) == []


@pytest.mark.parametrize("case", CASES["loud"], ids=lambda case: case["text"])
def test_names_that_look_like_such_words_have_one(case: dict[str, Any]) -> None:
    assert stems(case["text"]) == case["stems"]


@pytest.mark.parametrize("case", CASES["meanings"], ids=lambda case: case["name"])
def test_words_are_found_in_chinese(case: dict[str, Any]) -> None:
    found = dict(meanings(case["text"]))
    for at, words in case.get("words", {}).items():
        assert {stem for word in words for stem in stems(word)} <= found[at], found
    assert len(found) == case.get("count", len(case.get("words", {})))


ZH = st.text(st.sampled_from("中国银行业务发展經濟車3月 12万人，。A的我们世界卫生组织"), max_size=30)


@given(ZH)
def test_words_are_inside_the_text_in_order(text: str) -> None:
    places = [at for at, _ in meanings(text)]
    assert places == sorted(set(places))
    assert all(0 <= at < len(text) for at in places)
    assert all(rendered for _, rendered in meanings(text))


@given(ZH)
def test_scripts_make_no_difference(text: str) -> None:
    assert meanings(text) == meanings(simplified(text))


@given(ZH, ZH)
def test_a_stop_separates_words(one: str, other: str) -> None:
    apart = {(at, found) for at, found in meanings(f"{one}。{other}") if at > len(one)}
    assert apart == {(at + len(one) + 1, found) for at, found in meanings(other)}


@given(st.text())
def test_any_text_has_stems(text: str) -> None:
    assert all(one and one == one.lower() for one in stems(text))


def test_translations_are_told_from_other_texts() -> None:
    """Of the Chinese words of a text, most are rendered in its translation and few in another text."""
    path = Path(__file__).parent / "data" / "numbers_dev.jsonl"
    pairs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    english = [frozenset(stems(pair["en"])) for pair in pairs]
    shuffled = random.Random(1).sample(english, len(english))
    total = right = wrong = 0
    for pair, own, other in zip(pairs, english, shuffled, strict=True):
        for _, rendered in meanings(pair["zh"]):
            total += 1
            right += not rendered.isdisjoint(own)
            wrong += not rendered.isdisjoint(other)
    assert right / total > 0.62
    assert wrong / total < 0.08
