"""Merging across a revised report: work on an old wording follows to the new one, and a text that an update carried
over is told from one that a person typed.

Both are what `update` makes of an entry, so it is asked: the base brought up to date with one side's paragraphs shows
where each new paragraph comes from and what its entry was before anybody touched it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toolkit.catalogs.changes import Change, ChangeKind, Rules
from toolkit.catalogs.entries import for_review
from toolkit.catalogs.merge_carried import with_text_of
from toolkit.catalogs.update import update
from toolkit.errors import InputError
from toolkit.model import Catalog, Unit

Key = tuple[str | None, str]
Side = dict[Key, Unit]

#: The kinds of changes that carry a translation over to another source.
CARRIED = (ChangeKind.RENUMBERED, ChangeKind.NUMBERS, ChangeKind.EDITED, ChangeKind.SPLIT, ChangeKind.JOINED)


def follow_revised(base: Side, ours: Side, theirs: Side, rules: Rules) -> None:
    """Bring all three sides to the wordings that either side's update made; changes the sides."""
    there = set(base)
    for one, other in ((ours, theirs), (theirs, ours)):
        if any(key not in base for key in one) and any(key not in one for key in base):
            _follow(base, one, other, rules)
            _follow_named(base, one, other)
    for key in base.keys() - there:
        for side, other in ((ours, theirs), (theirs, ours)):
            if _is_blank(side.get(key)) and key in other and not _is_blank(other[key]):  # it is new, nobody emptied it
                side[key] = with_text_of(side[key], base[key])


def _is_blank(unit: Unit | None) -> bool:
    return unit is not None and not any(unit.targets)


def _follow(base: Side, one: Side, other: Side, rules: Rules) -> None:
    """Bring the base, and the other side where it lacks them, to the new wordings of one side."""
    template = [unit for unit in one.values() if not unit.obsolete]
    before, after = _carried(base, template, rules), _carried(other, template, rules)
    for olds, changes in before.items():
        if any(_key(change) in base or old in one for change in changes for old in olds):
            continue
        theirs = any(_key(change) in other for change in changes)
        follows = [_key(change) for change in after.get(olds, ())] == [_key(change) for change in changes]
        if theirs or follows:  # otherwise the other side revised it in its own way: both wordings stay
            base.update((_key(change), _unit(change)) for change in changes)
        if follows and not theirs:
            other.update((_key(change), _unit(change)) for change in after[olds])
            for old in olds:
                del base[old], other[old]


def _follow_named(base: Side, one: Side, other: Side) -> None:
    """The same where only `#|` tells what an entry comes from: other tools pair paragraphs in their own way."""
    for key, unit in one.items():
        old = (unit.context, unit.previous or "")
        if unit.previous and key not in base and old in base and old not in one and (old in other or key in other):
            base[key] = _reworded(base[old], unit)
            if key not in other and old in other:
                other[key] = _reworded(other.pop(old), unit)
                del base[old]


def _reworded(unit: Unit, new: Unit) -> Unit:
    moved = replace(unit, source=new.source, origin=None)
    return for_review(moved, new.previous) if moved.target else moved


def _carried(side: Side, template: Sequence[Unit], rules: Rules) -> dict[tuple[Key, ...], list[Change]]:
    """What an update to the template's paragraphs carries over to other sources, by the keys it comes from."""
    try:
        changes = update(Catalog(tuple(side.values())), template, rules).changes
    except InputError:  # another report's: nothing follows from one to the other
        return {}
    found: dict[tuple[Key, ...], list[Change]] = {}
    for change in changes:
        if change.kind in CARRIED and change.unit and change.old[0].context == change.unit.context:
            found.setdefault(tuple(old.identity for old in change.old), []).append(change)
    return found


def _key(change: Change) -> Key:
    return _unit(change).identity


def _unit(change: Change) -> Unit:
    """The unit as the update writes it; its text in the file belongs to the old wording."""
    assert change.unit
    return replace(change.unit, origin=None)
