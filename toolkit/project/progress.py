"""How far the reports are translated, counted against the reports themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


@dataclass(frozen=True, slots=True)
class Translations:
    """One report in one language: the units of its texts, each once and in their order, untranslated where the catalog
    has none.
    """

    report: str
    language: str
    units: tuple[Unit, ...]


def translations(project: Project, reports: Sequence[str]) -> Iterator[Translations | InputError]:
    """Each report in each target language of the project, or why a file cannot be read."""
    for report in reports:
        try:
            sources = dict.fromkeys(block.text for block in load_report(project, report).walk() if block.unit)
        except InputError as error:
            yield error
            continue
        for language in project.settings.target_languages:
            try:
                held = _units(project, report, language)
            except InputError as error:
                yield error
            else:
                yield Translations(report, language, tuple(held.get(source, Unit(source)) for source in sources))


def progress(one: Translations) -> Progress:
    """How far a report is translated."""
    counts = {name: Count() for name in COUNTED.values()}
    for unit in one.units:
        counts[COUNTED[unit.state]].add(unit.source, unit.target)
    return Progress(one.report, one.language, **counts)


def _units(project: Project, report: str, language: str) -> dict[str, Unit]:
    path = project.catalog(report, language)
    data = read_if_there(path)
    return {} if data is None else {unit.source: unit for unit in parse(data, display(path)).units}
