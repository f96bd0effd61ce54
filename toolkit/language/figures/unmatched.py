"""Figures without a counterpart: which are dropped or added, and how certain that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.language.figures.agreement import exact_key
from toolkit.language.figures.align import Alignment
from toolkit.language.figures.comparison import Allowance, Discrepancy
from toolkit.language.figures.equivalents import said_again
from toolkit.language.figures.excuses import counted_apart, in_digits, repeated, small
from toolkit.language.figures.pair import Excuse
from toolkit.language.figures.sides import MOST, Sides
from toolkit.language.figures.wording import labelled
from toolkit.language.numeric_dates import readings
from toolkit.language.units import unit_of
from toolkit.model.finding import Severity
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind
_CERTAIN = frozenset({K.MONEY, K.PERCENT, K.PERCENTAGE_POINT, K.BASIS_POINT})
_DOUBTFUL = frozenset({K.YEAR, K.PERIOD, K.FRACTION, K.MULTIPLE, K.ORDINAL})
#: Kinds that a text repeats without meaning another one.
_REPEATED = frozenset({K.YEAR, K.DATE, K.PERIOD, K.ORDINAL, K.ENUMERATOR})
#: Counts in words that a text repeats freely.
_FEW = (1, 2, 3)
#: Characters before a figure in which a bracket may open, and after one that tell two equal figures apart.
_BRACKET_REACH = 30
_APART_REACH = 2
#: The name under which a figure in two units is let go.
_CONVERTED = "converted from another figure"

Outcome = Discrepancy | Allowance


def unmatched(sides: Sides, alignment: Alignment, left: set[int], right: set[int]) -> Iterator[Outcome]:
    """The figures that one side lacks; `left` and `right` are those that something else is wrong with."""
    said_left, said_right = _said(sides, alignment, left, right)
    for i in alignment.left[:MOST]:
        if i in left:
            continue
        if i in said_left:
            yield _allowed(_CONVERTED, sides, sides.left[i], None)
        else:
            yield from _left(sides, alignment, i)
    for j in alignment.right[:MOST]:
        if j in right:
            continue
        if j in said_right:
            yield _allowed(_CONVERTED, sides, None, sides.right[j])
        else:
            yield from _right(sides, alignment, sides.right[j])


def _said(sides: Sides, alignment: Alignment, left: set[int], right: set[int]) -> tuple[set[int], set[int]]:
    """The figures of each side that another one says in another unit."""
    if not (sides.left_conversions.found or sides.right_conversions.found):
        return set(), set()
    matches = alignment.matches
    alone_left = {
        one.left for one in matches if _is_alone(sides.left[one.left], sides.right_text, sides.right[one.right])
    }
    alone_right = {
        one.right for one in matches if _is_alone(sides.right[one.right], sides.left_text, sides.left[one.left])
    }
    return (
        said_again(
            sides.left_conversions, {one.left for one in matches} | left, alone_left | left, omitted=not sides.turned
        ),
        said_again(
            sides.right_conversions, {one.right for one in matches} | right, alone_right | right, omitted=sides.turned
        ),
    )


def _is_alone(quantity: Quantity, text: str, counterpart: Quantity) -> bool:
    """True for a measure whose counterpart is not in brackets after something else."""
    return quantity.kind is not K.MONEY and not _in_brackets(text, counterpart)


def excuse(quantity: Quantity, sides: Sides, rows: Sequence[Excuse]) -> Excuse | None:
    """The first row that excuses a figure, if any."""
    for row in rows:
        if not row.repeated and row.test(quantity, sides):
            return row
    return None


def _left(sides: Sides, alignment: Alignment, place: int) -> Iterator[Outcome]:
    quantity = sides.left[place]
    row = excuse(quantity, sides, sides.pair.may_omit)
    if row is not None and not row.note:
        yield _allowed(row.name, sides, quantity, None)
    elif counted_apart(quantity, sides.left[:MOST], sides.right[:MOST]):
        yield _allowed("a fraction as two figures", sides, quantity, None)
    elif sides.turned and _is_converted(sides.left_text, quantity, sides.left):
        yield _allowed("converted in brackets", sides, quantity, None)
    elif repeated(quantity, _matched_right(sides, alignment), sides, on_left=True):
        name = _repeated_on_left(sides, place)
        yield _allowed(name, sides, quantity, None) if name else _lacking(sides, quantity, None, Severity.WARNING)
    else:
        yield _lacking(sides, quantity, None, Severity.NOTE if row else _severity(quantity, missing=not sides.turned))


def _right(sides: Sides, alignment: Alignment, quantity: Quantity) -> Iterator[Outcome]:
    row = excuse(quantity, sides, sides.pair.may_add)
    others = [sides.left[match.left] for match in alignment.matches[:MOST]]
    if row is not None and not row.note:
        yield _allowed(row.name, sides, None, quantity)
    elif _is_converted(sides.right_text, quantity, sides.right):
        yield _allowed("converted in brackets", sides, None, quantity)
    elif counted_apart(quantity, sides.right[:MOST], sides.left[:MOST]):
        yield _allowed("two figures as a fraction", sides, None, quantity)
    elif repeated(quantity, others, sides, on_left=False):
        yield _allowed("repeated", sides, None, quantity)
    else:
        yield _lacking(sides, None, quantity, Severity.NOTE if row else _severity(quantity, missing=sides.turned))


def _matched_right(sides: Sides, alignment: Alignment) -> list[Quantity]:
    return [sides.right[match.right] for match in alignment.matches[:MOST]]


def _allowed(row: str, sides: Sides, left: Quantity | None, right: Quantity | None) -> Allowance:
    return Allowance(row, *sides.spans(left, right))


def _lacking(sides: Sides, left: Quantity | None, right: Quantity | None, severity: Severity | None) -> Discrepancy:
    source, target = (right, left) if sides.turned else (left, right)
    if source is not None:
        message = f"{labelled(source)} is missing in the translation"
        return Discrepancy("number-missing", sides.problem(message, left, right, severity=severity))
    assert target is not None
    message = f"{labelled(target, quoted=True)} is not in the source"
    return Discrepancy("number-extra", sides.problem(message, left, right, severity=severity))


def _repeated_on_left(sides: Sides, place: int) -> str:
    """Why a figure that the left side repeats may be once on the right; empty where two equal figures are meant."""
    quantity = sides.left[place]
    if quantity.kind in _REPEATED or quantity.vague or small(quantity) in _FEW:
        return "repeated"
    for row in sides.pair.may_omit:
        if row.repeated and row.test(quantity, sides):
            return row.name
    after = sides.left_text[quantity.end : quantity.end + _APART_REACH]
    equals = [one for at, one in enumerate(sides.left[:MOST]) if at != place and exact_key(one) == exact_key(quantity)]
    same_noun = any(after == sides.left_text[one.end : one.end + _APART_REACH] for one in equals)
    return "repeated" if not equals or same_noun else ""


def _is_converted(text: str, quantity: Quantity, quantities: Sequence[Quantity]) -> bool:
    """True for a sum or a measure in brackets, if there is another one before it that it may convert."""
    money = quantity.kind is K.MONEY
    if not (money or quantity.unit) or not _in_brackets(text, quantity):
        return False
    earlier = [one for one in quantities[:MOST] if one.end <= quantity.start and one.unit != quantity.unit]
    return any(one.kind is K.MONEY if money else unit_of(one.unit) is not None for one in earlier)


def _in_brackets(text: str, quantity: Quantity) -> bool:
    """True for a figure in brackets."""
    before = text[max(0, quantity.start - _BRACKET_REACH) : quantity.start]
    return any(before.rfind(opening) > before.rfind(closing) for opening, closing in ("()", "（）"))


def _severity(quantity: Quantity, *, missing: bool) -> Severity | None:
    """How grave it is that a figure is missing or extra; None is the check's own severity, an error."""
    if quantity.kind in _CERTAIN and not (missing and quantity.vague):
        return None
    if missing:
        return _missing_severity(quantity)
    plain = quantity.kind is K.CARDINAL and in_digits(quantity) and not small(quantity)
    return None if plain else Severity.WARNING


def _missing_severity(quantity: Quantity) -> Severity | None:
    if quantity.vague or quantity.kind in _DOUBTFUL:
        return Severity.WARNING
    if quantity.kind is K.DATE:
        date = readings(quantity.date)[0]
        return None if date.count("-") == 2 and date[0] != "-" else Severity.WARNING
    if not in_digits(quantity) and small(quantity) in (2, 3) and unit_of(quantity.unit) is None:
        return Severity.NOTE
    return None if in_digits(quantity) and not small(quantity) else Severity.WARNING
