"""Figures of a text put into the translation of a similar one."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from toolkit.memory.fuzzy_figures import LONGEST, adapt_similar
from toolkit.model import Origin, Translation

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "fuzzy_figures.yaml").read_text(encoding="utf-8"))


def draft(zh: str, en: str, text: str) -> str | None:
    done = adapt_similar(Translation(zh, en, Origin("report.po")), text, "zh", "en")
    if done is None:
        return None
    assert done.target is None  # the words differ: it is never the translation
    return done.draft


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_cases(case: dict[str, str | None]) -> None:
    assert draft(str(case["zh"]), str(case["en"]), str(case["new"])) == case["becomes"]


def test_each_change_is_listed() -> None:
    known = Translation("2021年，完成投资3亿元。", "In 2021, investment was 300 million yuan.", Origin("report.po"))
    done = adapt_similar(known, "2022年，我们扎实推进，完成投资4亿元。", "zh", "en")
    assert done is not None
    assert [str(one) for one in done.changes] == [
        "2021年→2022年 (2021 → 2022)",
        "3亿元→4亿元 (300 million yuan → 400 million yuan)",
    ]


def test_long_texts_are_left_alone() -> None:
    long = "完成投资3亿元。" * LONGEST
    assert draft(long, "Investment was 300 million yuan.", long.replace("3", "4") + "另。") is None


@given(
    st.text(alphabet="增长约达到了1234%亿元年，。、 和", max_size=40),
    st.text(alphabet="增长约达1289%亿元年，。和", max_size=40),
)
def test_it_never_raises_and_puts_in_nothing_new(old: str, new: str) -> None:
    english = "It grew by 3 percent to 400 million yuan in 2021."
    done = adapt_similar(Translation(old, english, Origin("report.po")), new, "zh", "en")
    assert done is None or all(one.new_source in new for one in done.changes)
