"""Asking place after place for the next match finds what searching each time finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from toolkit.language.next_match import NextMatch

PLACES = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 12)), max_size=8)


@given(st.text("ab，", max_size=30), PLACES)
def test_the_first_match_that_begins_in_a_place_is_found(text: str, places: list[tuple[int, int]]) -> None:
    """In any order of the places asked for, and also past the end of the text."""
    pattern = re.compile("a+b?")
    following = NextMatch(pattern, text)
    for start, length in places:
        found = following.within(start, start + length)
        expected = pattern.search(text, start)
        if expected is not None and expected.start() >= start + length:
            expected = None
        assert (found and found.span()) == (expected and expected.span())
