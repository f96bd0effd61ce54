"""Find years that are exchanged between two figures: 34 percent in 2017 and 37 percent in 2022."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import countOf, itemgetter

from toolkit.language.figures.align import Match
from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.sides import Sides
from toolkit.model.quantity import Quantity, QuantityKind

_YEAR = QuantityKind.YEAR
_KIND = itemgetter(Quantity._fields.index("kind"))


def exchanged_years(sides: Sides, matches: Sequence[Match]) -> list[Discrepancy]:
    """Two neighbours, each with the other's year in the translation."""
    found: list[Discrepancy] = []
    folded = sides.folded
    if folded is None or countOf(map(_KIND, sides.left), _YEAR) < 2:
        return found
    dated = []
    for match in sorted(matches):
        year = folded.left.year(folded.left_text, sides.left, match.left)
        other = folded.right.year(folded.right_text, sides.right, match.right) if year else ""
        if year and other:
            dated.append((match, year, other))
    for (first, year, other), (_, second_year, second_other) in pairwise(dated):
        if year != second_year and (year, second_year) == (second_other, other):
            left, right = sides.left[first.left], sides.right[first.right]
            names = (other, year) if sides.turned else (year, other)
            figure = sides.roles(left, right)[0].text
            message = f"{figure} is of {names[0]}, but of {names[1]} in the translation"
            found.append(Discrepancy("date-mismatch", sides.problem(message, left, right)))
    return found
