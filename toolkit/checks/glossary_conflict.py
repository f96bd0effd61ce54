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

from collections.abc import Iterator, Sequence

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
        wrong = [(one, term) for one in concepts for term in one.terms_in(language) if _is_new(term, seen)]
        right: dict[object, list[tuple[Concept, Term]]] = {}
        for other in concepts if wrong else ():
            for term in other.accepted(language):
                right.setdefault(same_wording(term.text, language), []).append((other, term))
        for concept, term in wrong:
            yield from _conflict(concept, term, right.get(same_wording(term.text, language), ()))


def _is_new(term: Term, seen: set[int]) -> bool:
    """True for a deprecated term the first time."""
    new = term.status is TermStatus.DEPRECATED and id(term) not in seen
    if new:
        seen.add(id(term))
    return new


def _conflict(concept: Concept, wrong: Term, accepted: Sequence[tuple[Concept, Term]]) -> Iterator[Problem]:
    """The problem with a deprecated term; `accepted` are the right terms in the same words, with their concepts."""
    for other, right in accepted:
        differ = concept.case_exact and right.text != wrong.text  # "internet plus" may be wrong for "Internet Plus"
        if not differ and overlap(concept, other):
            whose = "in the same concept" if other is concept else f"in {other.id}"
            message = f'"{wrong.text}" is deprecated here but {right.status} {whose}{where(right.place)}; keep one'
            yield at(wrong.place, message)
            return
