"""A review copy that came back, against what the catalog holds now: what to take, and what not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from toolkit.catalogs.entries import EARLIER, one_line
from toolkit.catalogs.footnotes import groups, with_added
from toolkit.model import Catalog, CopyRow, State, Unit


class ReturnKind(StrEnum):
    """What becomes of a row. Of `TAKEN` at least the target changed; of `NOTED` only comments or the state."""

    TAKEN = "taken"
    NOTED = "noted"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"
    EMPTIED = "emptied"
    UNKNOWN = "unknown"


#: The kinds of rows in which somebody's work was not taken.
LEFT = frozenset({ReturnKind.CONFLICT, ReturnKind.EMPTIED})


@dataclass(frozen=True, slots=True)
class Returned:
    """One row of a copy: the unit as it is (None: the catalog has none) and as it becomes (None: it stays)."""

    kind: ReturnKind
    row: CopyRow
    unit: Unit | None = None
    new: Unit | None = None

    @property
    def left(self) -> bool:
        """True if somebody's work in the row was not taken."""
        row = self.row
        if self.kind is ReturnKind.UNKNOWN:
            return bool(row.comments) or row.target not in (row.exported or "", None)
        return self.kind in LEFT


def returned(catalog: Catalog, rows: Sequence[CopyRow], *, as_reviewed: bool = False) -> Iterator[Returned]:
    """What becomes of each row: only targets that were changed are taken, and only where the catalog still holds what
    was exported. Comments are added wherever the unit exists.

    With `as_reviewed`, a tick finishes a unit, if the catalog then holds the target that the reviewer saw.
    """
    units = {unit.key: unit for unit in catalog.units}
    for row in rows:
        unit = units.get(row.unit)
        if unit is None:
            yield Returned(ReturnKind.UNKNOWN, row)
            continue
        kind, new = _target(unit, row, as_reviewed=as_reviewed)
        comments = _with_comments(new.comments, row.comments)
        if comments != new.comments:
            new = replace(new, comments=comments)
        if kind is ReturnKind.UNCHANGED and new != unit:
            kind = ReturnKind.NOTED
        yield Returned(kind, row, unit, None if new == unit else new)


def _target(unit: Unit, row: CopyRow, *, as_reviewed: bool) -> tuple[ReturnKind, Unit]:
    """The unit with the row's target and state, and what that is."""
    ticked = as_reviewed and row.reviewed
    target = unit.target if row.target is None else _fitted(row.target, unit.source)
    if target == unit.target:
        return ReturnKind.UNCHANGED, _finished(unit) if ticked and target else unit
    if row.exported is not None and target == _fitted(row.exported, unit.source):
        return (ReturnKind.CONFLICT if ticked else ReturnKind.UNCHANGED), unit
    if not target:
        return ReturnKind.EMPTIED, unit
    if row.exported is None:
        return ReturnKind.TAKEN, _over(unit, target, row, ticked=ticked)
    if row.exported != unit.target:
        return ReturnKind.CONFLICT, unit
    return ReturnKind.TAKEN, _put(unit, target, row, ticked=ticked)


def _put(unit: Unit, target: str, row: CopyRow, *, ticked: bool) -> Unit:
    under_review = State.NEEDS_REVIEW in (unit.state, row.state) and not ticked
    if under_review:
        return replace(unit, target=target, state=State.NEEDS_REVIEW)
    return _finished(replace(unit, target=target))


def _over(unit: Unit, target: str, row: CopyRow, *, ticked: bool) -> Unit:
    """The unit with a target of which the copy does not say what it replaces: the earlier one stays in a comment, and
    somebody looks at both.
    """
    new = _put(unit, target, row, ticked=ticked)
    if not unit.target:
        return new
    comments = _with_comments(unit.comments, [EARLIER + one_line(unit.target)])
    return replace(new if ticked else replace(new, state=State.NEEDS_REVIEW), comments=comments)


def _finished(unit: Unit) -> Unit:
    return replace(unit, state=State.TRANSLATED, previous=None, previous_context=None, previous_plural=None)


def _fitted(target: str, source: str) -> str:
    """A target with the line breaks of a catalog; at its ends none that its source has not, which gettext refuses."""
    text = target.replace("\r\n", "\n").replace("\r", "\n")
    if not source.startswith("\n"):
        text = text.lstrip("\n")
    return text if source.endswith("\n") else text.rstrip("\n")


def _with_comments(comments: Sequence[str], more: Sequence[str]) -> tuple[str, ...]:
    """Comments followed by the lines of others that they lack; a directive above ends before them."""
    lines = [line.rstrip() for text in more for line in text.splitlines() if line.strip()]
    added = with_added(comments, lines)
    last = [*groups(comments)][-1:]
    if len(added) == len(comments) or not last or len(added[len(comments)].strip()) == 0:
        return added
    runs_on = any("toolkit:" in line for line in last[0]) and bool(last[0][-1].strip())
    return (*comments, "", *added[len(comments) :]) if runs_on else added
