"""Findings that a project has accepted: set aside, counted, and reported once they are gone."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.errors import InputError, ToolkitError
from toolkit.formats import baseline
from toolkit.model import BaselineEntry, Finding, Severity
from toolkit.project.files import display, overwrite, read_if_there
from toolkit.project.linting.options import LintOptions
from toolkit.project.linting.outcome import Outcome

#: The check that reports what was accepted and is not found any more.
UNUSED = "unused-suppression"


#: A finding and the severity that fails its project.
Judged = tuple[Finding, str]


@dataclass(slots=True)
class Sifted:
    """What is left of a run's findings, how many were accepted, and what is to be said of the baselines."""

    findings: list[Judged] = field(default_factory=list)
    accepted: int = 0
    remarks: list[str] = field(default_factory=list)
    errors: list[ToolkitError] = field(default_factory=list)


def sift(outcomes: Sequence[Outcome], options: LintOptions) -> Sifted:
    """Set accepted findings aside, by the baseline of each file's project; or write these baselines anew.

    An entry that matches nothing is a finding itself, after all others.
    """
    sifted = Sifted()
    stale: list[Judged] = []
    for path in dict.fromkeys(outcome.baseline for outcome in outcomes):
        mine = [outcome for outcome in outcomes if outcome.baseline == path]
        findings = [(finding, outcome.fail_on) for outcome in mine for finding in outcome.findings]
        try:
            if path and options.write_baseline:
                count = Baseline(Path(path), must_exist=False).write(mine, options)
                sifted.remarks.append(
                    f"{display(path)} accepts {count} findings; use it with --baseline or the setting"
                )
                sifted.accepted += len(findings)
                continue
            if path:
                baseline = Baseline(Path(path), must_exist=True)
                kept = [one for one in findings if not baseline.accepts(one[0])]
                sifted.accepted += len(findings) - len(kept)
                findings = kept
                stale += [(finding, mine[0].fail_on) for finding in baseline.stale(mine, options)]
        except ToolkitError as error:
            sifted.errors.append(error)
        sifted.findings += findings
    sifted.findings += stale
    return sifted


class Baseline:
    """One baseline file. Raises InputError where it cannot be read."""

    def __init__(self, path: Path, *, must_exist: bool) -> None:
        self.path = path
        data = read_if_there(path)
        if data is None and must_exist:
            raise InputError("no such baseline; write it with --write-baseline", path=display(path))
        self.entries = baseline.parse(data, display(path)) if data is not None else ()
        self.known = {entry.fingerprint for entry in self.entries}

    def accepts(self, finding: Finding) -> bool:
        """Whether a finding is accepted."""
        return finding.fingerprint in self.known

    def stale(self, outcomes: Sequence[Outcome], options: LintOptions) -> Iterator[Finding]:
        """A finding for every entry that matches nothing."""
        found = {finding.fingerprint for outcome in outcomes for finding in outcome.findings}
        severity = Severity.ERROR if options.in_ci else Severity.WARNING
        for entry in self._judged(outcomes, options):
            if entry.fingerprint not in found:
                yield self._stale(entry, severity)

    def write(self, outcomes: Sequence[Outcome], options: LintOptions) -> int:
        """Accept the findings, forget what is stale, keep what this run could not judge; gives the number of entries.

        Raises ToolkitError where entries would be added under CI without leave, or the file cannot be written.
        """
        findings = (finding for outcome in outcomes for finding in outcome.findings)
        now = {finding.fingerprint: self._accepted(finding) for finding in findings}
        judged = {entry.fingerprint for entry in self._judged(outcomes, options)}
        kept = [entry for entry in self.entries if entry.fingerprint in now or entry.fingerprint not in judged]
        known = {entry.fingerprint for entry in kept}
        new = [entry for fingerprint, entry in now.items() if fingerprint not in known]
        if new and options.in_ci and not options.allow_growth:
            message = f"would grow by {len(new)} under CI; mend the findings, or pass --allow-growth"
            raise ToolkitError(message, path=display(self.path))
        entries = sorted(
            [*kept, *new], key=lambda entry: (entry.path, entry.check, entry.unit or "", entry.fingerprint)
        )
        overwrite(self.path, baseline.serialize(entries))
        return len(entries)

    def _judged(self, outcomes: Sequence[Outcome], options: LintOptions) -> list[BaselineEntry]:
        """The entries whose finding would be here if it still existed: their file was read whole by their check."""
        if options.changed_since:
            return []
        ran = {file: outcome.ran for outcome in outcomes if not outcome.errors for file in outcome.files}
        judged = []
        for entry in self.entries:
            path = os.path.normpath(self.path.parent / entry.path)
            if entry.check in ran.get(path, ()) or not Path(path).exists():
                judged.append(entry)
        return judged

    def _accepted(self, finding: Finding) -> BaselineEntry:
        span = finding.target or finding.source
        path = Path(os.path.relpath(finding.path, self.path.parent)).as_posix()
        return BaselineEntry(finding.fingerprint, finding.check, path, finding.unit, span.text if span else "")

    def _stale(self, entry: BaselineEntry, severity: Severity) -> Finding:
        from toolkit.linter.fingerprint import Fingerprints  # brings all checks along, which a warm run does without

        what = f"{entry.check}[{entry.text}]" if entry.text else entry.check
        message = f"the baseline accepts {what} in {entry.path}, which is not found any more"
        return Finding(
            check=UNUSED,
            group="catalog",
            severity=severity,
            message=f"{message}; take it out with --write-baseline",
            path=str(self.path),
            line=entry.line,
            column=1,
            fingerprint=Fingerprints("", "").of(UNUSED, entry.fingerprint, "", ""),
        )
