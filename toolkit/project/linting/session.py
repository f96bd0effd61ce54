"""What the files of one run share: plans, glossaries, and the cache.

Nothing here imports a check: a run that finds every outcome in the cache ends sooner than that would take.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.errors import ToolkitError
from toolkit.model import Outcome
from toolkit.project.files import read
from toolkit.project.linting.cache import Cache, code_digest
from toolkit.project.linting.changes import Revision
from toolkit.project.linting.failures import failing
from toolkit.project.linting.glossaries import LoadedGlossary
from toolkit.project.linting.options import LintOptions
from toolkit.project.linting.plans import Plan, Planner
from toolkit.project.linting.targets import Layers, Task

if TYPE_CHECKING:
    from toolkit.project.linting.parts import Part


class Session:
    """Lints tasks; every process of a run has one of its own."""

    def __init__(self, options: LintOptions) -> None:
        self.options = options
        self.planner = Planner(options)
        self.glossaries: dict[Layers, LoadedGlossary] = {}
        #: The catalog whose parts were asked for last: it is read once for all of them.
        self.examined: tuple[Task, Callable[[int, int], Part]] | None = None
        self.revision = Revision(options.changed_since) if options.changed_since else None

    def recall(self, task: Task) -> Outcome | None:
        """The outcome of an earlier run over the same bytes with the same glossary, settings and checks."""
        try:
            plan = self.planner.plan(task)
            if self.revision and self.revision.unchanged([*task.paths, *_seeds(plan)]):
                return Outcome(task.paths)
            cache = self._cache(task, plan)
            return cache.get(self._name(task, plan), self._key(task, plan, {})) if cache else None
        except ToolkitError:
            return None

    def fresh(self, task: Task, progress: Callable[[float], None] | None = None, parts: Sequence[Part] = ()) -> Outcome:
        """Run the checks and return the outcome; whatever is wrong with the task is among its errors.

        `progress` is called with the share of the work that is done; `parts` are what other processes found.
        """
        from toolkit.project.linting.judging import judge_catalog, judge_glossary

        try:
            plan = self.planner.plan(task)
            key = self.key(task)
            loaded = self.loaded(plan.glossary)
            if task.glossary:
                outcome = judge_glossary(plan, loaded)
            else:
                outcome = judge_catalog(Path(task.paths[0]), plan, loaded, progress, parts)
        except ToolkitError as error:
            return failing(Outcome(task.paths), error)
        outcome = replace(outcome, files=task.paths)
        if self.key(task) == key:  # else the file has changed meanwhile
            self.keep(task, key, outcome)
        return outcome

    def key(self, task: Task, unsaved: Mapping[str, bytes] | None = None) -> str:
        """Everything that the outcome of a task depends on, its files' bytes included. Raises ToolkitError.

        `unsaved` are the bytes of files, by path, that are to count in the place of those on the disk.
        """
        return self._key(task, self.planner.plan(task), unsaved or {})

    def keep(self, task: Task, key: str, outcome: Outcome) -> None:
        """Put the outcome of a task whose key this is in the cache, where there is one."""
        plan = self.planner.plan(task)
        cache = self._cache(task, plan)
        if cache and not outcome.errors:
            cache.put(self._name(task, plan), key, outcome)

    def examine(self, task: Task, number: int, count: int) -> Part:
        """Run the checks of single units over one part of a catalog's units."""
        from toolkit.project.linting.judging import part_examiner
        from toolkit.project.linting.parts import Part

        try:
            if self.examined is None or self.examined[0] != task:
                plan = self.planner.plan(task)
                self.examined = task, part_examiner(Path(task.paths[0]), plan, self.loaded(plan.glossary))
            return self.examined[1](number, count)
        except ToolkitError:  # the process that joins the parts meets it again, and reports it
            return Part("", {})

    def finish(self, task: Task, outcome: Outcome) -> Outcome:
        """The outcome as this run needs it: touched units only, with its project's failing severity and baseline."""
        try:
            plan = self.planner.plan(task)
            outcome = replace(outcome, fail_on=plan.fail_on, baseline=plan.baseline(Path(task.paths[0]), self.options))
            return self.revision.touched(outcome, _seeds(plan)) if self.revision else outcome
        except ToolkitError as error:
            return failing(replace(outcome, findings=()), error)

    def loaded(self, layers: Layers) -> LoadedGlossary:
        """A glossary, read once."""
        if layers not in self.glossaries:
            self.glossaries[layers] = LoadedGlossary(layers)
        return self.glossaries[layers]

    def _cache(self, task: Task, plan: Plan) -> Cache | None:
        root = plan.root(Path(task.paths[0])) if self.options.cache else None
        return Cache(root) if root else None

    def _name(self, task: Task, plan: Plan) -> str:
        """The name that an outcome is cached under; a later one for the same request replaces it."""
        return _digest(
            task.glossary,
            task.paths,
            plan.select,
            plan.ignore,
            plan.severities,
            plan.source_language,
            self.options.layers,
        )

    def _key(self, task: Task, plan: Plan, unsaved: Mapping[str, bytes]) -> str:
        """Everything that an outcome depends on."""
        files = () if task.glossary else (*task.paths, *_seeds(plan))
        contents = (unsaved[file] if file in unsaved else read(Path(file)) for file in files)
        data = [hashlib.sha256(content).hexdigest() for content in contents]
        glossary = self.loaded(plan.glossary).digest
        return _digest(self._name(task, plan), data, glossary, plan.settings, plan.report, plan.orphan, code_digest())


def _seeds(plan: Plan) -> tuple[str, ...]:
    """The other file that a catalog's outcome depends on: its report."""
    return (str(plan.seed.absolute()),) if plan.seed else ()


def _digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogateescape")).hexdigest()
