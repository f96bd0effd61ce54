"""The neighbours of figures: all at once are those of each one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.language.meaning import place, places
from toolkit.language.registry import read_quantities

PIECES = ["2021年", "投资3145亿元", "增长9.1%", "5", "至", "-", "，", "每小时", "12月5日", "3小时", "十三五", "。"]


@settings(derandomize=True, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_the_places_of_all_figures_are_those_of_each(text: str) -> None:
    quantities = read_quantities(text, "zh")
    assert places(text, quantities) == [place(text, quantities, index) for index in range(len(quantities))]
