"""Whether two figures keep the order of the nouns that tell them apart."""

from __future__ import annotations

import re

from toolkit.language.figures.align import Match
from toolkit.language.figures.pair import Labels
from toolkit.language.figures.sides import Sides

#: Characters before two figures, and on each side of them, in which their nouns are.
_LEFT_REACH, _RIGHT_REACH = 40, 90
_SENTENCE = re.compile(r"[.;!?]\s|\n")
_CLAUSE_END = "。；！？\n"


def keep_their_nouns(sides: Sides, first: Match, second: Match) -> bool | None:
    """True if both texts name the nouns in the order of their figures; None where they do not tell.

    `first` comes before `second` on the left.
    """
    left = _left_text(sides, first, second)
    if sides.pair.any_label.search(left) is None:
        return None
    right = _right_text(sides, first, second)
    figures_kept = first.right < second.right
    verdicts = {_kept(row, left, right) is figures_kept for row in sides.pair.labels if _tells(row, left, right)}
    return verdicts.pop() if len(verdicts) == 1 else None


def _left_text(sides: Sides, first: Match, second: Match) -> str:
    ours, other = sides.left[first.left], sides.left[second.left]
    start = max(sides.left[first.left - 1].end if first.left else 0, ours.start - _LEFT_REACH)
    text = sides.left_text[start : other.start]
    return text[max(text.rfind(sign, 0, ours.start - start) for sign in _CLAUSE_END) + 1 :]


def _right_text(sides: Sides, first: Match, second: Match) -> str:
    one, other = sorted((sides.right[first.right], sides.right[second.right]), key=lambda figure: figure.start)
    before = sides.right_text[max(0, one.start - _RIGHT_REACH) : one.start]
    after = sides.right_text[other.end : other.end + _RIGHT_REACH]
    return _SENTENCE.split(before)[-1] + sides.right_text[one.start : other.end] + _SENTENCE.split(after)[0]


def _tells(row: Labels, left: str, right: str) -> bool:
    """True if both texts have the same two nouns of a group, each once."""
    ours = [found.lastgroup for found in row.left.finditer(left)]
    return len(ours) == 2 and ours[0] != ours[1] and _order(row, right) in (ours, ours[::-1])


def _order(row: Labels, right: str) -> list[str | None]:
    return [found.lastgroup for found in row.right.finditer(right)]


def _kept(row: Labels, left: str, right: str) -> bool:
    return _order(row, right) == [found.lastgroup for found in row.left.finditer(left)]
