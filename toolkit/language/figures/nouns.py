"""Whether two figures keep the order of the nouns that tell them apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from toolkit.language.figures.align import Match
from toolkit.language.figures.pair import Labels, Pair
from toolkit.language.figures.sides import Sides
from toolkit.model.quantity import Quantity, QuantityKind

#: Characters before two figures, and on each side of them, in which their nouns are.
_LEFT_REACH, _RIGHT_REACH = 40, 90
_SENTENCE = re.compile(r"[.;!?]\s|\n")
_SENTENCE_END = re.compile("[。；！？\n]")


def keep_their_nouns(sides: Sides, first: Match, second: Match) -> bool | None:
    """True if both texts name the nouns in the order of their figures; None where they do not tell.

    `first` comes before `second` on the left.
    """
    left = _left_text(sides, first, second)
    rows = list(_rows(sides.pair, left))
    if not rows:
        return None
    right = _right_text(sides, first, second)
    kept = first.right < second.right
    verdicts = {theirs == ours for row, ours in rows if (theirs := _order(row.right, right)) in (ours, ours[::-1])}
    return verdicts.pop() is kept if len(verdicts) == 1 else None


def _rows(pair: Pair, left: str) -> Iterator[tuple[Labels, list[str]]]:
    """The groups of which a text has several nouns, each once, with their names in order."""
    if len(pair.any_label.findall(left)) < 2:
        return
    for row in pair.labels:
        ours = _order(row.left, left)
        if len(ours) > 1 and len(set(ours)) == len(ours):
            yield row, ours


def _left_text(sides: Sides, first: Match, second: Match) -> str:
    ours, other = sides.left[first.left], sides.left[second.left]
    earlier = _neighbour(sides.left, first.left, -1, ours.kind)
    start = max(earlier.end if earlier else 0, ours.start - _LEFT_REACH)
    return _SENTENCE_END.split(sides.left_text[start : ours.start])[-1] + sides.left_text[ours.start : other.start]


def _neighbour(side: Sequence[Quantity], index: int, step: Literal[-1, 1], kind: QuantityKind) -> Quantity | None:
    """The nearest figure of a kind before (-1) or after the one at `index`."""
    at = index + step
    while 0 <= at < len(side) and side[at].kind is not kind:
        at += step
    return side[at] if 0 <= at < len(side) else None


def _right_text(sides: Sides, first: Match, second: Match) -> str:
    near, far = sorted((first.right, second.right))
    one, other = sides.right[near], sides.right[far]
    earlier = _neighbour(sides.right, near, -1, one.kind)
    later = _neighbour(sides.right, far, 1, one.kind)
    before = sides.right_text[max(earlier.end if earlier else 0, one.start - _RIGHT_REACH) : one.start]
    until = other.end + _RIGHT_REACH
    after = sides.right_text[other.end : min(later.start, until) if later else until]
    return _SENTENCE.split(before)[-1] + sides.right_text[one.start : other.end] + _SENTENCE.split(after)[0]


def _order(words: re.Pattern[str], text: str) -> list[str]:
    return [found.lastgroup or "" for found in words.finditer(text)]
