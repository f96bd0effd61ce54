"""What a lint run found: one outcome a file, and the report that reporters print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from toolkit.model.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read or run; `path` is absolute, `line` and `column` are 1-based, all where known."""

    message: str
    path: str | None = None
    line: int | None = None
    column: int | None = None


class Cause(StrEnum):
    """Why a group of checks cannot run on a catalog."""

    NO_COMPARISON = "no comparison"
    NO_GLOSSARY = "no glossary"
    NO_TERMS = "no terms"
    UNFIT = "unfit"


#: How a skipped group is called.
SKIPPED = {"numbers": "figures", "terms": "terms checks"}
CANNOT = {"numbers": "figures", "terms": "terms"}


@dataclass(frozen=True, slots=True)
class Skipped:
    """Selected checks that could not run on some catalogs of one language pair.

    `group` is `numbers` or `terms`; for the cause `UNFIT` it is the name of one check. `named` is True where the
    selection names the group or one of its checks. `catalogs` are absolute paths.
    """

    group: str
    source: str
    target: str
    cause: Cause
    catalogs: tuple[str, ...] = ()
    named: bool = False

    @property
    def reason(self) -> str:
        """Why the group could not run: `no comparison of figures for zh→ja`."""
        if self.cause is Cause.NO_TERMS:
            return f"no terms in {self.target} in the glossary"
        if self.cause is Cause.NO_GLOSSARY:
            return "no glossary"
        if self.cause is Cause.UNFIT:
            return f"does not work for {self.source}→{self.target}"
        return f"no comparison of {'figures' if self.group == 'numbers' else 'terms'} for {self.source}→{self.target}"

    @property
    def line(self) -> str:
        """One line for a person: `skipping figures: no comparison for zh→ja (3 catalogs)`."""
        return f"skipping {SKIPPED.get(self.group, self.group)}: {self._details}"

    @property
    def error(self) -> str:
        """The error where the group was selected by name and ran on no catalog."""
        hint = "; name one with --glossary" if self.cause is Cause.NO_GLOSSARY else ""
        verb = "run" if self.cause is Cause.UNFIT else "check"
        return f"cannot {verb} {CANNOT.get(self.group, self.group)}: {self._details}{hint}"

    @property
    def _details(self) -> str:
        if self.cause is Cause.NO_GLOSSARY:
            return self.reason
        count = len(self.catalogs)
        why = f"no comparison for {self.source}→{self.target}" if self.cause is Cause.NO_COMPARISON else self.reason
        return f"{why} ({count} {'catalog' if count == 1 else 'catalogs'})"


def merge_skipped(skipped: Iterable[Skipped]) -> tuple[Skipped, ...]:
    """What was skipped, once for each group, language pair and cause, with all its catalogs."""
    found: dict[Skipped, list[str]] = {}
    for one in skipped:
        found.setdefault(replace(one, catalogs=()), []).extend(one.catalogs)
    return tuple(replace(one, catalogs=tuple(catalogs)) for one, catalogs in found.items())


@dataclass(frozen=True, slots=True)
class Outcome:
    """What linting one file found; it can cross a process boundary and be kept for the next run.

    `files` are the absolute paths that were read (several for a glossary, none for what concerns a baseline).
    `texts` has the source and target of every unit with findings, by the unit's key. `ran` are the names of the checks
    that ran on the file. `figures` and `terms` count what was compared in each unit, in the order of the catalog; None
    where figures or terms were not compared at all, and `skipped` says why. `remarks` are lines for a person and appear
    in no report. `fail_on` and `baseline` (an absolute path, or empty) come from the file's project and the run's
    options.
    """

    files: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    errors: tuple[Failure, ...] = ()
    units: int = 0
    suppressed: int = 0
    texts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    ran: frozenset[str] = frozenset()
    figures: tuple[int, ...] | None = None
    terms: tuple[int, ...] | None = None
    skipped: tuple[Skipped, ...] = ()
    fail_on: str = "error"
    baseline: str = ""

    @property
    def failed(self) -> bool:
        """True if a finding reaches the failing severity of the file's project."""
        return any(reaches(finding, self.fail_on) for finding in self.findings)


def reaches(finding: Finding, fail_on: str) -> bool:
    """True if a finding is at least as heavy as `fail_on`: a severity, or `never`."""
    return fail_on != "never" and finding.severity.rank <= Severity(fail_on).rank


@dataclass(frozen=True, slots=True)
class LintReport:
    """Everything a run found, in the order it is shown.

    `files` are the files that were linted, `texts` the source and target of units with findings by (path, unit key).
    `suppressed` counts findings accepted in a catalog or a baseline. All paths are absolute; reporters show them
    relative to `folder` (the current one) or `repository`. `failed` is True if any finding reaches the failing
    severity; `fail_on` has that severity by path, for files with findings. `figures` and `terms` count what was
    compared on the source side, None where nothing could be; `skipped` lists the selected checks that could not run.
    `remarks` are lines for the person who runs the command; no reporter prints them.
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
    fail_on: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    figures: int | None = None
    terms: int | None = None
    skipped: tuple[Skipped, ...] = ()
    remarks: tuple[str, ...] = ()

    def errors_alone(self) -> tuple[Failure, ...]:
        """The errors that are not also findings (a broken catalog entry is both)."""
        reported = {(finding.path, finding.line, finding.column, finding.message) for finding in self.findings}
        return tuple(one for one in self.errors if (one.path, one.line, one.column, one.message) not in reported)

    def fails(self, finding: Finding) -> bool:
        """True if the finding reaches the failing severity of its file."""
        return reaches(finding, self.fail_on.get(finding.path, Severity.ERROR))

    def skipped_lines(self) -> tuple[str, ...]:
        """One line for each thing that was skipped; a missing glossary is said once for all languages."""
        return tuple(dict.fromkeys(one.line for one in self.skipped))

    def counts(self) -> dict[Severity, int]:
        """The number of findings of each severity, heaviest first, zeros included."""
        counted = Counter(finding.severity for finding in self.findings)
        return {severity: counted[severity] for severity in Severity}
