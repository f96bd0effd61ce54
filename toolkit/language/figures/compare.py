"""Compare the figures of two texts: matches, mistakes, figures without a counterpart, hedges and order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.language.cells import has_cells
from toolkit.language.figures.agreement import Agreement, exact_key
from toolkit.language.figures.align import Alignment, Match, align
from toolkit.language.figures.comparison import Allowance, Comparison, Discrepancy
from toolkit.language.figures.contrasts import contrasted
from toolkit.language.figures.conversions import conversions, may_convert
from toolkit.language.figures.dated import exchanged_years
from toolkit.language.figures.ends import changed_ends
from toolkit.language.figures.equivalents import wrong_conversions
from toolkit.language.figures.matched import Outcome, exchanges, gone_wrong, matched, mismatch_problem
from toolkit.language.figures.meaning import meant
from toolkit.language.figures.names import changed_names
from toolkit.language.figures.restated import restated
from toolkit.language.figures.sides import Sides
from toolkit.language.figures.tables import TableComparison, compare_tables, compare_titles
from toolkit.language.figures.time_bounds import time_bounds
from toolkit.language.figures.unit_fit import units_fit
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
) -> Comparison:
    """Compare figures that were read before (and perhaps masked), with the differences that were let go.

    `compare` reads them itself. `table` is what was found of the cells of a unit that is part of a table; otherwise
    they are compared here. `terms` are words of the source with those of the target that render them, by which figures
    are told apart. The comparison is empty for languages that cannot be compared.
    """
    converting = may_convert(source) or may_convert(target)
    sides = sides_of(source_text, source, target_text, target, source_language, target_language, terms)
    if sides is None:
        return _SAME
    same = not converting and len(source) == len(target) and all(map(_same, source, target))
    if same and table is None and not has_cells(source_text):  # only their meaning may differ
        matches = [Match(index, index, Agreement.SAME) for index in range(len(source))]
        return _compared([*_beside_figures(sides), *_told(sides, matches, same=True)])
    if table is None and has_cells(sides.left_text) and has_cells(sides.right_text) and sides.pair.left_table:
        table = compare_tables(sides)
    found: list[Outcome] = list(_beside_figures(sides))
    if table is None:
        sides, titles = compare_titles(sides)
        found += titles
    for row in sides.pair.preparations:
        before, sides = sides, row.apply(sides)
        if before.left is not sides.left or before.right is not sides.right:
            found.append(Allowance(row.name))
    if table is not None:
        found += table.discrepancies
        sides = _without_cells(sides, table)
    if converting:
        sides = _with_conversions(sides)
    outcomes = found + list(_outcomes(sides))
    if converting:
        outcomes += wrong_conversions(sides, [one for one in outcomes if isinstance(one, Discrepancy)])
    return _compared(outcomes)


def _beside_figures(sides: Sides) -> Iterator[Discrepancy]:
    """What is wrong with names that have digits, and with the order of scores."""
    yield from changed_names(sides)
    if sides.pair.turned_scores is not None:
        yield from sides.pair.turned_scores(sides)


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
) -> Sides | None:
    """Both texts in the order of their pair of languages; None for languages that cannot be compared."""
    pair = pair_of(source_language, target_language)
    if pair is not None:
        return Sides(source_text, source, target_text, target, pair, terms=terms)
    pair = pair_of(target_language, source_language)
    if pair is None:
        return None
    turned = [(right, left) for left, right in terms]
    return Sides(target_text, target, source_text, source, pair, turned=True, terms=turned)


def _with_conversions(sides: Sides) -> Sides:
    known = not sides.has_local_dollars
    return replace(
        sides,
        left_conversions=conversions(sides.left_text, sides.left, sides.pair.left_conversions, dollar_known=known),
        right_conversions=conversions(sides.right_text, sides.right, sides.pair.right_conversions, dollar_known=known),
    )


def _same(ours: Quantity, theirs: Quantity) -> bool:
    """True if two figures are the same at first sight, hedge and unit included."""
    key = exact_key(ours)
    same = key is not None and key == exact_key(theirs) and ours.hedge is theirs.hedge
    return same and units_fit(ours, theirs)


def _outcomes(sides: Sides) -> Iterator[Outcome]:
    alignment: Alignment = align(sides)
    if alignment.left and alignment.right:
        yield from restated(sides, alignment)
    wrong = gone_wrong(sides, alignment) if alignment.left and alignment.right else []
    for one in wrong:
        yield mismatch_problem(sides, one)
    yield from unmatched(sides, alignment, {one.left for one in wrong}, {one.right for one in wrong})
    yield from _told(sides, alignment.matches, same=False)


def _told(sides: Sides, matches: Sequence[Match], *, same: bool) -> Iterator[Outcome]:
    """What is to report of figures that agree in value: their places, what the texts say of them, and their hedges.

    With `same` the hedges are the same too.
    """
    ends, turned, settled = changed_ends(sides, matches)
    yield from ends
    found, swapped, moved = exchanges(sides, matches, settled)
    yield from found
    reported = swapped | turned
    told = [match for match in matches if match.left not in reported]
    contradicted = dict(meant(sides, told))
    yield from contradicted.values()
    rest = [match for match in told if match not in contradicted] if contradicted else told
    contrasts = list(contrasted(sides, rest))
    yield from contrasts
    yield from sides.pair.turned_parts(sides, told)
    judged = {_spans(one) for one in contrasts}
    if not same:
        # What has not been reached is less than that: one mistake.
        places = {_spans(one) for one in contrasts if one.check in ("aim-mismatch", "number-hedge")}
        for outcome in matched(sides, matches, moved):
            if isinstance(outcome, Allowance) or outcome.check != "number-hedge":
                yield outcome
            elif _spans(outcome) not in places:
                judged.add(_spans(outcome))
                yield outcome
    yield from (one for one in time_bounds(sides, matches) if _spans(one) not in judged)
    yield from exchanged_years(sides, told)


def _spans(one: Discrepancy) -> tuple[Span | None, Span | None]:
    return one.problem.source, one.problem.target


def _place(problem: Problem) -> tuple[int, int]:
    spans = (problem.source, problem.target)
    start, other = (span.start if span else -1 for span in spans)
    return (start, other) if start >= 0 else (_LAST, other)
