"""A finding that a project has accepted in its baseline."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class BaselineEntry:
    """One entry. Findings are matched by fingerprint; the other fields describe the finding to people.

    `path` is relative to the baseline's folder and uses `/`. `text` is the offending text of the target, or of the
    source if the target has none. `line` is the entry's line in the baseline file.
    """

    fingerprint: str
    check: str
    path: str
    unit: str | None = None
    text: str = ""
    line: int = field(default=1, compare=False)
