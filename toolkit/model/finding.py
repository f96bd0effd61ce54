"""What a check reports."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """SARIF's three levels, heaviest first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for a note: for sorting and thresholds."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open character offsets in one side of a unit, with their text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What a check yields: everything it knows about a defect, nothing about the file's path.

    `severity` is set only where it differs from the check's own. A catalog check names the unit by its index in
    the catalog; a glossary or file check gives `path`, `line` and `column` instead. `broke` is True if the
    check itself failed.
    """

    message: str
    source: Span | None = None
    target: Span | None = None
    suggestion: str | None = None
    severity: Severity | None = None
    unit: int | None = None
    path: str | None = None
    line: int = 1
    column: int = 1
    broke: bool = False

    def at_unit(self, index: int) -> Problem:
        """The same problem, of the unit with this index."""
        return self if self.unit == index else replace(self, unit=index)


@dataclass(frozen=True, slots=True)
class Finding:
    """A defect at its place, as the reporters print it.

    `path` is absolute; reporters make it relative. `line` and `column` are 1-based and count Unicode code points;
    `end` is the place after the last offending character, where that is known. `unit`, `source` and `target` are
    None for findings on a file or a glossary. `needs_review` is True if the unit needs review.
    """

    check: str
    group: str
    severity: Severity
    message: str
    path: str
    line: int
    column: int
    fingerprint: str
    suggestion: str | None = None
    unit: str | None = None
    source: Span | None = None
    target: Span | None = None
    end: tuple[int, int] | None = None
    needs_review: bool = False

    @property
    def quoted(self) -> str | None:
        """The text that it is about, which its suppression quotes: of the source, else of the target; None without."""
        span = self.source or self.target
        return span.text if span else None

    @property
    def order(self) -> tuple[object, ...]:
        """What findings of one file are sorted by: place, then weight."""
        return (self.path, self.line, self.column, self.severity.rank, self.check, self.fingerprint)
