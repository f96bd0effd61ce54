"""Figures of a text put into the translation of a similar one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from toolkit.catalogs.changes import Rules
from toolkit.catalogs.listed_figures import listing, reviewed
from toolkit.memory.adapting import Adapted
from toolkit.memory.fuzzy_figures import adapt_similar
from toolkit.model import Origin, State, Translation, Unit

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "fuzzy_figures.yaml").read_text(encoding="utf-8"))


def adapted(zh: str, en: str, text: str) -> Adapted | None:
    return adapt_similar(Translation(zh, en, Origin("report.po")), text, "zh", "en")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_cases(case: dict[str, Any]) -> None:
    done = adapted(case["zh"], case["en"], case["new"])
    if case["becomes"] is None:
        assert done is None
        return
    assert done is not None
    assert done.target is None  # the words differ: it is never the translation
    assert done.draft == case["becomes"]
    assert [str(one) for one in done.changes] == case["changes"]


def test_the_list_is_one_that_goes_with_the_review() -> None:
    done = adapted("全年进口额达到3亿元。", "Imports reached 300 million yuan.", "全年出口额达到4亿元。")
    assert done is not None
    unit = Unit("全年出口额达到4亿元。", done.draft, state=State.TRANSLATED, comments=(listing(done.changes),))
    assert reviewed(unit, Rules()).comments == ()


@given(
    st.text(alphabet="增长约达到了1234%亿元年，。、 和", max_size=40),
    st.text(alphabet="增长约达1289%亿元年，。和", max_size=40),
)
def test_it_never_raises_and_puts_in_nothing_new(old: str, new: str) -> None:
    english = "It grew by 3 percent to 400 million yuan in 2021."
    done = adapt_similar(Translation(old, english, Origin("report.po")), new, "zh", "en")
    assert done is None or all(one.new_source in new for one in done.changes)
    assert done is None or done.changes
