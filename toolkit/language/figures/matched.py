"""Report what is wrong with figures that belong together: another value, another hedge, another place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from fractions import Fraction
from operator import itemgetter
from typing import Literal

from toolkit.language.figures.agreement import Agreement, distinction
from toolkit.language.figures.align import Alignment, Match
from toolkit.language.figures.comparison import Allowance, Discrepancy
from toolkit.language.figures.converted import same_unit
from toolkit.language.figures.dates import day_lost, fields
from toolkit.language.figures.equivalents import equivalents_said
from toolkit.language.figures.exchanged import exchange_problem, exchanged
from toolkit.language.figures.excuses import in_digits, small
from toolkit.language.figures.hedges import (
    NO_HEDGES,
    Fault,
    Hedged,
    SharedHedges,
    contradicts,
    hedge_fault,
    shared_hedges,
    tolerance,
)
from toolkit.language.figures.mismatches import GUESSED, Mismatch, mismatches
from toolkit.language.figures.pair import Tolerance
from toolkit.language.figures.rounding import significant
from toolkit.language.figures.sides import MOST, Sides
from toolkit.language.figures.unit_fit import unit_conflict
from toolkit.language.figures.unmatched import excuse
from toolkit.language.figures.wording import factor, hedge_words, labelled, respelled, two_readings
from toolkit.language.units import unit_of
from toolkit.model.finding import Severity
from toolkit.model.quantity import Hedge, Quantity, QuantityKind

K = QuantityKind
_ROUNDED = Agreement.ROUNDED  # an enumeration's members are slow to look up on their class
#: A count in words of so few characters is idiom as often as not.
_SHORT_WORD = 3
#: How many times its lower end the upper one of a narrow range is at most.
_NARROW = 2
_HEDGE = itemgetter(Quantity._fields.index("hedge"))
_SHARED = "hedge shared with the figure beside it"

Outcome = Discrepancy | Allowance


def gone_wrong(sides: Sides, alignment: Alignment) -> list[Mismatch]:
    """The figures without a counterpart that look like one gone wrong: first those that need one, then small ones."""
    alignment = Alignment(alignment.matches, alignment.left[:MOST], alignment.right[:MOST])
    found = _told_apart(sides, alignment)
    said_left = equivalents_said(sides.left_conversions, {match.left for match in alignment.matches})
    said_right = equivalents_said(sides.right_conversions, {match.right for match in alignment.matches})
    if said_left and said_right:
        found += _said_otherwise(sides, alignment, said_left, said_right)
    left = [i for i in _rest(alignment.left, found, "left") if _needs_counterpart(sides, i, on_left=True)]
    left = [i for i in left if i not in said_left]
    right = [j for j in _rest(alignment.right, found, "right") if _needs_counterpart(sides, j, on_left=False)]
    right = [j for j in right if j not in said_right]
    silent = [row for row in sides.pair.may_add if not row.note]
    certain = [j for j in right if not (small(sides.right[j]) and excuse(sides.right[j], sides, silent))]
    found += mismatches(sides, left, certain, alignment.matches)
    rest = mismatches(sides, _rest(left, found, "left"), _rest(right, found, "right"), alignment.matches)
    return found + [one for one in rest if _is_believable(one, sides)]


def _told_apart(sides: Sides, alignment: Alignment) -> list[Mismatch]:
    """The figures with equal numbers that a row of the pair tells apart, even if one may be just a word (doubled)."""
    found: list[Mismatch] = []
    for i in alignment.left if sides.pair.distinctions else ():
        before = sides.before(sides.left[i])
        for j in _rest(alignment.right, found, "right"):
            if distinction(sides.left[i], sides.right[j], sides.pair, before) is not None:
                found.append(Mismatch(i, j, "number-changed", 0))
                break
    return found


def _said_otherwise(sides: Sides, alignment: Alignment, said_left: set[int], said_right: set[int]) -> list[Mismatch]:
    """The converted figures of both sides that differ, unless each is its own figure in another unit."""
    left = [i for i in alignment.left if i in said_left]
    right = [j for j in alignment.right if j in said_right]
    found = mismatches(sides, left, right, alignment.matches)
    return [one for one in found if same_unit(sides.left[one.left], sides.right[one.right])]


def _rest(indices: Sequence[int], found: Sequence[Mismatch], side: Literal["left", "right"]) -> list[int]:
    taken = {getattr(one, side) for one in found}
    return [index for index in indices if index not in taken]


def _needs_counterpart(sides: Sides, index: int, *, on_left: bool) -> bool:
    quantity = (sides.left if on_left else sides.right)[index]
    counts = not quantity.weak and quantity.kind is not K.ENUMERATOR
    return counts and not _is_excused(quantity, sides, on_left=on_left)


def _is_excused(quantity: Quantity, sides: Sides, *, on_left: bool) -> bool:
    rows = sides.pair.may_omit if on_left else sides.pair.may_add
    return any(row.certain and row.test(quantity, sides) for row in rows)


def _is_believable(one: Mismatch, sides: Sides) -> bool:
    """True if a figure that might come from another word of the left text is rather this one gone wrong."""
    ours, theirs = sides.left[one.left], sides.right[one.right]
    if ours.low == theirs.low and unit_conflict(ours, theirs):
        return True
    if in_digits(theirs):
        return small(ours) > 0 or one.check == "number-scale"
    return small(ours) > 0 and not in_digits(ours)


def mismatch_problem(sides: Sides, one: Mismatch) -> Discrepancy:
    """The discrepancy that a mismatch is, under the check that names it."""
    left, right = sides.left[one.left], sides.right[one.right]
    source, target = sides.roles(left, right)
    told_apart = distinction(left, right, sides.pair, sides.before(left))
    message = told_apart.message(left, right) if told_apart is not None else two_readings(source, target)
    suggestion = None
    if one.check == "number-scale":
        message += f" ({factor(source, target)})"
        suggestion = respelled(source, target, sides.target_language, sides.target_text)
    severity = Severity.WARNING if _is_doubtful(sides, one) else None
    return Discrepancy(one.check, sides.problem(message, left, right, suggestion=suggestion, severity=severity))


def _is_doubtful(sides: Sides, one: Mismatch) -> bool:
    """True for a pair that is only guessed, or of small numbers that idiom uses."""
    ours, theirs = sides.left[one.left], sides.right[one.right]
    if one.check == "currency-mismatch":
        row = value_tolerance(one.check, ours, theirs, sides)
        return row is not None and row.warning
    if one.check == "percent-point":
        return False
    if one.cost >= GUESSED or ((ours.vague or theirs.vague) and not _plainly_other(ours, theirs)):
        return True
    if (ours.kind is K.MULTIPLE) != (theirs.kind is K.MULTIPLE) and one.cost:
        return True
    short = ours.kind is K.CARDINAL and not in_digits(ours) and len(ours.text) < _SHORT_WORD
    return short and not _measure_the_same(ours, theirs)


def _measure_the_same(ours: Quantity, theirs: Quantity) -> bool:
    """True if both figures are measures of one dimension: three years, which idiom has less than three of something."""
    both = unit_of(ours.unit), unit_of(theirs.unit)
    return both[0] is not None and both[1] is not None and both[0].dimension == both[1].dimension


def _plainly_other(ours: Quantity, theirs: Quantity) -> bool:
    """True if one of two figures in one unit is a narrow range (三五分钟) and the other is far from it."""
    if unit_of(ours.unit) is None or unit_of(ours.unit) != unit_of(theirs.unit):
        return False
    ends = [(Fraction(one.low), Fraction(one.high)) for one in (ours, theirs) if one.low and one.high]
    if len(ends) < 2 or any(high > low * _NARROW for low, high in ends):
        return False
    (_, below), (above, _) = sorted(ends)
    return above > below * _NARROW


def value_tolerance(check: str, left: Quantity, right: Quantity, sides: Sides) -> Tolerance | None:
    """The row of the pair of languages by which two figures may differ under a check."""
    return next((row for row in sides.pair.tolerances if row.check == check and row.test(left, right, sides)), None)


def exchanges(sides: Sides, matches: Sequence[Match], settled: Set[int]) -> tuple[list[Outcome], set[int], set[int]]:
    """The figures that changed places, their left indices, and those of them whose hedges did not move along.

    Of the figures with a left index in `settled` it is known what they are, wherever they are.
    """
    found: list[Outcome] = []
    swapped: set[int] = set()
    moved: set[int] = set()
    if len(matches) < 2:
        return found, swapped, moved
    for one in exchanged(sides, matches, settled):
        if isinstance(one, Allowance):
            found.append(one)
        else:
            swapped |= {match.left for match in one}
            moved |= _hedges_left_in_place(sides, *one)
            found.append(exchange_problem(sides, *one))
    return found, swapped, moved


def _hedges_left_in_place(sides: Sides, first: Match, second: Match) -> set[int]:
    """The left indices of two exchanged figures whose hedges kept their places: that is the same mistake."""
    ours = [sides.left[match.left].hedge for match in (first, second)]
    theirs = [sides.right[match.right].hedge for match in (second, first)]
    return {first.left, second.left} if ours == theirs and ours[0] != ours[1] else set()


def matched(sides: Sides, matches: Sequence[Match], moved: set[int]) -> Iterator[Outcome]:
    """What remains to report of figures that agree in value; the hedges of `moved` are reported already."""
    has_hedges = any(map(_HEDGE, sides.left)) or any(map(_HEDGE, sides.right))
    ours = shared_hedges(sides.left, sides.left_text, sides.pair) if has_hedges else NO_HEDGES
    theirs = shared_hedges(sides.right, sides.right_text, sides.pair) if has_hedges else NO_HEDGES
    silent = moved | ours.ends
    for match in matches:
        at, there, agreement, row = match
        left, right = sides.left[at], sides.right[there]
        _, _, _, _, _, _, _, _, date, _, weak = left  # which is quicker than by name
        if row:
            yield Allowance(row, *sides.spans(left, right))
        if agreement is _ROUNDED:
            yield rounded_problem(sides, left, right)
        elif date and right.date and date != right.date and (outcome := _dates(sides, left, right)):
            yield outcome
        elif has_hedges and not (weak or at in silent or there in theirs.ends):
            hedges = ours.hedges[at], theirs.hedges[there]
            if hedges[0] is not hedges[1]:
                shared = _is_shared(ours, at, theirs, there)
                yield from hedge_outcomes(sides, match, *hedges, shared=shared)


def _is_shared(ours: SharedHedges, left: int, theirs: SharedHedges, right: int) -> bool:
    """True if a hedge that only one of two figures has is put at a neighbour, or in the form of a range."""
    if left in ours.open or right in theirs.open:
        return True
    left_band = left in ours.bands and not theirs.bounded_beside(right)
    return left_band or (right in theirs.bands and not ours.bounded_beside(left))


def hedge_outcomes(
    sides: Sides, match: Match, left_hedge: Hedge, right_hedge: Hedge, *, shared: bool
) -> Iterator[Outcome]:
    """What to report of the hedges of two figures that agree; `shared` are one of several figures' hedges."""
    left, right = sides.left[match.left], sides.right[match.right]
    since = [side[at - 1].end if at else 0 for side, at in ((sides.left, match.left), (sides.right, match.right))]
    ours = Hedged(left, left_hedge, sides.left_text, since[0])
    theirs = Hedged(right, right_hedge, sides.right_text, since[1])
    fault = hedge_fault(ours, theirs)
    if not fault:
        return
    row = tolerance(fault, ours, theirs, sides.pair.hedge_tolerances)
    if row is not None or (shared and fault != "turned"):
        yield Allowance(row.name if row is not None else _SHARED, *sides.spans(left, right))
        return
    explicit = sides.pair.explicit_bounds
    is_error = contradicts(ours, theirs) and explicit is not None and explicit(ours, theirs)
    severity = Severity.ERROR if is_error else None
    message = _hedge_message(sides, ours, theirs, fault)
    yield Discrepancy("number-hedge", sides.problem(message, left, right, severity=severity))


def _hedge_message(sides: Sides, left: Hedged, right: Hedged, fault: Fault) -> str:
    source, target = (right, left) if sides.turned else (left, right)
    if fault == "turned":
        return two_readings(source.quantity, target.quantity, source.hedge, target.hedge)
    if (fault == "lost") != sides.turned:
        return f'the translation drops "{hedge_words(source.hedge)}" from {source.quantity.text}'
    return f'the translation adds "{hedge_words(target.hedge)}" to {source.quantity.text}'


def _dates(sides: Sides, left: Quantity, right: Quantity) -> Outcome | None:
    """What to report of two dates that agree as far as both go: a day or a year that only one of them has."""
    row = value_tolerance("date-mismatch", left, right, sides) if day_lost(left, right) else None
    if (day_lost(left, right) and row is None) or _other_year(sides, left, right):
        message = two_readings(*sides.roles(left, right))
        return Discrepancy("date-mismatch", sides.problem(message, left, right, severity=Severity.WARNING))
    return None if row is None else Allowance(row.name, *sides.spans(left, right))


def _other_year(sides: Sides, left: Quantity, right: Quantity) -> bool:
    """True if the date on the right has a year that the left text, which names years, does not have."""
    year = fields(right).get("y")
    if year is None or "y" in fields(left):
        return False
    years = {fields(one)["y"] for one in sides.left[:MOST] if "y" in fields(one)}
    return bool(years) and year not in years


def rounded_problem(sides: Sides, left: Quantity, right: Quantity) -> Discrepancy:
    """The discrepancy that a rounded figure is."""
    source, target = sides.roles(left, right)
    if _digits(source) < _digits(target):
        message = f"{labelled(target, quoted=True)} is more exact than {labelled(source)}"
    else:
        message = f"{labelled(target, quoted=True)} is less exact than {labelled(source)}"
    severity = Severity.WARNING if _is_bold(left, right) else None
    return Discrepancy("number-rounded", sides.problem(message, left, right, severity=severity))


def _digits(quantity: Quantity) -> int:
    return len(significant(quantity.low)[0]) if quantity.low is not None else 0


def _is_bold(left: Quantity, right: Quantity) -> bool:
    """True for a figure rounded to one digit without "about", or made finer than its counterpart."""
    if left.low is None or right.low is None or left.kind is not right.kind:
        return False
    if _digits(right) > _digits(left):
        return True
    return _digits(right) < 2 and right.hedge is Hedge.NONE and left.hedge is Hedge.NONE
