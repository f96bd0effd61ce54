"""How English words are read for matching terms: their forms and spellings, and what separates them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from toolkit.checks import checks
from toolkit.context import Context
from toolkit.linter import lint_glossary
from toolkit.model import Concept, Glossary, Term
from toolkit.terminology import lemmas
from toolkit.terminology.lemmas import term_forms, word_forms
from toolkit.terminology.spelling import spelled
from toolkit.terminology.words import is_abbreviation, raw_words, read_words, span_of

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "terms" / "words.yaml").read_text(encoding="utf-8"))
SIGNS = ("", ",", "(", ".")


def wanted(word: str, others: str) -> set[str]:
    """The word and others; a minus takes one away."""
    forms = set(others.split())
    return ({word} | {form for form in forms if form[0] != "-"}) - {form[1:] for form in forms if form[0] == "-"}


@pytest.mark.parametrize(("word", "others"), CASES["forms"].items())
def test_a_word_of_a_text_is_a_form_of_these(word: str, others: str) -> None:
    assert word_forms(word) == wanted(word, others)


@pytest.mark.parametrize(("word", "others"), CASES["term_forms"].items())
def test_a_word_of_a_term_is_found_as_these(word: str, others: str) -> None:
    assert term_forms(word) == wanted(word, others)


@pytest.mark.parametrize(("word", "spelling"), CASES["spelling"].items())
def test_spelling(word: str, spelling: str) -> None:
    assert spelled(word) == spelling
    assert spelled(spelling) == spelling


def test_other_languages_have_the_lemma_only() -> None:
    assert word_forms("häuser", "de") == term_forms("häuser", "de") == {"häuser", "Haus"}
    assert word_forms("policies", "en_US") == word_forms("policies")
    assert word_forms("policies", "tlh") == {"policies"}


@pytest.mark.parametrize("case", CASES["words"], ids=lambda case: case["text"])
def test_words_and_what_separates_them(case: dict[str, Any]) -> None:
    words = read_words(case["text"])
    shown = " ".join(SIGNS[sign] + raw for sign, raw in zip(words.separators, words.raw, strict=True))
    assert shown == case["words"]
    assert [case["text"][start:end] for start, end in zip(words.starts, words.ends, strict=True)] == list(words.raw)
    assert raw_words(case["text"]) == list(words.raw)


@pytest.mark.parametrize("word", [*CASES["abbreviations"], *CASES["no_abbreviations"]])
def test_abbreviations(word: str) -> None:
    assert is_abbreviation(word) is (word in CASES["abbreviations"])


def test_abbreviations_are_matched_letter_by_letter() -> None:
    forms = read_words("SMEs IoT 2021 &").forms
    assert "=SMEs" in forms[0]
    assert "=SME+s" in forms[0]
    assert "=IoT" in forms[1]
    assert forms[2:] == ({"2021"}, {"and"})


def test_where_words_are() -> None:
    words = read_words("A health care plan, a healthcare plan")
    assert span_of(words, (1, 3)) == (2, 18)
    assert words.joined("healthcare") == 0b10
    assert words.joined("plana") == 0
    assert words.joined("careplan") == 0b100
    assert "plana" in words.pairs


def test_linting_a_glossary_loads_no_dictionary_of_its_other_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    lemma = lemmas._lemma
    loaded: set[str] = set()
    monkeypatch.setattr(lemmas, "_lemma", lambda word, language: loaded.add(language) or lemma(word, language))
    texts = {"zh": "词语零", "en": "blorping words", "de": "Blorphäuser", "fr": "chevaux blorpés"}
    concept = Concept("c", {language: (Term(text),) for language, text in texts.items()})
    lint_glossary(Glossary((concept,)), Context(glossary=Glossary((concept,))), checks())
    assert loaded <= {"en"}
