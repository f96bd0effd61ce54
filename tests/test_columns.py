"""Which gaps of a text are between columns, and which are spaces too many in a sentence."""

from __future__ import annotations

import re

import pytest

from toolkit.language.columns import Gaps


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Investment  reached  314.5  billion yuan", [False, False, False]),
        ("Investment  reached  314.5  billion yuan.", [False, False, False]),
        ("Found  {n}  files", [False, False]),
        ("up  to  5%  of firms", [False, False, False]),
        ("There were  12  30  of them", [False, False, False]),
        ("Press  Ctrl+S  to save", [False, False]),
        ("Total  314.5  12.1", [True, True]),
        ("Total  314.5  Rise  12", [True, True, True]),
        ("Copy  Ctrl+C", [True]),
        ("Total  %d  %s", [True, True]),
    ],
)
def test_a_figure_alone_is_a_cell_unless_the_sentence_goes_on(text: str, columns: list[bool]) -> None:
    gaps = Gaps(text)
    assert [gaps.is_column(*gap.span()) for gap in re.finditer("  +", text)] == columns
