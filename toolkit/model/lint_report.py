"""The outcome of a lint run: what reporters print."""

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
class LintReport:
    """Everything a run found, in the order it is shown.

    `files` are the files that were looked at, `texts` the source and target of units with findings by
    (path, unit key). `suppressed` counts findings accepted in a catalog or a baseline. All paths are absolute;
    `folder` (the current one) and `repository` are what reporters show them relative to. `failed` says whether any
    finding reaches the failing severity.
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

    def errors_alone(self) -> tuple[Failure, ...]:
        """The errors that no finding says too: a broken catalog entry is both."""
        said = {(finding.path, finding.line, finding.column, finding.message) for finding in self.findings}
        return tuple(one for one in self.errors if (one.path, one.line, one.column, one.message) not in said)

    def counts(self) -> dict[Severity, int]:
        """How many findings there are of each severity, heaviest first, zeros included."""
        counted = Counter(finding.severity for finding in self.findings)
        return {severity: counted[severity] for severity in Severity}
