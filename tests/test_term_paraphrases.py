"""Words that stand for a term, wordings that are one, and the parts of a concept that are compared: cases as data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from toolkit.model import Concept, Term, TermStatus
from toolkit.terminology.paraphrases import (
    anaphors,
    reworded,
    same_root,
    speaks_of_here,
    speaks_of_itself,
    words_between,
)
from toolkit.terminology.patterns import patterns
from toolkit.terminology.review import overlap, same_wording
from toolkit.terminology.variants import Wordings
from toolkit.terminology.words import read_words

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "terms" / "paraphrases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["reworded"], ids=lambda case: f"{case['term']}: {case['text']}")
def test_words_that_probably_stand_for_a_term(case: dict[str, Any]) -> None:
    term, words = Term(case["term"]), read_words(case["text"])
    (pattern,) = patterns(Concept("c", {"en": (term,)}), term)
    found = reworded(words, range(len(words.raw)), pattern)
    assert sorted(words.raw[at] for at in found) == sorted(case["found"])
    assert list(found) == sorted(found)
    assert reworded(words, range(0), pattern) == ()


@pytest.mark.parametrize(("one", "other"), [*CASES["same_root"], *CASES["other_root"]])
def test_roots(one: str, other: str) -> None:
    assert same_root(one, other) is same_root(other, one) is ([one, other] in CASES["same_root"])


@pytest.mark.parametrize("case", CASES["anaphors"], ids=lambda case: case["text"])
def test_words_that_refer_back(case: dict[str, Any]) -> None:
    words = read_words(case["text"])
    assert anaphors(words, range(len(words.raw))) == case["count"]


@pytest.mark.parametrize("case", [*CASES["of_itself"], *CASES["of_here"]], ids=str)
def test_a_text_speaks_of_its_author_or_place(case: dict[str, Any]) -> None:
    words = read_words(case["text"])
    positions = range(len(words.raw))
    if "zh" in case:
        assert speaks_of_itself(case["zh"], words, positions) is case["says"]
    else:
        assert speaks_of_here(case["term"], words, positions) is case["says"]


@pytest.mark.parametrize(
    ("low", "high", "wanted"), [(0, 11, [0, 1, 2]), (3, 7, [1]), (4, 7, [1]), (5, 8, [1]), (5, 9, [1, 2]), (3, 4, [])]
)
def test_words_in_a_span(low: int, high: int, wanted: list[int]) -> None:
    assert list(words_between(read_words("one two six"), low, high)) == wanted


@pytest.mark.parametrize("case", CASES["wordings"], ids=lambda case: case["terms"][0])
def test_wordings(case: dict[str, Any]) -> None:
    statuses = [TermStatus.PREFERRED] + [TermStatus.ADMITTED] * len(case["terms"])
    terms = tuple(map(Term, case["terms"], statuses))
    concept = Concept("c", {"en": terms}, first_mention={"en": case.get("first_mention", "")})
    assert [Wordings(concept, "en").of(term) for term in terms] == case["numbers"]
    assert Wordings(concept, "en").of(Term("something else")) == 0


@pytest.mark.parametrize(("one", "other"), [*CASES["same_wording"], *CASES["other_wording"]])
def test_one_wording(one: str, other: str) -> None:
    assert (same_wording(one, "en") == same_wording(other, "en")) is ([one, other] in CASES["same_wording"])


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ((None, 2019), (2020, None), False),
        ((None, 2020), (2020, None), True),
        ((2020, None), (None, 2020), True),
        ((2021, 2022), (2010, 2020), False),
        ((None, None), (2010, 2020), True),
        ((0, 1), (1, None), True),
        ((0, 1), (2, None), False),
    ],
)
def test_years_in_which_both_hold(
    one: tuple[int | None, int | None], other: tuple[int | None, int | None], both: bool
) -> None:
    assert overlap(Concept("a", {}, valid=one), Concept("b", {}, valid=other)) is both
