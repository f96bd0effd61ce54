"""The glossary's terms of a source text as lines for a translator."""

from __future__ import annotations

from collections.abc import Callable

from toolkit.model import ConceptStatus, Glossary
from toolkit.terminology.document import matchers


def hints(
    glossary: Glossary, source_language: str, target_language: str, year: int | None = None
) -> Callable[[str], list[tuple[str, str]]]:
    """A function from a source text to (term, preferred rendering) in text order, each once.

    Retired concepts, ones that do not hold in `year` and doubtful matches give no hint; `enforce: never` ones do.
    """
    matcher = matchers(glossary, source_language, target_language, year).source

    def of(source: str) -> list[tuple[str, str]]:
        found: dict[str, tuple[str, str]] = {}
        for match in matcher.find(source) if matcher else ():
            concept, preferred = match.concept, match.concept.preferred(target_language)
            shown = match.certain and concept.status is not ConceptStatus.RETIRED and concept.holds_in(year)
            if shown and preferred is not None:
                found.setdefault(concept.id, (match.term.text, preferred.text))
        return list(found.values())

    return of
