"""What several words say together, with the figures in them or without: 买二送一, 一日3次, 图3-2.

Such expressions are found by the rows of a pair of languages and compared by value. What is wrong with single figures
in them is reported by the comparison of figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import NamedTuple

from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.sides import Sides
from toolkit.language.spans import Spans
from toolkit.model.finding import Problem, Span
from toolkit.model.quantity import Quantity


class Expression(NamedTuple):
    """The value of an expression, which tells it from others, and where a text has it."""

    value: Hashable
    span: Span


def expression(value: Hashable, match: re.Match[str], group: str | int = 0) -> Expression:
    """The expression that a regular expression, or a group of it, matches."""
    return Expression(value, Span(*match.span(group), match[group]))


Two = tuple[Expression, Expression]


def lacking(some: Sequence[Expression], others: Sequence[Expression]) -> list[Expression]:
    """The expressions that the other text does not have, each once."""
    there = {one.value for one in others}
    found = {one.value: one for one in reversed(some) if one.value not in there}
    return list(reversed(found.values()))


def unlike(left: Sequence[Expression], right: Sequence[Expression]) -> list[Two]:
    """The expressions of each text that the other one lacks, where each text has as many of them."""
    ours, theirs = lacking(left, right), lacking(right, left)
    return list(zip(ours, theirs, strict=True)) if len(ours) == len(theirs) else []


def unlike_problem(sides: Sides, check: str, one: Expression, other: Expression) -> Discrepancy:
    """The discrepancy that an expression with another value is."""
    source, target = (other.span, one.span) if sides.turned else (one.span, other.span)
    return Discrepancy(check, Problem(f'{source.text} is "{target.text}" in the translation', source, target))


def holds(one: Discrepancy, other: Discrepancy) -> bool:
    """True if another discrepancy is of a figure within the expression that one is of."""
    spans = zip((one.problem.source, one.problem.target), (other.problem.source, other.problem.target), strict=True)
    return any(mine and its and mine.start <= its.start and its.end <= mine.end for mine, its in spans)


def without_agreeing(
    sides: Sides,
    left: Sequence[Expression],
    right: Sequence[Expression],
    test: Callable[[Sequence[Quantity], Sequence[Quantity]], bool] | None = None,
) -> Sides:
    """Both sides without the figures of expressions that agree, where a `test` is true of these figures."""
    taken: tuple[list[Span], list[Span]] = [], []
    rest = list(right)
    for one in left:
        other = next((other for other in rest if other.value == one.value), None)
        if other is not None:
            rest.remove(other)
            if test is None or test(within(sides.left, one), within(sides.right, other)):
                taken[0].append(one.span)
                taken[1].append(other.span)
    if not taken[0]:
        return sides
    return replace(sides, left=_outside(sides.left, taken[0]), right=_outside(sides.right, taken[1]))


def within(figures: Sequence[Quantity], one: Expression) -> list[Quantity]:
    """The figures that are in an expression."""
    return [figure for figure in figures if one.span.start <= figure.start < one.span.end]


def _outside(figures: Sequence[Quantity], spans: Sequence[Span]) -> list[Quantity]:
    taken = Spans((span.start, span.end) for span in spans)
    return [one for one in figures if not taken.meet(one.start, one.end)]
