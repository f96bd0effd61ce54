"""Units without a target, filled from what was translated before; each needs review."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toolkit.catalogs.changes import Change, ChangeKind, FigureChange, Rules
from toolkit.catalogs.entries import for_review
from toolkit.catalogs.listed_figures import listing
from toolkit.catalogs.provenance import from_memory, is_emptied, is_provenance

#: Units of these kinds are what they were: one whose target was emptied stays empty.
_UNCHANGED = (ChangeKind.KEPT, ChangeKind.MOVED, ChangeKind.RETURNED)
_NEVER = (ChangeKind.GONE, ChangeKind.SPLIT, ChangeKind.JOINED)


def filled(change: Change, rules: Rules) -> Change:
    """The change with a target from the memory, where the unit has none and the memory knows something similar."""
    unit = change.unit
    if rules.recall is None or unit is None or change.kind in _NEVER or any(unit.targets) or unit.plural is not None:
        return change
    if change.kind in _UNCHANGED and is_emptied(unit):
        return change
    recalled = rules.recall(unit.source)
    if recalled is None:
        return change
    comments = [one for one in unit.comments if not is_provenance(one)]
    comments.append(from_memory(recalled.score, recalled.origin, recalled.others))
    comments += _figures(recalled.figures)
    previous = recalled.source if recalled.source != unit.source else None
    now = replace(for_review(unit, previous), target=recalled.target, comments=tuple(comments))
    return Change(ChangeKind.FILLED, now, change.old, recalled.figures, recalled)


def _figures(changes: Sequence[FigureChange]) -> list[str]:
    return [listing(changes)] if changes else []
