"""What sentences say of their figures, and what the English calls it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from toolkit.indicators.counterparts import says_all
from toolkit.language.en.statements import name_of
from toolkit.language.meaning import meanings
from toolkit.language.registry import read_quantities
from toolkit.language.statements import Statement
from toolkit.language.zh.meaning import MEANING
from toolkit.language.zh.statements import statements

CASES = Path(__file__).parent / "cases"
SAID = yaml.safe_load((CASES / "statements.yaml").read_text(encoding="utf-8"))
NAMES = yaml.safe_load((CASES / "indicator_names.yaml").read_text(encoding="utf-8"))
COUNTERPARTS = yaml.safe_load((CASES / "indicator_counterparts.yaml").read_text(encoding="utf-8"))
#: Words of reports, in any order.
WORDS = "工业投资 增长 5% 3亿元 ， ； 其中 分别 、 和 达到 由 2024年 。 占 出口 ： 力争".split()


def stated(text: str) -> list[Statement]:
    quantities = read_quantities(text, "zh")
    return statements(text, quantities, meanings(text, quantities, MEANING))


def said(text: str) -> list[str]:
    quantities = read_quantities(text, "zh")
    return [
        f"{one.parent}{'/' if one.parent else ''}{one.name} {one.said}{'*' if one.aim else ''}"
        f" {quantities[one.figure].text}"
        for one in stated(text)
    ]


@pytest.mark.parametrize("case", SAID, ids=lambda case: case["text"])
def test_a_figure_has_the_name_that_the_sentence_says(case: dict[str, Any]) -> None:
    assert said(case["text"]) == case["said"]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("上半年，用电量4.31万亿千瓦时。分产业看，工业用水量5亿立方米。", ["上半年"]),
        ("上半年，工业投资3亿元。民间投资增长5%。全年工业用地面积3亩。", ["上半年", "上半年", "全年"]),
        ("截至6月底，发电装机容量3亿千瓦。其中，风电装机容量1亿千瓦。工业投资增长5%。", ["截至6月底", "截至6月底", ""]),
        ("据统计，今年前8个月，工业投资3亿元，增长5%。", ["今年前8个月"] * 2),
        ("公司全年发电量3亿千瓦时。全市上半年工业投资3亿元。", ["全年", "上半年"]),
        ("年末全市常住人口3万人。工业投资增长5%。", ["年末", ""]),
        ("7月1日至7日，铁路客运量3万人次。7月首周民航客运量1万人次。", ["7月1日至7日", "7月首周"]),
    ],
)
def test_a_time_holds_for_the_sentences_after_it(text: str, periods: list[str]) -> None:
    assert [one.period for one in stated(text)] == periods


@pytest.mark.parametrize("case", NAMES, ids=lambda case: case["text"])
def test_the_english_name_of_a_figure(case: dict[str, str]) -> None:
    before, _, rest = case["text"].partition("‹")
    text = before + rest.replace("›", "")
    quantities = read_quantities(text, "en")
    [at] = [index for index, one in enumerate(quantities) if one.start == len(before)]
    found = name_of(text, quantities, at)
    assert (found.name if found else "", found.owner if found else "") == (case["name"], case.get("owner", ""))


@pytest.mark.parametrize("case", COUNTERPARTS, ids=lambda case: f"{case['zh']} {case['en']}")
def test_an_english_name_says_what_the_chinese_one_does(case: dict[str, Any]) -> None:
    assert says_all(case["zh"], case["en"]) == case["all"]


@given(st.lists(st.sampled_from(WORDS), max_size=30).map("".join))
def test_every_statement_is_in_its_text(text: str) -> None:
    figures = [one.figure for one in stated(text)]
    assert len(figures) == len(set(figures)), "a figure is of one indicator"
    for one in stated(text):
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end][-1] == one.name[-1]
