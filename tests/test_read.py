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
    assert "nothing found" in toolkit(capfd, "read", "一带一路").out


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
