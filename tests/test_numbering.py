"""Enumerators at the start of a text and inside it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.language.numbering import inline, leading
from toolkit.language.numerals import roman_numeral, roman_value
from toolkit.language.writing.enumerators import FORMS, proposed

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "numbering.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_leading(language: str, text: str, expected: list[object] | None) -> None:
    found = leading(text, language)
    assert (found and [found.text, found.style, found.value]) == expected


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("zh", "一是环境严峻；二是投资趋缓。三是以创新为主", [1, 2, 3]),
        ("zh", "之一是环境，其二是投资", []),
        ("zh", "第一，加快；第二，加强", [1, 2]),
        ("zh", "下列工作：（一）甲；（二）乙", [1, 2]),
        ("en", "First, a. Second, b. Third, c.", [1, 2, 3]),
        ("en", "We will: (1) a; (2) b; and (3) c.", [1, 2, 3]),
        ("en", "It came first, and then second, at last.", []),
        ("en", "(1) a; (2) b; (4) d", [1, 2]),
        ("zh", "一是甲", [1]),
        ("zh", "甲，一是乙", []),
        ("zh", "甲，一是乙；二是丙", [1, 2]),
        ("zh", "一是甲；三是丙；二是乙", [1, 2]),
        ("zh", "二是甲；三是乙", [2]),
        ("zh", "甲。一是乙。一是丙。二是丁", [1, 2]),
        ("en", "First, only one.", [1]),
        ("en", "We act: first, a; and second, b.", [1, 2]),
        ("en", "a first, b; second, c", []),
        ("en", "It has (1) a and (2) b", []),
        ("en", "one, (1) a, (2) b", [1, 2]),
        ("qtz", "一、甲", []),
    ],
)
def test_inline(language: str, text: str, values: list[int]) -> None:
    assert [one.value for one in inline(text, language)] == values


@given(st.integers(1, 3999))
def test_roman_numerals_round_trip(value: int) -> None:
    assert roman_value(roman_numeral(value)) == value


@pytest.mark.parametrize(
    ("source", "target"), [("三、", "III."), ("（四）", "(IV)"), ("第二，", "Second,"), ("五是", "(5)"), ("1．", None)]
)
def test_the_form_from_the_settings(source: str, target: str | None) -> None:
    enumerator = leading(source, "zh")
    assert enumerator is not None
    assert proposed(enumerator, ("I.", "(I)", "First,", "(1)")) == target


@pytest.mark.parametrize(
    ("source", "target"),
    [("二十，", None), ("第二十，", "Twentieth,"), ("第二十一，", None), ("八十九、", "LXXXIX."), ("九十、", None)],
)
def test_the_highest_number_of_a_form(source: str, target: str | None) -> None:
    enumerator = leading(source, "zh")
    assert (enumerator and proposed(enumerator, ("I.", "(I)", "First,", "(1)"))) == target


@pytest.mark.parametrize("text", ["", "IIII", "LL", "VX", "IC", "XIX1", "A"])
def test_other_letters_are_not_roman_numerals(text: str) -> None:
    assert roman_value(text) is None


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("value", [1, 2, 9, 14])
def test_a_proposed_form_reads_back(form: str, value: int) -> None:
    found = leading(f"{FORMS[form].write(value)} text", "en")
    assert found is not None
    assert found.value == value


@given(st.text(alphabet="一二十百第章节是，、（）().IVXab1Firstsecond ", max_size=60), st.sampled_from(["zh", "en"]))
@settings(derandomize=True, deadline=None)
def test_spans_are_slices_in_order(text: str, language: str) -> None:
    found = inline(text, language)
    assert all(text[one.start : one.end] == one.text for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)
