"""The order of a merged catalog's entries."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def merge_order(base: Sequence[Key], ours: Sequence[Key], theirs: Sequence[Key]) -> list[Key]:
    """All keys of both sides: in the order of the side that changed it (ours, where both did); each key that
    only the other side has follows the key before it there.
    """
    known, held = set(base), set(ours)
    mine, other = list(ours), list(theirs)
    kept = [key for key in base if key in held]
    if [key for key in mine if key in known] == kept:
        mine, other = other, mine
    return _woven(mine, other)


def _woven(first: Sequence[Key], second: Sequence[Key]) -> list[Key]:
    there = set(first)
    followers: dict[Key | None, list[Key]] = {}
    anchor: Key | None = None
    for key in second:
        if key in there:
            anchor = key
        else:
            followers.setdefault(anchor, []).append(key)
    order = list(followers.get(None, ()))
    for key in first:
        order += [key, *followers.get(key, ())]
    return order
