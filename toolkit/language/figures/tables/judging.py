"""What is wrong with the figures of a table whose cells are paired."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from toolkit.language.figures.agreement import Agreement, agree
from toolkit.language.figures.align import Match
from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.matched import hedge_outcomes, rounded_problem, value_tolerance
from toolkit.language.figures.mismatches import judge
from toolkit.language.figures.rounding import finite
from toolkit.language.figures.sides import Sides
from toolkit.language.figures.tables.layout import Cell, Unit
from toolkit.language.figures.unit_fit import in_unit_of, same_currency, units
from toolkit.language.figures.wording import factor, number, reading, respelled, two_readings
from toolkit.language.units import AMBIGUOUS
from toolkit.model.finding import Problem, Severity
from toolkit.model.quantity import Number, Quantity, QuantityKind

K = QuantityKind
_POINTS = frozenset({K.PERCENTAGE_POINT, K.BASIS_POINT})
#: So many figures with one factor between the sides are in another unit, whatever their labels say.
_CONVERTED = 3
_DIGITS = re.compile(r"[0-9０-９](?:[0-9０-９,.，．]*[0-9０-９])?")
#: A suggestion has at most so many decimals.
_MOST_DECIMALS = 6
#: Beyond so many wrong figures none are looked at in pairs.
_MOST = 60


@dataclass(frozen=True, slots=True)
class CellPair:
    """A left and a right cell, the size of their figures in the units of their labels, those units, and the signs.

    A sign is 1 or -1, or 0 where the labels leave it open. `percent_lost` says of each direction, from left to
    right and back, that the first figure is in per cent, and nothing says so of the second.
    """

    left: Cell
    right: Cell
    ours: Quantity
    theirs: Quantity
    units: tuple[Unit | None, Unit | None]
    signs: tuple[int, int]
    percent_lost: tuple[bool, bool] = (False, False)


def size(cell: Cell) -> Number:
    """The figure of a cell as it is written, without its sign."""
    assert cell.figure is not None
    assert cell.figure.low is not None
    return -cell.figure.low if cell.figure.low < 0 else cell.figure.low


def judged(sides: Sides, pairs: Sequence[CellPair], raw: Sides) -> Iterator[Discrepancy]:
    """What is wrong with paired cells: a label's unit once, each figure, each sign. `raw` has both texts as written."""
    groups: dict[tuple[int, int], list[CellPair]] = {}
    for one in pairs:
        groups.setdefault((id(one.units[0]), id(one.units[1])), []).append(one)
    wrong: list[CellPair] = []
    for group in groups.values():
        found, rest = _labels(sides, group, raw)
        yield from found
        wrong += rest
    yield from _cells(sides, wrong)
    bad = {one.left.start for one in wrong}
    for one in pairs:
        if one.left.start not in bad:
            yield from _of_right_size(sides, one)


def _labels(sides: Sides, group: list[CellPair], raw: Sides) -> tuple[list[Discrepancy], list[CellPair]]:
    """What is wrong with the units that a group of figures has from its labels, and the figures that are wrong then."""
    ours, theirs = group[0].units
    wrong = [one for one in group if not _agree(sides, one)]
    if ours is None or theirs is None:
        return [], _without_a_unit(wrong, group) if wrong else []
    clash = _clash(ours.one, theirs.one)
    if clash == "currency-mismatch" and _may_be_one_currency(raw, ours, theirs):
        return _labels(sides, [_in_currency(pair, theirs, ours.one.unit) for pair in group], raw)
    if clash:
        one = ours.one, theirs.one
        scaled = [pair for pair in group if not _same_number(pair.ours, pair.theirs)]
        unchanged = [pair for pair in scaled if size(pair.left) == size(pair.right)]
        return [_label_problem(sides, clash, ours, theirs, *one)], [] if unchanged == scaled else scaled
    unchanged = [pair for pair in group if size(pair.left) == size(pair.right)]
    if len(wrong) < len(group) or 2 * len(unchanged) < len(group) or not any(map(size, map(_left, group))):
        return [], wrong
    found = _label_problem(sides, "number-scale", ours, theirs, ours.one, theirs.one)
    return [found], [pair for pair in group if size(pair.left) != size(pair.right)]


def unit_clash(sides: Sides, left: Unit, right: Unit) -> list[Discrepancy]:
    """What is wrong with two units that no figures are seen of, whatever their scale."""
    clash = _clash(left.one, right.one)
    if not clash or (clash == "currency-mismatch" and _may_be_one_currency(sides, left, right)):
        return []
    return [_label_problem(sides, clash, left, right, left.one, right.one)]


def _may_be_one_currency(sides: Sides, left: Unit, right: Unit) -> bool:
    """True if the rows of the pair of languages read two units as of one currency: 元 in a text of Hong Kong."""
    one, other = (unit.one._replace(start=unit.span.start, end=unit.span.end) for unit in (left, right))
    alone = replace(sides, left=[one], right=[other])
    for row in sides.pair.preparations:
        alone = row.apply(alone)
    return bool(alone.left and alone.right) and same_currency(alone.left[0], alone.right[0])


def _in_currency(one: CellPair, unit: Unit, currency: str) -> CellPair:
    """A pair of cells with the right one, and its unit, in a currency."""
    said = Unit(unit.one._replace(unit=currency), unit.span)
    return replace(one, theirs=one.theirs._replace(unit=currency), units=(one.units[0], said))


def _left(one: CellPair) -> Cell:
    return one.left


def _clash(ours: Quantity, theirs: Quantity) -> str:
    """The check that names what is wrong with two units whatever their scale; empty if nothing is."""
    if ours.kind is theirs.kind is K.MONEY and not same_currency(ours, theirs):
        return "currency-mismatch"
    kinds = {ours.kind, theirs.kind}
    if K.PERCENT in kinds and kinds & _POINTS:
        return "percent-point"
    both = units(ours, theirs)
    apart = both is not None and both[0].dimension != both[1].dimension and ours.unit not in AMBIGUOUS
    return "number-changed" if apart else ""


def _same_number(ours: Quantity, theirs: Quantity) -> bool:
    return ours.low == theirs.low


def _agree(sides: Sides, one: CellPair) -> bool:
    """True if two figures agree in the units of their labels, as far as those are known."""
    if one.percent_lost[sides.turned]:  # a translation may add what the source leaves to its reader
        return False
    if agree(one.ours, one.theirs, sides.pair) is not None:
        return True
    bare = [cell.is_bare and unit is None for cell, unit in zip((one.left, one.right), one.units, strict=True)]
    other_kind = one.ours.kind is not one.theirs.kind
    return (any(bare) or other_kind) and size(one.left) == size(one.right) and not _clash(one.ours, one.theirs)


def _without_a_unit(wrong: list[CellPair], group: list[CellPair]) -> list[CellPair]:
    """The wrong figures of a group where only one side's unit is known: a common factor may be the other's."""
    if group[0].units == (None, None):
        return wrong
    ratios = Counter(ratio for one in group if (ratio := _ratio(one)))
    common, count = ratios.most_common(1)[0] if ratios else (None, 0)
    if common is None or not (count >= _CONVERTED or (_is_power_of_ten(common) and 2 * count > len(wrong))):
        return wrong
    return [one for one in wrong if _ratio(one) != common]


def _ratio(one: CellPair) -> Fraction | None:
    ours, theirs = Fraction(size(one.left)), Fraction(size(one.right))
    return theirs / ours if ours and theirs else None


def _is_power_of_ten(ratio: Fraction) -> bool:
    digits = str(max(ratio.numerator, ratio.denominator))
    return 1 in (ratio.numerator, ratio.denominator) and digits.strip("0") == "1"


def _label_problem(sides: Sides, check: str, left: Unit, right: Unit, ours: Quantity, theirs: Quantity) -> Discrepancy:
    source, target = (right, left) if sides.turned else (left, right)
    one, other = sides.roles(ours, theirs)
    message, suggestion = (
        f'the figures below are in {source.span.text}, but in the translation in "{target.span.text}"',
        None,
    )
    if check == "number-scale":
        suggestion = respelled(one, other._replace(text=target.span.text), sides.target_language, sides.target_text)
        message = (
            f"the figures below do not change, but {source.span.text} is {reading(one)}"
            f' and "{target.span.text}" is {reading(other)}'
        )
    row = value_tolerance(check, ours, theirs, sides)
    severity = Severity.WARNING if row is not None and row.warning else None
    return Discrepancy(check, Problem(message, source.span, target.span, suggestion, severity=severity))


def _cells(sides: Sides, wrong: list[CellPair]) -> Iterator[Discrepancy]:
    """The figures of wrong cells: two that are in each other's place are one mistake."""
    done: set[int] = set()
    for at, one in enumerate(wrong):
        if at in done:
            continue
        later = range(at + 1, len(wrong)) if len(wrong) <= _MOST else ()
        other = next((there for there in later if _crossed(sides, one, wrong[there])), None)
        if other is not None and other not in done:
            done.add(other)
            yield _exchange_problem(sides, one, wrong[other])
        else:
            yield _cell_problem(sides, one)


def _crossed(sides: Sides, one: CellPair, other: CellPair) -> bool:
    pair = sides.pair
    there, here = agree(one.ours, other.theirs, pair), agree(other.ours, one.theirs, pair)
    return there is not None and here is not None and max(there.agreement, here.agreement) < Agreement.VAGUE


def _exchange_problem(sides: Sides, one: CellPair, other: CellPair) -> Discrepancy:
    source, second = (cell.text for cell in ((one.right, other.right) if sides.turned else (one.left, other.left)))
    message = f"{source} and {second} are exchanged in the translation"
    return Discrepancy("number-order", sides.problem(message, _whole(one.left), _whole(one.right)))


def _cell_problem(sides: Sides, one: CellPair) -> Discrepancy:
    check, _ = judge(one.ours, one.theirs) or ("number-changed", 0.0)
    source, target = sides.roles(one.ours, one.theirs)
    message, suggestion = two_readings(source, target), None
    if check == "number-scale":
        message += f" ({factor(source, target)})"
        suggestion = _suggestion(sides, one)
    return Discrepancy(check, sides.problem(message, one.ours, one.theirs, suggestion=suggestion))


def _suggestion(sides: Sides, one: CellPair) -> str | None:
    """The target's cell with the source's figure in the unit of its label; None where that is not exact."""
    cell, unit = (one.left, one.units[0]) if sides.turned else (one.right, one.units[1])
    if one.signs[0] * one.signs[1] < 0:
        return None
    source, target = sides.roles(one.ours, one.theirs)
    if not cell.is_bare:
        return respelled(source, target, sides.target_language, sides.target_text)
    value = in_unit_of(source, target)
    exact = value if value is None or unit is None else finite(Fraction(value) / Fraction(unit.one.low or 1))
    written = "/" if exact is None else number(exact)
    if "/" in written or len(written.partition(".")[2]) > _MOST_DECIMALS:
        return None
    return _DIGITS.sub(written, _whole(cell).text, count=1)


def _of_right_size(sides: Sides, one: CellPair) -> Iterator[Discrepancy]:
    """What may still be wrong with a figure that agrees: its sign, and how exact it is."""
    if one.signs[0] * one.signs[1] < 0:
        yield _sign_problem(sides, one)
    verdict = agree(one.ours, one.theirs, sides.pair)
    left, right = _whole(one.left), _whole(one.right)
    if verdict is not None and verdict.agreement is Agreement.ROUNDED:
        yield rounded_problem(sides, left, right)
    if left.hedge is not right.hedge:
        alone = replace(sides, left=[left], right=[right])
        outcomes = hedge_outcomes(alone, Match(0, 0, Agreement.SAME), left.hedge, right.hedge, shared=False)
        yield from (outcome for outcome in outcomes if isinstance(outcome, Discrepancy))


def _sign_problem(sides: Sides, one: CellPair) -> Discrepancy:
    signs = one.signs[::-1] if sides.turned else one.signs
    source, target = sides.roles(_whole(one.left), _whole(one.right))
    said = ["positive" if sign > 0 else "negative" for sign in signs]
    message = f'{source.text} is {said[0]} in its column, but "{target.text}" is {said[1]}'
    return Discrepancy("sign-mismatch", sides.problem(message, _whole(one.left), _whole(one.right)))


def _whole(cell: Cell) -> Quantity:
    assert cell.figure is not None
    return cell.figure
