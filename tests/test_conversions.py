"""Figures in two units and sums of money: right ones are left alone, wrong ones found, in both directions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from toolkit.checks import checks
from toolkit.language.figures import compare
from toolkit.model import Severity

HERE = Path(__file__).parent
CASES = [
    case
    for name in ("conversions", "money")
    for case in yaml.safe_load((HERE / f"cases/{name}.yaml").read_text(encoding="utf-8"))
]
AUTHORED = [
    row
    for row in map(json.loads, (HERE / "data/meaning_authored.jsonl").read_text(encoding="utf-8").splitlines())
    if row["kind"] == "conversion"
]
MIRRORED = {"number-missing": "number-extra", "number-extra": "number-missing"}
CHECKS = checks()


def findings(source: str, target: str, *languages: str) -> list[str]:
    found = compare(source, target, *languages)
    return [f"{one.problem.severity or CHECKS[one.check].severity} {one.check}" for one in found]


def mirrored(finding: str) -> str:
    severity, _, check = finding.partition(" ")
    return f"{severity} {MIRRORED.get(check, check)}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['zh']} {case['en']}")
def test_cases(case: dict[str, Any]) -> None:
    expected = case.get("found", [])
    assert findings(case["zh"], case["en"], "zh", "en") == expected
    assert findings(case["en"], case["zh"], "en", "zh") == case.get("turned", [mirrored(one) for one in expected])


@pytest.mark.parametrize("turned", [False, True], ids=["zh-en", "en-zh"])
@pytest.mark.parametrize("row", AUTHORED, ids=lambda row: row["id"])
def test_authored_pairs(row: dict[str, str], turned: bool) -> None:
    found = compare(row["en"], row["zh"], "en", "zh") if turned else compare(row["zh"], row["en"])
    alarms = [one for one in found if (one.problem.severity or CHECKS[one.check].severity) is not Severity.NOTE]
    assert bool(alarms) is (row["label"] == "wrong")


def test_a_message_says_what_the_figure_would_be() -> None:
    (one,) = compare("造林1000亩。", "Trees were planted on 1,000 mu (667 hectares).")
    assert one.problem.message == '1,000 mu = 66.67 hectares, not "667 hectares"'
    (one,) = compare("投资7亿元。", "The investment was 700 million yuan (US$980 million).")
    assert one.problem.message == '700 million yuan cannot be "US$980 million" (980,000,000 US dollars)'
