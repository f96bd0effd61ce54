"""Merging two states of a catalog that come from one: entry by entry, and within an entry field by field.

What an update carried over does not compete with what a person translated. Where both sides translated the same unit
differently, the finished text (ours, where both are) stays in the target, the other goes into a comment
(`toolkit: theirs TEXT`) and the unit needs review: the file is always a good catalog, and nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from toolkit.catalogs.changes import Rules
from toolkit.catalogs.entries import one_line
from toolkit.catalogs.footnotes import ended
from toolkit.catalogs.mending import restored
from toolkit.catalogs.merge_carried import held_by_both, put_back_carried
from toolkit.catalogs.merge_comments import OURS, THEIRS, kept_aside, merged_comments
from toolkit.catalogs.merge_header import content_type, merge_header
from toolkit.catalogs.merge_order import merge_order
from toolkit.catalogs.merge_revised import follow_revised
from toolkit.model import Catalog, State, Unit
from toolkit.model.catalog import is_header

Key = tuple[str | None, str]
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged catalog (with our charset and line breaks where both sides changed them), and the units that both
    changed differently.
    """

    catalog: Catalog
    conflicts: tuple[Unit, ...]


def merge(base: Catalog, ours: Catalog, theirs: Catalog, rules: Rules | None = None) -> Merged:
    """Merge what changed from `base` to `theirs` into `ours`. `rules` are those of the updates on either side."""
    if _content(theirs) == _content(base):
        return Merged(ours, ())
    if _content(ours) == _content(base):
        return Merged(theirs, ())
    base, ours, theirs = restored(base), restored(ours), restored(theirs)
    was, mine, other = _by_key(base), _by_key(ours), _by_key(theirs)
    follow_revised(was, mine, other, rules or Rules())
    put_back_carried(was, mine, other)
    merger = _Merger(was, mine, other)
    entries = [merger.merge(key) for key in merge_order(list(was), list(mine), list(other))]
    kept = [unit for unit in entries if unit is not None]
    held = {unit.identity: unit for unit in held_by_both(base, ours, theirs, kept)}
    kept = [unit for unit in kept if unit.identity not in held] + list(held.values())
    kept.sort(key=lambda unit: unit.obsolete)
    header = merge_header(base.header, ours.header, theirs.header, THEIRS)
    merged = replace(
        ours,
        entries=(*((header,) if header else ()), *kept),
        charset=(theirs if content_type(header) == content_type(theirs.header) else ours).charset,
        bom=_later(base.bom, ours.bom, theirs.bom),
        newline=_later(base.newline, ours.newline, theirs.newline),
        tail=_merged_tail(base.tail, ours.tail, theirs.tail),
    )
    return Merged(merged, tuple(merger.conflicts))


def merged_lines(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    """Lines that both sides may have added to or taken from: ours in their order, then those that theirs added."""
    if ours == theirs or theirs == base:
        return tuple(ours)
    if ours == base:
        return tuple(theirs)
    gone = {line for line in base if line.strip()} - set(theirs)
    there = {*base, *ours, ""}
    return (*(line for line in ours if line not in gone), *(line for line in theirs if line not in there))


def _merged_tail(base: str, ours: str, theirs: str) -> str:
    """The comments after the last entry, merged by line; empty lines alone do not count as a change."""
    was, mine, other = (tuple(filter(str.strip, text.splitlines())) for text in (base, ours, theirs))
    if mine == was:
        return theirs if other != was else _later(base, ours, theirs)
    lines = merged_lines(was, mine, other)
    if lines == mine:
        return ours
    newline = "\r\n" if "\r\n" in ours else "\n"
    start = ours[: len(ours) - len(ours.lstrip("\r\n"))]
    return start + "".join(f"{line}{newline}" for line in lines)


def _by_key(catalog: Catalog) -> dict[Key, Unit]:
    """The catalog's units; further obsolete ones of a source have keys of their own, after the live or first one's."""
    found: dict[Key, Unit] = {}
    for unit in catalog.entries:
        if is_header(unit):
            continue
        key = unit.identity
        if key in found:
            first = found[key]
            if first.obsolete and not unit.obsolete:
                found[key], unit = unit, first
            number = 1
            while (further := (f"{unit.context or ''}\x00obsolete{number}", unit.source)) in found:
                number += 1
            key = further
        found[key] = unit
    return found


def _content(catalog: Catalog) -> tuple[object, ...]:
    return catalog.entries, catalog.charset, catalog.bom, catalog.newline, catalog.tail


def _later(was: Value, mine: Value, other: Value) -> Value:
    """What the side says that changed it; ours, where both did."""
    return other if mine == was else mine


class _Merger:
    """Merges units, and remembers those that both sides changed differently."""

    def __init__(self, base: Mapping[Key, Unit], ours: Mapping[Key, Unit], theirs: Mapping[Key, Unit]) -> None:
        self.base, self.ours, self.theirs = base, ours, theirs
        self.conflicts: list[Unit] = []

    def merge(self, key: Key) -> Unit | None:
        """The merged unit; None where one side took it out and the other left it as it was."""
        base, ours, theirs = self.base.get(key), self.ours.get(key), self.theirs.get(key)
        if ours is None or theirs is None:
            left = ours or theirs
            return None if left is None or left == base else left
        if theirs in (ours, base):
            return ours
        if ours == base:
            return theirs
        return self._both(base or Unit(ours.source, context=ours.context), ours, theirs)

    def _both(self, base: Unit, ours: Unit, theirs: Unit) -> Unit:
        comments, rivals = merged_comments(base.comments, ours.comments, theirs.comments)
        aside = [line for text in rivals for line in kept_aside(THEIRS, text)]
        merged = replace(
            ours,
            comments=(*ended(comments), *aside) if aside else comments,
            notes=merged_lines(base.notes, ours.notes, theirs.notes),
            references=merged_lines(base.references, ours.references, theirs.references),
            flags=merged_lines(base.flags, ours.flags, theirs.flags),
            obsolete=theirs.obsolete if ours.obsolete is base.obsolete else ours.obsolete,
        )
        chosen = _chosen(base, ours, theirs)
        if chosen is None:
            finished = theirs.state is State.TRANSLATED and ours.state is not State.TRANSLATED
            own, other = (theirs.targets, ours.targets) if finished else (ours.targets, theirs.targets)
            lines = _lines(OURS if finished else THEIRS, merged.comments, other)
            merged = replace(merged, target=own[0], plural_targets=own[1:])
            conflict = replace(merged, state=State.NEEDS_REVIEW, comments=(*merged.comments, *lines))
            self.conflicts.append(conflict)
            return conflict
        merged = replace(merged, target=chosen[0], plural_targets=chosen[1:])
        if rivals:
            conflict = replace(merged, state=State.NEEDS_REVIEW if merged.target else State.INITIAL)
            self.conflicts.append(conflict)
            return conflict
        return _with_review(merged, _reviewing(base, ours, theirs, chosen))


def _chosen(base: Unit, ours: Unit, theirs: Unit) -> tuple[str, ...] | None:
    """The target of the side that changed it; None where both did, differently. What one side finished stays where the
    other emptied it.
    """
    was, mine, other = base.targets, ours.targets, theirs.targets
    if not any(other) and _finishes(base, ours):
        return mine
    if not any(mine) and _finishes(base, theirs):
        return other
    if other in (was, mine):
        return mine
    if mine == was or not any(mine):
        return other
    return None if any(other) else mine


def _finishes(base: Unit, unit: Unit) -> bool:
    """Whether a side finished a unit that needed review: OmegaT empties all that do."""
    return base.state is State.NEEDS_REVIEW and unit.state is State.TRANSLATED


def _reviewing(base: Unit, ours: Unit, theirs: Unit, chosen: tuple[str, ...]) -> Unit:
    """The unit whose state and previous source hold: the one with the target chosen, or one that asks for review."""
    own, other = (ours, theirs) if ours.targets == chosen else (theirs, ours)
    if own.targets == other.targets and _review(own) == _review(base):
        return other
    asks = other.state is State.NEEDS_REVIEW and _review(other) != _review(base)
    return other if asks and own.state is not State.NEEDS_REVIEW else own


def _review(unit: Unit) -> tuple[State, str | None, str | None, str | None]:
    return unit.state, unit.previous_context, unit.previous, unit.previous_plural


def _with_review(unit: Unit, reviewed: Unit) -> Unit:
    state, context, previous, plural = _review(reviewed)
    if not unit.target:
        state = State.INITIAL
    elif state is State.INITIAL:
        state = State.NEEDS_REVIEW
    return replace(unit, state=state, previous_context=context, previous=previous, previous_plural=plural)


def _lines(mark: str, comments: Sequence[str], targets: Iterable[str]) -> list[str]:
    """The comments that hold the other side's targets, one line each, without those already there."""
    lines = [mark + one_line(target) for target in targets if target]
    return [line for line in lines if line not in comments]
