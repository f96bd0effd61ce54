"""Differences between two texts, by word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.language.difference import Op, difference


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("投资3145亿元", "投资3320亿元", "投资[3145]{3320}亿元"),
        ("增长9.1%。", "增长10%。", "增长[9.1%]{10%}。"),
        ("质量持续提升", "质量明显提升", "质量[持续]{明显}提升"),
        ("It grew by 8 percent.", "It grew steadily by 8.5 percent.", "It grew {steadily }by [8]{8.5} percent."),
        ("the same", "the same", "the same"),
        ("", "new", "{new}"),
        ("old", "", "[old]"),
    ],
)
def test_words(old: str, new: str, shown: str) -> None:
    marks = {Op.EQUAL: "{}", Op.DELETE: "[{}]", Op.INSERT: "{{{}}}"}
    assert "".join(marks[op].format(text) for op, text in difference(old, new)) == shown


@settings(derandomize=True, deadline=None)
@given(st.text(alphabet="甲乙丙 ab1.%\n", max_size=30), st.text(alphabet="甲乙丙 ab1.%\n", max_size=30))
def test_a_difference_holds_both_texts(old: str, new: str) -> None:
    runs = difference(old, new)
    assert "".join(text for op, text in runs if op is not Op.INSERT) == old
    assert "".join(text for op, text in runs if op is not Op.DELETE) == new
