"""Quarters that one text names one by one and the other as a range: 一至三季度 and "the first, second, and third"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from toolkit.language.figures.dates import fields
from toolkit.language.figures.sides import Sides
from toolkit.model.quantity import Quantity

_RANGE = re.compile("Q([1-4])/Q([1-4])")


def in_ranges(sides: Sides) -> Sides:
    """Both sides with quarters that are named one by one as a range, where the other side has that range."""
    ranges = [[one.date for one in side if "/Q" in one.date] for side in (sides.left, sides.right)]
    if not any(ranges):
        return sides
    left, right = _joined(sides.left, ranges[1]), _joined(sides.right, ranges[0])
    if left is sides.left and right is sides.right:
        return sides
    return replace(sides, left=left, right=right)


def _joined(ours: Sequence[Quantity], ranges: Sequence[str]) -> Sequence[Quantity]:
    for date in ranges:
        found = _RANGE.search(date)
        if found is None:
            continue
        wanted = [f"Q{number}" for number in range(int(found[1]), int(found[2]) + 1)]
        places = [at for at, one in enumerate(ours) if fields(one).get("p") in wanted]
        parts = [fields(ours[at])["p"] for at in places]
        if parts == wanted:
            year = next((ours[at].date[: -len("-Q1")] for at in places if "y" in fields(ours[at])), "-")
            whole = ours[places[0]]._replace(date=f"{year}-{found[0]}")
            ours = [whole if at == places[0] else one for at, one in enumerate(ours) if at not in places[1:]]
    return ours
