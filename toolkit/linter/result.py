"""What comes of linting one file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.errors import ToolkitError
from toolkit.model import Finding


@dataclass(frozen=True, slots=True)
class LintResult:
    """The findings of one file in file order, how many were suppressed, how many units it has.

    `texts` has the source and target of every unit with a finding, by the unit's key. `errors` are checks that
    failed themselves.
    """

    findings: tuple[Finding, ...]
    suppressed: int = 0
    units: int = 0
    texts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    errors: tuple[ToolkitError, ...] = ()
