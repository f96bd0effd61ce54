"""Documents and their published English: the data, what is made of them, and how well they are aligned."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from aligned_documents import (
    DATA,
    KINDS,
    Document,
    Published,
    Rates,
    authored,
    corrupted,
    documents,
    foreign_paragraphs,
    made,
)
from alignment_scores import Found, Score, is_whole, places, sort_of_fault
from hard_documents import hard_documents, last_year, other_reports
from hypothesis import given
from hypothesis import strategies as st

from toolkit.language.scripts import ONE_HAN
from toolkit.memory.aligning import align_documents
from toolkit.memory.aligning.alignment import Alignment
from toolkit.memory.aligning.doubts import doubtful
from toolkit.memory.aligning.texts import Texts

FILES = sorted((DATA / "aligned").rglob("*.jsonl"))
#: Two of each kind of document, enough for floors within seconds.
FEW = ("annual-report", "communique", "health", "history", "law", "news", "plan", "speech", "travel", "work-report")


@cache
def aligned(source: tuple[str, ...], target: tuple[str, ...]) -> Alignment:
    return align_documents(source, target)


def found(published: Published) -> list[Found]:
    alignment = aligned(published.source, published.target)
    return [
        Found(tuple((one.paragraph, one.start, one.end) for one in link.sentences), link.target, link.certain)
        for link in alignment.links
    ]


def some(names: Iterable[str], kinds: Iterable[str]) -> list[Published]:
    kinds = list(kinds)
    chosen = [document for document in documents() if document.name in names]
    return [corrupted(document, 5, KINDS[kind], foreign_paragraphs(document)) for document in chosen for kind in kinds]


# The data


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_document_says_what_it_is_and_has_a_pair_a_row(path: Path) -> None:
    about, *rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert set(about) == {"title", "register", "licence"}
    assert about["licence"] == "CC0-1.0"
    assert len(rows) >= 25
    for row in rows:
        assert set(row) == {"zh", "en"}
        assert row["zh"].strip() == row["zh"] != ""
        assert row["en"].strip() == row["en"] != ""
        assert not ONE_HAN.search(row["en"])
        assert row["zh"].count("\t") == row["en"].count("\t")


def test_there_are_many_documents_of_many_registers() -> None:
    assert len(authored()) >= 24
    assert len({document.register for document in authored()}) >= 20
    assert sum(len(document.pairs) for document in authored()) >= 850
    assert {document.held_back for document in authored()} == {True, False}
    names = [document.name for document in documents()]
    assert len(set(names)) == len(names)
    assert not any(document.held_back for document in made())


# What is made of them


def is_in_order(pieces: list[str], text: str) -> bool:
    at = 0
    for piece in pieces:
        at = text.find(piece, at) + len(piece)
        if at < len(piece):
            return False
    return True


@pytest.mark.parametrize("kind", KINDS)
def test_gold_has_each_sentence_once(kind: str) -> None:
    for document in documents()[:12]:
        foreign = foreign_paragraphs(document)
        published = corrupted(document, 3, KINDS[kind], foreign)
        assert published == corrupted(document, 3, KINDS[kind], foreign)
        spans = [span for own in published.gold for span in own]
        assert len(set(spans)) == len(spans)
        covered = [places(published.target, own) for own in published.gold]
        assert sum(map(len, covered)) == len(set().union(*covered))
        for text, own, (_, english) in zip(published.texts, published.gold, document.pairs, strict=True):
            pieces = [published.target[number][start:end] for number, start, end in own]
            assert " ".join(pieces) == text
            assert all(piece in english for piece in pieces)
            assert is_in_order(pieces, english)
            assert KINDS[kind].dropped or text.split() == english.split()


def test_each_change_is_made() -> None:
    document = next(one for one in documents() if one.name == "work-report")
    foreign = ["Nobody wrote this sentence here."]
    count = len(document.pairs)

    def target(**rates: int) -> tuple[str, ...]:
        return corrupted(document, 1, Rates(**rates), foreign).target

    assert [text.split() for text in target()] == [english.split() for _, english in document.pairs]
    assert len(target(merged=40)) < count
    assert len(target(split=40)) > count
    assert len(target(dropped=40)) < count
    assert len(target(added=40)) > count
    assert foreign[0] in target(added=40)
    assert len(" ".join(target(thinned=60))) < len(" ".join(target()))
    assert any(foreign[0] in text and text != foreign[0] for text in target(inserted=60))
    for moved in (target(exchanged=40), target(moved=40)):
        assert moved != target()
        assert sorted(moved) == sorted(target())
    assert target(merged=60, shuffled=100) != target(merged=60)
    assert corrupted(document, 1, KINDS["all"]) != corrupted(document, 2, KINDS["all"])


def test_without_other_documents_nothing_is_added() -> None:
    document = authored()[0]
    assert corrupted(document, 1, Rates(added=100, inserted=100)).target == corrupted(document, 1, Rates()).target


# Scores

GOLD = (((0, 0, 4),), ((0, 5, 11),))
TWO = Published("", "", ("一。", "二。"), ("One. Two x.", "Six."), GOLD, ("One.", "Two x."))


def test_scores() -> None:
    right = [Found(((0, 0, 4),), "One.", True), Found(((0, 5, 11),), "Two  x.")]
    score = Score()
    score.add(TWO, right)
    assert (score.f1, score.paragraphs, score.whole, score.certain, score.certain_whole) == (1, 2, 2, 1, 1)
    score.add(TWO, [Found(((0, 0, 4), (1, 0, 4)), "One. Six.", True), Found((), "")])
    assert (score.right, score.found, score.wanted) == (9 + 4, 9 + 8, 18)
    assert (score.whole, score.certain, score.certain_whole) == (2, 2, 1)


@pytest.mark.parametrize(
    ("spans", "sort"),
    [
        ([], "nothing found"),
        ([(1, 0, 4)], "something else found"),
        ([(0, 0, 4), (0, 5, 11)], "a part of a neighbour taken"),
        ([(0, 5, 8)], "a part lost"),
        ([(0, 5, 11), (1, 0, 4)], "foreign text taken"),
        ([(0, 5, 8), (0, 0, 4), (1, 0, 4)], "a part lost, a part of a neighbour taken, foreign text taken"),
        ([(0, 5, 10)], "a number or sign cut off or taken"),
        ([(0, 9, 11), (0, 5, 8)], "right sentences in the wrong order"),
    ],
)
def test_sorts_of_faults(spans: list[tuple[int, int, int]], sort: str) -> None:
    assert sort_of_fault(TWO, 1, Found(tuple(spans), "")) == sort


def test_something_found_for_a_paragraph_that_was_dropped() -> None:
    published = Published("", "", ("一。",), ("Six.",), ((),), ("",))
    assert sort_of_fault(published, 0, Found(((0, 0, 4),), "Six.")) == "dropped, but something found"


# The aligner keeps its contract, whatever it is given


def bare(text: str) -> str:
    return "".join(text.split())


def check(source: tuple[str, ...], target: tuple[str, ...]) -> None:
    alignment = aligned(source, target)
    assert [link.paragraph for link in alignment.links] == list(range(len(source)))
    assert 0 <= alignment.score <= 1
    seen: list[tuple[int, int]] = []
    for link in alignment.links:
        assert 0 <= link.score <= 1
        assert bare(link.target) == bare("".join(one.text for one in link.sentences))
        assert link.target or not link.certain
        assert bool(link.target) == bool(link.sentences)
    for sentence in (*(one for link in alignment.links for one in link.sentences), *alignment.left_target):
        assert sentence.text == target[sentence.paragraph][sentence.start : sentence.end]
        seen += [(sentence.paragraph, at) for at in range(sentence.start, sentence.end)]
    assert len(set(seen)) == len(seen)
    blank = {(n, at) for n, text in enumerate(target) for at, character in enumerate(text) if character.isspace()}
    assert {(n, at) for n, text in enumerate(target) for at in range(len(text))} - set(seen) <= blank
    for sentence in alignment.left_source:
        assert sentence.text == source[sentence.paragraph][sentence.start : sentence.end]


def test_nothing_is_lost_or_used_twice() -> None:
    for published in (*some(FEW[::2], ("most",)), *hard_documents()[::2], *other_reports()):
        check(published.source, published.target)


TEXTS = st.lists(
    st.sampled_from(
        [
            "",
            " ",
            "\t",
            "1.",
            "——",
            "。。。",
            "工业增长5%。",
            "工业增长5%。出口下降。",
            "Up 5%. Down.",
            "A\tB",
            "…",
            "\u2028",
            "5",
            "U.S. Dr.",
        ]
    ),
    max_size=6,
)


@given(TEXTS, TEXTS)
def test_any_texts_can_be_aligned(source: list[str], target: list[str]) -> None:
    check(tuple(source), tuple(target))


def test_the_same_documents_are_aligned_in_the_same_way() -> None:
    published = some(["law"], ["all"])[0]
    assert align_documents(published.source, published.target) == align_documents(published.source, published.target)


# Quality


def scored(some: Iterable[Published]) -> Score:
    score = Score()
    for published in some:
        score.add(published, found(published))
    return score


FIGURE = re.compile(r"[0-9][0-9,.]*[0-9]")

#: The least F1, and shares of whole paragraphs, of certain ones, and of right ones among these, by kind.
FLOORS = {
    "as it is": (0.995, 0.985, 0.88, 0.99),
    "mixed": (0.985, 0.95, 0.75, 0.98),
    "all": (0.98, 0.94, 0.70, 0.97),
}


@pytest.mark.parametrize("kind", FLOORS)
def test_quality_is_kept(kind: str) -> None:
    score = scored(some(FEW, [kind]))
    f1, whole, certain, right = FLOORS[kind]
    assert score.f1 >= f1
    assert score.whole / score.paragraphs >= whole
    assert score.certain / score.paragraphs >= certain
    assert score.certain_whole / score.certain >= right


def test_what_is_certain_in_hard_documents_is_right() -> None:
    for published in hard_documents():
        for number, one in enumerate(found(published)):
            assert not one.certain or is_whole(published, number, one), (published.name, number)


def test_other_reports_have_a_low_score_and_nothing_is_certain() -> None:
    for published in other_reports():
        alignment = aligned(published.source, published.target)
        assert alignment.score < 0.3
        assert not any(link.certain for link in alignment.links)
    assert all(aligned(one.source, one.target).score > 0.5 for one in some(FEW, ["as it is"]))


def test_figures_of_another_year_are_not_certain() -> None:
    """The same sentences with other figures: no paragraph is certain that has two of them."""
    for published in last_year():
        ours = {document.name: document for document in documents()}[published.name.split(" of ")[0]]
        for link in aligned(published.source, published.target).links:
            english = ours.pairs[link.paragraph][1]
            assert not link.certain or len(set(FIGURE.findall(english)) - set(FIGURE.findall(link.target))) < 2


def test_a_document_with_too_little_of_its_english_is_not_certain_of_the_rest() -> None:
    document = next(one for one in documents() if one.name == "news")
    published = corrupted(replace(document, pairs=document.pairs[:6]), 0, Rates())
    more = Document("", "", document.pairs)
    alignment = aligned(tuple(chinese for chinese, _ in more.pairs), published.target)
    assert not any(link.target for link in alignment.links[10:] if link.certain)


# The order of sentences

PARAGRAPHS = (
    "全市有中学120所，教师8600人。小学340所，教师1.5万人。",
    "森林面积2300平方公里。今年新增公园45处。",
    "地铁里程为186公里。",
)
SCHOOLS = "The city has 120 middle schools with 8,600 teachers.", "It has 340 primary schools with 15,000 teachers."
FORESTS = "Forests cover 2,300 square kilometers.", "This year 45 parks were added."
METRO = "The metro is 186 kilometers long."


@pytest.mark.parametrize(
    ("target", "schools", "certain"),
    [
        ((" ".join(SCHOOLS), " ".join(FORESTS), METRO), " ".join(SCHOOLS), True),
        ((*SCHOOLS, *FORESTS, METRO), " ".join(SCHOOLS), True),
        ((*SCHOOLS[::-1], *FORESTS, METRO), " ".join(SCHOOLS), False),
        ((SCHOOLS[1], FORESTS[0], SCHOOLS[0], FORESTS[1], METRO), " ".join(SCHOOLS), False),
        ((" ".join(SCHOOLS[::-1]), " ".join(FORESTS), METRO), " ".join(SCHOOLS[::-1]), True),
        ((" ".join((SCHOOLS[1], FORESTS[0], SCHOOLS[0], FORESTS[1])), METRO), " ".join(SCHOOLS), False),
    ],
    ids=["as it is", "split", "halves exchanged", "apart", "by the translator", "in one paragraph"],
)
def test_parts_of_a_paragraph_follow_its_source(target: tuple[str, ...], schools: str, certain: bool) -> None:
    link = align_documents(PARAGRAPHS, target).links[0]
    assert link.target == schools
    assert link.certain == certain


# Doubts


@pytest.mark.parametrize(
    ("source", "target", "doubted"),
    [
        ("全市完成投资1265亿元，增长8.4%。", "Investment came to 126.5 billion yuan, up 8.4 percent.", False),
        ("全市完成投资1265亿元，增长8.4%。", "Investment came to 126.5 billion yuan, up 9.1 percent.", True),
        ("全市完成投资1265亿元，增长8.4%。", "Investment came to about 127 billion yuan, up 8.4 percent.", False),
        ("全市完成投资1265亿元，增长8.4%。", "Investment in the city came to 126.5 billion yuan.", False),
        ("全市完成投资1265亿元。", "Investment came to 126.5 billion yuan, up 9.1 percent.", False),
        ("全市完成投资1200亿元。", "Investment in the city came to 130 billion yuan.", True),
        ("全市完成投资126540万元。", "Investment in the city came to 1.3 billion yuan.", False),
        ("全市完成投资126540万元。", "Investment in the city came to 1.2658 billion yuan.", True),
        ("2021年全市完成投资1265亿元。", "Investment in the city came to 126.5 billion yuan in 2022.", True),
        ("2021年全市完成投资1265亿元。", "Last year investment in the city came to 126.5 billion yuan.", False),
        ("2021年3月5日，桥通车。", "The bridge opened on March 5, 2022.", True),
        ("2021年3月5日，桥通车。", "The bridge opened on March 5.", False),
        ("战争持续了十年之久。", "The war lasted for a decade, or 520 weeks.", False),
        ("新建学校7所，医院36所。", "Eight schools and 36 hospitals were built.", False),
        ("新建学校17所，医院36所。", "Eighteen schools and 36 hospitals were built.", True),
        ("甲区增长18.6%，乙区增长18.64%。", "District A grew by 18.6 percent and District B by 19 percent.", False),
        ("甲区增长18.7%，乙区增长18.74%。", "District A grew by 19 percent and District B by 17.2 percent.", True),
    ],
)  # fmt: skip
def test_figures_that_contradict_forbid_certainty(source: str, target: str, doubted: bool) -> None:
    texts = Texts((source,), (target,), ("zh", "en"), None)
    assert doubtful(0, range(len(texts.sentences)), texts.model.evidence) == doubted


def test_a_sentence_that_has_nothing_in_common_forbids_certainty() -> None:
    source = "全市完成投资1265亿元，增长8.4%。地铁占三分之一。"
    target = "Investment came to 126.5 billion yuan, up 8.4 percent."
    for more, doubted in (
        ("A third of it went on the metro.", False),
        ("Horses slept quietly beneath blossoming cherry trees.", True),
        ("Indeed!", False),
    ):
        texts = Texts((source,), (f"{target} {more}",), ("zh", "en"), None)
        assert doubtful(0, (0, 1), texts.model.evidence) == doubted
        assert doubtful(0, (1,), texts.model.evidence) == ("third" not in more)


def test_links_in_doubt_are_not_certain() -> None:
    source = ("湖区盛产莲藕。", "全市完成投资1265亿元，增长8.4%。", "桥已通车。")
    target = ["The lake district is rich in lotus root.", "Investment came to 126.5 billion yuan, up 8.4 percent."]
    assert align_documents(source, [*target, "The bridge is open to traffic."]).links[1].certain
    target[1] = target[1].replace("8.4", "9.1")
    link = align_documents(source, [*target, "The bridge is open to traffic."]).links[1]
    assert link.target == target[1]
    assert not link.certain
