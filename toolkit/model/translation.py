"""A text with its translation, as a catalog or a memory file holds it, and where that is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a translation comes from.

    `path` is relative to the project's root, with `/`; `line` is 1-based, 0 if unknown; `date` is ISO 8601 in UTC
    (`2022-05-17T00:30:00Z`), empty if unknown. Only a catalog's translation has a `report` and the key of a `unit`.
    """

    path: str
    line: int = 0
    date: str = ""
    report: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Translation:
    """A source text and its translation; `obsolete` where the report has the source no longer."""

    source: str
    target: str
    origin: Origin
    obsolete: bool = False
