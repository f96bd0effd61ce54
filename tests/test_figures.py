"""The comparison of figures: quiet on correct translations, and every planted mistake found at its place."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from planter import KINDS, Planted

from toolkit.checks import checks
from toolkit.language.figures import Discrepancy, compare, masked, matched_figures
from toolkit.language.registry import read_quantities
from toolkit.language.scripts import has_han
from toolkit.model import Severity, Span

DATA = Path(__file__).parent / "data"
PAIRS = [
    json.loads(line)
    for name in ("numbers_authored.jsonl", "numbers_varied.jsonl", "numbers_regional.jsonl")
    for line in (DATA / name).read_text(encoding="utf-8").splitlines()
]
AUTHORED = [pair for pair in PAIRS if pair["id"].startswith("authored")]
CHECKS = checks()
CASES = [
    case
    for path in sorted((Path(__file__).parent / "cases").glob("figures*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
SUGGESTIONS = yaml.safe_load((Path(__file__).parent / "cases/suggestions.yaml").read_text(encoding="utf-8"))
MIRRORED = {"number-missing": "number-extra", "number-extra": "number-missing"}
#: The share of planted mistakes that must be found, where it is not all but one in fifty.
EXPECTED = {"swapped pair": 0.9, "dropped": 0.97}


def alarms(zh: str, en: str, *, turned: bool = False) -> list[Discrepancy]:
    found = compare(en, zh, "en", "zh") if turned else compare(zh, en)
    return [one for one in found if (one.problem.severity or CHECKS[one.check].severity) is not Severity.NOTE]


@pytest.mark.parametrize("turned", [False, True], ids=["zh-en", "en-zh"])
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["id"])
def test_a_correct_pair_is_left_alone(pair: dict[str, str], turned: bool) -> None:
    assert alarms(pair["zh"], pair["en"], turned=turned) == []


@pytest.mark.parametrize("turned", [False, True], ids=["zh-en", "en-zh"])
@pytest.mark.parametrize("kind", KINDS)
def test_planted_mistakes_are_found(kind: str, turned: bool) -> None:
    dice = random.Random(kind)
    made = [(pair, planted) for pair in AUTHORED for planted in KINDS[kind](pair["en"], dice)]
    dice.shuffle(made)
    made = made[:60]
    found = sum(
        any(at_place(one, planted, turned=turned) for one in alarms(pair["zh"], planted.text, turned=turned))
        for pair, planted in made
    )
    assert made
    assert found >= EXPECTED.get(kind, 0.98) * len(made)


def at_place(one: Discrepancy, planted: Planted, *, turned: bool) -> bool:
    english = one.problem.source if turned else one.problem.target
    if english is None or planted.start == planted.end:
        return planted.start == planted.end
    return english.start < max(planted.end, planted.start + 1) and planted.start < english.end


def check_spans(zh: str, en: str) -> None:
    for source, target, languages in ((zh, en, ("zh", "en")), (en, zh, ("en", "zh"))):
        for one in compare(source, target, *languages):
            assert one.check in CHECKS
            for span, text in ((one.problem.source, source), (one.problem.target, target)):
                assert span is None or span == Span(span.start, span.end, text[span.start : span.end])


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_texts_are_compared(zh: str, en: str) -> None:
    check_spans(zh, en)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.sampled_from(PAIRS), st.sampled_from(PAIRS), st.integers(0, 60), st.integers(0, 60))
def test_any_halves_are_compared(one: dict[str, str], other: dict[str, str], left: int, right: int) -> None:
    check_spans(one["zh"][left:] + other["zh"][:right], other["en"][right:] + one["en"][:left])


def test_many_figures_are_compared() -> None:
    check_spans("、".join(f"{n}个" for n in range(3, 900)), ", ".join(str(n * 7) for n in range(900)))


def test_other_languages_are_not_compared() -> None:
    assert compare("完成投资3145亿元", "CCCXIV", "zh", "la") == ()
    assert compare("Investment of 5 billion", "Investition von 500", "en", "de") == ()


def test_english_is_compared_with_chinese() -> None:
    (one,) = compare("Investment was 314.5 billion yuan.", "完成投资31450亿元。", "en", "zh")
    assert one.check == "number-scale"
    assert one.problem.source == Span(15, 33, "314.5 billion yuan")
    assert one.problem.target == Span(4, 11, "31450亿元")
    assert one.problem.suggestion == "3145亿元"
    assert one.problem.message == (
        '314.5 billion yuan = 314,500,000,000 yuan, but "31450亿元" = 3,145,000,000,000 yuan (10×)'
    )


@pytest.mark.parametrize(
    ("zh", "en", "message"),
    [
        (
            "产量增长到3倍。",
            "It rose by 300 percent.",
            '3倍 is 3 times the old value, but "300 percent" as a rise is 4 times',
        ),
        (
            "产量增长3倍。",
            "It rose to 300 percent.",
            '3倍 as a rise is 4 times the old value, but "300 percent" is 3 times',
        ),
        ("完成率达98.5%。", "The rate was 98.5.", '98.5% is in percent, but "98.5" has no unit'),
        ("投资32亿元。", "Investment was 3.2 billion.", '32亿元 is in yuan, but "3.2 billion" has no unit'),
        ("产粮65万吨。", "Output was 650,000.", '65万吨 is in metric tons, but "650,000" has no unit'),
    ],
)
def test_messages_say_both_values_or_the_lost_unit(zh: str, en: str, message: str) -> None:
    assert [one.problem.message for one in compare(zh, en)] == [message]


def test_masking_leaves_money_and_dates() -> None:
    text = "“十四五”四项能力，2022年投资5亿元"
    kept = masked(read_quantities(text, "zh"), [Span(0, len(text), text)])
    assert [quantity.text for quantity in kept] == ["十四五", "2022年", "5亿元"]
    assert masked(kept, []) == kept


def mirrored(found: str) -> str:
    """A finding as it is called when the texts are turned round."""
    severity, _, check = found.partition(" ")
    return f"{severity} {MIRRORED.get(check, check)}"


def findings(source: str, target: str, *languages: str) -> list[str]:
    found = compare(source, target, *languages)
    return [f"{one.problem.severity or CHECKS[one.check].severity} {one.check}" for one in found]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['zh']} {case['en']}")
def test_boundary_cases(case: dict[str, Any]) -> None:
    expected = case.get("found", [])
    turned = case.get("turned", map(mirrored, expected))
    assert findings(case["zh"], case["en"], "zh", "en") == expected
    assert sorted(findings(case["en"], case["zh"], "en", "zh")) == sorted(turned)


@pytest.mark.parametrize("turned", [False, True], ids=["zh-en", "en-zh"])
def test_figures_that_render_each_other_are_matched(turned: bool) -> None:
    texts = [("由8户增至9户和5%", "zh"), ("rising to 9, up 5 percent, from 8", "en")]
    (source, language), (target, other) = reversed(texts) if turned else texts
    figures = read_quantities(source, language), read_quantities(target, other)
    found = matched_figures(source, figures[0], target, figures[1], language, other)
    texts_of = [(figures[0][here].text, figures[1][there].text) for here, there in found]
    pairs = [("8户", "8"), ("9户", "9"), ("5%", "5 percent")]
    assert sorted(texts_of) == sorted([pair[::-1] for pair in pairs] if turned else pairs)


def test_figures_of_other_languages_are_not_matched() -> None:
    assert matched_figures("8", read_quantities("8", "en"), "8", (), "en", "de") == []


@pytest.mark.parametrize("case", SUGGESTIONS, ids=lambda case: case["target"])
def test_the_value_of_the_source_is_suggested(case: dict[str, str]) -> None:
    languages = ("zh", "en") if has_han(case["source"]) else ("en", "zh")
    suggestions = [one.problem.suggestion for one in compare(case["source"], case["target"], *languages)]
    assert suggestions == [case.get("suggestion")]
