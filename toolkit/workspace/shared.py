"""What the open catalogs of a workspace share: settings, glossaries, and the paragraphs of reports."""

from __future__ import annotations

from pathlib import Path

from toolkit.errors import InputError
from toolkit.project.linting.glossaries import LoadedGlossary
from toolkit.project.linting.judging import paragraphs_of
from toolkit.project.linting.options import LintOptions
from toolkit.project.linting.plans import Plan, Planner
from toolkit.project.linting.targets import Layers, Task

#: The paragraphs of a report, and why it cannot be read.
Paragraphs = tuple[tuple[str, ...] | None, tuple[InputError, ...]]


class Shared:
    """Reads each of them once, until `renew`."""

    def __init__(self) -> None:
        self.options = LintOptions()
        self.renew()

    def renew(self) -> None:
        """Read the settings, glossaries and reports again when they are asked for."""
        self._planner = Planner(self.options)
        self._glossaries: dict[Layers, LoadedGlossary] = {}
        self._paragraphs: dict[Path, Paragraphs] = {}

    def plan(self, path: Path) -> Plan:
        """How to lint a catalog. Raises ToolkitError where its project's settings cannot be read."""
        return self._planner.plan(Task((str(path),)))

    def glossary(self, plan: Plan) -> LoadedGlossary:
        """The glossary of a plan."""
        if plan.glossary not in self._glossaries:
            self._glossaries[plan.glossary] = LoadedGlossary(plan.glossary)
        return self._glossaries[plan.glossary]

    def paragraphs(self, plan: Plan) -> Paragraphs:
        """The paragraphs of a plan's report."""
        if plan.seed is None:
            return None, ()
        if plan.seed not in self._paragraphs:
            self._paragraphs[plan.seed] = paragraphs_of(plan)
        return self._paragraphs[plan.seed]
