"""Wordings of other years: which of several that are alike is meant, in which report, and what is offered instead."""

from __future__ import annotations

import pytest

from toolkit.checks import checks
from toolkit.context import Context
from toolkit.formats.glossary import parse
from toolkit.linter import lint_glossary
from toolkit.model import Problem, Severity, State, Unit
from toolkit.settings import ReportSettings, Settings

SOURCE = "坚持新发展理念。"


def problems(
    en: str, target: str, *, check: str = "term-deprecated", report: str = "", rest: str = ""
) -> list[Problem]:
    """What a check says of one unit in a report of 2021 (report old: of 2016)."""
    glossary = parse(f"concepts: [{{id: a, zh: 新发展理念, en: {en}{rest}}}]".encode(), "g.yaml")
    settings = Settings(year=2021, reports={"old": ReportSettings(year=2016)})
    context = Context(settings, report=report, glossary=glossary)
    readings = context.read([Unit(SOURCE, target, state=State.TRANSLATED)])
    one = checks()[check]
    found = list(one.unit(readings[0])) if one.unit else []
    return found + (list(one.catalog(readings, context)) if one.catalog else [])


@pytest.mark.parametrize(
    "en",
    [
        "{preferred: new idea, admitted: [{term: new ideas, valid: ..2017}]}",
        "{preferred: plan, admitted: [{term: new ideas, valid: ..2017}, new idea]}",
        "{preferred: plan, admitted: [{term: New Ideas, valid: ..2017}, new ideas]}",
        "{preferred: plan, admitted: [{term: New Ideas, valid: ..2017}, {term: new ideas, valid: 2018..}]}",
    ],
)
def test_words_that_are_accepted_without_these_years_are_fine(en: str) -> None:
    assert problems(en, "We kept to the new ideas.") == []


EN = """{preferred: new philosophy,
    admitted: [{term: new vision, valid: ..2017}, {term: new path, valid: 2025..}, new way]}"""


def test_a_wording_of_other_years_is_a_warning_with_what_to_write() -> None:
    (found,) = problems(EN, "We kept to the new vision.")
    assert found.severity is Severity.WARNING
    assert found.suggestion == "new philosophy"
    rest = 'write "new philosophy" or "new way"'
    assert found.message == f'“新发展理念” is rendered as "new vision", the wording of reports up to 2017; {rest}'
    (later,) = problems(EN, "We kept to the new path.")
    assert "the wording of reports from 2025 on" in later.message


def test_the_report_has_its_own_year() -> None:
    assert problems(EN, "We kept to the new vision.", report="old") == []
    assert len(problems(EN, "We kept to the new way and the new path.", report="old")) == 1


@pytest.mark.parametrize(("valid", "words"), [("2016", "reports of 2016"), ("2011..2013", "reports from 2011 to 2013")])
def test_years_in_words(valid: str, words: str) -> None:
    (found,) = problems(f"{{preferred: x, admitted: [{{term: new vision, valid: {valid}}}]}}", "The new vision.")
    assert f"the wording of {words};" in found.message


def test_a_missing_term_names_wordings_of_the_year_only() -> None:
    (found,) = problems(EN, "We kept to it all.", check="term-missing")
    assert found.message.startswith('“新发展理念” is not rendered as "new philosophy" or "new way"')


@pytest.mark.parametrize("rest", [", enforce: never", ", status: retired", ", valid: ..2020"])
def test_what_is_not_checked_has_no_wording_of_other_years(rest: str) -> None:
    assert problems(EN, "We kept to the new vision.", rest=rest) == []


def test_years_in_the_wrong_order_are_found() -> None:
    admitted = "[{term: y, valid: 2017..2016}, {term: z, valid: 2016}]"
    text = f"concepts: [{{id: a, zh: 甲乙, en: {{preferred: x, admitted: {admitted}}}}}]"
    found = lint_glossary(parse(text.encode(), "g.yaml"), Context(), checks()).findings
    assert [one.message for one in found] == ['"y" is valid from 2017 to 2016, which is never; swap the years']
