"""Two figures of a kind that changed places.

Nothing but their surroundings tells: figures of one kind usually keep their order, or move with the words they
belong to. Only
two that stand next to each other among their kind are looked at.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from toolkit.language.figures.align import Pair
from toolkit.language.figures.values import Agreement
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind
_KINDS = frozenset({K.PERCENT, K.MONEY, K.CARDINAL, K.PERCENTAGE_POINT, K.BASIS_POINT, K.MULTIPLE, K.FRACTION})


def exchanged(source: Sequence[Quantity], pairs: Sequence[Pair]) -> Iterator[tuple[Pair, Pair]]:
    """Pairs of figures that stand in each other's place in the translation."""
    groups: dict[tuple[QuantityKind, str], list[Pair]] = {}
    for pair in sorted(pairs, key=lambda one: one.source):
        ours = source[pair.source]
        if ours.kind in _KINDS and pair.agreement <= Agreement.CONVERTED:
            groups.setdefault((ours.kind, ours.unit), []).append(pair)
    for group in groups.values():
        yield from _crossed(source, group)


def _crossed(source: Sequence[Quantity], group: list[Pair]) -> Iterator[tuple[Pair, Pair]]:
    for first, second in itertools.pairwise(group):
        if first.target > second.target and source[first.source].low != source[second.source].low:
            yield first, second
