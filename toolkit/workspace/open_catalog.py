"""One catalog kept open: its units by id, their readings, and what the checks find in them."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from toolkit.context import Reading
from toolkit.errors import InputError
from toolkit.formats import po
from toolkit.model import Catalog, Finding, Outcome, Severity, State, Unit
from toolkit.model.catalog import is_header
from toolkit.project.files import display
from toolkit.workspace.kept import KeptFindings
from toolkit.workspace.shared import Shared
from toolkit.workspace.units import OpenUnit


@dataclass(frozen=True, slots=True)
class Examined:
    """What is known of a translation while it is typed: the unit with it, read on both sides, and its findings."""

    unit: Unit
    reading: Reading
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """Units by state, and the findings that are known; `examined` units of all have been looked at so far."""

    units: int
    states: Mapping[State, int]
    severities: Mapping[Severity, int]
    examined: int


class OpenCatalog:
    """A catalog as its file (or an editor's text of it) is, with what the checks find.

    Everything is read when it is first asked for; `work` reads ahead. `update` takes a new content of the file, and
    what an edit does not concern stays known. Methods that take an id raise InputError for one that is not there.
    """

    def __init__(self, path: Path, data: bytes, shared: Shared) -> None:
        self.path = path
        self.shared = shared
        self.data = data
        self._kept: KeptFindings | None = None
        self._catalog = po.parse(data, display(path), recover=True)
        self._take(tuple(OpenUnit(unit, index, str(path)) for index, unit in enumerate(self._catalog.units)))

    # --- units

    @property
    def catalog(self) -> Catalog:
        """What could be read of the file, its errors included."""
        return self._catalog

    @property
    def errors(self) -> tuple[InputError, ...]:
        """What could not be read of the file."""
        return self._catalog.errors

    @property
    def units(self) -> Sequence[OpenUnit]:
        """The live units in file order."""
        return self._units

    def unit(self, key: str) -> OpenUnit:
        """A unit. Raises InputError where there is none of this id."""
        try:
            return self._by_id[key]
        except KeyError:
            raise InputError(f"no unit {key}", path=display(self.path)) from None

    def __contains__(self, key: object) -> bool:
        return key in self._by_id

    @cached_property
    def _by_id(self) -> dict[str, OpenUnit]:
        return {one.id: one for one in reversed(self._units)}

    def update(self, data: bytes) -> tuple[str, ...]:
        """Take a new content of the file. Gives the ids of units that are changed, new or gone."""
        if data == self.data:
            return ()
        earlier = self._catalog
        self.data = data
        self._catalog, first, before, after = po.parse_again(earlier, data)
        start = len(_live(earlier.entries[:first]))
        gone = self._units[start : start + len(_live(earlier.entries[first:before]))]
        new = [OpenUnit(unit, start + place, str(self.path)) for place, unit in
               enumerate(_live(self._catalog.entries[first:after]))]  # fmt: skip
        below = self._units[start + len(gone) :]
        moved = len(new) - len(gone)
        rest = [one.at(one.index + moved) for one in below] if moved else below
        self._take((*self._units[:start], *new, *rest))
        return _changed({one.id: one.unit for one in gone}, {one.id: one.unit for one in new})

    def _take(self, units: tuple[OpenUnit, ...]) -> None:
        self._units = units
        self.__dict__.pop("_by_id", None)
        if self._kept:
            self._kept.update(self.data, self._catalog, [one.unit for one in units])

    # --- findings

    @property
    def kept(self) -> KeptFindings:
        """The readings, and what the checks found. Raises ToolkitError where the settings cannot be read."""
        if self._kept is None:
            self._kept = KeptFindings(self.path, self.data, self._catalog, self.shared)
        return self._kept

    def renew(self) -> None:
        """Forget all findings, since the settings, the glossary or the report have changed."""
        self._kept = None

    def beside(self, data: bytes) -> OpenCatalog:
        """The same catalog with another content, which is not kept here."""
        other = OpenCatalog(self.path, data, self.shared)
        other.kept.learn(self.kept)
        return other

    def close(self) -> None:
        """Keep what was found for the next opening of the same content."""
        if self._kept:
            self._kept.close()

    def reading(self, key: str) -> Reading:
        """A unit read on both sides: terms, pairings, figures and their comparison."""
        return self.kept.readings[self.unit(key).index]

    def findings(self, key: str) -> tuple[Finding, ...]:
        """The findings of a unit: at first those that need this unit alone, all of them after `wide_findings`."""
        return self.kept.findings(self.unit(key).index)

    def examine(
        self,
        key: str,
        target: str,
        state: State | None = None,
        plural_targets: tuple[str, ...] | None = None,
        others: Mapping[str, str] | None = None,
    ) -> Examined:
        """What a translation would be found to have; nothing is saved.

        `state` is what it would be saved as, else translated (initial where the target is empty; a unit under review
        stays so). `plural_targets` are the forms after the first, None for those of the file. `others` are translations
        of other units by their ids, as if they were final. The findings are those that need the unit alone: not whether
        it is consistent with others.
        """
        one = self.unit(key)
        unit = replace(one.unit, target=target, state=state or state_of(one.unit, target))
        if plural_targets is not None:
            unit = replace(unit, plural_targets=plural_targets)
        around = {
            (other := self.unit(name)).index: replace(other.unit, target=text, state=State.TRANSLATED)
            for name, text in (others or {}).items()
        }
        reading, findings = self.kept.examine(one.index, unit, around)
        return Examined(unit, reading, findings)

    def wide_findings(self) -> tuple[Finding, ...]:
        """The findings that need the whole catalog or its file: first use, consistency, unused suppressions and so on.

        Brings everything up to date: after an edit within a second, after opening as long as `toolkit lint` takes.
        """
        return self.kept.wide_findings()

    def outcome(self) -> Outcome:
        """All findings and errors, exactly as `toolkit lint` gives them for this content."""
        return self.kept.outcome()

    def work(self, seconds: float) -> bool:
        """Look at what was not looked at yet, for about so many seconds; True once `outcome` is known."""
        end = time.monotonic() + seconds
        while self.kept.step():
            if time.monotonic() >= end:
                return False
        return True

    def counts(self) -> Counts:
        """The numbers of units by state, and of the findings that are known so far.

        After an edit the other units count with the findings of before, until `wide_findings` brings all up to date.
        """
        states = Counter(one.state for one in self._units)
        known = self._kept.known() if self._kept else ()
        levels = Counter(finding.severity for finding in known)
        examined = self._kept.examined if self._kept else 0
        return Counts(
            len(self._units),
            {state: states[state] for state in State},
            {level: levels[level] for level in Severity},
            examined,
        )


def _live(entries: Sequence[Unit]) -> list[Unit]:
    return [entry for entry in entries if not entry.obsolete and not is_header(entry)]


def _changed(before: Mapping[str, Unit], after: Mapping[str, Unit]) -> tuple[str, ...]:
    """The ids of units that are changed or new, then those that are gone."""
    new = (key for key, unit in after.items() if before.get(key) != unit)
    return (*new, *(key for key in before if key not in after))


def state_of(unit: Unit, target: str) -> State:
    """The state of a unit with another translation, where it is not given."""
    if not target:
        return State.INITIAL
    return State.NEEDS_REVIEW if unit.state is State.NEEDS_REVIEW else State.TRANSLATED
