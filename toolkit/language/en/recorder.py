"""The state of one reading: the tokens, what was read so far, and how a figure is put on record."""

from __future__ import annotations

from toolkit.language.en.tokens import Tokens
from toolkit.model.quantity import Hedge, Number, Quantity, QuantityKind, quantity_of

# An enumeration's members are slow to look up on their class.
_DATE = QuantityKind.DATE


class EnglishReading:
    """Quantities of one text in order of place; `done` is the token after the last of them."""

    __slots__ = ("done", "found", "tokens")

    def __init__(self, text: str) -> None:
        self.tokens = Tokens(text)
        self.found: list[Quantity] = []
        self.done = 0

    def add(
        self,
        first: int,
        after: int,
        kind: QuantityKind,
        low: Number | None = None,
        high: Number | None = None,
        *,
        unit: str = "",
        hedge: Hedge = Hedge.NONE,
        date: str = "",
        vague: str = "",
        weak: bool = False,
    ) -> int:
        """Record the tokens `first:after` as one quantity; returns `after`."""
        tokens = self.tokens
        start = tokens.starts[first]
        text = tokens.text[start : tokens.starts[after]].rstrip()
        if high is None:
            high = low
        found = start, start + len(text), text, kind, low, high, unit, hedge, date, vague, weak
        self.found.append(quantity_of(found))
        self.done = after
        return after

    def add_date(self, first: int, after: int, date: str) -> int:
        """Record the tokens `first:after` as a date; returns `after`."""
        return self.add(first, after, _DATE, date=date)
