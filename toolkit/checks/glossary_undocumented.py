"""A concept has the status `approved` but neither a definition nor a source.

Whoever finds the entry later cannot tell what it means or where it comes from. Concepts that do not state a status also
count as approved, but are not reported.

Fires::

    concepts:
      - {id: hub, zh: 物流枢纽, en: logistics hub, status: approved}

Passes::

    concepts:
      - {id: hub, zh: 物流枢纽, en: logistics hub, status: approved, definition: A place where goods change vehicles.}
      - {id: port, zh: 口岸, en: port}
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.context import Context
from toolkit.model import ConceptStatus, Glossary, Problem, Severity
from toolkit.terminology.review import at

GROUP = "glossary"
SEVERITY = Severity.NOTE


def check_glossary(glossary: Glossary, _context: Context) -> Iterator[Problem]:
    """A problem for each such concept."""
    for concept in glossary.concepts:
        stated = concept.status_stated and concept.status is ConceptStatus.APPROVED
        if stated and not concept.definition and not concept.sources:
            yield at(concept.place, f"{concept.id} is approved but has neither a definition nor a source; add one")
