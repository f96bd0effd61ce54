"""Which entries a reader may want beside one: those it names, those inside its term, and those its term is inside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from toolkit.model.glossary_entry import GlossaryEntry
from toolkit.model.language_codes import primary
from toolkit.terminology.segmenting import Fit, common_words, fit

#: A term that more entries contain is a word of the language, not a reference.
MOST_COMPOUNDS = 6


def related(entries: Sequence[GlossaryEntry], language: str) -> dict[str, tuple[str, ...]]:
    """The ids of related entries by id: those that an entry names, its parts, and its compounds where they are few."""
    parts, compounds = _nested(entries) if primary(language) == "zh" else ({}, {})
    found = {}
    for entry in entries:
        longer = compounds.get(entry.id, ())
        ids = (*entry.see, *parts.get(entry.id, ()), *(longer if len(longer) <= MOST_COMPOUNDS else ()))
        found[entry.id] = tuple(one for one in dict.fromkeys(ids) if one != entry.id)
    return found


def _nested(entries: Sequence[GlossaryEntry]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The longest terms inside each entry's term, and the entries whose terms hold one; by id, in the order given."""
    by_term: dict[str, str] = {}
    for entry in entries:
        for term in (entry.source, *entry.variants):
            if len(term) > 1:
                by_term.setdefault(term, entry.id)
    known = common_words() | by_term.keys()
    longest = max(map(len, by_term), default=0)
    parts: defaultdict[str, list[str]] = defaultdict(list)
    compounds: defaultdict[str, list[str]] = defaultdict(list)
    for entry in entries:
        term, at = entry.source, 0
        while at < len(term):
            for size in range(min(longest, len(term) - at), 1, -1):
                part = by_term.get(term[at : at + size])
                if part and size < len(term) and fit(term, at, at + size, known) is Fit.YES:
                    if part != entry.id:
                        parts[entry.id].append(part)
                        compounds[part].append(entry.id)
                    at += size
                    break
            else:
                at += 1
    return dict(parts), dict(compounds)
