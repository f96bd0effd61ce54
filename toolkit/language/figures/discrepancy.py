"""One disagreement between the figures of two texts."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.model.finding import Problem


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """What is wrong (the name of a check of the group numbers) and the problem as that check reports it."""

    check: str
    problem: Problem
