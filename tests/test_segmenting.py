"""Matching depends only on the text within reach, so that a part of a text gives the same result as the whole."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.terminology.segmenting import REACH, _crossed, common_words, fit

TEXTS = st.text(alphabet="人民生活银行业务会计师大中小企业3家，a 的发展", min_size=2, max_size=30)


@given(TEXTS, st.data())
@settings(derandomize=True, deadline=None, max_examples=300)
def test_a_part_fits_as_in_the_whole_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 2))
    end = data.draw(st.integers(start + 2, len(text)))
    low = max(0, start - REACH - 1)
    known = common_words() | {"企业", "民生", "银行业", "中小企业"}
    assert fit(text, start, end, known) is fit(text[low : end + REACH], start - low, end - low, known)


def test_a_word_that_ends_where_the_term_begins_does_not_cross_it() -> None:
    assert not _crossed("甲乙丙丁", (0, 2, 4, 4), {"甲乙"})
    assert _crossed("甲乙丙丁", (0, 2, 4, 4), {"乙丙"})
