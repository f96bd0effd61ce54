"""The accepted wordings that a reader wants to see: each once, without its inflections and without patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from toolkit.model.glossary import ALL_YEARS
from toolkit.model.glossary_entry import Wording
from toolkit.terminology.lemmas import word_forms

_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)*")
#: Words that only carry the grammar: *moved to the cloud* and *that have moved to the cloud* are one wording.
_EMPTY = frozenset("a an the have has had be been being is are was were that which who".split())
#: Longer terms are cut where they only name another entry.
LONGEST_NAME = 70


def distinct(target: str, admitted: Iterable[Wording], language: str) -> tuple[Wording, ...]:
    """The admitted wordings that differ from the preferred one and from each other in more than their inflection.

    Those of certain years are all kept. Patterns (`turn … into`) are for the checks, not for readers.
    """
    seen = [_forms(target, language)]
    kept = []
    for wording in admitted:
        forms = _forms(wording.text, language)
        if "…" in wording.text or (wording.years == ALL_YEARS and any(_same(forms, other) for other in seen)):
            continue
        seen.append(forms)
        kept.append(wording)
    return tuple(kept)


def named(text: str) -> str:
    """A term as it is named beside another entry: its beginning, where it is long."""
    return text if len(text) <= LONGEST_NAME else f"{text[:LONGEST_NAME].rsplit(' ', 1)[0].rstrip(',;')} …"


def _forms(text: str, language: str) -> list[frozenset[str]]:
    """The base forms of each word that says something."""
    words = [word for word in _WORD.findall(text.casefold()) if word not in _EMPTY]
    return [word_forms(word, language) for word in words]


def _same(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> bool:
    return len(one) == len(other) and all(a & b for a, b in zip(one, other, strict=True))
