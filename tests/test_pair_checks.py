"""Checks made ready once find in each pair of texts what they find in a catalog of that pair alone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from own_glossary import own_glossary

from toolkit.checks import checks, choose
from toolkit.context import Context, Reading
from toolkit.language.figures import Discrepancy
from toolkit.language.figures.align import Match
from toolkit.language.figures.meaning import meant
from toolkit.language.figures.sides import Sides
from toolkit.language.registry import read_quantities
from toolkit.language.triangles import Legend
from toolkit.linter import lint_catalog
from toolkit.model import Glossary, Problem, Quantity, State, Unit
from toolkit.project.pairs import OF_A_PAIR, PairChecks

ROWS = (Path(__file__).parent / "data" / "meaning_authored.jsonl").read_text(encoding="utf-8").splitlines()
PAIRS = [("投资3145亿元，100%。", "the the 3,145 billion yuan，100%."), ("工业", ""), ("", "50")]
PAIRS += [(row["zh"], row["en"]) for row in map(json.loads, ROWS)]


@pytest.mark.parametrize("groups", [("numbers",), OF_A_PAIR])
@pytest.mark.parametrize("glossary", [None, own_glossary()])
def test_a_pair_is_checked_as_a_catalog_of_it(groups: tuple[str, ...], glossary: Glossary | None) -> None:
    context, chosen = Context(glossary=glossary), choose(groups)
    pairs = PairChecks(context, chosen)
    for source, target in PAIRS if glossary is None else PAIRS[:40]:
        found = pairs.check(source, target)
        unit = Unit(source, target, state=State.TRANSLATED)
        outcome = lint_catalog([unit], context, chosen, path="", locate=lambda _unit, at: (1, 1 + (at or 0)))
        assert sorted(found.findings, key=lambda one: one.order) == sorted(outcome.findings, key=lambda one: one.order)
        assert [one.severity.rank for one in found.findings] == sorted(one.severity.rank for one in found.findings)
        assert found.figures == (outcome.figures and outcome.figures[0])
        assert found.terms == (outcome.terms and outcome.terms[0])


@pytest.mark.parametrize("groups", [("numbers",), OF_A_PAIR])
@pytest.mark.parametrize("characters", [1, 500, 1_000_000])
def test_pairs_that_are_read_together_are_checked_as_each_alone(
    groups: tuple[str, ...], characters: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("toolkit.project.pairs._TOGETHER", characters)
    pairs = PairChecks(Context(), choose(groups))
    assert list(pairs.check_all(iter(PAIRS[:60]))) == [pairs.check(*pair) for pair in PAIRS[:60]]
    assert list(pairs.check_all([])) == []


def test_the_languages_of_pairs_are_read_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def note(_text: str, language: str, *, legend: Legend | None) -> tuple[Quantity, ...]:
        assert legend is None
        read.append(language)
        return ()

    monkeypatch.setattr("toolkit.text_reading.read_quantities", note)
    assert len(list(PairChecks(Context(), choose(["numbers"])).check_all(PAIRS[3:6]))) == 3
    assert read == ["zh"] * 3 + ["en"] * 3
    assert len(list(PairChecks(Context(), choose(["text"])).check_all(PAIRS[3:6]))) == 3
    assert len(read) == 6


def test_a_text_that_cannot_be_read_costs_no_other_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(text: str, language: str, *, legend: Legend | None) -> tuple[Quantity, ...]:
        if "3145" in text:
            raise ValueError("on purpose")
        return read_quantities(text, language, legend=legend)

    monkeypatch.setattr("toolkit.text_reading.read_quantities", fail)
    pairs = [
        ("投资3145亿元。", "Investment was 314.5 billion yuan."),
        ("投资3亿元。", "Investment was 3 billion yuan."),
    ]
    first, second = PairChecks(Context(), choose(["number-scale"])).check_all(pairs)
    assert ["number-scale failed here" in one.message for one in first.errors] == [True]
    assert [one.check for one in second.findings] == ["number-scale"]


def test_a_comparison_that_fails_costs_no_other_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []

    def fail(sides: Sides, matches: Sequence[Match]) -> dict[Match, Discrepancy]:
        compared.append(sides.left_text)
        if "3145" in sides.left_text:
            raise ValueError("on purpose")
        return meant(sides, matches)

    monkeypatch.setattr("toolkit.language.figures.stages.meant", fail)
    pairs = [("降到3亿元。", "It rose to 300 million yuan."), ("投资3145亿元。", "Investment was 314.5 billion yuan.")]
    checks = PairChecks(Context(), choose(["direction-mismatch"]))
    first, second = checks.check_all(pairs)
    assert [one.check for one in first.findings] == ["direction-mismatch"]
    assert ["ValueError: on purpose" in one.message for one in second.errors] == [True]
    del compared[:]
    assert list(checks.check_all(pairs[:1] * 3)) == [first] * 3
    assert len(compared) == 3  # each is compared once


def test_a_check_that_fails_costs_no_other_finding() -> None:
    def broken(_reading: Reading) -> list[Problem]:
        raise ValueError("on purpose")

    chosen = choose(["number-scale"])
    chosen["number-extra"] = replace(checks()["number-extra"], unit=broken)
    found = PairChecks(Context(), chosen).check("投资3145亿元。", "Investment was 3,145 billion yuan.")
    assert [one.check for one in found.findings] == ["number-scale"]
    assert ["number-extra failed here" in one.message for one in found.errors] == [True]


def test_checks_of_figures_report_the_discrepancies_and_nothing_else() -> None:
    chosen = choose(["numbers"])
    assert chosen
    for source, target in PAIRS[:120]:
        [reading] = Context().read([Unit(source, target, state=State.TRANSLATED)])
        found = [(name, problem) for name, check in chosen.items() if check.unit for problem in check.unit(reading)]
        wanted = [(one.check, one.problem) for one in reading.comparison.discrepancies]
        assert sorted(found, key=repr) == sorted(wanted, key=repr)
