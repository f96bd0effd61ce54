"""Differences between two texts, by word."""

from __future__ import annotations

from itertools import pairwise

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


@settings(derandomize=True, deadline=None)
@given(st.text(alphabet="甲乙，。 ab1.\n", max_size=60), st.text(alphabet="甲乙，。 ab1.\n", max_size=60))
def test_a_difference_by_clause_holds_both_texts(old: str, new: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("toolkit.language.difference.MOST_COMPARED", 9)
        runs = difference(old, new)
    assert "".join(text for op, text in runs if op is not Op.INSERT) == old
    assert "".join(text for op, text in runs if op is not Op.DELETE) == new
    assert all(one[0] is not other[0] for one, other in pairwise(runs))


#: Too long to be compared by word: clauses that differ, and the same ones again and again.
NUMBERED = [f"In part {n}, industry grew by {n}.5 percent. " for n in range(1000)]
REPEATED = ["工业平稳增长，", "投资3145亿元。"] * 1000


@pytest.mark.parametrize("clauses", [NUMBERED, REPEATED], ids=["numbered", "repeated"])
def test_a_few_changes_of_a_long_text_are_shown_by_word(clauses: list[str]) -> None:
    new = list(clauses)
    new[9] = new[9].replace("grew", "rose").replace("亿元", "万元")
    new[900:902] = [*new[902:904], "又及。"]
    runs = difference("".join(clauses), "".join(new))
    changed = [text for op, text in runs if op is not Op.EQUAL]
    assert changed[:2] in (["grew", "rose"], ["亿", "万"])
    assert sum(map(len, changed)) < 500


def test_a_long_text_that_is_another_counts_as_replaced() -> None:
    old, new = "".join(NUMBERED), "Nothing of that is left here " * 1000
    assert difference(old, new) == ((Op.DELETE, old), (Op.INSERT, new))
