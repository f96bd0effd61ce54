"""Sentences of a link that only one side has: nothing that they alone say is found on the other side.

A paragraph fits its translation well by its other sentences, so the whole does not show it. What two sentences of one
side have in common, as a name that both repeat, speaks for neither of them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence, Set
from itertools import chain

from toolkit.memory.aligning.alignment import Sentence
from toolkit.memory.aligning.marks import FORM, Key, Mark
from toolkit.memory.aligning.pieces import length
from toolkit.memory.aligning.texts import Texts

#: How many things a sentence must say for their absence from the other side to count, how many if nothing at all is
#: found there, and how long it is at least.
SAID, SAID_IN_VAIN, SHORTEST = 3, 2, 4.0
#: How many things a sentence of the translation must say to be doubted where the lengths do not show that it was added.
SAID_BY_TRANSLATION = 5


def unsaid(number: int, own: Sequence[int], texts: Texts) -> tuple[list[Sentence], bool]:
    """The sentences of a paragraph that its translation leaves out, and whether another one may be on one side only."""
    ours = texts.sentences_of(number)
    if not own or not ours or len(ours) + len(own) < 3:
        return [], False
    marks = [texts.read(one.text) for one in ours]
    theirs = [texts.model.evidence.target[one].marks for one in own]
    sizes = [length(one.text) for one in ours]
    others = [texts.model.target[one] / texts.model.ratio for one in own]
    left = [at for at in _alone(marks, theirs) if sizes[at] >= SHORTEST]
    more = _alone(theirs, marks)
    much = any(_said(theirs[at]) >= SAID_BY_TRANSLATION for at in more)
    missing = left and _fits_better_without(left, sizes, others)
    added = more and _fits_better_without(more, others, sizes)
    return [ours[at] for at in left] if missing else [], bool(missing or added or much)


def _fits_better_without(those: Sequence[int], sizes: Sequence[float], other: Sequence[float]) -> bool:
    """True if one side is as long as the other rather without some of its texts."""
    whole, length_of_other = sum(sizes), sum(other)
    rest = whole - sum([sizes[at] for at in those])
    return rest > 0 and abs(math.log(length_of_other / rest)) < abs(math.log(length_of_other / whole))


def _alone(side: Sequence[Sequence[Mark]], other: Sequence[Sequence[Mark]]) -> list[int]:
    """Which texts of a side say several things, of which the other side has none that the rest of their own has not."""
    if len(side) < 2:
        return []
    found = [_found(marks, other) for marks in side]
    alone = []
    for at, marks in enumerate(side):
        rest: Set[tuple[Key, ...]] = set(chain.from_iterable(found[:at] + found[at + 1 :]))
        if _said(marks) >= (SAID if found[at] else SAID_IN_VAIN) and found[at] <= rest:
            alone.append(at)
    return alone


def _said(marks: Sequence[Mark]) -> int:
    return sum([mark.kind not in FORM for mark in marks])


def _found(text: Sequence[Mark], other: Sequence[Sequence[Mark]]) -> set[tuple[Key, ...]]:
    """The keys of each mark of the other side that a text has."""
    own = {key for mark in text if mark.kind not in FORM for key in mark.keys}
    return {mark.keys for marks in other for mark in marks if mark.kind not in FORM and not own.isdisjoint(mark.keys)}
