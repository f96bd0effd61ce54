"""Every row of a pair of languages: its example is what lets the difference go, in both directions."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from toolkit.checks import checks
from toolkit.language.figures import Comparison, compare_one, comparing
from toolkit.language.figures.pair import Contrast, Distinction, Excuse, Pair, Preparation, Tolerance
from toolkit.language.registry import read_quantities
from toolkit.language.zh_en import PAIR
from toolkit.language.zh_en.paired_numbers import PAIRED_NUMBERS, PairedNumbers
from toolkit.model import Severity

ROWS = [
    *PAIR.preparations,
    *PAIR.equivalences,
    *PAIR.may_omit,
    *PAIR.may_add,
    *PAIR.tolerances,
    *PAIR.hedge_tolerances,
    *PAIR.moves,
    *PAIR.restatements,
]
CHECKS = checks()
Row = Preparation | Excuse | Tolerance


def comparison(source: str, target: str, source_language: str, target_language: str) -> Comparison:
    figures = read_quantities(source, source_language), read_quantities(target, target_language)
    return compare_one(comparing(source, figures[0], target, figures[1], source_language, target_language))


def severities(found: Comparison) -> list[Severity]:
    return [one.problem.severity or CHECKS[one.check].severity for one in found.discrepancies]


def without(pair: Pair, row: object) -> Pair:
    """The pair less one row."""
    kept = {
        name: tuple(one for one in rows if one is not row)
        for name, rows in vars(pair).items()
        if isinstance(rows, tuple) and not isinstance(rows, str)
    }
    return replace(pair, **kept)


@pytest.mark.parametrize("turned", [False, True], ids=["zh-en", "en-zh"])
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_the_example_of_a_row_is_let_go_by_it(row: Row, turned: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    example = (*row.example, "zh", "en")
    found = comparison(*(example[1], example[0], "en", "zh") if turned else example)
    if not isinstance(row, Preparation) and not getattr(row, "note", False) and not getattr(row, "warning", False):
        assert row.name in [one.row for one in found.allowances]
    bearable = [Severity.WARNING] if isinstance(row, Tolerance) and row.warning else [Severity.NOTE]
    assert set(severities(found)) <= set(bearable)
    monkeypatch.setattr(
        "toolkit.language.registry._pair", lambda left, _right: without(PAIR, row) if left == "zh" else None
    )
    assert comparison(*(example[1], example[0], "en", "zh") if turned else example) != found


@pytest.mark.parametrize("row", PAIR.distinctions, ids=lambda row: row.name)
def test_the_example_of_a_distinction_is_found(row: Distinction) -> None:
    (one,) = comparison(*row.example, "zh", "en").discrepancies
    assert ', but "' in one.problem.message


@pytest.mark.parametrize("turned", [False, True], ids=["zh-en", "en-zh"])
@pytest.mark.parametrize("row", PAIR.contrasts, ids=lambda row: row.name)
def test_the_example_of_a_contrast_is_found(row: Contrast, turned: bool) -> None:
    example = (*row.example, "zh", "en")
    found = comparison(*(example[1], example[0], "en", "zh") if turned else example)
    assert row.check in [one.check for one in found.discrepancies]


@pytest.mark.parametrize("turned", [False, True], ids=["zh-en", "en-zh"])
@pytest.mark.parametrize("row", PAIRED_NUMBERS, ids=lambda row: row.name)
def test_the_example_of_paired_numbers_is_found(row: PairedNumbers, turned: bool) -> None:
    example = (*row.example, "zh", "en")
    found = comparison(*(example[1], example[0], "en", "zh") if turned else example)
    assert [one.check for one in found.discrepancies] == ["number-order"]


def test_names_are_unique() -> None:
    for rows in (PAIR.may_omit, PAIR.may_add, PAIR.equivalences, PAIR.moves, PAIR.contrasts, PAIR.labels):
        names = [row.name for row in rows]
        assert len(names) == len(set(names))


def test_the_comparison_knows_no_word_of_a_language() -> None:
    folder = Path(__file__).parent.parent / "toolkit/language/figures"
    for path in folder.glob("*.py"):
        code = re.sub(r'""".*?"""|#.*', "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.search("[\u4e00-\u9fff]", code), path
        assert "_en import" not in code, path


def test_a_pair_without_rows_compares_by_value(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = Pair(left="zh", right="en")
    monkeypatch.setattr("toolkit.language.registry._pair", lambda left, _right: bare if left == "zh" else None)
    assert (
        comparison("投资3145亿元，增长8%。", "Investment was 314.5 billion yuan, up 8 percent.", "zh", "en")
        == Comparison()
    )
    (scale, extra) = comparison(
        "投资3145亿元。", "Investment was 3,145 billion yuan, up 8 percent.", "zh", "en"
    ).discrepancies
    assert (scale.check, extra.check) == ("number-scale", "number-extra")
    (multiple,) = comparison("是原来的3倍。", "It is five times as much.", "zh", "en").discrepancies
    assert multiple.check == "number-changed"
