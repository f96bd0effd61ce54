"""Quick tests that skip a slow pattern never hide a match of the pattern."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.checks import (
    acronym_undefined,
    count_claim,
    fullwidth_punctuation,
    repeated_word,
    stray_markup,
    stray_space,
)

#: Name → the hint, the pattern that it guards, and an alphabet for texts that may have the defect.
CASES: dict[str, tuple[Callable[[str], object], re.Pattern[str], list[str]]] = {
    "stray-space": (
        stray_space.HINT.search,
        stray_space.PATTERN,
        list("ab  \u00a0\u3000\n(),.;!?:)”\u200b\u202a\ufeff\u00ad"),
    ),
    "stray-markup": (
        stray_markup.may_have_markup,
        stray_markup.MARKUP,
        [*"a<b>/&;#1x\\n A**__{}0%$s?\ufffd", "TODO", "FIXME"],
    ),
    "fullwidth-punctuation": (
        fullwidth_punctuation.may_have_wide,
        fullwidth_punctuation.WIDE,
        list("a，（）！～。、中……——1 "),
    ),
    "repeated-word": (
        repeated_word.may_repeat,
        repeated_word.REPEATED,
        [*"aA'-’(（“,。é1_ \t", "the", "The", "的的", "ßß", "\u00a0"],
    ),
    "acronym-undefined": (acronym_undefined.HINT.search, acronym_undefined.ACRONYM, list("AB&&Cs e-1.")),
    "count-claim": (
        count_claim.HINT.search,
        count_claim.ZH_CLAIM,
        [*"三两9105个项重点：。第”", "任务", "工作", "能力", "方面"],
    ),
    "count-claim, heading": (count_claim.HINT.search, count_claim.ZH_HEADING, [*"提升四5十个项大条能力”："]),
    "count-claim, list": (count_claim.HINT.search, count_claim.ZH_LIST, [*"甲乙、三9大项类种行动10"]),
}


@pytest.mark.parametrize("name", CASES)
@settings(derandomize=True, deadline=None, max_examples=400)
@given(data=st.data())
def test_hint(name: str, data: st.DataObject) -> None:
    hint, pattern, pieces = CASES[name]
    text = "".join(data.draw(st.lists(st.sampled_from(pieces), max_size=12)))
    if pattern.search(text):
        assert hint(text)
