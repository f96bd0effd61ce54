"""What the open catalogs of a workspace share: settings, glossaries, baselines, and the paragraphs of reports."""

from __future__ import annotations

from pathlib import Path

from toolkit.errors import InputError, ToolkitError
from toolkit.model import Outcome
from toolkit.project.files import read
from toolkit.project.linting.baselines import Baseline
from toolkit.project.linting.glossaries import LoadedGlossary
from toolkit.project.linting.judging import paragraphs_of
from toolkit.project.linting.options import LintOptions
from toolkit.project.linting.plans import Plan
from toolkit.project.linting.session import Session
from toolkit.project.linting.targets import Task

#: The paragraphs of a report, and why it cannot be read.
Paragraphs = tuple[tuple[str, ...] | None, tuple[InputError, ...]]


class Shared:
    """Reads each of them once, until `renew`."""

    def __init__(self) -> None:
        self.options = LintOptions()
        self.renew()

    def renew(self) -> None:
        """Read everything again when it is asked for."""
        self._session = Session(self.options)
        self._baselines: dict[str, Baseline | ToolkitError] = {}
        self._paragraphs: dict[Path, Paragraphs] = {}

    def plan(self, path: Path) -> Plan:
        """How to lint a catalog. Raises ToolkitError where its project's settings cannot be read."""
        return self._session.planner.plan(_task(path))

    def glossary(self, plan: Plan) -> LoadedGlossary:
        """The glossary of a plan."""
        return self._session.loaded(plan.glossary)

    def paragraphs(self, plan: Plan) -> Paragraphs:
        """The paragraphs of a plan's report."""
        if plan.seed is None:
            return None, ()
        if plan.seed not in self._paragraphs:
            self._paragraphs[plan.seed] = paragraphs_of(plan)
        return self._paragraphs[plan.seed]

    def baseline(self, path: Path, plan: Plan) -> Baseline | ToolkitError | None:
        """The baseline for a catalog, or why it cannot be read; None where there is none."""
        name = plan.baseline(path, self.options)
        if name and name not in self._baselines:
            try:
                self._baselines[name] = Baseline(Path(name), must_exist=True, named=False)
            except ToolkitError as error:
                self._baselines[name] = error
        return self._baselines[name] if name else None

    def recall(self, path: Path, data: bytes) -> Outcome | None:
        """What an earlier run, or an earlier workspace, found in this content of a catalog."""
        if not _is_on_disk(path, data):
            return None
        found = self._session.recall(_task(path))
        return found if _is_on_disk(path, data) else None

    def key(self, path: Path, data: bytes) -> str:
        """All that the findings of this content of a catalog depend on; empty where that cannot be read."""
        try:
            return self._session.key(_task(path), {str(path): data})
        except ToolkitError:  # a file that is gone
            return ""

    def keep(self, path: Path, data: bytes, key: str, outcome: Outcome) -> None:
        """Keep the outcome of this content of a catalog for `recall`, if the file has it, and all that it depends on is
        as it was when it had this key.
        """
        if key and _is_on_disk(path, data) and self.key(path, data) == key:
            self._session.keep(_task(path), key, outcome)


def _task(path: Path) -> Task:
    return Task((str(path),))


def _is_on_disk(path: Path, data: bytes) -> bool:
    try:
        return path.is_file() and read(path) == data
    except ToolkitError:
        return False
