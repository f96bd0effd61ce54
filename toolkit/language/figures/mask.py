"""Set aside the figures inside a term whose rendering is known, and the digits of placeholders."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from toolkit.language.spans import Spans
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind

#: Read inside a term or not: a term's wording never settles which year, plan, date, sum or share is meant.
ALWAYS_READ = frozenset({K.PERIOD, K.YEAR, K.DATE, K.MONEY, K.PERCENT, K.PERCENTAGE_POINT, K.BASIS_POINT})


#: A unit whose number a program fills in: the 亿元 of `%s亿元`.
_MAGNITUDE = re.compile(r"[万亿兆]|(?:thousand|million|billion|trillion)s?\b", re.IGNORECASE)


class Stretch(Protocol):
    """Anything at half-open offsets of a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def masked(quantities: Sequence[Quantity], spans: Sequence[Stretch]) -> tuple[Quantity, ...]:
    """`quantities` without those that lie inside one of `spans`, save the kinds that are always read.

    A figure that only borders on a term (70户 and the measure word 户) is not part of it.
    """
    if not spans:
        return tuple(quantities)
    terms = Spans((span.start, span.end) for span in spans)
    return tuple([one for one in quantities if one.kind in ALWAYS_READ or not terms.cover(one.start, one.end)])


def without_placeholders(
    quantities: Sequence[Quantity], text: str, placeholders: Sequence[tuple[int, int]]
) -> tuple[Quantity, ...]:
    """`quantities` without those that are read in a placeholder, or are the unit of its number."""
    if not placeholders:
        return tuple(quantities)
    held = Spans(placeholders)
    ends = {end for _, end in placeholders}
    return tuple(
        one
        for one in quantities
        if not held.meet(one.start, one.end)
        and not (_MAGNITUDE.match(one.text) and len(text[: one.start].rstrip(" ")) in ends)
    )
