"""Any number of hedges before a figure is read without going deeper into it."""

from __future__ import annotations

import pytest

from toolkit.language.figures.compare import compare

MANY = 5000


@pytest.mark.parametrize("turned", [False, True], ids=["zh-en", "en-zh"])
@pytest.mark.parametrize(("zh", "en"), [("约", "about "), ("大约", "roughly "), ("至少约", "at least about ")])
def test_repeated_hedges(zh: str, en: str, turned: bool) -> None:
    texts = f"{zh * MANY}5人", f"{en * MANY}5 people"
    if turned:
        assert compare(*texts[::-1], "en", "zh") == ()
    else:
        assert compare(*texts) == ()
