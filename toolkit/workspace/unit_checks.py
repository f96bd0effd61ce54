"""The checks of single units, run again after each edit only where something has changed.

What they find in a unit is kept by everything that it depends on: the unit itself, the abbreviations that units before
it have introduced, and the table that it is a part of. So an edit needs no account of what it may concern: what is
looked up under an unchanged key is what the checks would find again.
"""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.checks import Check
from toolkit.context import Reading
from toolkit.linter import Examined, unit_examiner
from toolkit.linter.run import placed
from toolkit.terminology.document import TermMemo
from toolkit.workspace.readings import Readings
from toolkit.workspace.wide import TYPED, Key, key_of, lasting


class UnitChecks:
    """What some checks found in the units of one catalog, in this content of it and in earlier ones."""

    def __init__(self, checks: Mapping[str, Check], readings: Readings, memo: TermMemo) -> None:
        self._run = unit_examiner(checks)
        self._memo = memo
        self._known: dict[Key, Examined] = {}
        self.take(readings)

    def take(self, readings: Readings) -> None:
        """Take another content of the catalog."""
        self.readings = readings
        self._own: list[Examined | None] = [None] * len(readings)
        self._keys: dict[int, Key] = {}

    def learn(self, other: UnitChecks) -> None:
        """Take over what the same checks found in another content."""
        self._known.update(other._known)

    def has(self, index: int) -> bool:
        """Whether a unit has been examined in this content."""
        return self._own[index] is not None

    def own(self, index: int) -> Examined:
        """What is found in a unit."""
        found = self._own[index]
        if found is None:
            reading = self.readings[index]
            found = self._own[index] = self._looked_up(reading, self.key(index))
            reading.forget()
        return found

    def typed(self, reading: Reading) -> Examined:
        """What is found in a unit of another content."""
        return self._looked_up(reading, key_of(reading))

    def key(self, index: int) -> Key:
        """All that the findings of a unit depend on."""
        if index not in self._keys:
            self._keys[index] = key_of(self.readings[index])
        return self._keys[index]

    def _looked_up(self, reading: Reading, key: Key) -> Examined:
        if key not in self._known:
            if len(self._known) > 2 * len(self.readings) + TYPED:
                self._forget()
            self._known[lasting(key)] = self._run(reading)
        return placed(self._known[key], reading)

    def _forget(self) -> None:
        """Let go of what belongs to texts that are not in the file any more."""
        keys = {self.key(index) for index in range(len(self.readings))}
        self._known = {key: found for key, found in self._known.items() if key in keys}
        self._memo.keep([(reading.unit.source, reading.unit.target) for reading in self.readings])
