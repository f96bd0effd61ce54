"""Tables: columns of figures, and widths."""

from __future__ import annotations

import pytest

from toolkit.formats.report import parse
from toolkit.model.rendition import Policy
from toolkit.renderers.compose import ComposeOptions, compose
from toolkit.renderers.tables import column_widths, figure_columns, text_width


@pytest.mark.parametrize(
    ("rows", "figures"),
    [
        ("指标\t数值\n甲\t1,234.5\n乙\t-3.2%", {1}),
        ("指标\t数值\n甲\t—\n乙\t$3.2", {1}),
        ("指标\t说明\n甲\t第1位\n乙\t12", set()),
        ("年\t说明\n2021\t3\n2022\t…", {1}),
        ("指标\t数值\n甲\t—\n乙\t-", set()),
        ("指标\t数值\t备注\n甲\t1\n乙\t2\t好", {1}),
    ],
)
def test_columns_of_figures(rows: str, figures: set[int]) -> None:
    (table,) = compose(
        parse(f"标题\n\n正文。\n\n{rows}\n".encode(), "t.txt", name="t"), [], ComposeOptions("zh", policy=Policy.SOURCE)
    ).body[-1:]
    assert figure_columns(table) == figures
    widths = column_widths(table, 9000)
    assert sum(widths) <= 9000
    assert min(widths) > 0


def test_han_characters_take_two_columns() -> None:
    assert text_width("5G基站e\u0301") == 7
