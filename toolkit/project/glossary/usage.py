"""Where the concepts of a glossary occur in a project's catalogs, and how they are rendered there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from toolkit.context import Context
from toolkit.formats.po import line_of, parse
from toolkit.model import Concept, Glossary
from toolkit.project.files import display, read_if_there
from toolkit.project.layout import Project

#: In a usage's renderings: the source has the concept and the target no rendering of it.
MISSING = ""


@dataclass(frozen=True, slots=True)
class UsePlace:
    """One unit: its report, its number in the catalog from 1, and where its entry begins."""

    report: str
    unit: int
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Usage:
    """One concept: how often the sources name it, and the places of each rendering by its text in the glossary."""

    concept: Concept
    named: int = 0
    renderings: dict[str, list[UsePlace]] = field(default_factory=dict)


def usages(project: Project, glossary: Glossary, language: str, reports: Sequence[str]) -> list[Usage]:
    """The usage of every concept in the catalogs of some reports in one language, in glossary order."""
    named: dict[str, int] = {}
    renderings: dict[str, dict[str, list[UsePlace]]] = {}
    for concept, place, count, terms in _uses(project, glossary, language, reports):
        named[concept] = named.get(concept, 0) + count
        for term in terms:
            renderings.setdefault(concept, {}).setdefault(term, []).append(place)
    return [Usage(concept, named.get(concept.id, 0), renderings.get(concept.id, {})) for concept in glossary.concepts]


def _uses(
    project: Project, glossary: Glossary, language: str, reports: Sequence[str]
) -> Iterator[tuple[str, UsePlace, int, list[str]]]:
    for report in reports:
        path = project.catalog(report, language)
        data = read_if_there(path)
        if data is None:
            continue
        units = parse(data, display(path)).units
        context = Context(project.settings, project.settings.source_language, language, report, glossary)
        for reading in context.read(units):
            place = UsePlace(report, reading.index + 1, display(path), line_of(reading.unit))
            for pairing in reading.pairings:
                terms = [match.term.text for match in (*pairing.accepted, *pairing.deprecated)]
                yield pairing.concept.id, place, len(pairing.sources), terms or [MISSING]
