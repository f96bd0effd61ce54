"""`toolkit read`: a text, a pair, and JSON."""

from __future__ import annotations

import json

import pytest
from command import toolkit

PAIR = ("read", "完成投资3145亿元、增长9.1%", "--target", "Investment grew by 9.1 percent to 3,145 billion yuan.")


def test_a_table(capfd: pytest.CaptureFixture[str]) -> None:
    outcome = toolkit(capfd, "read", "二是总产值达2.6万亿元")
    assert outcome.code == 0
    assert "6-12  quantity    2.6万亿元  →  money: 2,600,000,000,000 yuan" in outcome.out
    assert "0-2  enumerator  二是" in outcome.out


def test_english_alone(capfd: pytest.CaptureFixture[str]) -> None:
    outcome = toolkit(capfd, "read", "nearly 30 percent")
    assert "percent: nearly 30 percent" in outcome.out


def test_a_text_without_figures(capfd: pytest.CaptureFixture[str]) -> None:
    assert "nothing found" in toolkit(capfd, "read", "春天来了").out


def test_a_pair_as_json(capfd: pytest.CaptureFixture[str]) -> None:
    shown = json.loads(toolkit(capfd, *PAIR, "--format", "json").out)
    assert [one["value"] for one in shown["source"]["quantities"]] == ["314500000000", "9.1"]
    assert shown["target"]["quantities"][0]["text"] == "9.1 percent"
    assert [one["check"] for one in shown["discrepancies"]] == ["number-scale"]
    for side in ("source", "target"):
        for one in shown[side]["quantities"]:
            assert one["text"] == shown[side]["text"][one["start"] : one["end"]]


def test_a_pair_as_text(capfd: pytest.CaptureFixture[str]) -> None:
    assert "number-scale: 3145亿元 = 314,500,000,000 yuan" in toolkit(capfd, *PAIR).out


def test_a_row_that_lets_a_difference_go(capfd: pytest.CaptureFixture[str]) -> None:
    command = ("read", "六折优惠", "--target", "a 40 percent discount")
    assert "allowed: 六折 / 40 percent (discount)" in toolkit(capfd, *command).out
    (allowed,) = json.loads(toolkit(capfd, *command, "--format", "json").out)["allowances"]
    assert allowed["row"] == "discount"
    assert (allowed["source"]["text"], allowed["target"]["text"]) == ("六折", "40 percent")


def test_english_with_its_chinese(capfd: pytest.CaptureFixture[str]) -> None:
    outcome = toolkit(capfd, "read", "Investment was 314.5 billion yuan.", "--target", "完成投资31450亿元。")
    assert "number-scale: 314.5 billion yuan = 314,500,000,000 yuan" in outcome.out


def test_a_text_without_characters_is_chinese_beside_english(capfd: pytest.CaptureFixture[str]) -> None:
    shown = json.loads(toolkit(capfd, "read", "3145", "--target", "3,145", "--format", "json").out)
    assert (shown["source"]["language"], shown["target"]["language"]) == ("zh", "en")


def test_languages_that_cannot_be_read_are_reported(capfd: pytest.CaptureFixture[str]) -> None:
    outcome = toolkit(capfd, "read", "投资5亿元", "--target", "50億円", "--target-language", "qtz")
    assert outcome.err.splitlines() == [
        "cannot read figures in the language 'qtz'",
        "skipping figures: no comparison for zh→qtz",
    ]
    assert "cannot read figures in the language 'xx'" in toolkit(capfd, "read", "5", "--source-language", "xx").err


@pytest.mark.parametrize(("text", "pair"), [("投资3145亿元", "zh→zh"), ("314.5 billion yuan", "en→en")])
def test_two_texts_of_one_language_are_not_compared(text: str, pair: str, capfd: pytest.CaptureFixture[str]) -> None:
    outcome = toolkit(capfd, "read", text, "--target", text)
    assert outcome.err == f"skipping figures: no comparison for {pair}\n"
    assert "number-" not in outcome.out
