"""Compare the figures of two texts: matches, mistakes, figures without a counterpart, hedges and order."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.language.figures.align import align
from toolkit.language.figures.comparison import Allowance, Comparison, Discrepancy
from toolkit.language.figures.matched import Outcome
from toolkit.language.figures.sides import Sides
from toolkit.language.figures.stages import Comparing, run
from toolkit.language.figures.tables import TableComparison
from toolkit.language.registry import pair_of, read_quantities
from toolkit.model.finding import Problem
from toolkit.model.quantity import Quantity

_SAME = Comparison()
#: After every place in a text.
_LAST = 10**9


def compare(
    source_text: str, target_text: str, source_language: str = "zh", target_language: str = "en"
) -> tuple[Discrepancy, ...]:
    """The discrepancies between the figures of a text and its translation, in the order of the source.

    Empty for languages that cannot be compared (`registry.comparable`).
    """
    source, target = read_quantities(source_text, source_language), read_quantities(target_text, target_language)
    one = comparing(source_text, source, target_text, target, source_language, target_language)
    return compare_one(one).discrepancies


def comparing(
    source_text: str,
    source: Sequence[Quantity],
    target_text: str,
    target: Sequence[Quantity],
    source_language: str,
    target_language: str,
    *,
    table: TableComparison | None = None,
    terms: Sequence[tuple[str, str]] = (),
    year: int = 0,
) -> Comparing | None:
    """Figures that were read before (and perhaps masked), ready to be compared; None for languages that cannot be.

    `table` is what was found of the cells of a unit that is part of a table; without it the texts may hold tables of
    their own. `terms` are words of the source with those of the target that render them, by which figures are told
    apart, and `year` is the year they tell of, if known.
    """
    sides = sides_of(source_text, source, target_text, target, source_language, target_language, terms, year)
    return None if sides is None else Comparing(sides, table)


def compare_one(one: Comparing | None) -> Comparison:
    """Compare the figures of a pair: what is wrong and what was let go; empty for languages that cannot be compared."""
    return _SAME if one is None else compare_all([one])[0]


def compare_all(block: Sequence[Comparing]) -> list[Comparison]:
    """Compare the figures of many pairs as `compare_one` does, in less time than one by one."""
    run(block)
    return [_compared(one.found) for one in block]


def _compared(outcomes: list[Outcome]) -> Comparison:
    if not outcomes:
        return _SAME
    allowances = [one for one in outcomes if isinstance(one, Allowance)]
    discrepancies = [one for one in outcomes if isinstance(one, Discrepancy)]
    discrepancies.sort(key=lambda one: _place(one.problem))
    return Comparison(tuple(discrepancies), tuple(allowances))


def matched_figures(
    source_text: str,
    source: Sequence[Quantity],
    target_text: str,
    target: Sequence[Quantity],
    source_language: str = "zh",
    target_language: str = "en",
) -> list[tuple[int, int]]:
    """The figures that render each other, as indices into `source` and `target`."""
    sides = sides_of(source_text, source, target_text, target, source_language, target_language)
    found = align(sides).matches if sides is not None else []
    return [(match.right, match.left) if sides and sides.turned else (match.left, match.right) for match in found]


def sides_of(
    source_text: str,
    source: Sequence[Quantity],
    target_text: str,
    target: Sequence[Quantity],
    source_language: str,
    target_language: str,
    terms: Sequence[tuple[str, str]] = (),
    year: int = 0,
) -> Sides | None:
    """Both texts in the order of their pair of languages; None for languages that cannot be compared."""
    pair = pair_of(source_language, target_language)
    if pair is not None:
        return Sides(source_text, source, target_text, target, pair, terms=terms, year=year)
    pair = pair_of(target_language, source_language)
    if pair is None:
        return None
    turned = [(right, left) for left, right in terms]
    return Sides(target_text, target, source_text, source, pair, turned=True, terms=turned, year=year)


def _place(problem: Problem) -> tuple[int, int]:
    spans = (problem.source, problem.target)
    start, other = (span.start if span else -1 for span in spans)
    return (start, other) if start >= 0 else (_LAST, other)
