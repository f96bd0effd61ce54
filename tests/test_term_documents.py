"""What the units of a document render of their terms, and which abbreviations it introduces: cases as data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from toolkit.formats.glossary import parse
from toolkit.terminology.document import DocumentTerms, matchers
from toolkit.terminology.pairing import Pairing

FOLDER = Path(__file__).parent / "cases" / "terms"
CASES = yaml.safe_load((FOLDER / "documents.yaml").read_text(encoding="utf-8"))
GLOSSARY = parse((FOLDER / "glossary.yaml").read_bytes(), "glossary.yaml")


def shown(pairing: Pairing, text: str) -> str:
    """The renderings with their marks."""
    accepted = [text[one.start : one.end] + "?" * (not one.certain) for one in pairing.accepted]
    return ", ".join([*accepted, *(text[one.start : one.end] + "!" for one in pairing.deprecated)])


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_documents(case: dict[str, Any], backwards: bool) -> None:
    units = case["units"]
    document = DocumentTerms([(unit["zh"], unit["en"]) for unit in units], matchers(GLOSSARY, "zh", "en", None))
    indexes = range(len(units))
    for index in reversed(indexes) if backwards else indexes:
        found = {pairing.concept.id: shown(pairing, units[index]["en"]) for pairing in document.pairings(index)}
        assert found == units[index]["renders"]


def test_a_unit_without_a_target_or_a_language_without_a_matcher_has_no_pairings() -> None:
    texts = [("企业", ""), ("企业", "Enterprises"), ("无", "Enterprises")]
    assert [len(DocumentTerms(texts, matchers(GLOSSARY, "zh", "en", None)).pairings(at)) for at in range(3)] == [
        0,
        1,
        0,
    ]
    assert DocumentTerms(texts, matchers(GLOSSARY, "zh", "ja", None)).pairings(1) == ()


def test_words_of_units_are_kept_till_they_are_forgotten() -> None:
    document = DocumentTerms([("", f"unit {n}") for n in range(70)], matchers(GLOSSARY, "zh", "en", None))
    first = document.words(0)
    assert document.words(0) is first
    document.forget(0)
    assert document.words(0) is not first
    assert [document.words(n).raw[1] for n in range(70)] == [str(n) for n in range(70)]
    assert document.known_pairings([0]) == {}


def test_matchers_are_made_once_for_a_glossary_and_only_for_their_languages() -> None:
    made = matchers(GLOSSARY, "zh", "en", None)
    assert matchers(GLOSSARY, "zh", "en", None) is made
    assert matchers(GLOSSARY, "zh", "en", 2021) is not made
    assert matchers(GLOSSARY, "en", "zh", None).source is matchers(GLOSSARY, "en", "zh", None).target is None
    assert made.source is not None
    assert made.target is not None
