"""Triangles before figures: which are a minus, by themselves, by a note or by each other."""

from __future__ import annotations

import pytest

from toolkit.context import Context
from toolkit.language.figures import compare
from toolkit.language.registry import read_quantities
from toolkit.language.triangles import legend_of
from toolkit.model import State, Unit


@pytest.mark.parametrize(
    ("texts", "minus", "plus"),
    [
        (["△4.2"], "△Δ▼↓", ""),
        (["▲4.2", "▼1.5"], "▼▽", "▲"),
        (["注：▲表示减少。"], "△▲", ""),
        (["注：“▲”号为负数"], "△▲", ""),
        (["注：带▲的为减少额"], "△▲", ""),
        (["降幅以▲表示"], "△▲", ""),
        (["负数前加“▲”号"], "△▲", ""),
        (["同比（▲减少）"], "△▲", ""),
        (["Note: ▲ indicates a decrease."], "△▲", ""),
        (["Decreases are marked with ▲."], "△▲", ""),
        (["注：“▲”、“△”表示减少"], "△▲", ""),
        (["▲ and △ indicate a decrease."], "△▲", ""),
        (["▲、▼分别表示增加、减少", "▼1.5"], "▼", "▲"),
        (["注：增长以△表示"], "", "△"),
        (["△: growth"], "", "△"),
        (["注：△为增减额"], "△", ""),
    ],
    ids=str,
)
def test_a_legend(texts: list[str], minus: str, plus: str) -> None:
    legend = legend_of(texts)
    assert (set(minus) <= legend.minus, set(plus) <= legend.plus) == (True, True)
    assert not set(plus) & legend.minus


@pytest.mark.parametrize("text", ["▲4.2", "注：△为国家重点项目", "注：▲为新增指标", "注：△为减税项目", "△5.6 ▽3.2"])
def test_what_a_mark_is_may_be_open(text: str) -> None:
    legend = legend_of([text])
    assert not {text.removeprefix("注：")[0]} & (legend.minus | legend.plus)


@pytest.mark.parametrize(
    ("language", "text", "read"),
    [
        ("zh", "△4.2", {"△4.2": "-4.2"}),
        ("zh", "同比△4.2%，", {"△4.2%": "-4.2"}),
        ("zh", "（△4.2%）", {"△4.2%": "-4.2"}),
        ("zh", "结余△ 3200万元", {"△ 3200万元": "-32000000"}),
        ("zh", "税收收入\tΔ3.1\t∆12.9%", {"Δ3.1": "-3.1", "∆12.9%": "-12.9"}),
        ("zh", "新增就业\t△12人", {"△12人": "-12"}),
        ("zh", "门诊人次▼5.6%", {"▼5.6%": "-5.6"}),
        ("zh", "▲3.2%，▼1.5%", {"▲3.2%": "3.2", "▼1.5%": "-1.5"}),
        ("zh", "▲4.2%", {"4.2%": "4.2"}),
        ("zh", "△3家医院通过评审", {"3家": "3"}),
        ("zh", "重点：△3条线路；△2座桥梁", {"3条": "3", "2座": "2"}),
        ("zh", "△1.2 总则", {"1.2": "1.2"}),
        ("zh", "△2024年", {"2024年": "2024"}),
        ("zh", "45678△ 12", {"45678": "45678", "12": "12"}),
        ("zh", "Δ9-四氢大麻酚", {}),
        ("zh", "△0", {"0": "0"}),
        ("en", "rose △4.2 percent", {"△4.2 percent": "-4.2"}),
        ("en", "New jobs\t△12 persons", {"△12": "-12"}),
        ("en", "△ 3 hospitals passed", {"3": "3"}),
        ("en", "Δ9-THC and Δ4.2", {"Δ4.2": "-4.2"}),
    ],
)
def test_a_figure_after_a_mark(language: str, text: str, read: dict[str, str]) -> None:
    found = read_quantities(text, language)
    assert {one.text: str(one.low) for one in found} == read
    assert all(text[one.start : one.end] == one.text for one in found)


@pytest.mark.parametrize(
    ("zh", "en", "found"),
    [
        ("原油\t4567.8\t△4.2", "Crude oil\t4,567.8\t-4.2", False),
        ("原油\t4567.8\t△4.2", "Crude oil\t4,567.8\t△4.2", False),
        ("原油\t4567.8\t△4.2", "Crude oil\t4,567.8\t(4.2)", False),
        ("原油\t4567.8\t△4.2", "Crude oil\t4,567.8\t4.2", True),
        ("进口总值同比△4.2%。", "Imports fell 4.2 percent year on year.", False),
        ("进口总值同比△4.2%。", "Imports rose 4.2 percent year on year.", True),
        ("净利润\t▲3.2%\n净息差\t▼0.12%", "Net profit\t+3.2%\nNet interest margin\t-0.12%", False),
        ("净利润\t▲3.2%\n净息差\t▼0.12%", "Net profit\t-3.2%\nNet interest margin\t-0.12%", True),
        ("门诊人次\t▲5.6%", "Outpatient visits\t5.6%", False),
        ("门诊人次\t▲5.6%", "Outpatient visits\t-5.6%", False),
        ("手续费收入▲5.1%", "Fee income of -5.1 percent", False),
        ("增减（△为负，%）\t△4.2", "Change (%; △ for negative)\t-4.2", False),
    ],
)
def test_a_lost_sign_is_found(zh: str, en: str, found: bool) -> None:
    assert [one.check for one in compare(zh, en)] == ["sign-mismatch"] * found
    assert [one.check for one in compare(en, zh, "en", "zh")] == ["sign-mismatch"] * found


@pytest.mark.parametrize(
    ("note", "written", "checks"),
    [
        ("注：▲表示减少。", "-4.0", []),
        ("注：▲表示减少。", "▲4.0", []),
        ("注：▲表示减少。", "4.0", ["sign-mismatch"]),
        ("注：▲为非税收入。", "4.0", []),
        ("注：▲为非税收入。", "-4.0", []),
    ],
)
def test_a_note_tells_of_the_whole_catalog(note: str, written: str, checks: list[str]) -> None:
    pairs = [
        ("项目\t同比（%）", "Item\tChange (%)"),
        ("罚没收入\t▲4.0", f"Fines\t{written}"),
        ("契税\t2.0", "Deed tax\t2.0"),
        (note, "Note: see above."),
    ]
    readings = Context().read([Unit(zh, en, state=State.TRANSLATED) for zh, en in pairs])
    found = [one.check for reading in readings for one in reading.comparison.discrepancies]
    assert [one for one in found if one == "sign-mismatch"] == checks
