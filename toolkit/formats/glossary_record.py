"""A concept as the plain mapping that its YAML holds: what other formats of glossaries go through."""

from __future__ import annotations

from typing import Any

from toolkit.model import ALL_YEARS, Concept, ConceptStatus, Enforce, Source, Term, TermStatus, YearRange

Record = dict[str, Any]


def record_of(concept: Concept) -> Record:
    """The keys of a glossary file that differ from their defaults; terms always in their long form."""
    record: Record = {"id": concept.id}
    record |= {language: _terms(terms) for language, terms in concept.terms.items() if terms}
    kept = {
        "first_mention": dict(concept.first_mention),
        "part_of_speech": concept.part_of_speech,
        "domain": concept.domain,
        "status": _status(concept),
        "enforce": "" if concept.enforce is Enforce.ALWAYS else str(concept.enforce),
        "case": "exact" if concept.case_exact else "",
        "not_in": list(concept.not_in),
        "definition": concept.definition,
        "note": concept.note,
        "valid": years(concept.valid),
        "replaces": list(concept.replaces),
        "see": list(concept.see),
        "sources": [source_record(source) for source in concept.sources],
        "examples": [dict(example.texts) for example in concept.examples],
    }
    return record | {key: value for key, value in kept.items() if value}


def years(valid: YearRange) -> str:
    """A range of years as a file writes it: 2011.. or ..2020 or 2011..2020; empty where both ends are open."""
    if valid == ALL_YEARS:
        return ""
    first, last = ("" if year is None else f"{year:04}" for year in valid)
    return f"{first}..{last}"


def _status(concept: Concept) -> str:
    return str(concept.status) if concept.status_stated or concept.status is not ConceptStatus.APPROVED else ""


def _terms(terms: tuple[Term, ...]) -> Record:
    admitted = [
        {"term": term.text, "valid": years(term.valid)} if term.valid != ALL_YEARS else term.text
        for term in terms
        if term.status is TermStatus.ADMITTED
    ]
    wrong = [
        {"term": term.text} | ({"reason": term.reason} if term.reason else {})
        for term in terms
        if term.status is TermStatus.DEPRECATED
    ]
    record: Record = {"preferred": terms[0].text}
    return record | ({"admitted": admitted} if admitted else {}) | ({"deprecated": wrong} if wrong else {})


def source_record(source: Source) -> Record:
    """A source as its mapping: `year` for a single one, `years` for several."""
    several = len(source.years) > 1
    kept = {
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "year": source.years[0] if source.years and not several else None,
        "years": list(source.years) if several else None,
        "rendering": source.rendering,
        "count": source.count,
        "of": source.of,
        "quote": source.quote,
    }
    return {key: value for key, value in kept.items() if value not in ("", None) or key == "title"}
