"""Compare which way dates face (before May 1, from May 1 on), and which part of a month or year they name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from toolkit.language.figures.agreement import is_century
from toolkit.language.figures.align import Match
from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.pair import TimeWords
from toolkit.language.figures.sides import Sides
from toolkit.language.units import is_time
from toolkit.model.finding import Problem, Severity, Span
from toolkit.model.quantity import Number, Quantity, QuantityKind, TimeBound

Dated = Quantity | Span
_YEAR, _ORDINAL = QuantityKind.YEAR, QuantityKind.ORDINAL
#: What renders a century: the 18th, the 1700s.
_OF_CENTURIES = (_ORDINAL, QuantityKind.DATE)


#: How a day without its month is read, which may be a length of time: 15日前.
_DAY = "---"


#: Parts of a time that are not certain to be different ones: what is late in a century is in its second half.
_OVERLAPS = (
    {TimeBound.EARLY, TimeBound.FIRST_HALF},
    {TimeBound.MIDDLE, TimeBound.FIRST_HALF},
    {TimeBound.MIDDLE, TimeBound.SECOND_HALF},
    {TimeBound.LATE, TimeBound.SECOND_HALF},
)


def time_bounds(sides: Sides, matches: Iterable[Match]) -> list[Discrepancy]:
    """The dates, of those that agree, that one side tells to be before and the other after something happens."""
    words = sides.pair.time_words
    if words is None:
        return []
    found = []
    lefts, rights = sides.left, sides.right
    for at, there, _, _ in matches:
        left, right = lefts[at], rights[there]
        _, _, _, kind, _, _, _, _, date, _, _ = left  # which is quicker than by name
        unit = right.unit
        if unit and is_time(unit) and (date.startswith(_DAY) or is_time(left.unit)):
            one = _other_side(sides, *words, left, right)
        elif (
            date
            or kind is _YEAR
            or (right.kind in _OF_CENTURIES and is_century(left))
            or (kind is _ORDINAL and is_century(right))
        ):
            one = _contradiction(sides, *words, left, right)
        else:
            continue
        if one is not None:
            found.append((_key(left), _key(right), one))
    beside = _ends(sides, *words) + _weekdays(sides, *words)
    if not found:
        return beside
    # Of two equal dates it is not certain which renders which.
    ours, theirs = (Counter(map(_key, some)) for some in (sides.left, sides.right))
    return [one for left_key, right_key, one in found if ours[left_key] == theirs[right_key] == 1] + beside


def _contradiction(sides: Sides, ours: TimeWords, theirs: TimeWords, left: Dated, right: Dated) -> Discrepancy | None:
    for read, other in ((ours.faces, theirs.faces), (ours.part, theirs.part), (ours.bans, theirs.bans)):
        said = read(sides.left_text, left.start, left.end)
        if said is None:
            continue
        answered = other(sides.right_text, right.start, right.end)
        if answered is not None and answered is not said and {said, answered} not in _OVERLAPS:
            return _discrepancy(sides, (said, left), (answered, right))
    return None


def _other_side(
    sides: Sides, ours: TimeWords, theirs: TimeWords, left: Quantity, right: Quantity
) -> Discrepancy | None:
    """A length of time before something, told as one after it; a sentence put the other way round may do that."""
    said = ours.side(sides.left_text, left.start, left.end)
    answered = theirs.side(sides.right_text, right.start, right.end) if said else None
    if said is None or answered is None or said is answered:
        return None
    return _discrepancy(sides, (said, left), (answered, right), Severity.WARNING)


def _discrepancy(
    sides: Sides, left: tuple[TimeBound, Dated], right: tuple[TimeBound, Dated], severity: Severity | None = None
) -> Discrepancy:
    (ours, source), (theirs, target) = (right, left) if sides.turned else (left, right)
    message = f'{ours} {source.text}, but {theirs} "{target.text}"'
    spans = Span(source.start, source.end, source.text), Span(target.start, target.end, target.text)
    return Discrepancy("date-mismatch", Problem(message, *spans, severity=severity))


def _key(quantity: Quantity) -> tuple[str, Number | None]:
    return quantity.date, quantity.low


def _ends(sides: Sides, ours: TimeWords, theirs: TimeWords) -> list[Discrepancy]:
    """The end of a year or month without a figure, where each text has one."""
    left = ours.ends(sides.left_text)
    if len(left) != 1:
        return []
    right = theirs.ends(sides.right_text)
    found = _contradiction(sides, ours, theirs, left[0], right[0]) if len(right) == 1 else None
    return [] if found is None else [found]


def _weekdays(sides: Sides, ours: TimeWords, theirs: TimeWords) -> list[Discrepancy]:
    """Another day of the week, where each text names exactly one."""
    left = ours.weekdays(sides.left_text)
    if len(left) != 1:
        return []
    right = theirs.weekdays(sides.right_text)
    if len(right) != 1 or left[0][0] == right[0][0]:
        return []
    source, target = (right[0][1], left[0][1]) if sides.turned else (left[0][1], right[0][1])
    message = f'{source.text} is another day than "{target.text}"'
    # The day may be that of another time zone.
    return [Discrepancy("date-mismatch", Problem(message, source, target, severity=Severity.WARNING))]
