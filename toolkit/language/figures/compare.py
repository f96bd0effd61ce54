"""Compare the figures of two texts: matches, mistakes, figures without a counterpart, hedges and order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toolkit.language.cells import has_cells
from toolkit.language.figures.align import Alignment, Match, align, in_order
from toolkit.language.figures.comparison import Allowance, Comparison, Discrepancy
from toolkit.language.figures.contrasts import contrasted
from toolkit.language.figures.conversions import conversions, may_convert
from toolkit.language.figures.dated import exchanged_years
from toolkit.language.figures.ends import changed_ends
from toolkit.language.figures.equivalents import wrong_conversions
from toolkit.language.figures.matched import Outcome, exchanges, gone_wrong, matched, mismatch_problem
from toolkit.language.figures.meaning import meant
from toolkit.language.figures.mismatches import Mismatch
from toolkit.language.figures.names import changed_names
from toolkit.language.figures.restated import restated
from toolkit.language.figures.sides import Sides
from toolkit.language.figures.tables import TableComparison, compare_tables, compare_titles
from toolkit.language.figures.time_bounds import time_bounds
from toolkit.language.figures.unmatched import unmatched
from toolkit.language.registry import pair_of, read_quantities
from toolkit.model.finding import Problem, Span
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
    return compare_quantities(source_text, source, target_text, target, source_language, target_language).discrepancies


def compare_quantities(
    source_text: str,
    source: Sequence[Quantity],
    target_text: str,
    target: Sequence[Quantity],
    source_language: str = "zh",
    target_language: str = "en",
    *,
    table: TableComparison | None = None,
    terms: Sequence[tuple[str, str]] = (),
    year: int = 0,
) -> Comparison:
    """Compare figures that were read before (and perhaps masked), with the differences that were let go.

    `compare` reads them itself. `table` is what was found of the cells of a unit that is part of a table; otherwise
    they are compared here. `terms` are words of the source with those of the target that render them, by which figures
    are told apart, and `year` is the year they tell of, if known. The comparison is empty for languages that cannot be
    compared.
    """
    converting = may_convert(source) or may_convert(target)
    sides = sides_of(source_text, source, target_text, target, source_language, target_language, terms, year)
    if sides is None:
        return _SAME
    found: list[Outcome] = [*changed_names(sides), *sides.pair.turned_scores(sides)]
    same = not converting and len(source) == len(target) == sides.in_step
    if same and table is None and not has_cells(source_text):  # only their meaning may differ
        return _compared(found + _told(sides, in_order(sides.in_step), same=True))
    if table is None and has_cells(sides.left_text) and has_cells(sides.right_text) and sides.pair.left_table:
        table = compare_tables(sides)
    if table is None:
        sides, titles = compare_titles(sides)
        found += titles
    sides, let_go = prepared(sides)
    found += let_go
    if table is not None:
        found += table.discrepancies
        sides = _without_cells(sides, table)
    if converting:
        sides = with_conversions(sides)
    found += _outcomes(sides)
    if converting:
        found += wrong_conversions(sides, [one for one in found if isinstance(one, Discrepancy)])
    return _compared(found)


def prepared(sides: Sides) -> tuple[Sides, list[Allowance]]:
    """The sides as the rows of their pair prepare them, and the rows that changed figures."""
    changed: list[Allowance] = []
    for row in sides.pair.preparations:
        after = row.apply(sides)
        if after is not sides:
            if after.left is not sides.left or after.right is not sides.right:
                changed.append(Allowance(row.name))
            sides = after
    return sides, changed


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


def _without_cells(sides: Sides, done: TableComparison) -> Sides:
    """The figures that are left after those of tables are compared cell by cell."""
    left = [one for one in sides.left if one.start not in done.left]
    return replace(sides, left=left, right=[one for one in sides.right if one.start not in done.right])


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


def with_conversions(sides: Sides) -> Sides:
    """Both texts with what each of them gives once more in other units."""
    known = not sides.has_local_dollars
    return replace(
        sides,
        left_conversions=conversions(sides.left_text, sides.left, sides.pair.left_conversions, dollar_known=known),
        right_conversions=conversions(sides.right_text, sides.right, sides.pair.right_conversions, dollar_known=known),
    )


def _outcomes(sides: Sides) -> list[Outcome]:
    alignment: Alignment = align(sides)
    if not (alignment.left or alignment.right):
        return _told(sides, alignment.matches, same=False)
    found: list[Outcome] = []
    wrong: list[Mismatch] = []
    if alignment.left and alignment.right:
        found += restated(sides, alignment)
        wrong = gone_wrong(sides, alignment)
        found += [mismatch_problem(sides, one) for one in wrong]
    found += unmatched(sides, alignment, {one.left for one in wrong}, {one.right for one in wrong})
    return found + _told(sides, alignment.matches, same=False)


def _told(sides: Sides, matches: Sequence[Match], *, same: bool) -> list[Outcome]:
    """What is to report of figures that agree in value: their places, what the texts say of them, and their hedges.

    With `same` the hedges are the same too.
    """
    ends, turned, settled = changed_ends(sides, matches)
    found, swapped, moved = exchanges(sides, matches, settled)
    found = [*ends, *found]
    told = matches
    if turned or swapped:
        told = [match for match in matches if not (match.left in swapped or match.left in turned)]
    contradicted = meant(sides, told)
    found += contradicted.values()
    rest = [match for match in told if match not in contradicted] if contradicted else told
    contrasts = contrasted(sides, rest)
    found += contrasts
    found += sides.pair.turned_parts(sides, told)
    for rule in sides.pair.told_otherwise:
        found += rule(sides, rest)
    judged: set[_Spans] = set()
    if contrasts:
        judged.update(map(_spans, contrasts))
    if not same:
        # What has not been reached is less than that: one mistake.
        places = [_spans(one) for one in contrasts if one.check in ("aim-mismatch", "number-hedge")]
        for outcome in matched(sides, matches, moved):
            if isinstance(outcome, Allowance) or outcome.check != "number-hedge":
                found.append(outcome)
            elif _spans(outcome) not in places:
                judged.add(_spans(outcome))
                found.append(outcome)
    if bounds := time_bounds(sides, matches):
        found += [one for one in bounds if _spans(one) not in judged]
    found += exchanged_years(sides, told)
    return found


_Spans = tuple[Span | None, Span | None]


def _spans(one: Discrepancy) -> _Spans:
    return one.problem.source, one.problem.target


def _place(problem: Problem) -> tuple[int, int]:
    spans = (problem.source, problem.target)
    start, other = (span.start if span else -1 for span in spans)
    return (start, other) if start >= 0 else (_LAST, other)
