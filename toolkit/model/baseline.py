"""A finding that a project has accepted in its baseline."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class BaselineEntry:
    """One entry: the fingerprint counts, the rest says to people what it is about.

    `path` is relative to the baseline's folder, with `/`; `text` is the offending text of the target, else of the
    source; `line` is where the entry stands in the file.
    """

    fingerprint: str
    check: str
    path: str
    unit: str | None = None
    text: str = ""
    line: int = field(default=1, compare=False)
