"""Findings that a project has accepted in its baseline: not reported, but counted, as are those that were fixed."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from toolkit.errors import InputError, ToolkitError
from toolkit.formats import baseline
from toolkit.model import BaselineEntry, Finding, Outcome, Severity
from toolkit.model.plural import plural
from toolkit.project.files import absolute, display, overwrite, read, read_if_there, relative, write
from toolkit.project.layout import project_of
from toolkit.project.linting.failures import failing
from toolkit.project.linting.options import LintOptions
from toolkit.project.streams import is_stream

#: The check whose finding is about the moment: to accept it would hide that the report changed once more.
PASSING = "catalog-outdated"
#: The check that reports what was accepted and is not found any more, with --strict-baseline.
UNUSED = "unused-suppression"


def apply_baselines(outcomes: Sequence[Outcome], options: LintOptions) -> list[Outcome]:
    """The outcomes without accepted findings, by the baseline of each file's project; or write these baselines anew.

    Outcomes without files follow: a baseline that cannot be used, and how many of its entries match nothing. A finding
    that was fixed must never fail a build, so these are a remark, and findings only where that is asked for.
    """
    applied: list[Outcome] = []
    about: list[Outcome] = []
    for path in dict.fromkeys(outcome.baseline for outcome in outcomes):
        mine = [outcome for outcome in outcomes if outcome.baseline == path]
        try:
            kept, remaining = _applied(Path(path), mine, options) if path else (mine, Outcome())
        except ToolkitError as error:
            kept, remaining = mine, failing(Outcome(), error)
        applied += kept
        about.append(remaining)
    return applied + about


def _applied(path: Path, outcomes: Sequence[Outcome], options: LintOptions) -> tuple[list[Outcome], Outcome]:
    """The outcomes under one baseline, and what there is to report about the baseline itself."""
    if options.write_baseline:
        count = Baseline(path, must_exist=False, named=bool(options.baseline)).write(outcomes, options)
        remark = f"{display(path)} accepts {plural(count, 'finding')}"
        if options.baseline:
            remark += "; use it with --baseline or the setting lint.baseline"
        return [_without(outcome, lambda one: one.check != PASSING) for outcome in outcomes], Outcome(remarks=(remark,))
    baseline = Baseline(path, must_exist=True, named=bool(options.baseline))
    fixed = baseline.fixed(outcomes, options)
    if options.strict_baseline:
        about = Outcome(findings=tuple(map(baseline.stale, fixed)), fail_on=outcomes[0].fail_on)
    else:
        remark = f"{display(path)}: {len(fixed)} fixed; shrink it with --write-baseline"
        about = Outcome(remarks=(remark,) if fixed else ())
    return [baseline.applied(outcome) for outcome in outcomes], about


def _without(outcome: Outcome, accepts: Callable[[Finding], bool]) -> Outcome:
    """The outcome with accepted findings counted as suppressed."""
    kept = tuple(finding for finding in outcome.findings if not accepts(finding))
    return replace(outcome, findings=kept, suppressed=outcome.suppressed + len(outcome.findings) - len(kept))


class Baseline:
    """One baseline file. Only one that is `named` on the command line may be a device or FIFO: one in a project would
    keep us waiting. Raises InputError where it cannot be read.
    """

    def __init__(self, path: Path, *, must_exist: bool, named: bool) -> None:
        self.path = path
        #: It is written to as it is, and not read before.
        self.stream = named and is_stream(path)
        if must_exist and not path.exists():
            raise InputError("no such baseline; create it with --write-baseline", path=display(path))
        #: What the file holds; None if it is not there, or is only written to (/dev/stdout).
        self.data = read(path) if must_exist and named else None if self.stream else read_if_there(path)
        self.entries = baseline.parse(self.data, display(path)) if self.data is not None else ()
        self.known = {entry.fingerprint for entry in self.entries}

    def applied(self, outcome: Outcome) -> Outcome:
        """An outcome with the accepted findings counted as suppressed."""
        return _without(outcome, self.accepts)

    def accepts(self, finding: Finding) -> bool:
        """Whether a finding is accepted."""
        return finding.fingerprint in self.known and finding.check != PASSING

    def fixed(self, outcomes: Sequence[Outcome], options: LintOptions) -> list[BaselineEntry]:
        """The entries that match nothing."""
        found = {finding.fingerprint for outcome in outcomes for finding in outcome.findings}
        return [entry for entry in self._judged(outcomes, options) if entry.fingerprint not in found]

    def write(self, outcomes: Sequence[Outcome], options: LintOptions) -> int:
        """Accept the findings, forget what is stale, keep what this run could not judge; gives the number of entries.

        Raises ToolkitError where entries would be added under CI without leave, or the file cannot be written.
        """
        findings = (one for outcome in outcomes for one in outcome.findings if one.check != PASSING)
        now = {finding.fingerprint: self._accepted(finding) for finding in findings}
        judged = {entry.fingerprint for entry in self._judged(outcomes, options)}
        kept = [
            now.get(entry.fingerprint, entry)
            for entry in self.entries
            if entry.check != PASSING and (entry.fingerprint in now or entry.fingerprint not in judged)
        ]
        known = {entry.fingerprint for entry in kept}
        new = [entry for fingerprint, entry in now.items() if fingerprint not in known]
        if new and options.in_ci and not options.allow_growth:
            message = f"would grow by {plural(len(new), 'finding')} under CI; fix the findings, or pass --allow-growth"
            raise ToolkitError(message, path=display(self.path))
        entries = sorted(
            [*kept, *new], key=lambda entry: (entry.path, entry.check, entry.unit or "", entry.fingerprint)
        )
        made = baseline.serialize(entries)
        if self.stream:
            overwrite(self.path, made)
        else:
            write(self.path, made, was=self.data)
        return len(entries)

    def _judged(self, outcomes: Sequence[Outcome], options: LintOptions) -> list[BaselineEntry]:
        """The entries whose finding would be here if it still existed: their file was read whole by their check."""
        if options.changed_since:
            return []
        ran = {file: outcome.ran for outcome in outcomes if not outcome.errors for file in outcome.files}
        judged = []
        for entry in self.entries:
            path = self._place(entry)
            if entry.check in ran.get(path, ()) or not Path(path).exists():
                judged.append(entry)
        return judged

    def _place(self, entry: BaselineEntry) -> str:
        """The absolute path of an entry's file; where the project's catalogs have moved to another folder, there."""
        path = os.path.normpath(self.path.parent / entry.path)
        return path if Path(path).exists() else self._moved.get("/".join(Path(path).parts[-2:]), path)

    @cached_property
    def _moved(self) -> dict[str, str]:
        """The project's catalogs by their last folder and name."""
        project = project_of(self.path)
        found = project.catalogs() if project else ()
        return {"/".join(path.parts[-2:]): str(absolute(path)) for path in found}

    def _accepted(self, finding: Finding) -> BaselineEntry:
        span = finding.target or finding.source
        path = relative(finding.path, self.path.parent)
        return BaselineEntry(finding.fingerprint, finding.check, path, finding.unit, span.text if span else "")

    def stale(self, entry: BaselineEntry) -> Finding:
        """The error for an entry that matches nothing."""
        from toolkit.linter.fingerprint import Fingerprints  # brings all checks along, which a warm run does without

        what = f"{entry.check}[{entry.text}]" if entry.text else entry.check
        message = f"the baseline accepts {what} in {entry.path}, which is no longer found"
        return Finding(
            check=UNUSED,
            group="catalog",
            severity=Severity.ERROR,
            message=f"{message}; remove it with --write-baseline",
            path=str(self.path),
            line=entry.line,
            column=1,
            fingerprint=Fingerprints("", "").of(UNUSED, entry.fingerprint, "", ""),
        )
