"""What a memory holds: a text, its translation, and who wrote it when."""

from __future__ import annotations

from typing import NamedTuple


class Segment(NamedTuple):
    """A source and its translation.

    `date` is that of the last change and `created` that of the first translation (ISO 8601 in UTC); with `changer` and
    `creator` they are empty where unknown. `report` and `unit` name a catalog's unit. `line` is where it was read.
    """

    source: str
    target: str
    date: str
    report: str = ""
    unit: str = ""
    changer: str = ""
    created: str = ""
    creator: str = ""
    line: int = 0
