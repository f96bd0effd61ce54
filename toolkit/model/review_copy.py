"""A review copy: the units of one catalog in a file that people edit in Word, Excel or a CAT tool."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from toolkit.errors import InputError
from toolkit.model.unit import State


@dataclass(frozen=True, slots=True)
class CopyRow:
    """One unit of a copy. `target` is None where the copy says nothing of it (a segment without target).

    `exported` is the target that was written when the copy was made, `was` the state; None where the copy does not say.
    `reviewed` is the reviewer's tick. `comments` are the reviewer's, `findings` and `terms` (source, preferred
    rendering) are for the reviewer. `place` is where the row is: a cell, a line.
    """

    unit: str
    source: str = ""
    target: str | None = None
    exported: str | None = None
    was: State | None = None
    state: State = State.TRANSLATED
    reviewed: bool = False
    comments: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    terms: tuple[tuple[str, str], ...] = ()
    note: str = ""
    place: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class ReviewCopy:
    """The rows of one catalog with where they come from; what a file does not say is empty.

    `digest` is the SHA-256 of the catalog that was exported, `date` that of the catalog's last revision (ISO 8601,
    UTC), `version` the toolkit's. `remarks` say what was left out, `not_taken` what a reviewer wrote where no unit is,
    `errors` list what could not be read: the rows have everything else.
    """

    rows: tuple[CopyRow, ...]
    report: str = ""
    source_language: str = ""
    language: str = ""
    date: str = ""
    digest: str = ""
    version: str = ""
    path: str = field(default="", compare=False)
    remarks: tuple[str, ...] = field(default=(), compare=False)
    not_taken: tuple[str, ...] = field(default=(), compare=False)
    errors: tuple[InputError, ...] = field(default=(), compare=False)

    @property
    def time(self) -> datetime:
        """The date as the properties of Office files have it: in UTC, without a time zone."""
        return datetime.fromisoformat(self.date).astimezone(UTC).replace(tzinfo=None)

    @property
    def says(self) -> str:
        """Report, language, date and digest in one line, for headers and file properties."""
        return f"{self.report} · {self.language} · {self.date[:10]} · {self.digest[:12]}"
