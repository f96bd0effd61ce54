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
    """The contradictions that a row of the pair tells; each row is used once a text."""
    if not sides.pair.contrasts or sides.pair.any_contrast.search(sides.left_text) is None:
        return
    used: set[str] = set()
    for match in matches:
        left, right = sides.left[match.left], sides.right[match.right]
        for row in sides.pair.contrasts:
            word = _contradiction(sides, left, right, row) if row.name not in used and not left.weak else None
            if word is not None:
                used.add(row.name)
                first, second = row.left.search(sides.left_text), word
                said = [first.group() if first else left.text, f'"{second}"']
                ours, theirs = said[::-1] if sides.turned else said
                message = f"{ours} is said of {sides.roles(left, right)[0].text}, but {theirs} in the translation"
                yield Discrepancy(row.check, sides.problem(message, left, right))


def _contradiction(sides: Sides, left: Quantity, right: Quantity, row: Contrast) -> str | None:
    """The words on the right that contradict those beside the left figure, if any."""
    if row.left.search(_around(sides.left_text, left, _CLAUSE, _LEFT_REACH)) is None:
        return None
    sentence = _around(sides.right_text, right, _SENTENCE, _RIGHT_REACH)
    found = row.against.search(sentence)
    return found.group() if found is not None and row.confirming.search(sentence) is None else None


def _around(text: str, quantity: Quantity, end: re.Pattern[str], reach: int) -> str:
    """The text around a figure, as far as its clause or sentence goes."""
    before = end.split(text[max(0, quantity.start - reach) : quantity.start])[-1]
    after = end.split(text[quantity.end : quantity.end + reach])[0]
    return f"{before}{quantity.text}{after}"
