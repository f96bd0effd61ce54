"""Write quantities: cases in both directions, and every written quantity reads back as itself."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from toolkit.language.registry import read_quantities
from toolkit.language.units import unit_of
from toolkit.language.writing.figure import render_quantity
from toolkit.model.quantity import Quantity, QuantityKind

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "quantity_rendering.yaml").read_text(encoding="utf-8"))

UNITS = {
    QuantityKind.MONEY: ["CNY", "USD", "HKD", "EUR", "JPY"],
    QuantityKind.CARDINAL: ["", "mu", "hectare", "tonne", "kilometre", "kilowatt-hour", "year", "day", "square-metre"],
}


def translate(text: str, source: str, target: str) -> str:
    """The first quantity of `text`, written in the language `target`."""
    (quantity, *_) = read_quantities(text, source)
    return render_quantity(quantity, target, hedged=True)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["zh"])
def test_rendering(case: dict[str, str]) -> None:
    assert translate(case["zh"], "zh", "en") == case["en"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["en"])
def test_rendering_back(case: dict[str, str]) -> None:
    assert translate(case["en"], "en", "zh") == case.get("back", case["zh"])


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    """A plain quantity of any size that occurs in reports."""
    kind = draw(
        st.sampled_from(
            [
                QuantityKind.MONEY,
                QuantityKind.CARDINAL,
                QuantityKind.PERCENT,
                QuantityKind.PERCENTAGE_POINT,
                QuantityKind.BASIS_POINT,
                QuantityKind.MULTIPLE,
                QuantityKind.PERIOD,
                QuantityKind.ORDINAL,
            ]
        )
    )
    unit = draw(st.sampled_from(UNITS.get(kind, [""])))
    if kind in (QuantityKind.PERIOD, QuantityKind.ORDINAL):
        value = Decimal(draw(st.integers(10, 16)))  # 十七五 is not a word yet
    else:
        value = Decimal(draw(st.integers(2, 99_999))).scaleb(draw(st.integers(-2, 10)))
    return Quantity(0, 0, "", kind, value, value, unit)


@pytest.mark.parametrize("language", ["en", "zh"])
@settings(derandomize=True, deadline=None, max_examples=300)
@given(quantity=quantities())
def test_reading_a_rendering_gives_the_quantity(quantity: Quantity, language: str) -> None:
    # In Chinese, a bare number of four digits is read as a year; a count would have a counter.
    assume(quantity.unit or quantity.kind is not QuantityKind.CARDINAL or language == "en")
    written = render_quantity(quantity, language)
    again = read_quantities(f"共{written}。" if language == "zh" else f"It is {written} now.", language)
    assert len(again) == 1, written
    assert (again[0].kind, again[0].low) == (quantity.kind, quantity.low), written
    measured, expected = unit_of(again[0].unit), unit_of(quantity.unit)
    assert measured == expected if expected else again[0].unit == quantity.unit
