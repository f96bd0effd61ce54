"""Lint inside a project: which files, whose settings, accepted findings, changes since a revision."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import toolkit
from linting import EMPTY, RIGHT, WRONG_COMMA, WRONG_FIGURE, catalog, lint_json, project
from repository import commit, git

GLOSSARY = "concepts:\n  - {id: srdi, zh: 专精特新, en: SRDI}\n"


def test_a_project_needs_no_arguments(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    project(in_folder, WRONG_FIGURE)
    catalog(in_folder / "translations/fr/report.po", EMPTY)
    linted = lint_json(capfd)
    assert [finding["path"] for finding in linted.findings if finding["check"] in {"number-scale", "untranslated"}] == [
        "translations/en/report.po",
        "translations/fr/report.po",
    ]


def test_the_project_is_the_one_above_the_file(
    in_folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (in_folder / "strict").mkdir()
    (in_folder / "lax").mkdir()
    strict = project(in_folder / "strict", WRONG_FIGURE, settings='lint.severity = {number-scale = "warning"}\n')
    project(in_folder / "lax", WRONG_COMMA, settings='lint.ignore = ["fullwidth-punctuation"]\n')
    monkeypatch.chdir(in_folder / "lax")
    linted = lint_json(capfd, str(strict), "translations/en/report.po")
    assert [(one["check"], one["severity"]) for one in linted.findings if one["severity"] != "note"] == [
        ("number-scale", "warning")
    ]


def test_settings_by_path_and_by_report(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    settings = """
    lint.per_path_ignore = {"translations/en/old/" = ["numbers"], "draft*.po" = ["text", "numbers"]}
    [reports.known]
    ignore = ["fullwidth-punctuation"]
    """
    project(in_folder, settings=settings)
    for name in ("old/a", "draft-1", "known", "other"):
        catalog(in_folder / f"translations/en/{name}.po", WRONG_FIGURE, WRONG_COMMA)
    found = {
        (finding["path"].removeprefix("translations/en/"), finding["check"])
        for finding in lint_json(capfd, "--select", "number-scale,fullwidth-punctuation").findings
    }
    assert found == {
        ("old/a.po", "fullwidth-punctuation"),
        ("known.po", "number-scale"),
        ("other.po", "number-scale"),
        ("other.po", "fullwidth-punctuation"),
    }


def test_fail_on_is_each_projects_own(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    project(in_folder, EMPTY, settings='lint.fail_on = "warning"\n')
    assert lint_json(capfd).code == 1
    assert lint_json(capfd, "--fail-on", "error").code == 0


def test_the_glossary_is_checked_with_the_project_and_when_named(
    in_folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    project(in_folder, RIGHT)
    (in_folder / "glossary").mkdir()
    (in_folder / "glossary/a.yaml").write_text(GLOSSARY, encoding="utf-8")
    (in_folder / "glossary/b.yaml").write_text("concepts: [", encoding="utf-8")
    for arguments in ([], ["glossary/a.yaml"], ["glossary"], ["."], ["--glossary", "glossary"]):
        linted = lint_json(capfd, *arguments)
        assert linted.code == 2, arguments
        assert [error["path"] for error in linted.content["errors"]] == ["glossary/b.yaml"], arguments
    assert lint_json(capfd, "translations/en/report.po", "--glossary", "glossary/a.yaml").code == 0


def test_a_missing_or_empty_glossary_is_an_error(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    catalog(in_folder / "a.po", WRONG_FIGURE)
    (in_folder / "none").mkdir()
    for path in ("missing.yaml", "none"):
        linted = lint_json(capfd, "a.po", "--glossary", path)
        assert linted.code == 2
        assert [error["path"] for error in linted.content["errors"]] == [path]
        assert "number-scale" in linted.checks


def test_broken_settings_stop_their_project_only(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (in_folder / "bad").mkdir()
    project(in_folder / "bad", WRONG_FIGURE, settings="lint.sellect = 1\n")
    catalog(in_folder / "good.po", WRONG_FIGURE)
    linted = lint_json(capfd, "bad/translations/en/report.po", "good.po")
    assert linted.code == 2
    assert linted.content["errors"][0]["path"] == "bad/toolkit.toml"
    assert [one["path"] for one in linted.findings if one["check"] == "number-scale"] == ["good.po"]


def test_suppressions(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    project(
        in_folder,
        (*WRONG_FIGURE, "toolkit: ignore number-scale[3145亿元] -- as printed"),
        (*WRONG_COMMA, "toolkit: ignore fullwidth-punctuation[，] -- a quotation"),
        (*RIGHT, "toolkit: ignore number-missing -- none is"),
    )
    linted = lint_json(capfd, "--ignore", "not-canonical")
    assert linted.checks == ["unused-suppression"]
    assert linted.content["summary"]["suppressed"] == 2
    assert lint_json(capfd, "--select", "text").checks == []


@pytest.mark.parametrize("comment", ["toolkit: ignore number-scale", "toolkit: ignore number-scale[31] -- other text"])
def test_a_suppression_that_does_not_hold(in_folder: Path, capfd: pytest.CaptureFixture[str], comment: str) -> None:
    project(in_folder, (*WRONG_FIGURE, comment))
    linted = lint_json(capfd, "--ignore", "not-canonical")
    assert sorted(linted.checks) == ["number-scale", "unused-suppression"]


FORM = "write: toolkit: ignore number-scale -- REASON"


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("[number-scale]", FORM),
        ("[number-scale] -- checked", FORM),
        (": number-scale -- checked", FORM),
        ("(number-scale) -- checked", FORM),
        ("`number-scale` -- checked", FORM),
        ("= number-scale", FORM),
        ("[Number-Scale]", FORM),
        ("", '"ignore" names no check; write: toolkit: ignore CHECK -- REASON'),
        (
            "-- number-scale",
            '"ignore -- number-scale" does not begin with the name of a check; write: toolkit: ignore CHECK',
        ),
        ("数字 -- checked", "write: toolkit: ignore CHECK -- REASON"),
        ("numbers_scale -- checked", "did you mean number-scale?"),
        ("NUMBER-SCALE -- checked", "did you mean number-scale?"),
        ("all -- checked", "the suppression all does not name a check; see: toolkit checks"),
        ("number-scale, number-missing -- checked", "give each check a comment of its own"),
        ("number-scale、number-missing -- checked", "give each check a comment of its own"),
        ("number-scale(3145亿元) -- checked", "in other brackets; write: number-scale[TEXT] -- REASON"),
        ("number-scale【3145亿元】 -- checked", "in other brackets; write: number-scale[TEXT] -- REASON"),
        ("number-scale [3145亿元] -- checked", "no space before the bracket; write: number-scale[TEXT] -- REASON"),
        ("number-scale[3145亿元 -- checked", "is not closed; write: number-scale[TEXT] -- REASON"),
        ("number-scale checked by Li", "gives no reason; add one after --"),
        ("number-scale - checked by Li", "gives no reason; add one after --"),
        ("number-scale --", "gives no reason; add one after --"),
        ("number-scale -- \u200b\ufeff", "gives no reason; add one after --"),
    ],
)
def test_a_suppression_in_another_form(
    in_folder: Path, capfd: pytest.CaptureFixture[str], written: str, says: str
) -> None:
    project(in_folder, (*WRONG_FIGURE, f"toolkit: ignore{written if written[:1] == '[' else f' {written}'}"))
    linted = lint_json(capfd, "--ignore", "not-canonical")
    assert sorted(linted.checks) == ["number-scale", "unused-suppression"]
    (message,) = [one["message"] for one in linted.findings if one["check"] == "unused-suppression"]
    assert says in message


def test_a_baseline_accepts_and_goes_stale(
    in_folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project(in_folder, WRONG_FIGURE, WRONG_COMMA, settings='lint.baseline = "accepted.json"\n')
    missing = lint_json(capfd)
    assert missing.code == 2
    assert "--write-baseline" in missing.err
    assert "toolkit: accepted.json accepts 2 findings\n" in toolkit(capfd, "lint", "--write-baseline").err
    written = (in_folder / "accepted.json").read_bytes()
    linted = lint_json(capfd)
    assert (linted.code, linted.checks, linted.content["summary"]["suppressed"] >= 2) == (0, [], True)
    catalog(path, WRONG_FIGURE)
    for ci in ("false", "true"):
        monkeypatch.setenv("CI", ci)
        fixed = lint_json(capfd, "--fail-on", "note")
        assert (fixed.code, fixed.checks) == (0, [])
        assert "toolkit: accepted.json: 1 fixed; shrink it with --write-baseline\n" in fixed.err
    strict = lint_json(capfd, "--strict-baseline")
    (stale,) = strict.findings
    assert (strict.code, stale["check"], stale["severity"]) == (1, "unused-suppression", "error")
    assert stale["path"] == "accepted.json"
    assert "fullwidth-punctuation" in written.splitlines()[stale["line"] - 1].decode()
    assert lint_json(capfd, "--select", "numbers", "--strict-baseline").checks == []
    assert toolkit(capfd, "lint", "--write-baseline").code == 0
    assert lint_json(capfd, "--strict-baseline").code == 0
    assert b"fullwidth-punctuation" not in (in_folder / "accepted.json").read_bytes()


def test_a_baseline_does_not_grow_under_ci(
    in_folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project(in_folder, WRONG_FIGURE)
    assert "toolkit-baseline.json accepts 1 finding\n" in toolkit(capfd, "lint", "--write-baseline").err
    before = (in_folder / "toolkit-baseline.json").read_bytes()
    catalog(path, WRONG_FIGURE, WRONG_COMMA)
    monkeypatch.setenv("CI", "1")
    refused = lint_json(capfd, "--write-baseline")
    assert refused.code == 2
    assert "would grow by 1 finding under CI" in refused.err
    assert "--allow-growth" in refused.err
    assert "fullwidth-punctuation" in refused.checks
    assert (in_folder / "toolkit-baseline.json").read_bytes() == before
    assert toolkit(capfd, "lint", "--write-baseline", "--allow-growth").code == 0
    assert lint_json(capfd, "--baseline", "toolkit-baseline.json").code == 0


def test_writing_for_one_file_keeps_the_others_entries(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    project(in_folder, WRONG_FIGURE)
    catalog(in_folder / "translations/en/two.po", WRONG_COMMA)
    assert toolkit(capfd, "lint", "--write-baseline").code == 0
    before = (in_folder / "toolkit-baseline.json").read_bytes()
    assert toolkit(capfd, "lint", "translations/en/two.po", "--write-baseline").code == 0
    assert (in_folder / "toolkit-baseline.json").read_bytes() == before
    (in_folder / "translations/en/two.po").unlink()
    assert "1 fixed" in lint_json(capfd, "--baseline", "toolkit-baseline.json").err


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b'{"version": 2, "accepted": []}', "version 2"),
        (b"[]", "is not a baseline"),
        (b'{"version": 1,\n "accepted": [}', "is not a baseline"),
        (b'{"version": 1, "accepted": [{"fingerprint": "x"}]}', "lacks a field"),
        (b"\xff\xfe\x00", "b.json:1: is not a baseline: it is not UTF-8"),
        (b'{"version": 1,\n"accepted": "\xff"}', "b.json:2: is not a baseline: it is not UTF-8"),
        (b'{"version": 1, "accepted": {}}', "accepted must be a list"),
        (b'{"version": 1, "accepted": null}', "accepted must be a list"),
        (b'{"version": 1, "accepted": [1]}', "lacks a field"),
        (b'{"version": 1, "accepted": [{"fingerprint": [], "check": "y", "path": "z"}]}', "lacks a field"),
        (
            b'{"version": 1, "accepted": [{"fingerprint": "x", "check": "y", "path": 5}]}',
            "a field of an entry is not text",
        ),
        (b'{"version": 1, "accepted": [{"fingerprint": "x", "check": "y", "path": null}]}', "is not text"),
        (b'{"version": 1, "accepted": [{"fingerprint": "x", "check": 1, "path": "z"}]}', "is not text"),
        (b'{"version": 1, "accepted": [{"fingerprint": 7, "check": "y", "path": "z"}]}', "is not text"),
        (b'{"version": 1, "accepted": [{"fingerprint": "x", "check": "y", "path": "z", "unit": 1}]}', "is not text"),
        (b'{"version": 1, "accepted": [{"fingerprint": "x", "check": "y", "path": "z", "text": []}]}', "is not text"),
    ],
)
def test_a_baseline_that_cannot_be_read(
    in_folder: Path, capfd: pytest.CaptureFixture[str], content: bytes, says: str
) -> None:
    project(in_folder, WRONG_FIGURE)
    (in_folder / "b.json").write_bytes(content)
    linted = lint_json(capfd, "--baseline", "b.json")
    assert linted.code == 2
    assert "toolkit: b.json:" in linted.err
    assert says in linted.err
    assert "number-scale" in linted.checks
    written = toolkit(capfd, "lint", "--write-baseline", "--baseline", "b.json")
    assert (written.code, (in_folder / "b.json").read_bytes()) == (2, content), "it is not overwritten"


def test_changed_since_looks_at_touched_units_only(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    git(in_folder, "init", "-q")
    path = project(in_folder, WRONG_FIGURE, RIGHT)
    catalog(in_folder / "translations/en/same.po", WRONG_COMMA)
    revision = commit(in_folder)
    assert lint_json(capfd, "--changed-since", revision).content["summary"]["units"] == 0
    catalog(path, RIGHT, WRONG_FIGURE, WRONG_COMMA)
    linted = lint_json(capfd, "--changed-since", "HEAD", "--select", "numbers,text")
    assert linted.checks == ["fullwidth-punctuation"]
    assert linted.content["summary"]["units"] == 1
    catalog(in_folder / "translations/en/new.po", WRONG_FIGURE)
    linted = lint_json(capfd, "--changed-since", "HEAD", "--select", "numbers,text")
    assert sorted(linted.checks) == ["fullwidth-punctuation", "number-scale"]


def test_changed_since_in_a_shallow_clone(
    in_folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    origin = in_folder / "origin"
    origin.mkdir()
    git(origin, "init", "-q")
    path = project(origin, WRONG_FIGURE)
    old = commit(origin)
    catalog(path, WRONG_FIGURE, WRONG_COMMA)
    commit(origin)
    git(in_folder, "clone", "-q", "--depth=1", origin.as_uri(), "clone")
    monkeypatch.chdir(in_folder / "clone")
    refused = lint_json(capfd, "--changed-since", old)
    assert refused.code == 2
    assert "git fetch --depth=1" in refused.err
    git(origin, "config", "uploadpack.allowAnySHA1InWant", "true")
    git(in_folder / "clone", "fetch", "-q", "--depth=1", "origin", old)
    assert lint_json(capfd, "--changed-since", old, "--select", "numbers,text").checks == ["fullwidth-punctuation"]


def test_changed_since_outside_a_repository(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    project(in_folder, WRONG_FIGURE)
    linted = lint_json(capfd, "--changed-since", "HEAD")
    assert (linted.code, linted.findings) == (2, [])


def test_summary_of_a_job_and_annotations(
    in_folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    git(in_folder, "init", "-q")
    (in_folder / "reports").mkdir()
    project(in_folder / "reports", WRONG_FIGURE)
    (in_folder / "summary.md").write_text("before\n", encoding="utf-8")
    monkeypatch.chdir(in_folder / "reports")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(in_folder / "summary.md"))
    outcome = toolkit(capfd, "lint", "--select", "numbers")
    assert outcome.out.startswith("::group::1 error\n::error file=reports/translations/en/report.po,line=7,")
    summary = (in_folder / "summary.md").read_text(encoding="utf-8")
    assert summary.startswith("before\n### toolkit lint\n")
    assert "reports/translations/en/report.po:7" in summary


def test_several_formats_at_once(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    project(in_folder, WRONG_FIGURE)
    files = ["--output-file", "sarif:out/l.sarif", "--output-file", "junit:l.xml"]
    linted = lint_json(capfd, *files)
    assert linted.code == 1
    log = json.loads((in_folder / "out/l.sarif").read_text(encoding="utf-8"))
    assert {result["ruleId"] for result in log["runs"][0]["results"]} == set(linted.checks)
    assert (in_folder / "l.xml").read_text(encoding="utf-8").startswith("<?xml")
    outcome = toolkit(capfd, "lint", "--format", "sarif", "--output-file", "only.sarif")
    assert outcome.out == ""
    assert json.loads((in_folder / "only.sarif").read_text(encoding="utf-8")) == log
    outcome = toolkit(capfd, "lint", "--format", "text", "--format", "json", "--output-file", "l.json")
    assert "number-scale" in outcome.out
    assert json.loads((in_folder / "l.json").read_text(encoding="utf-8")) == linted.content
    for dash in (["--format", "sarif", "--output-file", "-"], ["--output-file", "sarif:-"]):
        outcome = toolkit(capfd, "lint", *dash, "--output-file", "junit:again.xml")
        assert json.loads(outcome.out) == log
        assert (in_folder / "again.xml").read_bytes() == (in_folder / "l.xml").read_bytes()
    assert not (in_folder / "-").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--format", "text", "--format", "json"],
        ["--output-file", "a", "--output-file", "b"],
        ["--format", "text", "--output-file", "json:-"],
        ["--output-file", "sarif:-", "--output-file", "json:-"],
        ["--severity", "number-scale"],
        ["--severity", "number-scale=fatal"],
        ["--jobs", "0"],
        ["--jobs", "many"],
        ["--format", "html"],
    ],
)
def test_options_that_make_no_sense(in_folder: Path, capfd: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    project(in_folder, WRONG_FIGURE)
    outcome = toolkit(capfd, "lint", *arguments)
    assert outcome.code == 2
    assert outcome.out == ""


def test_an_output_that_cannot_be_written(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    project(in_folder, RIGHT)
    (in_folder / "file").write_text("", encoding="utf-8")
    linted = lint_json(capfd, "--output-file", "sarif:file/lint.sarif", "--output-file", "junit:l.xml")
    assert linted.code == 2
    assert "file/lint.sarif: cannot be written" in linted.err
    assert (in_folder / "l.xml").exists()
