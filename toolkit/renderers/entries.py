"""Glossary concepts as entries for readers of one language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from toolkit.model import Concept, ConceptStatus, Source, Term, TermStatus
from toolkit.model.glossary_entry import Attestation, Citation, GlossaryEntry, Wording
from toolkit.model.language_codes import primary
from toolkit.renderers.characters import visible


def glossary_entries(concepts: Iterable[Concept], source_language: str, language: str) -> tuple[GlossaryEntry, ...]:
    """Glossary entries for readers, sorted by target.

    Concepts that are retired, or that lack a term in either language, are left out.
    """
    found = [
        entry
        for concept in concepts
        if concept.status is not ConceptStatus.RETIRED and (entry := _entry(concept, source_language, language))
    ]
    known = {entry.id for entry in found}
    entries = [replace(entry, see=tuple(one for one in entry.see if one in known)) for entry in found]
    return tuple(sorted(entries, key=lambda entry: (entry.target.casefold(), entry.source)))


def with_pinyin(entries: Iterable[GlossaryEntry], source_language: str) -> tuple[GlossaryEntry, ...]:
    """The entries with the reading of their source terms, where the source language is Chinese."""
    if primary(source_language) != "zh":
        return tuple(entries)
    from toolkit.terminology.pinyin import pinyin

    return tuple(
        replace(entry, pinyin=pinyin(entry.source, name=entry.part_of_speech == "proper noun")) for entry in entries
    )


def _entry(concept: Concept, source_language: str, language: str) -> GlossaryEntry | None:
    source, target = concept.preferred(source_language), concept.preferred(language)
    if source is None or target is None:
        return None
    terms = concept.terms_in(language)
    variants = [term for term in concept.accepted(source_language) if term is not source]
    return GlossaryEntry(
        id=concept.id,
        source=visible(source.text),
        target=visible(target.text),
        definition=visible(concept.definition),
        admitted=_wordings(terms, TermStatus.ADMITTED),
        deprecated=_wordings(terms, TermStatus.DEPRECATED),
        note=visible(concept.note),
        variants=tuple(visible(term.text) for term in variants),
        domain=visible(concept.domain),
        part_of_speech=visible(concept.part_of_speech),
        proposed=concept.status is ConceptStatus.PROPOSED,
        years=concept.valid,
        first_mention=visible(concept.first_mention_in(language)),
        example=_example(concept, source_language, language),
        sources=_citations(concept.sources),
        see=concept.see,
    )


def _wordings(terms: Sequence[Term], status: TermStatus) -> tuple[Wording, ...]:
    return tuple(
        Wording(visible(term.text), term.valid, visible(term.reason)) for term in terms if term.status is status
    )


def _example(concept: Concept, source_language: str, language: str) -> tuple[str, str] | None:
    """The first example in both languages."""
    for example in concept.examples:
        texts = [example.texts.get(code) or example.texts.get(primary(code)) for code in (source_language, language)]
        if texts[0] and texts[1]:
            return visible(texts[0]), visible(texts[1])
    return None


def _citations(sources: Iterable[Source]) -> tuple[Citation, ...]:
    """Sources with all that one title attests together."""
    attested: defaultdict[tuple[str, str, str], list[Attestation]] = defaultdict(list)
    for source in sources:
        place = visible(source.title), visible(source.publisher), source.url
        attested[place].append(Attestation(visible(source.rendering), source.years, source.count, source.of))
    return tuple(Citation(*place, tuple(found)) for place, found in attested.items())
