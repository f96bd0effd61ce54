"""Take figures without a counterpart for one another where a row of the pair says that they say the same."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.language.figures.align import Alignment
from toolkit.language.figures.comparison import Allowance
from toolkit.language.figures.sides import MOST, Sides
from toolkit.language.meaning import places


def restated(sides: Sides, alignment: Alignment) -> Iterator[Allowance]:
    """The figures that a restatement allows; they are taken out of those without a counterpart."""
    folded = sides.folded
    if folded is None or not sides.pair.restatements:
        return
    ours, theirs = places(folded.left_text, sides.left), places(folded.right_text, sides.right)
    for i in alignment.left[:MOST]:
        for j in alignment.right[:MOST]:
            row = next((row for row in sides.pair.restatements if row.test(ours[i], theirs[j])), None)
            if row is not None:
                alignment.left = [index for index in alignment.left if index != i]
                alignment.right = [index for index in alignment.right if index != j]
                yield Allowance(row.name, *sides.spans(sides.left[i], sides.right[j]))
                break
