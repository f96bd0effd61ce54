"""Two figures of a kind that changed places.

Nothing but their surroundings tells: figures of one kind usually keep their order, or move with the words they
belong to. Only
two that stand next to each other among their kind are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from toolkit.language.figures.align import Pair
from toolkit.language.figures.values import Agreement
from toolkit.language.quantities.units import unit_of
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind
_KINDS = frozenset({K.PERCENT, K.MONEY, K.CARDINAL, K.PERCENTAGE_POINT, K.BASIS_POINT, K.MULTIPLE, K.FRACTION})


#: English that names the later figure first (rose to 6 percent from 5).
_TURNED = re.compile(r"\bof \Z|\A[^.;]{0,40}\b(?:from|compared)\b")


def exchanged(
    source: Sequence[Quantity], target: Sequence[Quantity], pairs: Sequence[Pair], source_text: str, text: str
) -> Iterator[tuple[Pair, Pair]]:
    """Pairs of figures that stand in each other's place in the translation, whose text is `text`."""
    groups: dict[tuple[QuantityKind, str], list[Pair]] = {}
    counts: list[Pair] = []
    for pair in sorted(pairs, key=lambda one: one.source):
        ours = source[pair.source]
        if ours.weak or target[pair.target].weak or ours.kind not in _KINDS or pair.agreement > Agreement.CONVERTED:
            continue
        groups.setdefault((ours.kind, ours.unit), []).append(pair)
        if ours.kind is K.CARDINAL:
            counts.append(pair)
    for group in groups.values():
        for first, second in _crossed(source, group):
            if _one_phrase(source_text, source, first, second):
                continue
            if _TURNED.search(text[target[second.target].end : target[first.target].start]) is None:
                yield first, second
    for first, second in pairwise(counts):
        if first.target > second.target and _units_changed(source, target, first, second):
            yield first, second


def _one_phrase(text: str, source: Sequence[Quantity], first: Pair, second: Pair) -> bool:
    """6个领域的70个项目: one thing of another, which English puts the other way round."""
    between = text[source[first.source].end : source[second.source].start]
    return len(between) < 16 and "的" in between and not any(sign in between for sign in "，。；、,;:：")


def _crossed(source: Sequence[Quantity], group: list[Pair]) -> Iterator[tuple[Pair, Pair]]:
    """The two of a group that keep it from standing in order; a sentence put the other way round moves more than
    two."""
    there = sorted(group, key=lambda pair: pair.target)
    moved = [(here, other) for here, other in zip(group, there, strict=True) if here is not other]
    if len(moved) == 2 and source[moved[0][0].source].low != source[moved[1][0].source].low:
        yield moved[0][0], moved[1][0]


def _units_changed(source: Sequence[Quantity], target: Sequence[Quantity], first: Pair, second: Pair) -> bool:
    """Whether the one figure's unit now stands with the other (180万吨 … 一亿棵)."""
    units = [unit_of(source[pair.source].unit) for pair in (first, second)]
    theirs = [unit_of(target[pair.target].unit) for pair in (first, second)]
    measured = [unit is not None for unit in units]
    return (
        measured != [unit is not None for unit in theirs]
        and sum(measured) == 1
        and measured[0] == (theirs[1] is not None)
    )
