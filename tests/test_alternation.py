"""Alternatives that are tried together match what they matched one by one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.language.alternation import alternatives, together

#: Pieces of which alternatives are made: letters, sets, groups, repeats, and looks around.
PIECES = ("a", "b", "c", "B", " ", "[ab]", "(?:a|b)", "a?", "c+", "b{2}", "(?=b)", r"\b", "(?<!a)", "[^a]", r"\|", "")
WORDS = st.lists(st.lists(st.sampled_from(PIECES), max_size=3).map("".join), min_size=1, max_size=8).map("|".join)


@given(WORDS, st.text("abcB |", max_size=12))
def test_the_same_is_matched(words: str, text: str) -> None:
    plain, quick = (re.compile(f"(?:{one})") for one in (words, together(words)))
    assert [found.span() for found in quick.finditer(text)] == [found.span() for found in plain.finditer(text)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("rise|rose|fall", "r(?:ise|ose)|fall"),
        ("增长|升|增加|增", "增(?:长|加|)|升"),
        ("rise|[rf]all|rose", "rise|[rf]all|rose"),  # the set may match where "rose" does
        ("rise|r?ose|Rose", "rise|r?ose|Rose"),
        ("to|top|the", "t(?:o(?:|p)|he)"),
    ],
)
def test_neighbours_that_begin_alike_are_together(words: str, expected: str) -> None:
    assert together(words) == expected


def test_bars_in_groups_and_sets_part_no_alternatives() -> None:
    assert list(alternatives(r"a[|(]|b\||(c|d)|[]|]|")) == ["a[|(]", r"b\|", "(c|d)", "[]|]", ""]
