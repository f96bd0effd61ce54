"""Paragraphs assembled from known sentences: cases as data, laws, and the index that knows the sentences."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from toolkit.catalogs.figures import shape
from toolkit.language.sentences import sentences
from toolkit.memory.index import IndexedFile, Writer
from toolkit.memory.match import MatchKind
from toolkit.memory.memory import Memory
from toolkit.memory.renderings import Rendering, renderings
from toolkit.memory.schema import create
from toolkit.memory.sentences import assemble
from toolkit.model import Origin, Translation

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "assembling.yaml").read_text(encoding="utf-8"))
LANGUAGES = ("zh", "en")


def translations(pairs: list[list[str]]) -> list[Translation]:
    return [
        Translation(source, target, Origin("translations/en/old.po", line, "", "old", f"{line:012}"))
        for line, (source, target) in enumerate(pairs, 1)
    ]


def knowing(known: list[Translation], language: str = "zh") -> Callable[[str], Iterator[Translation]]:
    def find(sentence: str) -> Iterator[Translation]:
        for one in known:
            shapes = [shape(one.source[start:end]) for start, end in sentences(one.source, language)]
            if shape(sentence) in shapes:
                yield one

    return find


@pytest.fixture(name="index")
def _index() -> Iterator[Callable[[list[Translation]], Memory]]:
    connection = sqlite3.connect(":memory:")
    create(connection)

    def indexed(known: list[Translation]) -> Memory:
        writer = Writer(connection)
        writer.replace(IndexedFile("translations/en/old.po", "old"), known)
        writer.finish()
        return Memory(connection, "zh", "en")

    yield indexed
    connection.close()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_paragraph_is_assembled(case: dict[str, Any]) -> None:
    found = assemble(case["text"], knowing(translations(case["memory"])))
    if case["becomes"] is None:
        assert found is None
        return
    assert found is not None
    assert found.kind is MatchKind.SENTENCE
    assert found.adapted == case["becomes"]
    assert int(100 * found.score + 1e-9) == case["score"]
    if "source" in case:
        assert found.source == case["source"]
    if "changes" in case:
        assert [str(one) for one in found.changes] == case["changes"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_index_knows_the_same_sentences(case: dict[str, Any], index: Callable[[list[Translation]], Memory]) -> None:
    memory = index(translations(case["memory"]))
    found = [one for one in memory.search(case["text"], 9) if one.kind is MatchKind.SENTENCE]
    assert [one.adapted for one in found] == ([case["becomes"]] if case["becomes"] else [])


def test_the_index_finds_a_sentence_by_its_text_first(index: Callable[[list[Translation]], Memory]) -> None:
    known = translations(
        [
            ["投资增长8%。税收增长。", "Investment rose 8 percent. Tax revenue rose."],
            ["投资增长9%。出口增长。", "Investment rose 9 percent. Exports rose."],
            ["投资增长9%以上。", "Investment rose over 9 percent."],
        ]
    )
    memory = index(known)
    assert memory.known("投资增长9%。") == [known[1]]
    assert memory.known("投资增长１０%。") == known[:2]
    assert memory.known("投资下降9%。") == []
    assert memory.known("9%。") == []


def test_a_unit_is_not_assembled_from_itself(index: Callable[[list[Translation]], Memory]) -> None:
    known = translations(
        [["企业效益稳步提升。工业投资稳健。", "Business results improved. Industrial investment was sound."]]
    )
    memory = index(known)
    text = "工业投资稳健。企业效益稳步提升。"
    assert [one.kind for one in memory.search(text)] == [MatchKind.SENTENCE, MatchKind.FUZZY]
    assert memory.search(text, apart_from=("old", known[0].origin.unit)) == ()


def test_sentences_in_a_row_keep_what_is_between_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence that only the target has is left out."""
    known = translations(
        [["税收增长。出口增长。", "Tax rose.  Exports rose."], ["投资增长。物价平稳。", "Up. Again. Flat."]]
    )
    parts = {
        known[0].source: (Rendering(range(1), (0, 5), (0, 9)), Rendering(range(1, 2), (5, 10), (11, 24))),
        known[1].source: (Rendering(range(1), (0, 5), (0, 3)), Rendering(range(1, 2), (5, 10), (11, 16))),
    }
    monkeypatch.setattr("toolkit.memory.sentences.renderings", lambda source, *_: parts[source])
    found = assemble("税收增长。出口增长。投资增长。物价平稳。", knowing(known))
    assert found is not None
    assert found.adapted == "Tax rose.  Exports rose. Up. Flat."
    assert found.target == "Tax rose.  Exports rose. Up. Flat."
    assert found.source == "税收增长。出口增长。投资增长。物价平稳。"


def test_other_languages_join_sentences_as_they_do() -> None:
    known = translations(
        [["Investment rose 8 percent.", "投资增长8%。"], ["It is 3.5 meters. Exports fell.", "长3.5米。出口下降。"]]
    )
    find = knowing(known, "en")
    found = assemble("It is 3.5 meters. Investment rose 8 percent.", find, "en", "zh")
    assert found is not None
    assert found.adapted == "长3.5米。投资增长8%。"


def test_the_match_names_the_translation_that_covers_most() -> None:
    known = translations([["税收增长。", "Tax rose."], ["企业效益稳步提升，利润大幅增长。", "Profits rose sharply."]])
    found = assemble("税收增长。企业效益稳步提升，利润大幅增长。", knowing(known))
    assert found is not None
    assert found.origin == known[1].origin


def test_each_sentence_is_asked_for_once() -> None:
    asked: list[str] = []
    assemble("投资增长。税收增长。投资增长。", lambda sentence: asked.append(sentence) or ())  # type: ignore[func-returns-value]
    assert asked == ["投资增长。", "税收增长。"]
    assert assemble(" ", lambda sentence: asked.append(sentence) or ()) is None  # type: ignore[func-returns-value]
    assert len(asked) == 2


POOL = [pair for case in CASES for pair in case["memory"]]
PARTS = [source[start:end] for source, _ in POOL for start, end in sentences(source, "zh")]
NEW = ["乡村建设成效显著。", "营商环境持续优化，改革红利不断释放。", "文化事业繁荣发展！"]


@given(st.lists(st.sampled_from(PARTS + NEW), min_size=2, max_size=8))
def test_what_is_not_translated_is_there_in_chinese(chosen: list[str]) -> None:
    text = "".join(chosen)
    found = assemble(text, knowing(translations(POOL)))
    size = sum(map(len, chosen))
    assert found is None or 0.5 <= found.score < 1
    if found is None:
        return
    assert found.adapted is not None
    left = {one: found.adapted.count(one) for one in chosen}
    assert all(left[one] == chosen.count(one) for one in NEW if one in left)
    assert found.score == pytest.approx(min(0.98, 1 - sum(len(one) * count for one, count in left.items()) / size))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_renderings_are_apart_and_in_order(case: dict[str, Any]) -> None:
    for source, target in case["memory"]:
        found = renderings(source, target, LANGUAGES)
        assert all(
            one.sentences.stop <= other.sentences.start and one.target[1] <= other.target[0]
            for one, other in pairwise(found)
        )
