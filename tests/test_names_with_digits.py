"""Names with digits are found by their cues as they are by looking at every token."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from toolkit.language.figures import names

PIECES = ("A", "B", "AB ", "a", "v", "1", "2", ".", "-", "/", " ", "$", "中")


@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
def test_every_token_with_a_cue_is_found(text: str) -> None:
    tokens = [found.span() for found in names._TOKEN.finditer(text) if names._CUE.search(found.group())]
    assert list(names._tokens(text)) == tokens
