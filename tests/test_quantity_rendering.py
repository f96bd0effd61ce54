"""Write quantities: cases in both directions, and every written quantity reads back as itself."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from toolkit.language.numerals import chinese_number
from toolkit.language.registry import read_quantities
from toolkit.language.units import unit_of
from toolkit.language.writing.dates import chinese_date, english_date
from toolkit.language.writing.figure import render_quantity
from toolkit.language.writing.respelling import respell
from toolkit.language.writing.words import chinese_numeral
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


@pytest.mark.parametrize(
    ("date", "english", "chinese"),
    [
        ("---05", "the 5th", "5日"),
        ("---21", "the 21st", "21日"),
        ("-Q1/Q4", "Q1–Q4", "Q1/Q4"),
        ("2021-H2", "the second half of 2021", "2021年下半年"),
        ("-H2", "the second half of the year", "下半年"),
        ("T09:00", "09:00", "9时"),
        ("T09:05", "09:05", "9时05分"),
        ("1990s", "1990s", "20世纪90年代"),
        ("--90s", "90s", "90年代"),
        ("later", "later", "later"),
    ],
)
def test_writing_a_date(date: str, english: str, chinese: str) -> None:
    assert (english_date(date), chinese_date(date)) == (english, chinese)


@pytest.mark.parametrize("value", [0, 1, 9, 10, 11, 19, 20, 21, 99])
def test_writing_a_chinese_numeral(value: int) -> None:
    assert chinese_number(chinese_numeral(value)) == value


def test_larger_chinese_numerals_are_not_written() -> None:
    assert chinese_numeral(100) == ""
    assert chinese_numeral(-1) == ""


@pytest.mark.parametrize(
    ("text", "value", "language", "respelt"),
    [
        ("3,145 billion yuan", "314500000000", "en", "314.5 billion yuan"),
        ("some yuan", "5", "en", None),
        ("3145亿元", "31450000000000", "zh", "31.45万亿元"),
        ("几元", "5", "zh", None),
        ("5 Yen", "6", "qtz", None),
    ],
)
def test_respelling_a_figure(text: str, value: str, language: str, respelt: str | None) -> None:
    assert respell(text, Decimal(value), language) == respelt


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
