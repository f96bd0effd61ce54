"""What comes of one file, ready to cross a process boundary or to be kept for the next run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.model import Failure, Finding


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file's findings and what could not be read of it.

    `files` are what was looked at (several for a glossary), `texts` source and target of units with findings.
    `remarks` are lines for a person, not part of the report. `ran` are the checks that looked at the file. `fail_on`
    and `baseline` (an absolute path, or empty) are what its project and the run's options say.
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

    def failing(self, *errors: ToolkitError) -> Outcome:
        """The same with more errors."""
        return replace(self, errors=(*self.errors, *(failure(error) for error in errors)))


def failure(error: ToolkitError) -> Failure:
    """An error as part of a report, its path made absolute."""
    path = None if error.path is None else str(Path(error.path).absolute())
    return Failure(error.message, path, error.line, error.column)
