"""A review copy that came back, against what the catalog holds now: what to take, and what not."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from toolkit.catalogs.directives import START
from toolkit.catalogs.footnotes import groups, with_added
from toolkit.catalogs.reviewed import finished
from toolkit.model import Catalog, CopyRow, State, Unit


class ReturnKind(StrEnum):
    """What becomes of a row. Of `TAKEN` at least the target changed; of `NOTED` only comments or the state."""

    TAKEN = "taken"
    NOTED = "noted"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"
    EMPTIED = "emptied"
    UNKNOWN = "unknown"
    REFUSED = "refused"


#: The kinds of rows in which somebody's work was not taken.
LEFT = frozenset({ReturnKind.CONFLICT, ReturnKind.EMPTIED, ReturnKind.REFUSED})
#: Characters that no text needs, and half characters.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
#: Characters that take no space, and a text in which nothing can be seen.
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_BLANK = re.compile(rf"(?:\s|{_UNSEEN.pattern})*")
#: What a comment begins with that gettext, or `fmt` after other tools, reads as another kind of line.
_MARKED = re.compile(r"[|,.:~!=]")


@dataclass(frozen=True, slots=True)
class Returned:
    """One row of a copy: the unit as it is (None: the catalog has none) and as it becomes (None: it stays).

    `why` says what is the matter with it, where the kind and the texts do not.
    """

    kind: ReturnKind
    row: CopyRow
    unit: Unit | None = None
    new: Unit | None = None
    why: str = ""

    @property
    def left(self) -> bool:
        """True if somebody's work in the row was not taken."""
        row = self.row
        if self.kind is ReturnKind.UNKNOWN:
            return bool(row.comments) or row.target not in (row.exported or "", None)
        return self.kind in LEFT

    @property
    def texts_left(self) -> tuple[str, ...]:
        """What a row says that is unknown or refused: its target if that was changed, and comments without a unit."""
        row, unit = self.row, self.unit
        unchanged = {row.exported, unit.target if unit else row.exported, "", None}
        target = () if row.target in unchanged else (row.target or "",)
        return target if unit and not _is_foreign(unit, row) else (*target, *row.comments)


def returned(catalog: Catalog, rows: Sequence[CopyRow], *, as_reviewed: bool = False) -> Iterator[Returned]:
    """What becomes of each row: only targets that were changed are taken, and only where the catalog still holds what
    was exported, or nothing. Comments are added wherever the unit exists.

    A row with the source of another unit is refused, and so is a target that was another unit's (somebody sorted a
    column alone). With `as_reviewed`, a tick finishes a unit, if the catalog then holds the target that the reviewer
    saw, and in the same state.
    """
    units = {unit.key: unit for unit in catalog.units}
    others = _Others(units, rows)
    for row in rows:
        unit = units.get(row.unit)
        if unit is None:
            yield Returned(ReturnKind.UNKNOWN, row)
        elif _is_foreign(unit, row):
            yield Returned(
                ReturnKind.REFUSED, row, unit, why=f"its source in the copy is another: {_shown(row.source)}"
            )
        else:
            kind, new, why = _target(unit, row, others, as_reviewed=as_reviewed)
            comments = _with_comments(new.comments, row.comments)
            if comments != new.comments:
                new = replace(new, comments=comments)
            if kind is ReturnKind.UNCHANGED and new != unit:
                kind = ReturnKind.NOTED
            yield Returned(kind, row, unit, None if new == unit else new, why)


def _target(unit: Unit, row: CopyRow, others: _Others, *, as_reviewed: bool) -> tuple[ReturnKind, Unit, str]:
    """The unit with the row's target and state, what that is, and why where that is not plain."""
    ticked = as_reviewed and row.reviewed
    target, exported = _texts(unit, row)
    if target == unit.target:
        return _ticked(unit, row) if ticked else (ReturnKind.UNCHANGED, unit, "")
    if target == exported:
        return (ReturnKind.CONFLICT if ticked else ReturnKind.UNCHANGED), unit, ""
    if not target:
        return ReturnKind.EMPTIED, unit, ""
    if codes := {*CONTROL.findall(target)}.difference(unit.target):
        named = ", ".join(sorted(f"U+{ord(one):04X}" for one in codes))
        return ReturnKind.REFUSED, unit, f"it has control characters ({named}); delete them"
    if unit.target and row.exported != unit.target:
        return ReturnKind.CONFLICT, unit, ""
    if other := others.has(unit, target):
        return ReturnKind.CONFLICT, unit, f"this text was exported for another unit: {_shown(other)}"
    since = ticked and _set_since(unit, row)
    why = "the tick does not finish it: it was set to need review after the export" if since else ""
    return ReturnKind.TAKEN, _put(unit, target, row, ticked=ticked and not since), why


def _texts(unit: Unit, row: CopyRow) -> tuple[str, str | None]:
    """The row's target, empty if nothing of it can be seen, and what was exported, both as a catalog has them."""
    exported = None if row.exported is None else _fitted(row.exported, unit.source)
    target = unit.target if row.target is None else _fitted(row.target, unit.source)
    return "" if _BLANK.fullmatch(target) and target not in (unit.target, exported) else target, exported


def _ticked(unit: Unit, row: CopyRow) -> tuple[ReturnKind, Unit, str]:
    """A unit that was ticked as it is."""
    if not unit.target:
        return ReturnKind.REFUSED, unit, "it is ticked, but not translated"
    if _set_since(unit, row):
        return ReturnKind.REFUSED, unit, "it is ticked, but was set to need review after the export"
    return ReturnKind.UNCHANGED, finished(unit), ""


def _set_since(unit: Unit, row: CopyRow) -> bool:
    return unit.state is State.NEEDS_REVIEW and row.was is State.TRANSLATED


def _is_foreign(unit: Unit, row: CopyRow) -> bool:
    """True if a row has the source of another unit."""
    return bool(row.source) and _folded(row.source) != _folded(unit.source)


class _Others:
    """Which texts were exported for which units, to see that a target is another unit's."""

    def __init__(self, units: Mapping[str, Unit], rows: Sequence[CopyRow]) -> None:
        self.texts: Mapping[str, list[tuple[Unit, bool]]] = defaultdict(list)
        found = {row.unit: row for row in rows}
        for key, unit in units.items():
            row = found.get(key, CopyRow(key))
            text = _fitted(unit.target if row.exported is None else row.exported, unit.source)
            self.texts[text].append((unit, row.target is not None and _fitted(row.target, unit.source) != text))

    def has(self, unit: Unit, target: str) -> str:
        """The source of another unit for which a target was exported, empty where there is none.

        Two sources may well have one translation: a unit that had none may take that of another one which keeps it.
        """
        found = (other.source for other, moved in self.texts.get(target, ()) if moved or unit.target)
        return next((source for source in found if _folded(source) != _folded(unit.source)), "")


def _put(unit: Unit, target: str, row: CopyRow, *, ticked: bool) -> Unit:
    under_review = State.NEEDS_REVIEW in (unit.state, row.state) and not ticked
    if under_review:
        return replace(unit, target=target, state=State.NEEDS_REVIEW)
    return finished(replace(unit, target=target))


def _fitted(target: str, source: str) -> str:
    """A target with the line breaks of a catalog; at its ends none that its source has not, which gettext refuses."""
    text = target.replace("\r\n", "\n").replace("\r", "\n")
    if not source.startswith("\n"):
        text = text.lstrip("\n")
    return text if source.endswith("\n") else text.rstrip("\n")


def _folded(source: str) -> str:
    """A source as it is compared: programs change white space, drop what cannot be seen, and compose characters."""
    return unicodedata.normalize("NFC", " ".join(_UNSEEN.sub("", source).split()))


def _shown(text: str) -> str:
    return " ".join(text.split())


def _plain(line: str) -> str:
    """A line of a reviewer's comment that is not a directive, another kind of line, or a control character."""
    text = CONTROL.sub("\ufffd", line.rstrip())
    if START.search(text):
        return "Reviewer: " + START.sub(lambda found: found[0].replace("toolkit:", '"toolkit":', 1), text)
    return f"Reviewer: {text}" if _MARKED.match(text.lstrip()) else text


def _with_comments(comments: Sequence[str], more: Sequence[str]) -> tuple[str, ...]:
    """Comments followed by the lines of others that they lack; a directive above ends before them."""
    lines = [_plain(line) for text in more for line in text.splitlines() if line.strip()]
    added = with_added(comments, lines)
    last = [*groups(comments)][-1:]
    if len(added) == len(comments) or not last or len(added[len(comments)].strip()) == 0:
        return added
    runs_on = any("toolkit:" in line for line in last[0]) and bool(last[0][-1].strip())
    return (*comments, "", *added[len(comments) :]) if runs_on else added
