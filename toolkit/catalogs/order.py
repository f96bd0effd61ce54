"""Find the matches that kept their order, and the one before each other paragraph."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping


def in_order(matches: Mapping[int, int]) -> dict[int, int]:
    """The matches that kept their order: the longest rising run of old places; the others were moved."""
    ends: list[int] = []
    heads: list[int] = []
    before: dict[int, int | None] = {}
    for new in sorted(matches):
        old = matches[new]
        place = bisect_left(ends, old)
        before[new] = heads[place - 1] if place else None
        ends[place : place + 1] = [old]
        heads[place : place + 1] = [new]
    kept: dict[int, int] = {}
    at: int | None = heads[-1] if heads else None
    while at is not None:
        kept[at] = matches[at]
        at = before[at]
    return kept


def after(length: int, anchors: Mapping[int, int]) -> list[int]:
    """For each place, the value of the last anchor at or before it; -1 before the first."""
    found, last = [], -1
    for place in range(length):
        last = anchors.get(place, last)
        found.append(last)
    return found
