"""The year that a Chinese value is of, which comes right before it: 2017年的34.2%, 2022年末为37.9%."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.model.quantity import Quantity, QuantityKind

_BETWEEN = re.compile("[年]?[末底初]?[一-鿿]{0,4}")


def year(text: str, quantities: Sequence[Quantity], index: int) -> str:
    """The year of the value at `index`; empty where none comes right before it."""
    before = quantities[index - 1] if index else None
    if before is None or before.kind is not QuantityKind.YEAR or quantities[index].kind is QuantityKind.YEAR:
        return ""
    return str(before.low) if _BETWEEN.fullmatch(text, before.end, quantities[index].start) else ""
