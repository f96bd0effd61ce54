"""What the memory covers of the reports' units that are not translated yet, to quote time and price."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from toolkit.errors import InputError
from toolkit.memory.match import Match, MatchKind
from toolkit.model import State, Unit
from toolkit.project.layout import Project
from toolkit.project.progress import Count, sources_of, units_of
from toolkit.project.recalling import Recaller


class Band(StrEnum):
    """How much of a unit the memory knows; the most first."""

    EXACT = "exact"
    FIGURES = "figures"
    ALIKE = "85"
    SIMILAR = "70"
    NONE = "none"


#: The least score of a match in each band of similar texts.
LEAST = {Band.ALIKE: 0.85, Band.SIMILAR: 0.7}


@dataclass(frozen=True, slots=True)
class Coverage:
    """One report in one language: the units that are not translated, by band."""

    report: str
    language: str
    bands: dict[Band, Count]


def coverage(project: Project, reports: Sequence[str], recaller: Recaller) -> Iterator[Coverage | InputError]:
    """The coverage of each report in each target language of the project, or why a file cannot be read."""
    for report in reports:
        try:
            sources = sources_of(project, report)
        except InputError as error:
            yield error
            continue
        for language in project.settings.target_languages:
            try:
                yield _coverage(project, report, language, sources, recaller)
            except InputError as error:
                yield error


def _coverage(project: Project, report: str, language: str, sources: Sequence[str], recaller: Recaller) -> Coverage:
    units = units_of(project, report, language)
    bands = {band: Count() for band in Band}
    for source in sources:
        unit = units.get(source, Unit(source))
        if unit.state is not State.TRANSLATED:
            bands[_band(recaller.memory(language).search(source, 1))].add(source, "")
    return Coverage(report, language, bands)


def _band(matches: Sequence[Match]) -> Band:
    if not matches:
        return Band.NONE
    kind, score = matches[0].kind, matches[0].score
    if kind in (MatchKind.EXACT, MatchKind.FIGURES):
        return Band(kind.value)
    return next((band for band, least in LEAST.items() if score >= least), Band.NONE)
