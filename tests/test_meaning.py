"""What texts say of a figure beside its value: right pairs are silent, contradictions found, in both directions."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from planter import KINDS_OF_MEANING

from toolkit.checks import checks
from toolkit.context import Context, Reading
from toolkit.formats.glossary import parse
from toolkit.language.figures import compare
from toolkit.model import Severity, State, Unit
from toolkit.settings import Settings

FILES = ("meaning", "meaning_words", "meaning_bases", "meaning_ways", "meaning_times", "meaning_aims")
CASES = [
    case
    for name in FILES
    for case in yaml.safe_load((Path(__file__).parent / f"cases/{name}.yaml").read_text(encoding="utf-8"))
]
CHECKS = checks()


def findings(source: str, target: str, source_language: str, target_language: str) -> list[str]:
    """Warnings and errors, each as its severity and name."""
    found = compare(source, target, source_language, target_language)
    named = [(one.problem.severity or CHECKS[one.check].severity, one.check) for one in found]
    return [f"{severity} {check}" for severity, check in named if severity is not Severity.NOTE]


@pytest.mark.parametrize("turned", [False, True], ids=["zh-en", "en-zh"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['zh']} {case['en']}")
def test_what_the_text_says_of_a_figure(case: dict[str, Any], turned: bool) -> None:
    pair = (case["en"], case["zh"], "en", "zh") if turned else (case["zh"], case["en"], "zh", "en")
    assert findings(*pair) == case.get("found", [])


#: Texts that tell of 2023.
DUE = [
    ("到2027年，建成充电桩12万个。", "In 2027, 120,000 charging posts were built.", 1),
    ("加快建设，到2027年底建成园区5个。", "Five parks were completed by the end of 2027.", 1),
    ("到2027年，建成充电桩12万个。", "By 2027, 120,000 charging posts will have been built.", 0),
    ("到2027年，建成充电桩12万个。", "Build 120,000 charging posts by 2027.", 0),
    ("到2022年，建成充电桩12万个。", "By 2022, 120,000 charging posts had been built.", 0),
    ("合作延长到2030年，签约项目20个。", "Cooperation was extended to 2030, and 20 projects were signed.", 0),
    ("到2027年建成5个园区。开工3个。", "Build 5 parks by 2027. Work on three has begun.", 0),
    ("到2027年建成5个园区，今年投资3亿元。", "Build 5 parks by 2027; 300 million yuan was spent this year.", 0),
    ("到2027年，规划建成5个园区，已建成3个。", "It is planned to build 5 parks by 2027, and 3 were completed.", 0),
]


@pytest.mark.parametrize("turned", [False, True], ids=["zh-en", "en-zh"])
@pytest.mark.parametrize(("zh", "en", "count"), DUE)
def test_what_is_due_after_the_year_of_the_report_is_not_a_fact(zh: str, en: str, count: int, turned: bool) -> None:
    source, target = (en, zh) if turned else (zh, en)
    languages = ("en", "zh") if turned else ("zh", "en")

    def found(year: int | None) -> list[str]:
        context = Context(Settings(year=year), *languages)
        reading = Reading(Unit(source, target, State.TRANSLATED), 0, context)
        return [one.check for one in reading.comparison.discrepancies]

    assert found(2023) == ["aim-mismatch"] * count
    assert found(2027) == found(None) == []


def pairs(name: str) -> list[dict[str, str]]:
    text = (Path(__file__).parent / f"data/{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_authored_pairs() -> None:
    """Of the hard pairs, every right one is silent and nine in ten wrong ones are found."""
    rows = pairs("meaning_authored")
    found = {
        label: [bool(findings(row["zh"], row["en"], "zh", "en")) for row in rows if row["label"] == label]
        for label in ("right", "wrong")
    }
    assert sum(found["right"]) == 0
    assert sum(found["wrong"]) / len(found["wrong"]) > 0.9


@pytest.mark.parametrize("kind", ["direction", "by/to", "ends", "basis"])
def test_planted_mistakes_are_found(kind: str) -> None:
    """Nine in ten turned words in the English of reports are found."""
    made = hits = 0
    for pair in pairs("numbers_authored") + pairs("numbers_varied"):
        before = findings(pair["zh"], pair["en"], "zh", "en")
        for planted in KINDS_OF_MEANING[kind](pair["en"], random.Random(kind)):
            made += 1
            hits += findings(pair["zh"], planted.text, "zh", "en") != before
    assert made > 8
    assert hits / made > 0.9


def test_a_noun_inside_a_longer_term_tells_no_figures_apart() -> None:
    """ "Cropland" in "high-standard cropland" is not the cropland of the figure before."""
    rows = "{id: field, zh: 高标准农田, en: high-standard cropland}, {id: water, zh: 节水灌溉, en: irrigation}"
    glossary = parse(f"concepts: [{rows}]".encode(), "terms.yaml")
    chinese = "守住18亿亩耕地红线。新建高标准农田1.06亿亩，发展节水灌溉。"
    for english, found in (
        (
            "We held the line of 1.8 billion mu and built 106 million mu of high-standard cropland with irrigation.",
            False,
        ),
        (
            "High-standard cropland of 1.8 billion mu was built, and 106 million mu of farmland kept, with irrigation.",
            True,
        ),
    ):
        (reading,) = Context(glossary=glossary).read([Unit(chinese, english, state=State.TRANSLATED)])
        assert bool(reading.figure_problems("number-order")) is found


GLOSSARY = """
concepts:
  - {id: methanol, zh: 甲醇, en: methanol}
  - {id: ethylene, zh: 乙烯, en: ethylene}
"""


@pytest.mark.parametrize(
    ("english", "found"),
    [
        ("Methanol output rose 8.2 percent and ethylene output 3.1 percent.", False),
        ("Ethylene output rose 3.1 percent and methanol output 8.2 percent.", False),
        ("Ethylene output rose 8.2 percent and methanol output 3.1 percent.", True),
        ("Methanol output rose 3.1 percent and ethylene output 8.2 percent.", True),
    ],
)
def test_terms_of_the_glossary_tell_figures_apart(english: str, *, found: bool) -> None:
    context = Context(glossary=parse(GLOSSARY.encode(), "terms.yaml"))
    pair = "甲醇产量增长8.2%，乙烯产量增长3.1%。", english
    (reading,) = context.read([Unit(*pair, state=State.TRANSLATED)])
    assert bool(reading.figure_problems("number-order")) is found
