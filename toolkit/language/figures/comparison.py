"""The result of comparing the figures of two texts: discrepancies, and differences that were allowed."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.model.finding import Problem, Span


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """One mistake: the name of a check of the group numbers, and the problem as that check reports it."""

    check: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Allowance:
    """A difference that is not a mistake, and the name of the row or rule that allows it."""

    row: str
    source: Span | None = None
    target: Span | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """All outcomes of one comparison, the discrepancies in the order of the source."""

    discrepancies: tuple[Discrepancy, ...] = ()
    allowances: tuple[Allowance, ...] = ()
