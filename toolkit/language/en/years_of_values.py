"""The year that an English value is of, which comes right after it: 34.2 percent in 2017."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.model.quantity import Quantity, QuantityKind

_BETWEEN = re.compile(r" (?:\w+ ){0,2}(?:in|by|for|as of|at the end of|at year-end|at end-) ?", re.IGNORECASE)


def year(text: str, quantities: Sequence[Quantity], index: int) -> str:
    """The year of the value at `index`; empty where none comes right after it."""
    after = quantities[index + 1] if index + 1 < len(quantities) else None
    if after is None or after.kind is not QuantityKind.YEAR or quantities[index].kind is QuantityKind.YEAR:
        return ""
    return str(after.low) if _BETWEEN.fullmatch(text, quantities[index].end, after.start) else ""
