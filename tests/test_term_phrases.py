"""Recurrent Chinese phrases and the English that goes with them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from toolkit.model import Concept, Glossary, Term
from toolkit.terminology.association import Association, contexts, holds_any, sentences, unit_of
from toolkit.terminology.names import renamed
from toolkit.terminology.phrases import phrases
from toolkit.terminology.source import SourceMatcher
from toolkit.terminology.words import read_words

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "terms" / "phrases.yaml").read_text(encoding="utf-8"))
#: Other text, so that the characters of a phrase are rare.
BESIDE = ["甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥", "亥戌酉申未午巳辰卯寅丑子癸壬辛庚己戊丁丙乙甲"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_phrases(case: dict[str, Any]) -> None:
    texts = [*case["texts"], *BESIDE]
    concepts = (Concept("c", {"zh": (Term(case["known"]),)}),) if "known" in case else ()
    known = dict(enumerate(map(SourceMatcher(Glossary(concepts)).find, texts)))
    options = {name: case[name] for name in ("least", "shortest") if name in case}
    found = phrases(texts, known, **options)
    assert [phrase.text for phrase in found] == case["found"]
    for phrase in found:
        places = [(index, at) for index, text in enumerate(texts) for at in [text.find(phrase.text)] if at >= 0]
        assert list(phrase.places) == places


PAIRS = [
    ("智慧养老起步。天气晴朗。", "Smart elderly care began. The sky was clear."),
    ("推广智慧养老。", "We promoted smart elderly care widely."),
    ("没有译文的智慧养老。", ""),
    ("智慧养老很好。", "It is fine."),
    ("天气很冷。", "The weather was cold."),
]


def test_the_words_that_go_with_a_phrase() -> None:
    body = sentences(PAIRS, "en")
    numbers = body.holding([(0, 0), (0, 2), (1, 2), (2, 5), (3, 0), (0, 7)])
    assert [unit_of(body, number) for number in numbers] == [0, 1, 3, 0]
    assert numbers == [0, 2, 3, 1]
    assert Association(body).rendering([0, 2, 3]) == (("smart", "elderly", "care"), "Smart elderly care", [0, 2])
    assert Association(body).rendering([0, 2]) == (("smart", "elderly", "care"), "Smart elderly care", [0, 2])
    assert Association(body).rendering([0, 2, 3, 1, 4]) is None
    assert Association(body).rendering([0]) is None
    assert Association(body).rendering([]) is None


def test_a_rendering_is_common_where_the_phrase_is() -> None:
    pairs = [
        ("智慧养老。", "Care."),
        ("智慧养老。", "Care."),
        ("天气。", "Care."),
        ("天气。", "Care."),
        ("天气。", "Care."),
    ]
    assert Association(sentences(pairs[:4], "en")).rendering([0, 1]) == (("care",), "Care", [0, 1])
    assert Association(sentences(pairs, "en")).rendering([0, 1]) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("one two three four five", 5),
        ("one two three four five six", 5),
        ("plan, of work", 1),
        ("work of plan", 3),
        ("2021 plan", 1),
    ],
)
def test_sequences_have_five_words_of_one_clause_at_most(text: str, wanted: int) -> None:
    found = Association(sentences([("甲。", text), ("乙。", text)], "en")).rendering([0, 1])
    assert found is not None
    assert len(found[0]) == wanted


def test_a_word_or_its_root_is_among_words() -> None:
    words = read_words("The economic plan of it")
    assert holds_any(words, ("economy", "of"))
    assert holds_any(words, ("nothing", "plan"))
    assert not holds_any(words, ("of", "care"))


def test_contexts_are_cut_on_both_sides() -> None:
    text = "零一二三四五六七八九十百千词语零一二三四五六七八九十百千"
    found = contexts([text, "词语\n甲"], [(0, 13), (0, 13), (1, 0)], 2, 2)
    assert found == {0: f"…{text[1:27]}…", 1: "词语 甲"}
    assert contexts([text, "词语"], [(0, 13), (1, 0)], 2, 1) == {0: f"…{text[1:27]}…"}
    assert contexts([text[1:27]], [(0, 12)], 2, 1) == {0: text[1:27]}


PLAN = "Green Upgrade Plan"


@pytest.mark.parametrize(
    ("others", "found"),
    [
        (["the Green Upgrading Program", "the Green Upgrading Program"], ["Green Upgrading Program"] * 2),
        (["the Green Upgrade Campaign"], ["Green Upgrade Campaign"]),
        (["the Green Upgrading Plan"], []),  # a form of the same words
        (["the plan for green upgrades"], []),
        (["the green upgrade program"], []),  # not a name
        (["the Plan of the Green Upgrade Office"], []),  # the word that differs is there
        (["the Plan"], []),
        (["the Rural Revival Program"], []),  # not a word in common
        (["the Green Upgrading Program"] * 3, []),  # without a majority
    ],
)
def test_a_name_that_differs_from_the_usual_one(others: list[str], found: list[str]) -> None:
    named = [f"the {PLAN}"] * 4 + others
    verbs = ["carry out", "launch", "explain", "fund", "review", "extend", "finish"]
    pairs = [("绿色升级计划。", f"We will {verb} {name} in time.") for verb, name in zip(verbs, named, strict=False)]
    body = sentences(pairs, "en")
    odd = renamed(list(range(len(pairs))), body, Association(body))
    assert [one.name for one in odd] == found
    assert all((one.usual, one.holders) == (PLAN, (0, 1, 2, 3)) for one in odd)


def test_a_name_that_is_used_without_the_phrase_too_is_another_thing() -> None:
    pairs = [("绿色升级计划。", f"The {PLAN} has begun in District {letter}.") for letter in "ABCD"]
    pairs += [
        ("绿色升级计划。", "The Green Growth Fund pays for it."),
        ("绿色基金。", "The Green Growth Fund has begun."),
    ]
    body = sentences(pairs, "en")
    assert renamed(range(5), body, Association(body)) == []
    body = sentences(pairs[:-1], "en")
    assert [one.name for one in renamed(range(5), body, Association(body))] == ["Green Growth Fund"]
