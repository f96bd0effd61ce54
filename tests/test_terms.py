"""The term checks over documents as data, and what holds for matching whatever the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.checks import checks
from toolkit.context import Context
from toolkit.formats.glossary import parse
from toolkit.model import Concept, Glossary, Problem, Severity, State, Term, TermMatch, Unit
from toolkit.settings import Settings
from toolkit.terminology import target, words
from toolkit.terminology.hints import hints
from toolkit.terminology.source import SourceMatcher
from toolkit.terminology.target import TargetMatcher

FOLDER = Path(__file__).parent / "cases" / "terms"
GLOSSARY = parse((FOLDER / "glossary.yaml").read_bytes(), "glossary.yaml")
RIGHT = yaml.safe_load((FOLDER / "right.yaml").read_text(encoding="utf-8"))
WRONG = yaml.safe_load((FOLDER / "wrong.yaml").read_text(encoding="utf-8"))
TERMS = [term.text for concept in GLOSSARY.concepts for terms in concept.terms.values() for term in terms]


def problems(case: dict[str, Any]) -> Iterator[tuple[str, Severity, int, Problem]]:
    context = Context(Settings(year=case.get("year")), glossary=GLOSSARY)
    readings = context.read([Unit(unit["zh"], unit["en"], state=State.TRANSLATED) for unit in case["units"]])
    for check in checks().values():
        if check.group == "terms":
            for reading in readings if check.unit else ():
                assert check.unit
                for problem in check.unit(reading):
                    yield check.name, problem.severity or check.severity, reading.index, problem
            for problem in check.catalog(readings, context) if check.catalog else ():
                assert problem.unit is not None
                yield check.name, problem.severity or check.severity, problem.unit, problem


@pytest.mark.parametrize("case", RIGHT, ids=lambda case: case["name"])
def test_right_terms_are_left_alone(case: dict[str, Any]) -> None:
    assert [(name, problem.message) for name, _, _, problem in problems(case)] == []


@pytest.mark.parametrize("case", WRONG, ids=lambda case: case["name"])
def test_a_wrong_term_is_found_once_and_at_its_place(case: dict[str, Any]) -> None:
    ((name, severity, index, problem),) = problems(case)
    wanted, unit = case["finds"], case["units"][-1]
    assert (name, severity, index) == (wanted["check"], wanted["severity"], len(case["units"]) - 1)
    assert problem.source is not None
    assert problem.source.text == unit["zh"][problem.source.start : problem.source.end] == wanted["source"]
    assert wanted["source"] in problem.message
    assert (problem.target.text if problem.target else None) == wanted.get("target")
    if problem.target:
        assert problem.target.text == unit["en"][problem.target.start : problem.target.end]


texts = st.lists(
    st.one_of(st.sampled_from(TERMS), st.text(max_size=6), st.sampled_from("，。、“”《》 的是和 (),.-'’&s…\n"))
).map("".join)


@given(texts)
@settings(derandomize=True, deadline=None)
def test_matches_lie_in_the_text_and_never_overlap(text: str) -> None:
    for matches in (SOURCE.find(text), *map(list, found_in_english(text).values())):
        ends = [0, *(match.end for match in matches)]
        for match, before in zip(matches, ends, strict=False):
            assert before <= match.start < match.end <= len(text)


SOURCE, TARGET = SourceMatcher(GLOSSARY), TargetMatcher()


def found_in_english(text: str, concepts: Sequence[Concept] = GLOSSARY.concepts) -> dict[str, list[TermMatch]]:
    """What stands in a text of each concept's terms, by the concept's id."""
    read = TARGET.read(text)
    return {
        concept.id: [found.match for found in TARGET.renderings(read, concept, concept.terms_in("en"))]
        for concept in concepts
    }


english = st.lists(
    st.one_of(
        st.sampled_from([word for term in TERMS if term.isascii() for word in term.split()]),
        st.sampled_from("the its (new) and or , . / – & healthcare e - commerce SMEs".split(" ")),
    ),
    max_size=30,
).map(" ".join)


@given(english)
@settings(derandomize=True, deadline=None)
def test_searching_by_bits_finds_what_walking_from_every_word_finds(text: str) -> None:
    read = TARGET.read(text)
    for concept in GLOSSARY.concepts:
        patterns = TARGET.accepted(concept)
        walked = [one.match for pattern in patterns.patterns for one in target._walked(read, concept, pattern)]
        found = [one.match for one in TARGET.search(read, concept, patterns, TARGET.is_odd(read))]
        assert all(match in walked for match in found)
        for match in walked:  # what is left out shares words with something that stands before it or is longer
            assert any(match == other or (other.start < match.end and match.start < other.end) for other in found)


@given(st.text(st.sampled_from("aB3 .,-’'&é国…—_\u00a0²ªß"), max_size=12))
@settings(derandomize=True, deadline=None)
def test_words_of_plain_texts_are_found_as_those_of_any_text(text: str) -> None:
    assert words._words_in(text).findall(text) == words._WORD.findall(text)


def test_a_long_text_is_searched_as_a_short_one_is() -> None:
    text = "Small and medium-sized enterprises, other SMEs, the research and the development (R&D) of industry. "
    count = len(TARGET.read(text).raw)
    once, often = found_in_english(text), found_in_english(text * 500)
    assert count * 500 > 4_000
    assert sum(map(len, once.values())) > 1
    for identity, matches in once.items():
        shifted = [
            m._replace(start=m.start + n * len(text), end=m.end + n * len(text)) for n in range(500) for m in matches
        ]
        assert often[identity] == shifted


@given(texts, texts)
@settings(derandomize=True, deadline=None, max_examples=60)
def test_no_text_is_too_odd_for_the_checks(zh: str, en: str) -> None:
    for _, _, _, problem in problems({"units": [{"zh": zh, "en": en}] * 2}):
        assert problem.source is not None
        assert problem.source.text == zh[problem.source.start : problem.source.end]
        assert problem.target is None or problem.target.text == en[problem.target.start : problem.target.end]


@pytest.mark.parametrize("term", [term for term in TERMS if "…" not in term])
def test_every_term_is_found_by_itself(term: str) -> None:
    if term.isascii():
        assert term in {match.term.text for matches in found_in_english(term).values() for match in matches}
    else:
        assert [match.term.text for match in SOURCE.find(term)][:1] == [term]


def test_terms_that_begin_one_another_and_long_ones() -> None:
    long = "高" * 500
    concepts = [Concept(f"c{n}", {"zh": (Term("高" * n),), "en": (Term("high " * n),)}) for n in (1, 2, 3, 40, 500)]
    found = SourceMatcher(Glossary(tuple(concepts))).find(long + "高")
    assert [match.end - match.start for match in found] == [500, 1]
    there = found_in_english("high " * 43, concepts)
    assert {identity: len(matches) for identity, matches in there.items()} == {
        "c1": 43,
        "c2": 21,
        "c3": 14,
        "c40": 1,
        "c500": 0,
    }


def test_fifty_thousand_concepts() -> None:
    concepts = tuple(
        Concept(f"c{n}", {"zh": (Term(f"词{n}号"),), "en": (Term(f"word {n} mark"),)}) for n in range(50_000)
    )
    found = SourceMatcher(Glossary(concepts)).find("这是词49999号和词7号。")
    assert [match.concept.id for match in found] == ["c49999", "c7"]


def test_hints_come_in_source_order_and_once() -> None:
    of = hints(GLOSSARY, "zh", "en", year=2021)
    assert of("“放管服”改革服务企业，企业落实三去一降一补。") == [
        ("放管服", "streamline administration, delegate power and improve services"),
        ("企业", "enterprise"),
    ]
