"""Terms in Chinese text: folding, word boundaries, matching and looking up, as data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.formats.glossary_layers import parse_layers
from toolkit.model import Concept, Glossary, Term
from toolkit.terminology.folding import fold
from toolkit.terminology.lookup import look_up
from toolkit.terminology.segmenting import Fit, common_words, fit
from toolkit.terminology.source import SourceMatcher

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "terms" / "chinese.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "folded"), CASES["folding"])
def test_folding_knows_the_way_back(text: str, folded: str) -> None:
    found = fold(text)
    assert found.text == folded
    for at, character in enumerate(folded):
        start, end = found.span(at, at + 1)
        assert fold(text[start:end]).text == character or character == " "
    assert found.span(0, len(folded))[1] <= len(text)


@pytest.mark.parametrize(("marked", "how"), CASES["fits"].items())
def test_fits(marked: str, how: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    assert fit(text, marked.index("["), marked.index("]") - 1, common_words()).name.lower() == how


@pytest.mark.parametrize("case", CASES["source"], ids=lambda case: case["text"])
def test_terms_of_a_source(case: dict[str, Any]) -> None:
    concepts = [
        Concept(term, {"zh": (Term(term),)}, not_in=tuple(CASES["not_in"]) if term == "企业" else ())
        for term in CASES["source_terms"]
    ]
    found = SourceMatcher(Glossary(tuple(concepts))).find(case["text"])
    assert [match.term.text + "?" * (not match.certain) for match in found] == case["found"]
    for match in found:
        assert fold(case["text"][match.start : match.end]).text == fold(match.term.text).text


@pytest.fixture(scope="module")
def general() -> SourceMatcher:
    files = sorted((Path(__file__).parents[1] / "glossary" / "general").glob("*.yaml"))
    return SourceMatcher(parse_layers([[(file.name, file.read_bytes()) for file in files]]))


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        (term, text, key == "whole")
        for key in ("crossed", "whole")
        for term, texts in CASES[key].items()
        for text in texts
    ],
)
def test_terms_of_the_general_glossary(term: str, text: str, found: bool, general: SourceMatcher) -> None:
    assert any(match.term.text == term for match in general.find(text)) == found


def test_a_concept_that_holds_wins_a_term() -> None:
    old = Concept("old", {"zh": (Term("企业"),)}, valid=(None, 2019))
    new = Concept("new", {"zh": (Term("企业"),)}, valid=(2020, None))
    for year, wanted in ((2019, "old"), (2020, "new"), (None, "old")):
        (found,) = SourceMatcher(Glossary((old, new)), year=year).find("企业")
        assert found.concept.id == wanted


@pytest.mark.parametrize("case", CASES["lookup"], ids=lambda case: case["text"])
def test_looking_up(case: dict[str, Any]) -> None:
    concepts = [
        Concept(name, {"zh": (Term(zh),), "en": (Term(en),)}) for name, (zh, en) in CASES["lookup_terms"].items()
    ]
    assert [concept.id for concept in look_up(case["text"], Glossary(tuple(concepts)))] == case["found"]


FITTED = tuple(Concept(term, {"zh": (Term(term),)}) for term in ("企业", "民生", "银行业", "中小企业", "会计"))
FITTING = SourceMatcher(Glossary(FITTED))


@given(st.text(alphabet="人民生活银行业务会计师大中小企业3家，a的发展", max_size=30))
@settings(derandomize=True, deadline=None, max_examples=300)
def test_a_term_fits_by_the_whole_text(text: str) -> None:
    known = common_words() | {concept.id for concept in FITTED}
    for match in FITTING.find(text):
        assert match.certain is (fit(text, match.start, match.end, known) is Fit.YES)
