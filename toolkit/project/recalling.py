"""Filling units from the project's memory, which is opened when the first unit asks for it."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

from toolkit.catalogs.changes import Recall, Recalled
from toolkit.catalogs.provenance import percent
from toolkit.errors import ToolkitError
from toolkit.memory.match import Match, MatchKind
from toolkit.model import Translation, Unit
from toolkit.model.rendition import Known
from toolkit.project.layout import Project
from toolkit.renderers.characters import visible

if TYPE_CHECKING:
    from toolkit.memory.memory import Memory

#: The least score of what fills a unit, or is shown for it.
LEAST = 0.7
#: How many translations are shown for a unit.
SHOWN = 3


class Recaller:
    """The memories of a project, by target language, as long as it is entered."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._memories: dict[str, Memory] = {}
        self._open = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    @property
    def errors(self) -> tuple[ToolkitError, ...]:
        """The files of the memory that could not be read; each once."""
        return tuple({str(one): one for memory in self._memories.values() for one in memory.errors}.values())

    def memory(self, language: str) -> Memory:
        """The memory of a target language."""
        if language not in self._memories:
            from toolkit.project.memory import open_memory

            self._memories[language] = self._open.enter_context(open_memory(self._project, language))
        return self._memories[language]

    def recall(self, language: str) -> Recall:
        """What fills the units of a target language."""

        def recall(source: str) -> Recalled | None:
            best = next(iter(self.memory(language).search(source, 1)), None)
            return _recalled(best, source, languages) if best and best.score >= LEAST else None

        languages = self._project.settings.source_language, language
        return recall


def known_for(memory: Memory, unit: Unit, report: str) -> tuple[Known, ...]:
    """The best of the memory for a unit, besides its own translation."""
    found = memory.search(unit.source, SHOWN, apart_from=(report, unit.key))
    return tuple(_known(match) for match in found if match.score >= LEAST)


def _known(match: Match) -> Known:
    origin = match.origin
    place = f"{origin.report} ({origin.path}:{origin.line})" if origin.report else f"{origin.path}:{origin.line}"
    target = match.target if match.adapted is None else match.adapted
    return Known(percent(match.score), visible(match.source), visible(target), place)


def _recalled(match: Match, source: str, languages: tuple[str, str]) -> Recalled:
    """What to fill in; where not all figures are certain, those that are."""
    from toolkit.memory.adapting import adapt
    from toolkit.memory.fuzzy_figures import adapt_similar

    target, changes = match.target if match.adapted is None else match.adapted, match.changes
    fit = {MatchKind.FIGURES: adapt, MatchKind.FUZZY: adapt_similar}.get(match.kind)
    if fit and match.adapted is None:
        fitted = fit(Translation(match.source, match.target, match.origin), source, *languages)
        if fitted:
            target, changes = fitted.draft, fitted.changes
    return Recalled(target, match.source, match.score, match.origin, changes, match.others)
