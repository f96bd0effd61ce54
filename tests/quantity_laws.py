"""Shared by the tests of both readers: quantities as data, and properties of every reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from toolkit.model.quantity import Quantity


def as_data(quantity: Quantity) -> dict[str, Any]:
    """A quantity in the notation of the case files, without empty fields."""
    same = quantity.low == quantity.high
    value = "" if quantity.low is None else str(quantity.low) if same else f"{quantity.low}..{quantity.high}"
    data = {
        "text": quantity.text,
        "kind": str(quantity.kind),
        "date": quantity.date,
        "value": value,
        "unit": quantity.unit,
        "vague": quantity.vague,
        "hedge": str(quantity.hedge),
        "weak": quantity.weak,
    }
    return {key: value for key, value in data.items() if value}


def check_laws(text: str, quantities: Sequence[Quantity]) -> None:
    """Spans are in order, do not overlap and match the text; every quantity has a value."""
    end = 0
    for quantity in quantities:
        assert end <= quantity.start < quantity.end <= len(text)
        assert quantity.text == text[quantity.start : quantity.end]
        assert quantity.date or quantity.low is not None
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        end = quantity.end


def shown(quantities: Sequence[Quantity]) -> str:
    """Quantities in the notation of a form's example: `money 314500000000 CNY; percent 5 nearly`."""
    return "; ".join(" ".join(_shown(quantity)) for quantity in quantities)


def _shown(quantity: Quantity) -> Iterator[str]:
    data = as_data(quantity)
    yield data.pop("kind")
    yield from (str(data[key]) for key in ("date", "value", "unit", "hedge") if key in data)
    yield from (key for key in ("vague", "weak") if key in data)
