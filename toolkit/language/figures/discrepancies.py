"""What is wrong with figures that answer one another: another value, another hedge, another place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.language.figures.agreement import Agreement, unit_conflict
from toolkit.language.figures.align import Alignment, Pair
from toolkit.language.figures.dates import day_lost, fields
from toolkit.language.figures.discrepancy import Discrepancy
from toolkit.language.figures.excuses import in_a_name, small
from toolkit.language.figures.hedges import Hedged, hedge_fault, range_hedges
from toolkit.language.figures.mismatches import Near, near_pairs
from toolkit.language.figures.order import exchanged
from toolkit.language.figures.rounding import significant
from toolkit.language.figures.sides import MOST, Sides, span_of
from toolkit.language.figures.wording import factor, reading, right_english
from toolkit.language.zh_en.hong_kong_dollars import is_doubtful
from toolkit.language.zh_en.may_add import is_implied, is_named_year
from toolkit.model.finding import Problem, Severity
from toolkit.model.quantity import Hedge, Quantity, QuantityKind

K = QuantityKind


def meant_as_one(sides: Sides, alignment: Alignment) -> list[Near]:
    """What looks like one figure gone wrong: first among figures that must be answered, then small ones."""
    left = [
        i
        for i in alignment.source
        if _counts(sides.source[i]) and not in_a_name(sides.source[i], sides.target_text, sides.source_text)
    ]
    right = [j for j in alignment.target if _counts(sides.target[j]) and not is_named_year(sides.target[j], sides)]
    sure = near_pairs(
        sides.source,
        sides.target,
        left,
        [j for j in right if not (small(sides.target[j]) and is_implied(sides.target[j], sides))],
        alignment.pairs,
    )
    taken = {near.source for near in sure}, {near.target for near in sure}
    rest = near_pairs(
        sides.source,
        sides.target,
        [i for i in left if i not in taken[0]],
        [j for j in right if j not in taken[1]],
        alignment.pairs,
    )
    return sure + [near for near in rest if _believable(near, sides)]


def _believable(near: Near, sides: Sides) -> bool:
    """Whether a figure that might come from another word of the source is rather this one gone wrong."""
    ours, theirs = sides.source[near.source], sides.target[near.target]
    if ours.low == theirs.low and unit_conflict(ours, theirs):
        return True
    if any(sign.isdigit() for sign in theirs.text):
        return small(ours) > 0 or near.check == "number-scale"
    return small(ours) > 0 and not any(sign.isdigit() for sign in ours.text)


def _counts(quantity: Quantity) -> bool:
    return not quantity.weak and quantity.kind is not K.ENUMERATOR


def changed(sides: Sides, near: Near) -> Discrepancy:
    """The discrepancy that a near pair is, under the check that names it."""
    ours, theirs = sides.source[near.source], sides.target[near.target]
    message = f'{ours.text} = {reading(ours)}, but "{theirs.text}" = {reading(theirs)}'
    suggestion = None
    if near.check == "number-scale":
        message += f" ({factor(ours, theirs)})"
        suggestion = right_english(ours, theirs)
    severity = Severity.WARNING if _doubtful(sides, near) else None
    return Discrepancy(near.check, Problem(message, span_of(ours), span_of(theirs), suggestion, severity))


def _doubtful(sides: Sides, near: Near) -> bool:
    """A pair that is only guessed, or of small numbers that idiom uses."""
    ours, theirs = sides.source[near.source], sides.target[near.target]
    if near.check == "currency-mismatch":
        return is_doubtful(theirs, sides.source_text, sides.target)
    if near.check == "percent-point":
        return False
    if ours.vague or theirs.vague or near.cost >= 2.3:
        return True
    if ours.kind is K.MULTIPLE or theirs.kind is K.MULTIPLE:
        return True
    return ours.kind is K.CARDINAL and not any(sign.isdigit() for sign in ours.text) and len(ours.text) < 3


def exchanges(sides: Sides, pairs: Sequence[Pair]) -> tuple[list[Discrepancy], set[int]]:
    """The pairs of figures that changed places, and the places of those whose hedges stayed behind."""
    found, moved = [], set()
    if len(pairs) > 1:
        for first, second in exchanged(sides.source, sides.target, pairs, sides.source_text, sides.target_text):
            moved |= _hedges_moved(sides, first, second)
            found.append(_order(sides, first, second))
    return found, moved


def _hedges_moved(sides: Sides, first: Pair, second: Pair) -> set[int]:
    """The places of two exchanged figures where their hedges stayed: that is the same mistake."""
    ours = [sides.source[pair.source].hedge for pair in (first, second)]
    theirs = [sides.target[pair.target].hedge for pair in (second, first)]
    return {first.source, second.source} if ours == theirs and ours[0] != ours[1] else set()


def _order(sides: Sides, first: Pair, second: Pair) -> Discrepancy:
    ours, other = sides.source[first.source], sides.source[second.source]
    theirs, its = sides.target[first.target], sides.target[second.target]
    message = f'{ours.text} stands before {other.text}, but "{its.text}" before "{theirs.text}": exchanged?'
    return Discrepancy("number-order", Problem(message, span_of(ours), span_of(its)))


def paired(sides: Sides, pairs: Sequence[Pair], moved: set[int]) -> Iterator[Discrepancy]:
    """What is left to say of pairs that agree in value; the hedges of `moved` are explained already."""
    ours_hedged, our_ends = range_hedges(sides.source, sides.source_text)
    theirs_hedged, their_ends = range_hedges(sides.target, sides.target_text)
    silent = moved | our_ends
    for pair in pairs[: 10 * MOST]:
        ours, theirs = sides.source[pair.source], sides.target[pair.target]
        if pair.agreement is Agreement.ROUNDED:
            yield _rounded(ours, theirs)
        elif (
            ours.date
            and theirs.date
            and ((day_lost(ours, theirs) and not _month_end(sides, ours, theirs)) or _other_year(sides, ours, theirs))
        ):
            message = f'{ours.text} = {reading(ours)}, but "{theirs.text}" = {reading(theirs)}'
            severity = Severity.WARNING
            yield Discrepancy("date-mismatch", Problem(message, span_of(ours), span_of(theirs), severity=severity))
        elif not (ours.weak or pair.source in silent or pair.target in their_ends):
            our_hedge, their_hedge = ours_hedged[pair.source], theirs_hedged[pair.target]
            if our_hedge is not their_hedge:
                yield from _hedge(sides, pair, our_hedge, their_hedge)


def _hedge(sides: Sides, pair: Pair, our_hedge: Hedge, their_hedge: Hedge) -> Iterator[Discrepancy]:
    ours, theirs = sides.source[pair.source], sides.target[pair.target]
    since = [side[at - 1].end if at else 0 for side, at in ((sides.source, pair.source), (sides.target, pair.target))]
    fault = hedge_fault(
        Hedged(ours, our_hedge, sides.source_text, since[0]), Hedged(theirs, their_hedge, sides.target_text, since[1])
    )
    if fault:
        message = (
            f"{ours.text} = {reading(ours, hedge=our_hedge)},"
            f' but "{theirs.text}" = {reading(theirs, hedge=their_hedge)} ({fault})'
        )
        yield Discrepancy("number-hedge", Problem(message, span_of(ours), span_of(theirs)))


def _month_end(sides: Sides, ours: Quantity, theirs: Quantity) -> bool:
    """三月底 as 31 March."""
    return sides.source_text[ours.end : ours.end + 1] in ("底", "末") and fields(theirs).get("d", "") >= "28"


def _other_year(sides: Sides, ours: Quantity, theirs: Quantity) -> bool:
    """Whether the target's date says a year that the source, which names years, does not."""
    year = fields(theirs).get("y")
    if year is None or "y" in fields(ours):
        return False
    years = {fields(one)["y"] for one in sides.source[:MOST] if "y" in fields(one)}
    return bool(years) and year not in years


def _rounded(ours: Quantity, theirs: Quantity) -> Discrepancy:
    message = f'{ours.text} = {reading(ours)}; "{theirs.text}" = {reading(theirs)} is not as exact'
    severity = Severity.WARNING if _bold(ours, theirs) else None
    return Discrepancy("number-rounded", Problem(message, span_of(ours), span_of(theirs), severity=severity))


def _bold(ours: Quantity, theirs: Quantity) -> bool:
    """A figure rounded to one digit without "about", or made finer than the source has it."""
    if ours.low is None or theirs.low is None or ours.kind is not theirs.kind:
        return False
    digits = len(significant(theirs.low)[0])
    if digits > len(significant(ours.low)[0]):
        return True
    return digits < 2 and theirs.hedge is Hedge.NONE and ours.hedge is Hedge.NONE
