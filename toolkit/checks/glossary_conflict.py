"""A form is deprecated in one place and accepted in another for the same source term.

A translator cannot follow both, and the checks of deprecated and of missing terms contradict each other. The check also
reports a concept that lists the same wording as accepted and as deprecated.

Fires::

    concepts:
      - {id: hub, zh: 物流枢纽, en: {preferred: logistics hub, deprecated: [logistics hubs]}}

Passes::

    concepts:
      - {id: hub, zh: 物流枢纽, en: {preferred: logistics hub, deprecated: [logistics pivot]}}
      - {id: pivot, zh: 物流支点, en: logistics pivot}
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.context import Context
from toolkit.model import Concept, Glossary, Problem, Severity, Term, TermStatus
from toolkit.terminology.review import active, at, by_source, overlap, same_wording, where

GROUP = "glossary"
SEVERITY = Severity.ERROR


def check_glossary(glossary: Glossary, context: Context) -> Iterator[Problem]:
    """A problem at each deprecated term that is accepted for the same source term."""
    language = context.target_language
    seen: set[int] = set()
    for entries in by_source(active(glossary), context.source_language).values():
        concepts = list({concept.id: concept for concept, _ in entries}.values())
        for concept in concepts:
            for term in concept.terms_in(language):
                if term.status is TermStatus.DEPRECATED and id(term) not in seen:
                    seen.add(id(term))
                    yield from _conflict(concept, term, concepts, language)


def _conflict(concept: Concept, wrong: Term, concepts: list[Concept], language: str) -> Iterator[Problem]:
    for other in concepts:
        for right in other.accepted(language):
            differ = concept.case_exact and right.text != wrong.text  # "internet plus" may be wrong for "Internet Plus"
            same = same_wording(right.text, language) == same_wording(wrong.text, language)
            if same and not differ and overlap(concept, other):
                whose = "in the same concept" if other is concept else f"in {other.id}"
                message = f'"{wrong.text}" is deprecated here but {right.status} {whose}{where(right.place)}; keep one'
                yield at(wrong.place, message)
                return
