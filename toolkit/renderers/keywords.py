"""The keywords of a document: the terms of the glossary that say most of what a report is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from toolkit.context import Reading
from toolkit.model import Concept, Enforce

#: So many terms are the keywords of a document.
MOST = 10


def keywords(readings: Iterable[Reading], language: str) -> tuple[str, ...]:
    """The commonest terms of the readings in the target language; long ones count for more, since they say more."""
    found: Counter[str] = Counter()
    for reading in readings:
        for match in reading.terms:
            name = match.concept.preferred(language)
            if name is not None and _is_keyword(match.concept, name.text):
                found[name.text] += match.end - match.start
    return tuple(name for name, _ in sorted(found.items(), key=lambda one: (-one[1], one[0]))[:MOST])


def _is_keyword(concept: Concept, name: str) -> bool:
    """True for the names of things that a list with commas can hold."""
    named = concept.part_of_speech in ("", "noun", "proper noun") and concept.domain != "phrases"
    return named and concept.enforce is not Enforce.NEVER and not re.search(r"[,;…]", name)
