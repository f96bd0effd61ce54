"""Words beside a figure that the words beside its counterpart contradict, by the rows of the pair."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.language.figures.align import Match
from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.pair import Contrast
from toolkit.language.figures.sides import Sides
from toolkit.model.quantity import Quantity

#: Characters on each side of a figure that are looked at.
_LEFT_REACH, _RIGHT_REACH = 24, 160
_CLAUSE = re.compile("[，。；！？\n\t]")
_SENTENCE = re.compile(r"[.;!?]\s|\n|\t")


def contrasted(sides: Sides, matches: Sequence[Match]) -> Iterator[Discrepancy]:
    """The contradictions that a row of the pair tells; each row at most once."""
    if sides.pair.contrast_cues.search(sides.left_text) is None:
        return
    rows = [row for row in sides.pair.contrasts if row.left.search(sides.left_text)]
    for match in matches if rows else ():
        left, right = sides.left[match.left], sides.right[match.right]
        if left.weak:
            continue
        clause = _around(sides.left_text, left, _CLAUSE, _LEFT_REACH)
        for row in rows[:]:
            said = row.left.search(clause)
            words = _contradicting(sides, right, row) if said else None
            if said and words:
                rows.remove(row)
                yield _problem(sides, match, row, (said.group(), f'"{words}"'))


def _contradicting(sides: Sides, right: Quantity, row: Contrast) -> str:
    """The words beside the right figure that contradict the row's; empty where there are none."""
    sentence = _around(sides.right_text, right, _SENTENCE, _RIGHT_REACH)
    found = row.against.search(sentence)
    return found.group() if found is not None and row.confirming.search(sentence) is None else ""


def _problem(sides: Sides, match: Match, row: Contrast, said: tuple[str, str]) -> Discrepancy:
    left, right = sides.left[match.left], sides.right[match.right]
    figure, _ = sides.roles(left, right)
    ours, theirs = said[::-1] if sides.turned else said
    message = f"{ours} is said of {figure.text}, but {theirs} in the translation"
    return Discrepancy(row.check, sides.problem(message, left, right))


def _around(text: str, quantity: Quantity, end: re.Pattern[str], reach: int) -> str:
    """The text around a figure, as far as its clause or sentence goes."""
    before = end.split(text[max(0, quantity.start - reach) : quantity.start])[-1]
    after = end.split(text[quantity.end : quantity.end + reach])[0]
    return f"{before}{quantity.text}{after}"
