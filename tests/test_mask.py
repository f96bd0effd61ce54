"""Figures inside terms."""

from __future__ import annotations

from toolkit.language.figures.mask import masked
from toolkit.language.registry import read_quantities
from toolkit.model import Span


def left(text: str, term: str) -> list[str]:
    start = text.index(term)
    return [one.text for one in masked(read_quantities(text, "zh"), [Span(start, start + len(term), term)])]


def test_a_figure_inside_a_term_is_covered() -> None:
    assert left("提升四项能力，培育33条产业链。", "四项能力") == ["33条"]


def test_a_figure_next_to_a_term_is_not() -> None:
    assert left("上云企业达10.1万户。", "户") == ["10.1万户"]


def test_periods_and_money_are_always_read() -> None:
    assert left("“十四五”规划投资3亿元。", "十四五”规划投资3亿元") == ["十四五", "3亿元"]
