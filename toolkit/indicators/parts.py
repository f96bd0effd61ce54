"""Which rows of a table are parts of a row above them: those with 其中, and those that add up to it.

A row after a part may be another part or go on with the table; where neither its unit nor the sum of the parts tells,
it is neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from toolkit.model.quantity import QuantityKind

#: A sum may differ from its whole by one part in `_EXACT`, for rounding, and has at least `_FEWEST` parts.
_EXACT, _FEWEST = 2000, 2
#: What a row is that is not a part, and one of which that is not certain.
WHOLE, UNKNOWN = -1, -2


class Measured(NamedTuple):
    """The first value of a row: what it is measured in, how much it is, and whether the rows below may add up to it.

    The amount is without its sign.
    """

    kind: QuantityKind
    unit: str
    amount: Fraction
    may_be_sum: bool = True

    def is_like(self, other: Measured) -> bool:
        """True for two amounts that may be added."""
        return (self.kind, self.unit) == (other.kind, other.unit)


@dataclass(slots=True)
class _Run:
    """A row and the rows below it that may be parts: the sum of those since the last 其中, and the last of them."""

    whole: int
    of: Measured | None
    inside: bool = False
    each: bool = False
    total: Fraction = Fraction(0)
    last: Measured | None = None

    def part(self, row: Measured | None, *, each: bool) -> int:
        """The whole of a row with 其中: after another part it may be of that one, unless it is more; not with #."""
        self.each = each
        first, before = not self.inside, self.last
        self.inside, self.last, self.total = True, row, row.amount if row else Fraction(0)
        if row and self.of and not (row.is_like(self.of) and row.amount <= self.of.amount):
            return UNKNOWN
        return self.whole if first or each or (row and self.of and before and row.amount > before.amount) else UNKNOWN

    def ends_before(self, row: Measured | None) -> bool:
        """True for a row that is not another part: in another unit, or more than is left of the whole."""
        if not self.inside or self.each:
            return True
        if row is None or self.of is None:
            return False
        return not row.is_like(self.of) or self.total + row.amount > self.of.amount

    def perhaps(self, row: Measured | None) -> int:
        """Count a row that may be another part."""
        self.last, self.total = row, self.total + (row.amount if row else 0)
        return UNKNOWN


class Mark(StrEnum):
    """How a row is marked as a part: not, by 其中, which the parts after it need not have, or by #, which each has."""

    NONE = ""
    FIRST = "first"
    EACH = "each"


def wholes(rows: Sequence[Measured | None], marks: Sequence[Mark]) -> list[int]:
    """For each row the index of the row that it is a part of; WHOLE where it is not a part, UNKNOWN if that is open.

    `rows` are None where the first value is not an amount.
    """
    found: list[int] = []
    run = _Run(UNKNOWN, None)
    sums: dict[int, int] = {}
    for at, (row, mark) in enumerate(zip(rows, marks, strict=True)):
        if at in sums:
            found.append(sums[at])
        elif mark is Mark.FIRST and run.of and (group := _adding_up(rows, marks, run.of, at)):
            run.inside = False
            sums |= dict.fromkeys(group, run.whole)
            found.append(run.whole)
        elif mark:
            found.append(run.part(row, each=mark is Mark.EACH))
        elif not run.ends_before(row):
            found.append(run.perhaps(row))
        else:
            run = _Run(at, row)
            if row and row.may_be_sum:
                sums |= dict.fromkeys(_adding_up(rows, marks, row, at + 1), at)
            found.append(WHOLE)
    return found


def _adding_up(rows: Sequence[Measured | None], marks: Sequence[Mark], whole: Measured, first: int) -> range:
    """The rows from the `first` on that add up to a whole; only the first of them may have 其中."""
    total = Fraction(0)
    for at in range(first, len(rows) if whole.amount else first):
        row = rows[at]
        if row is None or (marks[at] and at > first) or not row.is_like(whole):
            break
        total += row.amount
        over = (total - whole.amount) * _EXACT
        if over > whole.amount:
            break
        if at - first + 1 >= _FEWEST and -over <= whole.amount:
            return range(first, at + 1)
    return range(0)
