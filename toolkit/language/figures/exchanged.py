"""Two figures of a kind that changed places.

Nothing but their surroundings tells: figures of one kind usually keep their order, or move with the words they belong
to. Only two that are next to each other among their kind are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import pairwise
from typing import Literal

from toolkit.language.figures.agreement import Agreement
from toolkit.language.figures.align import Match
from toolkit.language.figures.comparison import Allowance, Discrepancy
from toolkit.language.figures.nouns import keep_their_nouns, names_several
from toolkit.language.figures.sides import Sides
from toolkit.language.meaning import MeaningRules, place
from toolkit.language.units import unit_of
from toolkit.model.meaning import Direction
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind
_KINDS = frozenset({K.PERCENT, K.MONEY, K.CARDINAL, K.PERCENTAGE_POINT, K.BASIS_POINT, K.MULTIPLE, K.FRACTION})

#: Kinds of which only the ends of a range are looked at.
_ENDS = frozenset({K.YEAR, K.DATE, K.ORDINAL})
#: An enumeration's members are slow to look up on their class.
_CARDINAL, _MONEY, _CONVERTED = K.CARDINAL, K.MONEY, Agreement.CONVERTED
_SURE = frozenset({Agreement.SAME, Agreement.EQUAL})
#: From here on counts are looked at together whatever they count.
_LARGE = 100_000
#: The most characters between the ends of a range of hours: 至次日早上.
_JOINT = 6
#: How far, in characters, a date may be from the figure it belongs to.
_REACH = 60
_CLAUSE_END = re.compile("[，。；：,;:]")

Exchange = tuple[Match, Match]
#: Matches by the index of their left figure.
Matches = Mapping[int, Match]


def exchanged(sides: Sides, matches: Sequence[Match], settled: Set[int]) -> Iterable[Exchange | Allowance]:
    """Matches of figures in each other's place on the right, and those that a row of the pair lets move.

    The ends of a change that both texts name, with their left indices in `settled`, may be in any order.
    """
    in_order = sorted(matches)
    groups, counts = _groups(sides, in_order)
    places = [match.right for match in in_order]
    if places != sorted(places):
        return _out_of_order(sides, in_order, groups.values(), counts, settled)
    if len(counts) < 2 and sum(map(len, groups.values())) == len(groups):  # each is alone
        return ()
    return _nouns_exchanged(sides, groups.values(), counts) if names_several(sides) else ()


def _nouns_exchanged(
    sides: Sides, groups: Iterable[Sequence[Match]], counts: Sequence[Match]
) -> Iterator[Exchange | Allowance]:
    """The matches in one order in both texts whose nouns are in another."""
    for group in groups:
        for first, second in pairwise(group):
            if keep_their_nouns(sides, first, second) is False:
                yield first, second
    for first, second in pairwise(counts):
        if _are_apart(sides, first, second) and keep_their_nouns(sides, first, second) is False:
            yield first, second


def _out_of_order(
    sides: Sides,
    in_order: Sequence[Match],
    groups: Iterable[list[Match]],
    counts: Sequence[Match],
    settled: Set[int],
) -> Iterator[Exchange | Allowance]:
    """As `exchanged`, for matches that are not in one order in both texts."""
    has_nouns = names_several(sides)
    crossed = [(first, second) for first, second in pairwise(in_order) if first.right > second.right]
    yield from (both for both in crossed if _is_inverted(sides, *both))
    by_left = {match.left: match for match in in_order}
    for group in groups:
        yield from _exchanged_in(sides, by_left, group, settled, has_nouns=has_nouns)
    for first, second in pairwise(counts):
        turned = first.right > second.right
        if (turned and _units_changed(sides, first, second)) or (
            has_nouns and _are_apart(sides, first, second) and keep_their_nouns(sides, first, second) is False
        ):
            yield first, second


def _exchanged_in(
    sides: Sides, matches: Matches, group: list[Match], settled: Set[int], *, has_nouns: bool
) -> Iterator[Exchange | Allowance]:
    """The exchanged figures of one kind and unit; in order they are only looked at where nouns tell them apart."""
    crossed = list(_crossed(sides.left, group))
    crossing = set(crossed)
    for first, second in pairwise(group) if has_nouns else ():
        if (first, second) not in crossing and keep_their_nouns(sides, first, second) is False:
            yield first, second
    for first, second in crossed:
        known = first.left in settled and second.left in settled
        row = "ends of a change" if known else _moved(sides, matches, first, second)
        if row:
            yield Allowance(row, *sides.spans(sides.left[first.left], sides.right[second.right]))
        else:
            yield first, second


def _is_inverted(sides: Sides, first: Match, second: Match) -> bool:
    """True if the ends of a range of years, dates or ordinals that rises in the source fall in the translation."""
    ours, other = sides.left[first.left], sides.left[second.left]
    theirs, its = sides.right[first.right], sides.right[second.right]
    if ours.kind not in _ENDS or ours.kind is not other.kind or not {first.agreement, second.agreement} <= _SURE:
        return False
    rises = (ours.date, ours.low or 0) < (other.date, other.low or 0)
    joints = sides.left_text[ours.end : other.start], sides.right_text[its.end : theirs.start]
    is_clock = ours.date.startswith("T")  # from 11 at night to 6 in the morning
    known = sides.pair.range_joints
    if is_clock:
        return all(joint.strip().startswith(tuple(known)) and len(joint) <= _JOINT for joint in joints)
    return rises is not sides.turned and all(joint.strip() in known for joint in joints)


_Group = tuple[QuantityKind, str]


def _groups(sides: Sides, matches: Sequence[Match]) -> tuple[dict[_Group, list[Match]], list[Match]]:
    """The matches that could be exchanged, by kind and unit; and all counts and sums."""
    groups: dict[_Group, list[Match]] = {}
    counts: list[Match] = []
    left, right = sides.left, sides.right
    for match in matches:
        at, there, agreement, _ = match
        _, _, _, kind, _, _, unit, _, _, _, weak = left[at]  # which is quicker than by name
        if kind not in _KINDS or weak or right[there].weak or agreement > _CONVERTED:
            continue
        if kind is _CARDINAL or kind is _MONEY:
            counts.append(match)
            group = _group(left[at], right[there])
        else:
            group = kind, unit or "few"
        if group in groups:
            groups[group].append(match)
        else:
            groups[group] = [match]
    return groups, counts


def _group(ours: Quantity, theirs: Quantity) -> _Group:
    _, _, _, kind, low, _, unit, _, _, _, _ = ours
    if kind is _CARDINAL:
        if not unit and theirs.kind is _MONEY:
            return _MONEY, theirs.unit
        if low is not None and low >= _LARGE and unit_of(unit) is None:
            return kind, ""
    return kind, unit or "few"


def _moved(sides: Sides, matches: Matches, first: Match, second: Match) -> str:
    """The name of the row or rule by which two figures may be in another order; empty if there is none."""
    kept = keep_their_nouns(sides, first, second)
    if kept is not None:
        return "moved with their nouns" if kept else ""
    if _directions_moved(sides, first, second):
        return "moved with their directions"
    if _anchors_moved(sides, matches, first, second):
        return "moved with the figures next to it"
    return next((row.name for row in sides.pair.moves if row.test(sides, first, second)), "")


def _directions_moved(sides: Sides, first: Match, second: Match) -> bool:
    """True if one of the figures is a rise or profit and the other a fall or loss, in both texts."""
    folded = sides.folded
    if folded is None:
        return False
    left = [_direction(folded.left, folded.left_text, sides.left, match.left) for match in (first, second)]
    right = [_direction(folded.right, folded.right_text, sides.right, match.right) for match in (first, second)]
    return left == right and set(left) == {Direction.UP, Direction.DOWN}


def _direction(rules: MeaningRules, text: str, side: Sequence[Quantity], index: int) -> Direction:
    low = side[index].low
    return Direction.DOWN if low is not None and low < 0 else rules.change(place(text, side, index)).direction


def _anchors_moved(sides: Sides, matches: Matches, first: Match, second: Match) -> bool:
    """True if the dates and figures next to the two changed places as well: then the sentence did."""
    ours, other = (_anchor(sides, matches, match, first, second) for match in (first, second))
    if ours is None or other is None or ours is other:
        return False
    return (ours.left < other.left) != (ours.right < other.right) and abs(
        sides.right[ours.right].start - sides.right[first.right].start
    ) < _REACH


def _anchor(sides: Sides, matches: Matches, match: Match, *apart: Match) -> Match | None:
    """The nearest match of another kind, preferably in the same clause."""
    place = sides.left[match.left]
    near = [
        (_clauses_apart(sides.left_text, figure, place), abs(figure.start - place.start), one)
        for step in (-1, 1)
        if (one := _beside(sides, matches, match, step, apart)) and (figure := sides.left[one.left])
    ]
    return min(near, default=(0, 0, None), key=lambda found: found[:2])[2]


def _beside(sides: Sides, matches: Matches, match: Match, step: Literal[-1, 1], apart: Sequence[Match]) -> Match | None:
    """The nearest match of another kind before a figure (-1) or after it, if it is near."""
    figure, at = sides.left[match.left], match.left + step
    while 0 <= at < len(sides.left) and abs(sides.left[at].start - figure.start) < _REACH:
        one = matches.get(at)
        if one and one not in apart and sides.left[at].kind is not figure.kind and one.agreement < Agreement.LOOSE:
            return one
        at += step
    return None


def _clauses_apart(text: str, one: Quantity, other: Quantity) -> int:
    """How many clauses end between two figures of a text."""
    first, second = sorted((one, other), key=lambda quantity: quantity.start)
    return len(_CLAUSE_END.findall(text, first.end, second.start))


def _crossed(left: Sequence[Quantity], group: list[Match]) -> Iterator[Exchange]:
    """The matches of a group in each other's place; a sentence put the other way round moves more than two."""
    there = sorted(group, key=lambda match: match.right)
    places = {here.left: other for here, other in zip(group, there, strict=True) if here is not other}
    for here in group:
        other = places.get(here.left)
        if other is None or other.left < here.left or places[other.left] is not here:
            continue
        if left[here.left].low != left[other.left].low:
            yield here, other


def _are_apart(sides: Sides, first: Match, second: Match) -> bool:
    """True for two counts that are not looked at as one group."""
    one, other = (_group(sides.left[match.left], sides.right[match.right]) for match in (first, second))
    return one != other and one[0] is other[0] is K.CARDINAL


def _units_changed(sides: Sides, first: Match, second: Match) -> bool:
    """True if the unit of one of two figures is now with the other."""
    ours = [_is_measured(sides.left[match.left]) for match in (first, second)]
    theirs = [_is_measured(sides.right[match.right]) for match in (second, first)]
    return sum(ours) == 1 and ours == theirs


def _is_measured(quantity: Quantity) -> bool:
    return quantity.kind is K.MONEY or unit_of(quantity.unit) is not None


def exchange_problem(sides: Sides, first: Match, second: Match) -> Discrepancy:
    """The discrepancy that two exchanged figures are."""
    ours, other = sides.left[first.left], sides.left[second.left]
    theirs, its = sides.right[first.right], sides.right[second.right]
    if first.right < second.right:
        source, target = ((theirs, its), (ours, other)) if sides.turned else ((ours, other), (theirs, its))
        message = (
            f'{source[0].text} and {source[1].text} come with words that "{target[0].text}" and "{target[1].text}"'
            " have in the other order: exchanged?"
        )
    elif sides.turned:
        message = f'{its.text} comes before {theirs.text}, but "{ours.text}" before "{other.text}": exchanged?'
    else:
        message = f'{ours.text} comes before {other.text}, but "{its.text}" before "{theirs.text}": exchanged?'
    return Discrepancy("number-order", sides.problem(message, ours, its))
