"""What was known when a catalog was last looked at as a whole: for those who count while it is looked at again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.model import Finding, Unit


class LastLook:
    """The findings of a content, and its units by context and source; nothing at first."""

    def __init__(self, findings: Sequence[Finding] = (), units: Sequence[Unit] = ()) -> None:
        self._findings = findings
        self._units = {unit.identity: unit for unit in units}

    def has(self, unit: Unit) -> bool:
        """True if the unit was looked at as it is."""
        return self._units.get(unit.identity) == unit

    def findings(self, units: Sequence[Unit]) -> Iterator[Finding]:
        """The findings of the file, and of those of some units that are as they were."""
        same = {unit.key for unit in units if self.has(unit)}
        return (found for found in self._findings if found.unit is None or found.unit in same)
