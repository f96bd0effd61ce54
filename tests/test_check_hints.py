"""The quick looks that spare most texts a slow pattern never hide what the pattern finds."""

from __future__ import annotations

from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.checks import stray_markup, stray_space

CHECKS = [
    (stray_space, stray_space.PATTERN, "ab  \u00a0\u3000\n(),.;!?:)”\u200b\u202a\ufeff\u00ad"),
    (stray_markup, stray_markup.MARKUP, "a<b>/&;#1x\\n A**__{}0%$sTODOFIXME?\ufffd"),
]


@pytest.mark.parametrize(("check", "pattern", "alphabet"), CHECKS, ids=["stray-space", "stray-markup"])
@settings(derandomize=True, deadline=None, max_examples=400)
@given(data=st.data())
def test_hint(check: ModuleType, pattern: object, alphabet: str, data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet, max_size=12))
    if pattern.search(text):  # type: ignore[attr-defined]  # a compiled pattern
        assert check.HINT.search(text)
