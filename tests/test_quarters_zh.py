"""Quarters of a year in Chinese, and words that merely look like them."""

from __future__ import annotations

import pytest

from toolkit.language.registry import read_quantities


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("一季度138.6，四季度170.5", ["--Q1", "--Q4"]),
        ("三季度和第四季度", ["--Q3", "--Q4"]),
        ("2023年四季度", ["2023-Q4"]),
        ("第三个季度", ["--Q3"]),
        ("前三季度", ["--Q1/Q3"]),
        ("连续四个季度增长", []),
        ("四季常绿", []),
    ],
)
def test_quarters(text: str, dates: list[str]) -> None:
    assert [one.date for one in read_quantities(text, "zh") if one.date] == dates
