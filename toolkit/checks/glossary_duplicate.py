"""Two concepts have the same source term.

Only one of them can be found in a text, so the other is never checked. Keep the term in one concept. If it is rendered
differently in different years, give each concept its `valid` years. Retired concepts do not count.

Fires::

    concepts:
      - {id: hub, zh: 物流枢纽, en: logistics hub}
      - {id: hubs, zh: {preferred: 国家物流枢纽, admitted: [物流枢纽]}, en: national logistics hub}

Passes::

    concepts:
      - {id: hub, zh: 物流枢纽, en: logistics hub}
      - {id: national-hub, zh: 国家物流枢纽, en: national logistics hub}
      - {id: old-hub, zh: 物流枢纽, en: logistics center, status: retired}
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.context import Context
from toolkit.model import Glossary, Problem, Severity
from toolkit.terminology.review import active, at, by_source, overlap, where

GROUP = "glossary"
SEVERITY = Severity.ERROR


def check_glossary(glossary: Glossary, context: Context) -> Iterator[Problem]:
    """A problem at each further place of a source term."""
    for entries in by_source(active(glossary), context.source_language).values():
        first, term = entries[0]
        for concept, again in entries[1:]:
            if concept is first:
                yield at(again.place, f"{first.id} lists the term {again.text} twice; delete one")
            elif overlap(first, concept):
                message = f"{again.text} is already a term of {first.id}{where(term.place)}; keep it in one concept"
                yield at(again.place, message)
