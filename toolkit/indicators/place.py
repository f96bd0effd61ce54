"""Where the units of a report are."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """Where a unit's source is in a report, whether it is below a heading about what is to come, or in a plan.

    A plan is about past and future alike: a figure that neither text marks as a target or a fact is neither there.
    `year` is what the headings there, or the title of the plan, name: of targets in a chapter about what is to come,
    else of results. `time` is the part of a year that the nearest heading or the title names: 上半年.
    """

    path: str
    line: int
    ahead: bool = False
    plan: bool = False
    year: int | None = None
    time: str = ""
