"""What is told in the plainest words is passed over only where both texts say the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from toolkit.language.figures import compare
from toolkit.language.figures.plainly import NO_PLAIN_WORDS
from toolkit.language.zh_en import PAIR

PLAIN = PAIR.plain_words
ROWS = [(ours, theirs) for row in PLAIN.changes for ours in row[0] for theirs in row[1]]
CONTRADICTED = [
    ("出口负增长5.1%。", "Exports grew 5.1 percent.", "direction-mismatch"),
    ("出口增长5.1%。", "Exports fell 5.1 percent.", "direction-mismatch"),
    ("出口下降5.1%。", "Exports were up 5.1 percent, a record.", "direction-mismatch"),
    ("出口增长5.1%。", "Exports grew 5.1 percent less than imports.", "direction-mismatch"),
    ("出口环比增长5.1%。", "Exports grew 5.1 percent year on year.", "basis-mismatch"),
    ("出口同比实际增长5.1%。", "Exports grew 5.1 percent year on year in nominal terms.", "basis-mismatch"),
    ("产量增加5倍。", "Output increased to 5 times that of the year before.", "change-mismatch"),
]


@pytest.mark.parametrize(("ours", "theirs"), ROWS)
def test_a_row_says_the_same(ours: str, theirs: str) -> None:
    zh, en = f"产量{ours}5.1%。", f"Output{theirs}5.1 percent."
    start, place = zh.index("5"), (en.index("5"), len(en) - 1)
    assert PLAIN.same_change(zh, start, en, place)
    assert not PLAIN.same_change(f"产量未{ours}5.1%。", start + 1, en, place)
    assert not PLAIN.same_change(zh, start, f"Output{theirs}5.1 percent lower.", place)
    assert not compare(zh, en)


@pytest.mark.parametrize(("zh", "en", "check"), CONTRADICTED, ids=lambda value: value)
def test_contradictions_are_found(zh: str, en: str, check: str) -> None:
    assert [one.check for one in compare(zh, en)] == [check]


def test_the_basis_is_that_of_the_same_words() -> None:
    end = len("up 5 percent")
    assert PLAIN.same_basis("出口同比", 2, "up 5 percent year on year", end) == 4
    assert not PLAIN.same_basis("出口环比", 2, "up 5 percent year on year", end)
    assert not PLAIN.same_basis("出口同比", 2, "up 5 percent in the year", end)


def test_nothing_is_plain_without_rows() -> None:
    assert replace(PAIR, plain_words=NO_PLAIN_WORDS).plain_words.same_change("增长5", 2, " up 5", (4, 5)) is False
