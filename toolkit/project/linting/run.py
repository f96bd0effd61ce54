"""A whole run: every file looked at, accepted findings set aside, everything brought into one report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.gc_pause import paused_collector
from toolkit.model import Failure, LintReport, Severity
from toolkit.project.files import absolute
from toolkit.project.layout import glossary_files
from toolkit.project.linting.baselines import Sifted, sift
from toolkit.project.linting.options import LintOptions
from toolkit.project.linting.outcome import Outcome, failure
from toolkit.project.linting.targets import targets
from toolkit.project.linting.work import outcomes_of


@dataclass(frozen=True, slots=True)
class LintRun:
    """The report, and lines for a person that are no part of it."""

    report: LintReport
    remarks: tuple[str, ...] = ()


@paused_collector()
def lint(paths: Sequence[str], options: LintOptions, progress: Callable[[float, int], None] | None = None) -> LintRun:
    """Lint catalogs and glossaries: files, folders, or the current project where no path is given.

    `progress` is told how much of the work (in bytes) is done, and how much there is. What cannot be read or run is
    in the report's errors.
    """
    errors: list[ToolkitError] = []
    options = replace(options, glossary=_glossary(options.glossary, errors))
    found = targets(paths, options.glossary)
    outcomes = outcomes_of(found.tasks, options, progress)
    sifted = sift(outcomes, options)
    troubles = [failure(error) for error in (*errors, *found.errors, *sifted.errors)]
    troubles += [one for outcome in outcomes for one in outcome.errors]
    remarks = [remark for outcome in outcomes for remark in outcome.remarks]
    return LintRun(_report(outcomes, sifted, troubles), tuple(dict.fromkeys([*remarks, *sifted.remarks])))


def _glossary(paths: Iterable[str], errors: list[ToolkitError]) -> tuple[str, ...]:
    """The files of an explicit glossary; one that is not there stays, and is reported when it is read."""
    files: list[str] = []
    for path in paths:
        try:
            found = glossary_files([Path(path)])
        except ToolkitError:
            found = (Path(path),)
        if not found:
            errors.append(ToolkitError("no glossary (.yaml) in this folder", path=path))
        files += [str(absolute(file)) for file in found]
    return tuple(dict.fromkeys(files))


def _report(outcomes: Sequence[Outcome], sifted: Sifted, errors: Iterable[Failure]) -> LintReport:
    files = tuple(dict.fromkeys(file for outcome in outcomes for file in outcome.files))
    folder = Path.cwd()
    return LintReport(
        findings=tuple(finding for finding, _ in sifted.findings),
        errors=tuple(dict.fromkeys(errors)),
        files=files,
        units=sum(outcome.units for outcome in outcomes),
        suppressed=sifted.accepted + sum(outcome.suppressed for outcome in outcomes),
        texts={(outcome.files[0], unit): texts for outcome in outcomes for unit, texts in outcome.texts.items()},
        folder=str(folder),
        repository=str(_repository(folder, files)),
        failed=any(_fails(finding.severity, fail_on) for finding, fail_on in sifted.findings),
    )


def _fails(severity: Severity, fail_on: str) -> bool:
    return fail_on != "never" and severity.rank <= Severity(fail_on).rank


def _repository(folder: Path, files: Sequence[str]) -> Path:
    """The root of the repository of the current folder, else of the first file; the current folder without one."""
    for start in (folder, *(Path(file).parent for file in files[:1])):
        for candidate in (start, *start.parents):
            if (candidate / ".git").exists():
                return candidate
    return folder
