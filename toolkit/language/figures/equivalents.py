"""What conversions within a text mean for the comparison: which figures need no counterpart, and which are wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.conversions import Conversion, Conversions
from toolkit.language.figures.converted import same_unit
from toolkit.language.figures.sides import Sides
from toolkit.language.figures.wording import converted_wrongly
from toolkit.model.finding import Severity
from toolkit.model.quantity import Quantity

#: Discrepancies that leave open if the value is right.
_NOT_OF_VALUE = frozenset({"number-hedge", "number-order", "number-rounded"})


def steals(sides: Sides, left: int, right: int) -> bool:
    """True if two figures in different units each say what another one, in the same unit, is there to say.

    For 300亩 and "301 mu (20 hectares)" the hectares are not a counterpart: the figure in mu is, right or wrong. So
    is the one with the same number in "300 km (20 hectares)".
    """
    ours, theirs = sides.left_conversions.partners, sides.right_conversions.partners
    if not (ours or theirs) or same_unit(sides.left[left], sides.right[right]):
        return False
    return _belongs(sides.left[left], sides.right, theirs.get(right, ())) or _belongs(
        sides.right[right], sides.left, ours.get(left, ())
    )


def _belongs(quantity: Quantity, others: Sequence[Quantity], partners: Iterable[int]) -> bool:
    return any(same_unit(quantity, others[other]) or quantity.low == others[other].low for other in partners)


def equivalents_said(conversions: Conversions, answered: Collection[int]) -> set[int]:
    """The converted figures whose own figure has a counterpart."""
    return {index for index in conversions.equivalents if not conversions.partners[index].isdisjoint(answered)}


def said_again(
    conversions: Conversions, answered: Collection[int], said_alone: Collection[int], *, omitted: bool
) -> set[int]:
    """The figures that need no counterpart, as another one that says the same has one.

    A figure that is converted may be left out itself (`omitted`) where the translation has only what it is converted
    into, and not in brackets (`said_alone`).
    """
    said = equivalents_said(conversions, answered)
    enough = set(said_alone if omitted else answered)
    return said | {one.main for one in conversions.found if one.equivalent in enough}


def wrong_conversions(sides: Sides, reported: Sequence[Discrepancy]) -> Iterator[Discrepancy]:
    """The conversions that do not follow, unless something else is wrong with their figures.

    One of the source is a warning, once where the translation repeats it.
    """
    values = [one.problem for one in reported if one.check not in _NOT_OF_VALUE]
    sources = {one.source.start for one in values if one.source is not None}
    targets = {one.target.start for one in values if one.target is not None}
    left = list(_wrong(sides.left, sides.left_conversions, targets if sides.turned else sources))
    right = list(_wrong(sides.right, sides.right_conversions, sources if sides.turned else targets))
    ours, theirs = (right, left) if sides.turned else (left, right)
    for one in theirs:
        yield _discrepancy(sides, one, Severity.WARNING if ours else None, on_left=sides.turned)
    for one in ours if not theirs else ():
        yield _discrepancy(sides, one, Severity.WARNING, on_left=not sides.turned)


def _wrong(quantities: Sequence[Quantity], conversions: Conversions, reported: set[int]) -> Iterator[Conversion]:
    for one in conversions.found:
        starts = {quantities[one.main].start, quantities[one.equivalent].start}
        if one.follows is False and starts.isdisjoint(reported):
            yield one


def _discrepancy(sides: Sides, one: Conversion, severity: Severity | None, *, on_left: bool) -> Discrepancy:
    quantities = sides.left if on_left else sides.right
    main, equivalent = quantities[one.main], quantities[one.equivalent]
    message = converted_wrongly(main, equivalent, one.exact)
    both = (equivalent, None) if on_left else (None, equivalent)
    return Discrepancy("conversion-mismatch", sides.problem(message, *both, severity=severity))
