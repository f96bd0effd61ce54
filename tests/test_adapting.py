"""A known translation with the figures of a new text: cases as data, and laws."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from figure_changer import changed, faults
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.catalogs.changes import FigureChange
from toolkit.catalogs.figures import only_figures_changed, shape
from toolkit.language.figures import compare
from toolkit.memory.adapting import Adapted, adapt
from toolkit.model import Origin, Translation

TESTS = Path(__file__).parent
CASES = yaml.safe_load((TESTS / "cases" / "adapting.yaml").read_text(encoding="utf-8"))
PAIRS = [
    (row["zh"], row["en"])
    for name in ("numbers_authored", "numbers_varied", "numbers_regional", "meaning_authored", "numbers_dev")
    for row in map(json.loads, (TESTS / "data" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    if row.get("label", "right") == "right"
]


def known(source: str, target: str) -> Translation:
    return Translation(source, target, Origin("memory.tmx"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['zh']} {case['new']}")
def test_what_a_translation_becomes(case: dict[str, Any]) -> None:
    done = adapt(known(case["zh"], case["en"]), case["new"])
    if case.get("differs"):
        assert done is None
        return
    assert done is not None
    assert done.target == case["becomes"]
    assert all(one.new_target for one in done.changes) is (done.target is not None)


def test_each_change_is_listed_the_uncertain_ones_without_a_target() -> None:
    done = adapt(
        known("（一）建成1个项目，投资3亿元。", "(I) One project was built with 300 million yuan."),
        "（二）建成2个项目，投资4亿元。",
    )
    assert done == Adapted(
        None,
        (
            FigureChange("（一）", "（二）", "(I)", "(II)"),
            FigureChange("1个", "2个"),
            FigureChange("3亿元", "4亿元", "300 million yuan", "400 million yuan"),
        ),
        "(II) One project was built with 400 million yuan.",
    )


def test_figures_of_other_languages_are_not_certain() -> None:
    for target_language in ("de", "ja", "xx"):
        done = adapt(known("增长8%。", "8% plus."), "增长9%。", target_language=target_language)
        assert done == Adapted(None, (FigureChange("8%", "9%"),), "8% plus.")
    assert adapt(known("x 8", "y 8"), "x 9", "xx", "en") is None


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(PAIRS), st.integers(0, 10**6))
def test_what_is_put_in_is_right(pair: tuple[str, str], seed: int) -> None:
    new = changed(pair[0], random.Random(seed))
    if new is None or compare(*pair):
        return
    assert shape(new) == shape(pair[0])
    done = adapt(known(*pair), new)
    assert done is not None
    if done.target is not None:
        assert faults(pair, (new, done.target)) == []


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(PAIRS))
def test_a_text_is_not_another_one_with_other_figures(pair: tuple[str, str]) -> None:
    assert adapt(known(*pair), pair[0]) is None


def test_the_report_of_the_next_year_gets_all_its_figures() -> None:
    folder = TESTS / "data" / "year"
    rows = yaml.safe_load((folder / "report-2021-gold.yaml").read_text(encoding="utf-8"))
    last_year = {shape(row["zh"]): known(row["zh"], row["en"]) for row in rows if row["en"]}
    texts = (folder / "report-2022.txt").read_text(encoding="utf-8").split("\n")
    found = {text: done for text in texts if (one := last_year.get(shape(text))) and (done := adapt(one, text))}
    assert len(found) == 28
    for text, done in found.items():
        assert done.target is not None
        assert compare(text, done.target) == ()


DIGITS = st.from_regex(r"[1-9][0-9]{0,3}(\.[0-9])?", fullmatch=True)
NUMERALS = st.one_of(
    DIGITS,
    DIGITS.map(lambda digits: digits.translate(str.maketrans("0123456789.", "０１２３４５６７８９．"))),
    st.from_regex("[二三四五六七八九]?十[一二三四五六七八九]?", fullmatch=True),
    st.sampled_from(["两", "三", "二百", "一万三千", "1.2万", "3万亿", "几十", "数百", "百", "1,234", "-5"]),
)
BLANKS = st.sampled_from(["", " ", "\u3000"])
PARTS = st.sampled_from(["一季度", "第三季度", "上半年", "下半年", "前三季度", "2季度"])
SHARES = st.one_of(
    NUMERALS.map("{}%".format), NUMERALS.map("{}％".format), st.sampled_from(["三成", "百分之八", "7成"])
)


TEXTS = st.tuples(PARTS, BLANKS, NUMERALS, BLANKS, SHARES).map(
    lambda figures: "{}建成{}{}{}个项目，增长{}。".format(*figures)
)


@given(TEXTS, TEXTS)
def test_texts_that_are_equal_but_for_figures_have_one_shape(one: str, other: str) -> None:
    assert shape(one) == shape(other)


def test_texts_that_differ_in_words_have_other_shapes() -> None:
    assert len({shape(text) for text in ("增长8%。", "下降8%。", "增长8个。", "5G增长8%。", "增长近8%。")}) == 5


@pytest.mark.parametrize(("old", "new"), [("增长8%。", "增长 9 %。"), ("投资30亿元。", "投资４０ 亿元。")])
def test_blanks_do_not_count(old: str, new: str) -> None:
    assert len(only_figures_changed(old, new, "zh")) == 1
