"""What the checks found in a catalog, in single units and as a whole, kept from one edit to the next."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from toolkit.context import Context, Reading
from toolkit.errors import ToolkitError
from toolkit.gc_pause import settle
from toolkit.linter.findings import FindingBuilder
from toolkit.linter.run import UnitProblems, file_problems, outcome_of
from toolkit.linter.suppressions import Suppressions
from toolkit.model import Catalog, Finding, Outcome, Unit
from toolkit.project.linting.failures import failing
from toolkit.project.linting.judging import OUTDATED, catalog_file, context_for, runnable, severities_of
from toolkit.terminology.document import TermMemo
from toolkit.workspace.last_look import LastLook
from toolkit.workspace.places import Places
from toolkit.workspace.readings import Readings
from toolkit.workspace.shared import Shared
from toolkit.workspace.unit_checks import UnitChecks
from toolkit.workspace.wide import WideChecks


class KeptFindings:
    """The readings of one catalog and what was found in them; `update` takes its next content."""

    def __init__(self, path: Path, data: bytes, catalog: Catalog, shared: Shared) -> None:
        self.path = path
        self.shared = shared
        self.plan = shared.plan(path)
        self.loaded = shared.glossary(self.plan)
        self.severities = severities_of(self.plan)
        self.units: Sequence[Unit] = ()
        self._places = Places()
        self._outcome: Outcome | None = None
        #: Whether the outcome of some content was kept for those who open the catalog again.
        self._kept = False
        #: The findings of this content before the baseline, and what they depended on.
        self._keepable: tuple[str, Outcome] | None = None
        self._settled = False
        self._begin(context_for(path, self.plan, self.loaded, catalog))
        self.update(data, catalog, catalog.units)
        found = shared.recall(path, data)
        if found:
            self._kept = True
            self._outcome = self._accepted(found)

    def _begin(self, context: Context) -> None:
        """Take another context, which changes every reading."""
        self.context = context
        self._last = LastLook()
        self.memo = TermMemo()
        self.readings = Readings(context, (), self.memo)
        self.checks, self.skipped = runnable(self.path, self.plan, context)
        self._unit_checks = UnitChecks(self.checks, self.readings, self.memo)
        self._wide_checks = WideChecks(self.checks, context)

    def update(self, data: bytes, catalog: Catalog, units: Sequence[Unit]) -> None:
        """Take another content of the file; `units` are those of the catalog."""
        if self._outcome is not None:
            self._last = LastLook(self._outcome.findings, self.units)
        self.data = data
        self.catalog = catalog
        context = context_for(self.path, self.plan, self.loaded, catalog)
        if context != self.context:
            self._begin(context)
        self.units = units
        self._places.keep(self.units)
        self.readings = Readings(self.context, self.units, self.memo, self.readings)
        self._unit_checks.take(self.readings)
        self._outcome = self._keepable = None
        for name in ("_by_unit", "_steps"):
            self.__dict__.pop(name, None)

    def learn(self, other: KeptFindings) -> None:
        """Take over what is known of another content of the same catalog: units that both have need no other look."""
        if self.context == other.context:
            self.memo.learn(other.memo)
            self._unit_checks.learn(other._unit_checks)
            self._wide_checks.found.update(other._wide_checks.found)

    # --- single units

    @property
    def examined(self) -> int:
        """How many units have been examined, in this content or an earlier one."""
        if self._outcome is not None:
            return len(self.units)
        return sum(self._unit_checks.has(index) or self._last.has(unit) for index, unit in enumerate(self.units))

    def step(self) -> bool:
        """Do a little of what is left until all findings are known; False where nothing is."""
        if self._outcome is not None:
            return False
        try:
            next(self._steps)
        except StopIteration:
            return False
        except ToolkitError:
            self.__dict__.pop("_steps")
            raise
        return True

    @cached_property
    def _steps(self) -> Iterator[None]:
        return self._look()

    def _look(self) -> Iterator[None]:
        """Examine the units one by one, then the catalog check by check."""
        key = self.shared.key(self.path, self.data)
        for index in range(len(self.readings)):
            if not self._unit_checks.has(index):
                self._unit_checks.own(index)
                yield
        self._settle()
        found = yield from self._found()
        self._keepable = key, found
        self._outcome = self._accepted(found)
        if not self._kept:
            self._kept = True
            self.close()

    def findings(self, index: int) -> tuple[Finding, ...]:
        """The findings of a unit: all that are known."""
        if self._outcome is not None:
            return self._by_unit.get(self.units[index].key, ())
        reading = self.readings[index]
        problems = [*self._unit_checks.own(index).problems, *self._wide_checks.near(self.readings, index)]
        return self._findings(reading, problems)

    def examine(
        self, index: int, unit: Unit, others: Mapping[int, Unit] | None = None
    ) -> tuple[Reading, tuple[Finding, ...]]:
        """A unit with another translation, read in its place among `others` that differ too, and the findings that
        need it alone.
        """
        units = list(self.units)
        for place, other in (others or {}).items():
            units[place] = other
        units[index] = unit
        readings = Readings(self.context, units, self.memo)
        reading = readings[index]
        problems = [*self._unit_checks.typed(reading).problems, *self._wide_checks.near(readings, index)]
        return reading, self._findings(reading, problems)

    def _findings(self, reading: Reading, problems: UnitProblems) -> tuple[Finding, ...]:
        if not problems:
            return ()
        suppressions = Suppressions([reading])
        build = self._builder([reading])
        found = [build.finding(self.checks[name], problem) for name, problem in problems if not problem.broke]
        kept = [finding for finding in found if not suppressions.accepts(finding)]
        outcome = Outcome(findings=tuple(sorted(kept, key=lambda finding: finding.order)))
        return self._accepted(outcome).findings

    # --- the whole catalog

    def known(self) -> Iterable[Finding]:
        """The findings that are known so far: those of the last complete look for units that are as they were then, and
        those of the others as far as these were examined.
        """
        if self._outcome is not None:
            return self._outcome.findings
        known = list(self._last.findings(self.units))
        for index, unit in enumerate(self.units):
            if self._unit_checks.has(index) and not self._last.has(unit):
                known += self.findings(index)
        return known

    def wide_findings(self) -> tuple[Finding, ...]:
        """The findings of checks that look at more than one unit."""
        wide = {name for name, check in self.checks.items() if check.unit is None}
        return tuple(finding for finding in self.outcome().findings if finding.check in wide)

    def outcome(self) -> Outcome:
        """All that `toolkit lint` finds in this content."""
        while self.step():
            pass
        assert self._outcome is not None
        return self._outcome

    def _settle(self) -> None:
        if not self._settled:
            self._settled = True
            settle()

    def close(self) -> None:
        """Keep what was found for the next one who opens this content, if it is up to date."""
        if self._outcome is not None and self._keepable is not None:
            self.shared.keep(self.path, self.data, *self._keepable)

    def _found(self) -> Generator[None, None, Outcome]:
        """All findings, before the baseline; pauses after each check, so that others have their turn."""
        paragraphs, unread = self.shared.paragraphs(self.plan)
        wide: UnitProblems = []
        keys = [self._unit_checks.key(index) for index in range(len(self.readings))]
        yield
        for problems in self._wide_checks.problems(self.readings, keys):
            wide += problems
            yield
        file = catalog_file(self.path, self.plan, self.data, self.catalog, paragraphs)
        for name, check in self.checks.items():
            if check.file is not None:
                wide += file_problems({name: check}, file)
                yield
        examined = [self._unit_checks.own(index) for index in range(len(self.readings))]
        outcome = outcome_of(self.readings, self.checks, examined, wide, self._builder(self.readings))
        unread = unread if OUTDATED in outcome.ran else ()
        outcome = failing(outcome, *self.catalog.errors, *self.loaded.errors, *unread)
        return replace(outcome, files=(str(self.path),), skipped=self.skipped)

    @cached_property
    def _by_unit(self) -> dict[str, tuple[Finding, ...]]:
        found: dict[str, list[Finding]] = {}
        for finding in self._outcome.findings if self._outcome else ():
            if finding.unit:
                found.setdefault(finding.unit, []).append(finding)
        return {unit: tuple(findings) for unit, findings in found.items()}

    def _builder(self, readings: Sequence[Reading]) -> FindingBuilder:
        units = {reading.index: reading.unit for reading in readings}
        return FindingBuilder(
            str(self.path),
            self.context,
            lambda index, offset: self._places.locate(units[index], offset or 0),
            self.severities,
            readings,
        )

    def _accepted(self, outcome: Outcome) -> Outcome:
        """The outcome without what the project's baseline accepts."""
        baseline = self.shared.baseline(self.path, self.plan)
        if isinstance(baseline, ToolkitError):
            return failing(outcome, baseline)
        return baseline.applied(outcome) if baseline else outcome
