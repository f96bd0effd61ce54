"""Every check of a unit takes any pair of texts, and shows the texts that it found."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.checks import checks
from toolkit.context import Context, Reading
from toolkit.model import State, Unit

UNIT_CHECKS = {name: check.unit for name, check in checks().items() if check.unit}
PIECES = [
    *"，。；：（）“”、a1%.,;:!?()[]{}<>\"'`=-/\\@　 \n\t",
    *[
        "  ",
        "    ",
        " :",
        'x = "',
        '");',
        "https://a.cn/b",
        "a@b.cn",
        "/p/q.txt",
        "C:\\x",
        "--opt",
        "<code>",
        "</code>",
    ],
    *[
        "工业",
        "增长3.5%",
        "3145亿元",
        "5月1日前",
        "Industry",
        "rose 3.5 percent",
        "314.5 billion yuan",
        "{0}",
        "%s",
        "TODO",
    ],
]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=16).map("".join)


@pytest.mark.parametrize("name", UNIT_CHECKS)
@settings(deadline=None, max_examples=150)
@given(source=TEXTS, target=TEXTS)
def test_any_pair_is_checked(name: str, source: str, target: str) -> None:
    reading = Reading(Unit(source, target=target, state=State.TRANSLATED), 0, Context())
    for problem in UNIT_CHECKS[name](reading):
        for span, text in ((problem.source, source), (problem.target, target)):
            assert span is None or text[span.start : span.end] == span.text
