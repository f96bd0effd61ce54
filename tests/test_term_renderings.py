"""Where a term's words render it in an English text: cases as data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from toolkit.model import Concept, Term, TermStatus
from toolkit.terminology.patterns import introduced
from toolkit.terminology.target import Rendering, TargetMatcher

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "terms" / "renderings.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['term']}: {case['text'][:40]}")
def test_renderings(case: dict[str, Any]) -> None:
    term = Term(case["term"])
    admitted = (Term(case["admitted"], TermStatus.ADMITTED),) if "admitted" in case else ()
    concept = Concept("c", {"en": (term, *admitted)}, case_exact=case.get("case") == "exact")
    matcher = TargetMatcher()
    words = matcher.read(case["text"])
    wordings = matcher.accepted(concept)

    def shown(found: list[Rendering]) -> list[str]:
        return [case["text"][one.match.start : one.match.end] for one in found]

    whole = matcher.search(words, concept, wordings)
    if "found" in case:
        assert shown(whole) == case["found"]
        assert matcher.search(words, concept, wordings, matcher.is_odd(words)) == whole
        assert all(one.match.certain for one in whole)
    if "discontinuous" in case:
        parts = matcher.discontinuous(words, concept, wordings)
        assert shown(parts) == case["discontinuous"]
        assert not any(one.match.certain for one in parts)


def test_the_abbreviation_of_a_first_mention_is_accepted() -> None:
    concept = Concept("c", {"en": (Term("big data"),)}, first_mention={"en": "big data (BD)"})
    assert [term.text for term in TargetMatcher().accepted_terms(concept)] == ["big data", "BD"]
    assert TargetMatcher().names(concept) == {"big data", "BD"}
    assert TargetMatcher().names(Concept("d", {"en": (Term("big data"),)})) == {"big data"}
    assert introduced("big data (many)") == introduced("big data") == ""
