"""The stages of a comparison, in their order; each is run over all the pairs of a block before the next one.

A stage is much code that does little to a pair. Run over many pairs it stays in the processor's cache, which takes a
sixth less time than one pair after another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from toolkit.language.cells import has_cells
from toolkit.language.figures.align import Alignment, Match, align, in_order
from toolkit.language.figures.comparison import Allowance, Discrepancy
from toolkit.language.figures.contrasts import contrasted
from toolkit.language.figures.conversions import conversions, may_convert
from toolkit.language.figures.dated import exchanged_years
from toolkit.language.figures.ends import changed_ends
from toolkit.language.figures.equivalents import wrong_conversions
from toolkit.language.figures.expressions import holds
from toolkit.language.figures.matched import Outcome, exchanges, gone_wrong, matched, mismatch_problem
from toolkit.language.figures.meaning import meant
from toolkit.language.figures.mismatches import Mismatch
from toolkit.language.figures.names import changed_names
from toolkit.language.figures.restated import restated
from toolkit.language.figures.sides import Sides
from toolkit.language.figures.tables import TableComparison, compare_tables, compare_titles
from toolkit.language.figures.time_bounds import time_bounds
from toolkit.language.figures.unmatched import unmatched
from toolkit.model.finding import Severity, Span

_Spans = tuple[Span | None, Span | None]


class Comparing:
    """Two texts on their way through the stages, with what was found so far.

    `table` is what was found of the cells of a unit that is part of a table. `same` is set where the figures are the
    same one by one, hedges too, so that only their meaning may differ.
    """

    __slots__ = (
        "contrasts",
        "converting",
        "found",
        "judged",
        "lacking",
        "matches",
        "moved",
        "rest",
        "same",
        "sides",
        "table",
        "told",
    )

    def __init__(self, sides: Sides, table: TableComparison | None) -> None:
        self.sides, self.table = sides, table
        source_text = sides.right_text if sides.turned else sides.left_text
        self.converting = may_convert(sides.left) or may_convert(sides.right)
        self.same = (
            not self.converting
            and len(sides.left) == len(sides.right) == sides.in_step
            and table is None
            and not has_cells(source_text)
        )
        self.found: list[Outcome] = []
        #: The figures that agree in value, and the alignment if some are left without a counterpart.
        self.matches: Sequence[Match] = ()
        self.lacking: Alignment | None = None
        #: Of the matches those that are in their places, and of these those that no meaning contradicts.
        self.told: Sequence[Match] = ()
        self.rest: Sequence[Match] = ()
        #: The left indices of exchanged figures whose hedges did not move along.
        self.moved: set[int] = set()
        self.contrasts: Sequence[Discrepancy] = ()
        #: The places of contrasts and hedges that are reported.
        self.judged: set[_Spans] = set()


def _names(one: Comparing) -> None:
    """Compare names with digits, and the two sides of scores."""
    one.found += changed_names(one.sides)
    one.found += one.sides.pair.turned_scores(one.sides)


def _prepare(one: Comparing) -> None:
    """Compare tables and their titles, and bring the other figures into the form in which they are compared."""
    if one.same:
        return
    sides = one.sides
    if one.table is None and has_cells(sides.left_text) and has_cells(sides.right_text) and sides.pair.left_table:
        one.table = compare_tables(sides)
    if one.table is None:
        sides, titles = compare_titles(sides)
        one.found += titles
    sides, let_go = prepared(sides)
    one.found += let_go
    if one.table is not None:
        one.found += one.table.discrepancies
        sides = _without_cells(sides, one.table)
    one.sides = with_conversions(sides) if one.converting else sides


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


def _without_cells(sides: Sides, done: TableComparison) -> Sides:
    """The figures that are left after those of tables are compared cell by cell."""
    left = [one for one in sides.left if one.start not in done.left]
    return replace(sides, left=left, right=[one for one in sides.right if one.start not in done.right])


def with_conversions(sides: Sides) -> Sides:
    """Both texts with what each of them gives once more in other units."""
    known = not sides.has_local_dollars
    return replace(
        sides,
        left_conversions=conversions(sides.left_text, sides.left, sides.pair.left_conversions, dollar_known=known),
        right_conversions=conversions(sides.right_text, sides.right, sides.pair.right_conversions, dollar_known=known),
    )


def _match(one: Comparing) -> None:
    """Match the figures."""
    if one.same:
        one.matches = in_order(one.sides.in_step)
        return
    alignment = align(one.sides)
    one.matches = alignment.matches
    one.lacking = alignment if alignment.left or alignment.right else None


def _lack(one: Comparing) -> None:
    """Judge the figures without a counterpart."""
    sides, alignment = one.sides, one.lacking
    if alignment is None:
        return
    wrong: list[Mismatch] = []
    if alignment.left and alignment.right:
        one.found += restated(sides, alignment)
        wrong = gone_wrong(sides, alignment)
        one.found += [mismatch_problem(sides, mismatch) for mismatch in wrong]
    left, right = {mismatch.left for mismatch in wrong}, {mismatch.right for mismatch in wrong}
    one.found += unmatched(sides, alignment, left, right)


def _place(one: Comparing) -> None:
    """Compare the places of the figures: the ends of changes, and figures in each other's place."""
    ends, turned, settled = changed_ends(one.sides, one.matches)
    found, swapped, one.moved = exchanges(one.sides, one.matches, settled)
    one.found += ends
    one.found += found
    one.told = one.matches
    if turned or swapped:
        one.told = [match for match in one.matches if not (match.left in swapped or match.left in turned)]


def _mean(one: Comparing) -> None:
    """Compare what the texts say of the figures."""
    contradicted = meant(one.sides, one.told)
    one.found += contradicted.values()
    one.rest = [match for match in one.told if match not in contradicted] if contradicted else one.told


def _contrast(one: Comparing) -> None:
    """Find words beside the figures that contradict each other."""
    one.contrasts = contrasted(one.sides, one.rest)
    one.found += one.contrasts


def _tell(one: Comparing) -> None:
    """Compare parts and wholes, rises and values, and what else the texts tell of the figures."""
    one.found += one.sides.pair.turned_parts(one.sides, one.told)
    for rule in one.sides.pair.told_otherwise:
        one.found += rule(one.sides, one.rest)
    for expression in [found for rule in one.sides.pair.expressions for found in rule(one.sides, one.rest)]:
        within = [found for found in one.found if isinstance(found, Discrepancy) and holds(expression, found)]
        if not any(_is_certain(found, expression) for found in within):
            # What an expression is as a whole takes the place of doubts about its figures.
            one.found = [found for found in one.found if found not in within] + [expression]


def _is_certain(found: Discrepancy, expression: Discrepancy) -> bool:
    """True if a finding about a figure is at least as certain as another value of the expression around it."""
    if found.problem.severity in (Severity.NOTE, Severity.WARNING):
        return expression.check != "number-changed" and found.problem.severity is Severity.WARNING
    return found.check != "number-order" or expression.check == "number-order"


def _hedge(one: Comparing) -> None:
    """Compare hedges, and what else two figures that agree may differ in."""
    if one.contrasts:
        one.judged.update(map(_spans, one.contrasts))
    if one.same:
        return
    # What has not been reached is less than that: one mistake.
    places = [_spans(found) for found in one.contrasts if found.check in ("aim-mismatch", "number-hedge")]
    for outcome in matched(one.sides, one.matches, one.moved):
        if isinstance(outcome, Allowance) or outcome.check != "number-hedge":
            one.found.append(outcome)
        elif _spans(outcome) not in places:
            one.judged.add(_spans(outcome))
            one.found.append(outcome)


def _bound(one: Comparing) -> None:
    """Compare which way dates face, and of which years the figures are."""
    if bounds := time_bounds(one.sides, one.matches):
        one.found += [found for found in bounds if _spans(found) not in one.judged]
    one.found += exchanged_years(one.sides, one.told)


def _convert(one: Comparing) -> None:
    """Find conversions that are wrong in both texts alike."""
    if one.converting:
        found = [outcome for outcome in one.found if isinstance(outcome, Discrepancy)]
        one.found += wrong_conversions(one.sides, found)


def _spans(one: Discrepancy) -> _Spans:
    return one.problem.source, one.problem.target


STAGES: tuple[Callable[[Comparing], None], ...] = (
    _names,
    _prepare,
    _match,
    _lack,
    _place,
    _mean,
    _contrast,
    _tell,
    _hedge,
    _bound,
    _convert,
)


def run(block: Sequence[Comparing]) -> None:
    """Take pairs through all stages; what is found is in `Comparing.found`."""
    for stage in STAGES:
        for one in block:
            stage(one)
