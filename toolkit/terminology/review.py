"""A glossary looked at as a whole: which concepts share a term, and where findings on it point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from toolkit.model import Concept, ConceptStatus, Glossary, Place, Problem, Severity, Term
from toolkit.terminology.folding import fold
from toolkit.terminology.lemmas import term_forms
from toolkit.terminology.words import is_abbreviation, read_words


def active(glossary: Glossary) -> Iterator[Concept]:
    """The concepts that are not retired."""
    return (concept for concept in glossary.concepts if concept.status is not ConceptStatus.RETIRED)


def overlap(one: Concept, other: Concept) -> bool:
    """Whether there is a year in which both concepts hold."""
    first = max(one.valid[0] or 0, other.valid[0] or 0)
    last = min(one.valid[1] or 9999, other.valid[1] or 9999)
    return first <= last


def by_source(concepts: Iterable[Concept], language: str) -> dict[str, list[tuple[Concept, Term]]]:
    """The concepts' terms in the source language, by folded text."""
    found: dict[str, list[tuple[Concept, Term]]] = {}
    for concept in concepts:
        for term in concept.terms_in(language):
            key = fold(term.text).text.strip()
            if key:
                found.setdefault(key, []).append((concept, term))
    return found


@lru_cache(maxsize=1 << 14)
def same_wording(text: str, language: str) -> tuple[str, ...]:
    """A target term as what two spellings of one wording have in common."""
    words = read_words(text, language)
    return tuple(
        raw if is_abbreviation(raw) else min(term_forms(lower, language), key=len)
        for raw, lower in zip(words.raw, words.lower, strict=True)
    )


def at(place: Place | None, message: str, suggestion: str | None = None, severity: Severity | None = None) -> Problem:
    """A problem of a glossary at a place in one of its files; `severity` where it differs from the check's."""
    found = Problem(message, suggestion=suggestion, severity=severity, path="")
    return replace(found, path=place.path, line=place.line, column=place.column) if place else found


def where(place: Place | None) -> str:
    """A place in words, empty where there is none; the file's name is enough to find it among glossary files."""
    return f" ({place.path.rsplit('/', 1)[-1]}:{place.line})" if place else ""
