"""What changed between two states of a catalog, unit by unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from toolkit.model import Unit


class Kind(StrEnum):
    """The kind of a change."""

    ADDED = "added"
    REMOVED = "removed"
    SOURCE = "source"
    TARGET = "target"
    STATE = "state"
    COMMENTS = "comments"


@dataclass(frozen=True, slots=True)
class UnitChange:
    """One unit that differs: how it was (None: added) and how it is (None: removed)."""

    kind: Kind
    old: Unit | None
    new: Unit | None


def compare(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[UnitChange]:
    """The units that differ, in the new order, then the removed ones. A unit whose source was revised is followed by
    the previous source that its entry holds.
    """
    before = {unit.key: unit for unit in old}
    after = {unit.key: unit for unit in new}
    renamed = {unit.key: was for unit in new if (was := _renamed(unit, before, after)) is not None}
    for key, unit in after.items():
        was = before.get(key) or renamed.get(key)
        kind = Kind.ADDED if was is None else _kind(was, unit)
        if kind is not None:
            yield UnitChange(kind, was, unit)
    followed = {was.key for was in renamed.values()}
    for key, unit in before.items():
        if key not in after and key not in followed:
            yield UnitChange(Kind.REMOVED, unit, None)


def _renamed(unit: Unit, before: Mapping[str, Unit], after: Mapping[str, Unit]) -> Unit | None:
    if unit.key in before or unit.previous is None:
        return None
    was = Unit(unit.previous, context=unit.previous_context or unit.context).key
    return before.get(was) if was not in after else None


def _kind(was: Unit, unit: Unit) -> Kind | None:
    if was.source != unit.source:
        return Kind.SOURCE
    if (was.target, was.plural_targets) != (unit.target, unit.plural_targets):
        return Kind.TARGET
    if was.state is not unit.state:
        return Kind.STATE
    return Kind.COMMENTS if was.comments != unit.comments else None
