"""Both texts of a unit with their figures: what every part of the comparison looks at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.model.finding import Span
from toolkit.model.quantity import Quantity

#: No paragraph has so many figures; of a text that has, no more than these are looked at closely.
MOST = 200


@dataclass(frozen=True, slots=True)
class Sides:
    """Source and target; the figures of each are sorted and do not overlap."""

    source_text: str
    source: Sequence[Quantity]
    target_text: str
    target: Sequence[Quantity]

    def before(self, quantity: Quantity) -> str:
        """What stands right before a figure of the source."""
        return self.source_text[max(0, quantity.start - 10) : quantity.start]


def span_of(quantity: Quantity) -> Span:
    """Where a figure stands, as findings say it."""
    return Span(quantity.start, quantity.end, quantity.text)
