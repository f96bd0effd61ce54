"""A quantity in the making, while its neighbours may still give it a unit, a scale or a hedge."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from toolkit.model.quantity import Hedge, Number, Quantity, QuantityKind

_quantity = Quantity._make  # is faster than a call with a value for each field


@dataclass(slots=True)
class Draft:
    """As `Quantity`, with the power of ten that 万 and 亿 brought (`scale`), which a range may share."""

    start: int
    end: int
    kind: QuantityKind
    low: Number | None = None
    high: Number | None = None
    unit: str = ""
    hedge: Hedge = Hedge.NONE
    date: str = ""
    vague: str = ""
    scale: Decimal = Decimal(1)
    weak: bool = False

    def finished(self, text: str) -> Quantity:
        """The quantity, with its slice of `text`."""
        start, end, low = self.start, self.end, self.low
        high = low if self.high is None and not self.vague else self.high
        found = (start, end, text[start:end], self.kind, low, high)
        return _quantity((*found, self.unit, self.hedge, self.date, self.vague, self.weak))
