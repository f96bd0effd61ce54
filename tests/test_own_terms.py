"""This repository's report and glossary have no findings, and a wrong rendering is found at its place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from own_glossary import own_files, own_glossary

from toolkit.checks import checks
from toolkit.context import Context, Reading
from toolkit.formats import po
from toolkit.model import Enforce, Severity, State, TermMatch, Unit
from toolkit.project.linting import LintOptions, lint

ROOT = Path(__file__).parent.parent
GLOSSARY = own_glossary()
CATALOG = po.parse((ROOT / "translations" / "en" / "chongqing-eic-2021.po").read_bytes(), "report.po")
UNITS = [Unit(unit.source, unit.target, state=State.TRANSLATED) for unit in CATALOG.units]
CONTEXT = Context(report="chongqing-eic-2021", glossary=GLOSSARY)


def found(units: Sequence[Unit]) -> list[tuple[int, str, str]]:
    """(unit, check, source text) of the warnings and errors of the term checks."""
    readings = CONTEXT.read(units)
    chosen = [check for check in checks().values() if check.group == "terms" and check.severity is not Severity.NOTE]
    problems = [
        (reading.index, check, p) for check in chosen if check.unit for reading in readings for p in check.unit(reading)
    ]
    problems += [(p.unit or 0, check, p) for check in chosen if check.catalog for p in check.catalog(readings, CONTEXT)]
    return [(unit, check.name, p.source.text if p.source else "") for unit, check, p in problems]


def once() -> list[tuple[Reading, TermMatch, TermMatch]]:
    """Concepts that a unit mentions once and renders once, verbatim; longest terms first.

    One with a wording at first mention is left out: its abbreviation, in brackets there, renders it too.
    """
    rows: dict[str, tuple[Reading, TermMatch, TermMatch]] = {}
    for reading in CONTEXT.read(UNITS):
        for pairing in reading.pairings:
            checked = pairing.concept.checked_in(None) and pairing.concept.enforce is Enforce.ALWAYS
            checked = checked and not pairing.concept.first_mention
            if checked and len(pairing.sources) == len(pairing.accepted) == 1 and pairing.accepted[0].certain:
                rows.setdefault(pairing.concept.id, (reading, pairing.sources[0], pairing.accepted[0]))
    return sorted(rows.values(), key=lambda row: (-len(row[1].term.text), row[1].concept.id))


def test_the_own_glossary_is_clean() -> None:
    """Each layer by itself with those before it, as `toolkit glossary lint` looks at them."""
    report = lint(list(map(str, own_files())), LintOptions(select=("glossary",), cache=False, jobs=1))
    assert not report.errors
    assert [finding for finding in report.findings if finding.severity is not Severity.NOTE] == []


def test_the_own_translation_is_clean() -> None:
    assert found(UNITS) == []


@pytest.mark.parametrize("row", once()[:20], ids=lambda row: row[1].concept.id)
def test_a_wrong_rendering_is_found_at_its_place(row: tuple[Reading, TermMatch, TermMatch]) -> None:
    reading, source, right = row
    target = reading.unit.target[: right.start] + "painted lanterns" + reading.unit.target[right.end :]
    units = [*UNITS]
    units[reading.index] = Unit(reading.unit.source, target, state=State.TRANSLATED)
    wanted = (reading.index, "term-missing", reading.unit.source[source.start : source.end])
    assert wanted in found(units)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("市水利局检查了水库。", "The Water Resources Bureau inspected reservoirs."),
        ("水利部门检查了水库。", "Water resources authorities inspected reservoirs."),
        ("Ⅰ～Ⅲ类水质河长占96.8%。", "Rivers with water of Class I to III accounted for 96.8 percent of the length."),
    ],
)
def test_other_words_with_the_characters_of_a_term_are_left_alone(zh: str, en: str) -> None:
    assert not found([Unit(zh, en, state=State.TRANSLATED)])
