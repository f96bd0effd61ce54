"""Two concepts have the same preferred rendering.

That may be right: English often has one word for two. It may also be an oversight, since readers of the translation
cannot tell the two apart and a search for one finds the other. A concept that names the other under `see` knows of it.

Fires::

    concepts:
      - {id: banking, zh: 银行业, en: banking sector}
      - {id: banks, zh: 银行体系, en: banking sector}

Passes::

    concepts:
      - {id: banking, zh: 银行业, en: banking sector}
      - {id: banks, zh: 银行体系, en: banking system}
      - {id: block, zh: 堵点, en: bottleneck, see: [limit]}
      - {id: limit, zh: 瓶颈, en: bottleneck}
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.context import Context
from toolkit.model import Concept, Glossary, Problem, Severity
from toolkit.terminology.review import active, at, overlap, same_wording, where

GROUP = "glossary"
SEVERITY = Severity.NOTE


def check_glossary(glossary: Glossary, context: Context) -> Iterator[Problem]:
    """A problem at each further concept with a preferred rendering that is taken."""
    seen: dict[tuple[str, ...], Concept] = {}
    for concept in active(glossary):
        term = concept.preferred(context.target_language)
        if term is None:
            continue
        first = seen.setdefault(same_wording(term.text, context.target_language), concept)
        known = first.id in concept.see or concept.id in first.see
        if first is not concept and not known and overlap(first, concept):
            other = first.preferred(context.target_language)
            place = where(other.place) if other else ""
            yield at(term.place, f'"{term.text}" is already the preferred rendering of {first.id}{place}')
