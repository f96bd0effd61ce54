"""A quantity in the making, while its neighbours may still give it a unit, a scale or a hedge."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from toolkit.model.quantity import Hedge, Number, Quantity, QuantityKind, quantity_of


@dataclass(slots=True)
class Draft:
    """As `Quantity`, with what 万, 亿 or a coin multiplied the numeral by (`scale`), which a range may share."""

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
        start, end, low, high, vague = self.start, self.end, self.low, self.high, self.vague
        if high is None and not vague:
            high = low
        found = start, end, text[start:end], self.kind, low, high, self.unit, self.hedge, self.date, vague, self.weak
        return quantity_of(found)
