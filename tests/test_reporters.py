"""Every reporter on an awkward report and a clean one: golden files, and validators of each format."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reporting import CATALOG, CLEAN, FULL

from toolkit.model import Failure, Finding, LintReport, Severity, Span
from toolkit.reporters import REPORTERS, render, text
from toolkit.reporters.github import job_summary

SUFFIXES = {"text": "txt", "json": "json", "gitlab": "json", "sarif": "json", "github": "txt"}
SARIF = jsonschema.Draft4Validator(
    json.loads((Path(__file__).parent / "data/sarif/sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
)

any_text = st.text(max_size=30)


def any_report(words: str, line: int) -> LintReport:
    one = Finding(
        "c", "catalog", Severity.ERROR, words, f"/r/{words}", line, 1, "f" * 64, words, "u", Span(0, 1, words)
    )
    texts = {(one.path, "u"): (words, words)}
    return LintReport(
        (one,), (Failure(words + "!", f"/r/{words}", line, 1),), (one.path,), 1, 0, texts, "/r", "/r", True
    )


@pytest.mark.parametrize("form", REPORTERS)
@pytest.mark.parametrize(("name", "report"), [("full", FULL), ("clean", CLEAN)], ids=["full", "clean"])
def test_golden(form: str, name: str, report: LintReport, golden: Callable[[str, str], None]) -> None:
    golden(f"reporters/{name}.{form}.{SUFFIXES.get(form, 'xml')}", render(form, report))


def test_golden_job_summary_and_colours(golden: Callable[[str, str], None]) -> None:
    golden("reporters/full.summary.md", job_summary(FULL))
    golden("reporters/full.colour.txt", text.render(FULL, colour=True))


@pytest.mark.parametrize("report", [FULL, CLEAN], ids=["full", "clean"])
def test_sarif_conforms_to_the_official_schema(report: LintReport) -> None:
    log = json.loads(render("sarif", report))
    SARIF.validate(log)
    assert log["runs"][0]["columnKind"] == "unicodeCodePoints"
    assert log["runs"][0]["invocations"][0]["executionSuccessful"] is not report.errors


@settings(derandomize=True, deadline=None, max_examples=60)
@given(any_text.filter(lambda words: "/" not in words and words not in {"", ".", ".."}), st.integers(1, 10**6))
def test_every_format_holds_any_text(words: str, line: int) -> None:
    report = any_report(words.replace("\x00", " "), line)
    assert json.loads(render("json", report))["findings"][0]["message"] == report.findings[0].message
    assert json.loads(render("gitlab", report))[1]["location"]["lines"] == {"begin": line}
    SARIF.validate(json.loads(render("sarif", report)))
    for form in ("junit", "checkstyle"):
        ET.fromstring(render(form, report))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", render("text", report))
    assert len(render("github", report).split("\n")) == 6


def test_github_commands_stay_on_one_line_each() -> None:
    lines = render("github", FULL).splitlines()
    assert [line for line in lines if line.startswith("::error")] == lines[:3] + lines[4:5]
    assert "file=reports/translations/en/report 2021.po,line=41,col=9,endLine=41,endColumn=27" in lines[4]
    assert any("file=/elsewhere/a%2Cb%3Ac%25.po" in line for line in lines)
    assert any("%0Aover two lines" in line for line in lines)


def test_job_summary_is_cut_before_github_refuses_it() -> None:
    many = LintReport(
        findings=tuple(any_report("x" * 200, n).findings[0] for n in range(1, 6000)), folder="/r", repository="/r"
    )
    assert len(job_summary(many).encode()) < 1_000_000
    assert "4,999 more findings" in job_summary(many)


def test_json_paths_are_relative_to_the_folder_or_absolute() -> None:
    paths = [item["path"] for item in json.loads(render("json", FULL))["findings"]]
    assert paths[0] == "translations/en/report 2021.po"
    assert paths[-1] == "/elsewhere/a,b:c%.po"
    assert CATALOG.endswith(paths[0])


def test_sarif_paths_are_relative_to_the_repository_and_encoded() -> None:
    results = json.loads(render("sarif", FULL))["runs"][0]["results"]
    places = [result["locations"][0]["physicalLocation"]["artifactLocation"] for result in results]
    assert places[0] == {"uri": "reports/translations/en/report%202021.po", "uriBaseId": "%SRCROOT%"}
    assert places[-1] == {"uri": "file:///elsewhere/a%2Cb%3Ac%25.po"}


def test_a_file_name_that_is_not_unicode_does_not_stop_a_report() -> None:
    report = any_report("odd\udc80name", 1)
    for form in REPORTERS:
        assert render(form, report).encode("utf-8", "backslashreplace")
    assert "odd%80name" in render("sarif", report)


def test_an_excerpt_never_marks_another_units_text() -> None:
    one = any_report("there", 1).findings[0]
    report = LintReport((one,), texts={(one.path, "u"): ("elsewhere", "elsewhere")}, folder="/r")
    assert "\n    there\n    ^^^^^\n" in render("text", report)
