"""Figures that stand inside a term whose rendering is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind

#: Read inside a term or not: a term's wording never settles which year, plan, date, sum or share is meant.
ALWAYS_READ = frozenset({K.PERIOD, K.YEAR, K.DATE, K.MONEY, K.PERCENT, K.PERCENTAGE_POINT, K.BASIS_POINT})


def masked(quantities: Sequence[Quantity], spans: Iterable[tuple[int, int]]) -> tuple[Quantity, ...]:
    """`quantities` without those that lie inside one of `spans` (half-open), save the kinds that are always read.

    A figure that only borders on a term (70户 and the measure word 户) is no part of it.
    """
    covered = sorted(spans)
    if not covered:
        return tuple(quantities)
    return tuple([one for one in quantities if one.kind in ALWAYS_READ or not _is_inside(one, covered)])


def _is_inside(quantity: Quantity, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether a quantity lies inside one of some spans in order."""
    for start, end in spans:
        if start > quantity.start:
            return False
        if quantity.end <= end:
            return True
    return False
