"""How far the reports are translated, counted against the reports themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.errors import InputError
from toolkit.formats.po import parse
from toolkit.model import State, Unit
from toolkit.project.files import display, read_if_there
from toolkit.project.layout import Project
from toolkit.project.reports import load_report

#: State of a unit → the name of its count; a unit that no catalog holds is missing.
COUNTED = {State.TRANSLATED: "translated", State.NEEDS_REVIEW: "needs_review", State.INITIAL: "missing"}


@dataclass(slots=True)
class Count:
    """Units, characters of their source (without spaces), and words of their translation."""

    units: int = 0
    characters: int = 0
    words: int = 0

    def add(self, source: str, target: str) -> None:
        """Count one unit."""
        self.units += 1
        self.characters += sum(1 for character in source if not character.isspace())
        self.words += len(target.split())


@dataclass(frozen=True, slots=True)
class Progress:
    """One report in one language."""

    report: str
    language: str
    translated: Count
    needs_review: Count
    missing: Count

    @property
    def units(self) -> int:
        """All units of the report."""
        return self.translated.units + self.needs_review.units + self.missing.units


def progress(project: Project, reports: Sequence[str]) -> Iterator[Progress | InputError]:
    """The progress of each report in each target language of the project, or why a file cannot be read."""
    for report in reports:
        try:
            sources = sources_of(project, report)
        except InputError as error:
            yield error
            continue
        for language in project.settings.target_languages:
            try:
                yield _progress(report, language, sources, units_of(project, report, language))
            except InputError as error:
                yield error


def sources_of(project: Project, report: str) -> tuple[str, ...]:
    """The texts of a report to translate, each once. Raises InputError where it cannot be read."""
    return tuple(dict.fromkeys(block.text for block in load_report(project, report).walk() if block.unit))


def _progress(report: str, language: str, sources: Iterable[str], units: Mapping[str, Unit]) -> Progress:
    counts = {name: Count() for name in COUNTED.values()}
    for source in sources:
        unit = units.get(source, Unit(source))
        counts[COUNTED[unit.state]].add(source, unit.target)
    return Progress(report, language, **counts)


def units_of(project: Project, report: str, language: str) -> dict[str, Unit]:
    """The live units of a catalog by their sources; none without the file. Raises InputError if it cannot be read."""
    path = project.catalog(report, language)
    data = read_if_there(path)
    return {} if data is None else {unit.source: unit for unit in parse(data, display(path)).units}
