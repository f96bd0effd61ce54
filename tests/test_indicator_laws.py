"""What holds of the indicators of any table."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from toolkit.context import Context
from toolkit.indicators import Place, Table
from toolkit.indicators.tables import table_indicators
from toolkit.model import State, Unit

HEADS = "指标 单位 2024年 2023年 上年同期 预算数 决算数 同比（%） 增长 产值（亿元） 占比（%） 12月 本月 全市".split()
LABELS = (
    "工业投资 城镇化率（%） 出口额（万元） 其中：制造业 #民间投资 铁路 合计 机场（个） 一季度 （一）税收收入".split()
)
FIGURES = "12.5 -3 （4.2） 0.0 5-6 18 20以上 — 7.1% 0.5个百分点 亿元 2023".split()
CAPTIONS = ("表1 2024年1—11月主要指标", "单位：亿元", "单位：亿元、%", "表2 价格比上年涨跌幅度", "表3 2021—2023年指标")


def lines(words: list[str], width: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from([*words, ""]), min_size=width, max_size=width)


def tables(width: int) -> st.SearchStrategy[list[str]]:
    """One or two rows of heads, and rows of a label and figures."""
    rows = st.tuples(st.sampled_from(LABELS), lines(FIGURES, width - 1)).map(lambda row: [row[0], *row[1]])
    both = st.tuples(st.lists(lines(HEADS, width), min_size=1, max_size=2), st.lists(rows, min_size=1, max_size=6)).map(
        lambda parts: [*parts[0], *parts[1]]
    )
    return both.map(lambda found: ["\t".join(row) for row in found])


@given(st.lists(st.sampled_from(CAPTIONS), max_size=2, unique=True), st.integers(2, 5).flatmap(tables))
def test_figures_are_in_the_row_of_their_indicator(captions: list[str], rows: list[str]) -> None:
    sources = [*captions, *dict.fromkeys(rows)]
    units = [Unit(source, source, state=State.TRANSLATED) for source in sources]
    readings = {one.unit.key: one for one in Context().read(units)}
    table = Table(tuple(one.key for one in units[: len(captions)]), tuple(one.key for one in units[len(captions) :]))
    places = {key: Place("report.txt", at) for at, key in enumerate(readings, 1)}
    cells = {one.key: one.source for one in units}
    for one in table_indicators([table], readings, places, 2024):
        assert one.name
        assert one.parent or one.name.split("：")[0] in "".join(rows)
        for figure in one.figures:
            assert "".join(sign for sign in figure.source if sign.isdigit()) in cells[one.unit].replace(".", "")
