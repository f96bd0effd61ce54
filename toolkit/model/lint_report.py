"""What a lint run found: one outcome a file, and the report that reporters print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from toolkit.model.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read or run; `path` is absolute, `line` and `column` are 1-based, all where known."""

    message: str
    path: str | None = None
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What linting one file found; it can cross a process boundary and be kept for the next run.

    `files` are the absolute paths that were read (several for a glossary, none for what concerns a baseline).
    `texts` has the source and target of every unit with findings, by the unit's key. `ran` are the names of the checks
    that ran on the file. `remarks` are lines for a person and appear in no report. `fail_on` and `baseline` (an
    absolute path, or empty) come from the file's project and the run's options.
    """

    files: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    errors: tuple[Failure, ...] = ()
    units: int = 0
    suppressed: int = 0
    texts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    ran: frozenset[str] = frozenset()
    fail_on: str = "error"
    baseline: str = ""

    @property
    def failed(self) -> bool:
        """True if a finding reaches the failing severity of the file's project."""
        if self.fail_on == "never":
            return False
        limit = Severity(self.fail_on).rank
        return any(finding.severity.rank <= limit for finding in self.findings)


@dataclass(frozen=True, slots=True)
class LintReport:
    """Everything a run found, in the order it is shown.

    `files` are the files that were linted, `texts` the source and target of units with findings by (path, unit key).
    `suppressed` counts findings accepted in a catalog or a baseline. All paths are absolute; reporters show them
    relative to `folder` (the current one) or `repository`. `failed` is True if any finding reaches the failing
    severity. `remarks` are lines for the person who runs the command; no reporter prints them.
    """

    findings: tuple[Finding, ...] = ()
    errors: tuple[Failure, ...] = ()
    files: tuple[str, ...] = ()
    units: int = 0
    suppressed: int = 0
    texts: Mapping[tuple[str, str], tuple[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    folder: str = "/"
    repository: str = "/"
    failed: bool = False
    remarks: tuple[str, ...] = ()

    def errors_alone(self) -> tuple[Failure, ...]:
        """The errors that are not also findings (a broken catalog entry is both)."""
        reported = {(finding.path, finding.line, finding.column, finding.message) for finding in self.findings}
        return tuple(one for one in self.errors if (one.path, one.line, one.column, one.message) not in reported)

    def counts(self) -> dict[Severity, int]:
        """The number of findings of each severity, heaviest first, zeros included."""
        counted = Counter(finding.severity for finding in self.findings)
        return {severity: counted[severity] for severity in Severity}
