"""Amounts told of another unit (per hectare for 每亩), or without the unit that an earlier one has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from toolkit.language.figures.align import Match
from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.rounding import rounds_to
from toolkit.language.figures.sides import Sides
from toolkit.language.figures.unit_fit import same_currency
from toolkit.language.meaning import Place
from toolkit.language.unit_of_measure import UnitOfMeasure
from toolkit.language.units import unit_of
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind
#: Characters before a Chinese figure in which its denominator is looked for.
_REACH = 24
#: Chinese before and after an amount that say of how much it is, and English after one.
_DENOMINATORS = (
    "(?:c?m[³3]|[mdμµ]?L|k?g|[kM]Wh|k?m[²2]|ha|h|s|min)(?![A-Za-z0-9])|立方厘米|立方米|毫升|亩|公顷|英亩|公斤|千克|毫克|克|斤|吨"
    "|平方厘米|平方米|平方公里|平方千米|公里|英里|升|桶|加仑|千瓦时|兆瓦时|度"
)
_RATE_SIGN = re.compile("[/／每亩]")
_MU = re.compile(r"(?:每亩|亩[均产])[^，。；\n]*\Z")
#: What may be told of a unit.
_RATED = frozenset({K.CARDINAL, K.MONEY})
_PER_ZH = re.compile(rf"(?:每(?P<each>{_DENOMINATORS})|(?P<mean>亩)[均产])[^，。；\n]{{0,14}}\Z")
_PER_ZH_AFTER = re.compile(rf"[/／每](?P<each>{_DENOMINATORS})")
_PER_EN = re.compile(
    r"(?: ?(?:per|an?|each|every|/)|(?: [a-z]+){1,5} (?:per|(?:for|on|to) (?:each|every))) ?"
    r"(?P<each>c?m[³3]|[mdμµ]?L|[kM]Wh|k?m[²2]|(?:square |cubic )?[a-z]+)(?!\w)"
)


def _denominators(left: Place, right: Place) -> tuple[UnitOfMeasure, UnitOfMeasure] | None:
    """The units of which two amounts are told, where they are two of one dimension."""
    before = left.text[max(0, left.figure.start - _REACH) : left.figure.start]
    ours = _PER_ZH_AFTER.match(left.text, left.figure.end) or _PER_ZH.search(before)
    theirs = _PER_EN.match(right.text, right.figure.end)
    if ours is None or theirs is None:
        return None
    one, other = unit_of(next(filter(None, ours.groups()))), unit_of(theirs["each"])
    if one is None or other is None or one.dimension != other.dimension or one.factor == other.factor:
        return None
    return one, other


def _in_other_unit(left: Quantity, right: Quantity, per: Fraction, unit: UnitOfMeasure | None = None) -> bool:
    """True if a figure times `per` is another in its unit, or in that given, as exact as that is written."""
    if left.low is None or right.low is None or left.vague or right.vague or left.kind is not right.kind:
        return False
    exact = Fraction(left.low) * per
    ours, theirs = unit_of(left.unit), unit or unit_of(right.unit)
    if ours is not None and theirs is not None:
        if ours.dimension != theirs.dimension:
            return False
        exact *= ours.factor / theirs.factor
    elif left.kind is K.MONEY and not same_currency(left, right):
        return False
    return exact == right.low or rounds_to(exact, right.low)


def other_denominators(sides: Sides, matches: Sequence[Match]) -> Iterable[Discrepancy]:
    """The amounts that are equal but told of units that differ in size: 5克/升 as "5 grams per millilitre"."""
    return _other_denominators(sides, matches) if _RATE_SIGN.search(sides.left_text) is not None else ()


def _other_denominators(sides: Sides, matches: Sequence[Match]) -> Iterator[Discrepancy]:
    for match in matches:
        left, right = sides.left[match.left], sides.right[match.right]
        if left.low != right.low or left.low is None or left.kind not in _RATED:
            continue
        if _MU.search(sides.left_plain, max(0, left.start - _REACH), left.start):  # a contrast tells 亩 from hectares
            continue
        both = _denominators(Place(sides.left_text, left, 0, 0), Place(sides.right_text, right, 0, 0))
        if both is not None and not _in_other_unit(left, right, both[1].factor / both[0].factor):
            (first, second), (unit, other) = sides.roles(left, right), both[:: -1 if sides.turned else 1]
            message = f'{first.text} is per {unit.written[0]}, but "{second.text}" is per {other.written[0]}'
            yield Discrepancy("basis-mismatch", sides.problem(message, left, right))


def as_a_rate(left: Place, right: Place) -> bool:
    """亩均收入5000元 as "75,000 yuan per hectare"."""
    both = _denominators(left, right)
    return both is not None and _in_other_unit(left.figure, right.figure, both[1].factor / both[0].factor)


#: A unit after an earlier figure, with a preposition that comes again after the figures that leave it out.
_UNIT_ONCE = re.compile(
    r"[0-9](?: (?:thousand|million|billion))? (?P<unit>(?:square |cubic |metric )?[a-z]+) "
    r"(?P<by>of|for|in|on|to|from|with) [^.;\n]{1,120}\Z"
)
_ONCE_REACH = 140


def with_the_unit_before(left: Place, right: Place) -> bool:
    """大豆30万亩 as "80,000 hectares of rice, … and 20,000 of soybeans"."""
    if right.figure.unit or unit_of(left.figure.unit) is None:
        return False
    start = right.figure.start
    once = _UNIT_ONCE.search(right.text[max(0, start - _ONCE_REACH) : start])
    unit = unit_of(once["unit"]) if once is not None else None
    if once is None or unit is None or not right.text.startswith(f" {once['by']} ", right.figure.end):
        return False
    return _in_other_unit(left.figure, right.figure, Fraction(1), unit)
