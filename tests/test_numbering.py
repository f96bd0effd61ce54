"""Enumerators at the start of a text and inside it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.language.numbering import counted, inline, leading
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


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["1.1 甲", "1.2乙", "2.1 丙"], ["1.1 ", "1.2", "2.1 "]),
        (["1.1 甲", "2.1 乙"], [None, None]),
        (["1.1 甲", "2.2 乙"], [None, None]),
        (["1.1亿元", "1.2 万人", "1.3%", "1.4倍", "1.5 千瓦"], [None] * 5),
        (["1.3个部门", "2.2个项目", "3.加强监督", "4.15家企业"], ["1.", "2.", "3.", "4."]),
        (["1.3个百分点", "3.2个项目"], [None, None]),
        (["1.1元宇宙", "1.2 千年古镇", "1.3 个体户"], ["1.1", "1.2 ", "1.3 "]),
        (["1.1.1 甲", "1.1.2 乙", "1.1.2.1 丙"], ["1.1.1 ", "1.1.2 ", None]),
        (["1.2.1.1 甲", "1.2.1.2 乙"], ["1.2.1.1 ", "1.2.1.2 "]),
        (["甲、子", "寅", "乙、丑", "丁、卯"], ["甲、", None, "乙、", None]),
        (["甲、乙两市", "丙、丁两市"], [None, None]),
        (["A. 子", "B、丑", "(C) 寅", "A．卯"], ["A.", "B、", "(C)", None]),
        (["a) 子", "b) 丑", "a.b"], ["a)", "b)", None]),
        (["i. 子", "ii. 丑", "iii. 寅"], ["i.", "ii.", "iii."]),
        (["(g) 子", "(h) 丑", "(i) 寅", "(j) 卯"], ["(g)", "(h)", "(i)", "(j)"]),
        (["第一条 子", "第二条丑", "第三条寅", "第五条卯"], ["第一条", "第二条", "第三条", None]),
        (["第二条道路", "第三条经验"], [None, None]),
        (["一、子", "正文"], ["一、", None]),
    ],
)
def test_a_document_counts_with_more_than_one_text(texts: list[str], expected: list[str | None]) -> None:
    assert [one and one.text for one in counted(texts, "zh")] == expected


def test_letters_and_small_roman_numerals_are_told_apart() -> None:
    def read(*texts: str) -> list[tuple[str, int] | None]:
        return [one and (one.style, one.value) for one in counted(texts, "zh")]

    assert read("(h) 子", "(i) 丑") == [("alpha", 8), ("alpha", 9)]
    assert read("(b) 子", "(i) 丑", "(ii) 寅") == [("alpha", 2), ("roman-paren", 1), ("roman-paren", 2)]
    assert read("(a) 子", "(b) 丑", "(i) 寅", "(ii) 卯") == [
        *(("alpha", n) for n in (1, 2)),
        *(("roman-paren", n) for n in (1, 2)),
    ]
    assert read("(i) 子", "(ii) 丑") == [("roman-paren", 1), ("roman-paren", 2)]
    assert read("(u) 子", "(v) 丑") == [("alpha", 21), ("alpha", 22)]
    assert read("(iv) 子", "(v) 丑") == [("roman-paren", 4), ("roman-paren", 5)]
    assert counted(["一、甲"], "qtz") == [None]


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
