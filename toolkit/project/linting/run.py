"""A whole run: lint every file, apply the baselines, and make one report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.gc_pause import paused_collector
from toolkit.model import Cause, Failure, LintReport, Outcome, Skipped, merge_skipped
from toolkit.project.clashes import refuse_clashes
from toolkit.project.git import repository_of
from toolkit.project.layout import Project
from toolkit.project.linting.baselines import apply_baselines
from toolkit.project.linting.failures import failure
from toolkit.project.linting.options import LintOptions, Progress, require_check
from toolkit.project.linting.plans import Planner
from toolkit.project.linting.targets import Task, layers_of, targets
from toolkit.project.linting.work import outcomes_of


@paused_collector()
def lint(paths: Sequence[str], options: LintOptions, progress: Progress | None = None) -> LintReport:
    """Lint catalogs and glossaries: files, folders, or the current project where no path is given.

    `progress` is told how much of the work (in bytes) is done, and how much there is. What cannot be read or run is
    in the report's errors. Raises InputError where the options leave no check, WriteError where an output is an input.
    """
    require_check(options)
    errors: list[ToolkitError] = []
    options = replace(options, layers=layers_of(options.glossary, errors))
    found = targets(paths, options.layers)
    if options.outputs:
        refuse_clashes(options.outputs, _inputs(found.tasks, options))
    outcomes = apply_baselines(outcomes_of(found.tasks, options, progress), options)
    return _report(outcomes, [failure(error) for error in (*errors, *found.errors)], found.remarks)


def _inputs(tasks: Iterable[Task], options: LintOptions) -> Iterator[Path]:
    """What a run reads, all else that people wrote in the projects of its files, and its baselines."""
    planner = Planner(options)
    projects: dict[Path, Project] = {}
    for task in tasks:
        yield from map(Path, task.paths)
        with suppress(ToolkitError):  # the run meets it again, and reports it
            plan = planner.plan(task)
            yield from (Path(file) for layer in plan.glossary for file in layer)
            if baseline := plan.baseline(Path(task.paths[0]), options):
                yield Path(baseline)
            if plan.project:
                projects[plan.project.root] = plan.project
    for project in projects.values():
        yield from project.files()


def _report(outcomes: Sequence[Outcome], errors: Sequence[Failure], about: Sequence[str]) -> LintReport:
    files = tuple(dict.fromkeys(file for outcome in outcomes for file in outcome.files))
    folder = Path.cwd()
    skipped = merge_skipped(one for outcome in outcomes for one in outcome.skipped)
    unchecked = [one for one in skipped if one.named and not _ran(one, outcomes)]
    impossible = [Failure(one.error) for one in unchecked]
    skipping = [one.line for one in skipped if one not in unchecked]
    remarks = [remark for outcome in outcomes for remark in outcome.remarks]
    return LintReport(
        findings=tuple(finding for outcome in outcomes for finding in outcome.findings),
        errors=tuple(dict.fromkeys([*errors, *impossible, *(error for one in outcomes for error in one.errors)])),
        files=files,
        units=sum(outcome.units for outcome in outcomes),
        suppressed=sum(outcome.suppressed for outcome in outcomes),
        texts={(outcome.files[0], unit): texts for outcome in outcomes for unit, texts in outcome.texts.items()},
        folder=str(folder),
        repository=str(_repository(folder, files)),
        failed=any(outcome.failed for outcome in outcomes),
        fail_on={finding.path: one.fail_on for one in outcomes for finding in one.findings},
        figures=_total(outcomes, "figures"),
        terms=_total(outcomes, "terms"),
        skipped=skipped,
        remarks=tuple(dict.fromkeys([*about, *skipping, *remarks])),
    )


def _total(outcomes: Sequence[Outcome], what: str) -> int | None:
    """How much was compared in all catalogs; None where nothing could be."""
    counts = [counted for outcome in outcomes if (counted := getattr(outcome, what)) is not None]
    return sum(map(sum, counts)) if counts else None


def _ran(one: Skipped, outcomes: Sequence[Outcome]) -> bool:
    """True if what was skipped on some catalogs ran on others."""
    if one.cause is Cause.UNFIT:
        from toolkit.checks import choose

        return any(not outcome.ran.isdisjoint(choose([one.group])) for outcome in outcomes)
    return _total(outcomes, "figures" if one.group == "numbers" else "terms") is not None


def _repository(folder: Path, files: Sequence[str]) -> Path:
    """The root of the repository of the current folder, else of the first file; the current folder without one."""
    starts = (folder, *(Path(file).parent for file in files[:1]))
    return next((top for start in starts if (top := repository_of(start))), folder)
