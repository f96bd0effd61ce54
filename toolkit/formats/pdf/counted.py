"""The numbers beside the lines of a page, which count them: every line, or every second, fifth or tenth."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from toolkit.formats.pdf.glyphs import Glyph
from toolkit.formats.pdf.rows import by_baseline
from toolkit.formats.report.wrapping import TERMINATORS

#: So many numbers make it sure; they end or begin at one place so nearly, in points.
FEWEST, NEAR = 4, 1.5
LONGEST = 4
#: Between a number and the line, in ems.
GAP, CELL = 0.5, 1.2
#: The share of numbers that are as many lines apart as they count.
EVEN = 0.8
STEPS = frozenset({1, 2, 5, 10})
Number = list[Glyph]


def counted(glyphs: Sequence[Glyph]) -> list[Number]:
    """The numbers, outside of the text and one below another, that go up by the same step."""
    rows = [[one for one in row if not one.text.isspace()] for row in by_baseline(glyphs)]
    rows = [row for row in rows if row]
    for own in (
        [number for row in rows if (number := _number(row))],
        [number[::-1] for row in rows if (number := _number(row[::-1]))],
    ):
        inside = {id(one) for number in own for one in number}
        others = [one for row in rows for one in row if id(one) not in inside]
        if (
            len(own) >= FEWEST
            and others
            and _are_outside(own, others)
            and _count_lines(rows, own)
            and not _are_of_cells(rows)
        ):
            return own
    return []


def _number(row: Sequence[Glyph]) -> Number:
    """The digits at the end of a row, apart from what is beside them."""
    digits: Number = []
    for one in row:
        if digits and abs((one.x0 + one.x1) - (digits[-1].x0 + digits[-1].x1)) / 2 > one.size * (GAP + 0.25):
            break
        if not (one.text.isascii() and one.text.isdigit()) or len(digits) == LONGEST:
            return []
        digits.append(one)
    return digits


def _are_of_cells(rows: Sequence[Sequence[Glyph]]) -> bool:
    """Whether many rows have a wide gap beside the one after a number: those are rows of a table."""
    gaps = [sum(after.x0 - before.x1 > CELL * after.size for before, after in pairwise(row)) for row in rows]
    return sum(gap > 1 for gap in gaps) > 0.3 * len(rows)


def _are_outside(own: Sequence[Number], others: Sequence[Glyph]) -> bool:
    """Whether numbers that are at one place are left or right of all else."""
    starts, ends = [number[0].x0 for number in own], [number[-1].x1 for number in own]
    if max(starts) - min(starts) > NEAR and max(ends) - min(ends) > NEAR:
        return False
    return max(ends) < min(one.x0 for one in others) or min(starts) > max(one.x1 for one in others)


def _count_lines(rows: Sequence[Sequence[Glyph]], own: Sequence[Number]) -> bool:
    """Whether numbers go up by as many as there are lines, some of which go on in the next: items of a list do not."""
    values = [int("".join(one.text for one in number)) for number in own]
    steps = {after - before for before, after in pairwise(values)}
    if len(steps) != 1 or not steps <= STEPS:
        return False
    inside = {id(one): n for n, number in enumerate(own) for one in number}
    places = [n for n, row in enumerate(rows) if any(id(one) in inside for one in row)]
    even = sum(after - before in steps for before, after in pairwise(places))
    texts = [[one for one in row if id(one) not in inside] for row in rows[places[0] : places[-1] + 1]]
    edge = max(row[-1].x1 for row in texts if row)
    going_on = sum(edge - row[-1].x1 < 2 * row[-1].size and row[-1].text not in TERMINATORS for row in texts if row)
    return even >= EVEN * (len(places) - 1) and going_on > 2
