"""Checks made ready once find in each pair of texts what they find in a catalog of that pair alone."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from own_glossary import own_glossary

from toolkit.checks import checks, choose
from toolkit.context import Context, Reading
from toolkit.linter import lint_catalog
from toolkit.model import Glossary, Problem, State, Unit
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
