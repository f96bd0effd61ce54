"""Set aside the figures inside a term whose rendering is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Protocol

from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind

#: Read inside a term or not: a term's wording never settles which year, plan, date, sum or share is meant.
ALWAYS_READ = frozenset({K.PERIOD, K.YEAR, K.DATE, K.MONEY, K.PERCENT, K.PERCENTAGE_POINT, K.BASIS_POINT})


class Stretch(Protocol):
    """Anything at half-open offsets of a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_START = attrgetter("start")


def masked(quantities: Sequence[Quantity], spans: Iterable[Stretch]) -> tuple[Quantity, ...]:
    """`quantities` without those that lie inside one of `spans`, save the kinds that are always read.

    A figure that only borders on a term (70户 and the measure word 户) is not part of it.
    """
    covered = sorted(spans, key=_START)
    return tuple([one for one in quantities if one.kind in ALWAYS_READ or not _is_inside(one, covered)])


def _is_inside(quantity: Quantity, spans: Iterable[Stretch]) -> bool:
    """True if a quantity lies inside one of some spans in order."""
    for span in spans:
        if span.start > quantity.start:
            return False
        if quantity.end <= span.end:
            return True
    return False
