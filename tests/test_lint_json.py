"""The contract of lint's JSON, sentence by sentence, on catalogs outside and inside a project."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

import pytest
from linting import EMPTY, HEADER, RIGHT, WRONG_COMMA, WRONG_FIGURE, catalog, entry, lint_json, project

from toolkit.checks import checks
from toolkit.model import unit_key

WRAPPED = """
# a translator's comment
#, no-wrap
msgid ""
"一、总体情况。\\n"
"完成投资\\"3145亿元\\"，"
"同比增长10.5%。"
msgstr ""
"I. Overview.\\n"
"Investment\\treached\\\\ \\"3,145 "
"billion\\n"
" yuan\\", up 10.5 per"
"cent， really."
"""


def test_a_finding_has_every_field(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    catalog(in_folder / "sub/a.po", WRONG_FIGURE)
    linted = lint_json(capfd, "sub/a.po", "--select", "numbers")
    (finding,) = linted.findings
    assert len(finding.pop("fingerprint")) == 64
    assert finding.pop("message").startswith("3145亿元 = 314,500,000,000 yuan, but ")
    assert finding == {
        "check": "number-scale",
        "group": "numbers",
        "severity": "error",
        "suggestion": "314.5 billion yuan",
        "path": "sub/a.po",
        "line": 7,
        "column": 28,
        "unit": unit_key(WRONG_FIGURE[0]),
        "source": {"start": 4, "end": 10, "text": "3145亿元"},
        "target": {"start": 19, "end": 37, "text": "3,145 billion yuan"},
    }
    assert linted.content["version"] == 1
    assert linted.content["errors"] == []
    assert linted.content["summary"] == {
        "units": 1,
        "error": 1,
        "warning": 0,
        "note": 0,
        "suppressed": 0,
        "checked": {"figures": 1, "terms": 0},
        "skipped": [],
    }
    assert linted.code == 1


def test_places_in_wrapped_strings_with_escapes(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = in_folder / "a.po"
    path.write_text(HEADER + WRAPPED, encoding="utf-8")
    findings = {finding["check"]: finding for finding in lint_json(capfd, "a.po").findings}
    lines = path.read_text(encoding="utf-8").splitlines()
    comma = findings["fullwidth-punctuation"]
    assert lines[comma["line"] - 1][comma["column"] - 1] == "，"
    figure = findings["number-scale"]
    assert lines[figure["line"] - 1][figure["column"] - 1 :].startswith("3,145 ")
    target = 'I. Overview.\nInvestment\treached\\ "3,145 billion\n yuan", up 10.5 percent， really.'
    for finding in findings.values():
        if finding["target"]:
            span = finding["target"]
            assert target[span["start"] : span["end"]] == span["text"]


def test_offsets_and_columns_count_code_points(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    catalog(in_folder / "a.po", ("😀𠮷完成投资3145亿元。", "😀 e\u0301 Investment reached 3,145 billion yuan."))
    (finding,) = lint_json(capfd, "a.po", "--select", "numbers").findings
    assert finding["source"]["start"] == 6
    assert finding["target"]["start"] == 24
    assert finding["column"] == len('msgstr "') + 24 + 1


def test_a_unit_is_known_by_context_and_source(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    text = HEADER + entry(*WRONG_COMMA).replace("msgid", 'msgctxt "two"\nmsgid')
    (in_folder / "a.po").write_text(text, encoding="utf-8")
    (finding,) = lint_json(capfd, "a.po", "--select", "fullwidth-punctuation").findings
    assert finding["unit"] == hashlib.sha256(f"two\x04{WRONG_COMMA[0]}".encode()).hexdigest()[:12]


def test_paths_outside_the_current_folder_are_absolute(
    in_folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = catalog(in_folder / "there/a.po", WRONG_COMMA)
    (in_folder / "here").mkdir()
    monkeypatch.chdir(in_folder / "here")
    (finding,) = lint_json(capfd, "../there/a.po", "--select", "text").findings
    assert finding["path"] == path.as_posix()


@pytest.mark.parametrize(
    ("entries", "arguments", "code"),
    [
        ([RIGHT], [], 0),
        ([WRONG_FIGURE], [], 1),
        ([EMPTY], [], 0),
        ([EMPTY], ["--fail-on", "warning"], 1),
        ([WRONG_FIGURE], ["--fail-on", "never"], 0),
        ([WRONG_FIGURE], ["--severity", "number-scale=note"], 0),
        ([WRONG_FIGURE], ["--severity", "numbers=note", "--fail-on", "note"], 1),
        ([EMPTY], ["--severity", "untranslated=error"], 1),
        ([WRONG_FIGURE], ["--ignore", "numbers"], 0),
        ([WRONG_FIGURE], ["--select", "text,catalog"], 0),
        ([WRONG_FIGURE], ["--select", "text", "--select", "number-scale"], 1),
        ([WRONG_FIGURE], ["--select", "numbers", "--ignore", "number-scale"], 0),
    ],
)
def test_exit_codes(
    in_folder: Path, capfd: pytest.CaptureFixture[str], entries: list[tuple[str, str]], arguments: list[str], code: int
) -> None:
    catalog(in_folder / "a.po", *entries)
    assert lint_json(capfd, "a.po", *arguments).code == code


def test_what_is_empty_or_obsolete_is_not_checked(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    empty = entry(*EMPTY).replace("msgid", "#, fuzzy\nmsgid", 1)
    obsolete = "".join(f"#~ {line}\n" for line in entry(*WRONG_FIGURE).strip().splitlines())
    (in_folder / "a.po").write_text(HEADER + empty + entry("又未译。", "") + "\n" + obsolete, encoding="utf-8")
    linted = lint_json(capfd, "a.po", "--ignore", "not-canonical")
    assert linted.checks == ["untranslated", "untranslated"]
    assert linted.content["summary"]["units"] == 2


def test_fingerprints_survive_moves_and_wording(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    catalog(in_folder / "a.po", WRONG_FIGURE, WRONG_COMMA)
    before = {finding["check"]: finding["fingerprint"] for finding in lint_json(capfd, "a.po").findings}
    catalog(in_folder / "there/a.po", WRONG_COMMA, RIGHT, WRONG_FIGURE)
    after = {finding["check"]: finding["fingerprint"] for finding in lint_json(capfd, "there/a.po").findings}
    assert {check: after[check] for check in before} == before
    text = WRONG_FIGURE[0], WRONG_FIGURE[1]
    parts = ["en", "a", "number-scale", unit_key(text[0]), "3145亿元", "3,145 billion yuan", "0"]
    assert before["number-scale"] == hashlib.sha256("\x00".join(parts).encode()).hexdigest()


def test_equal_findings_are_counted_apart(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    catalog(in_folder / "a.po", ("增长，平稳。", "Growth， steady， fast."))
    prints = [finding["fingerprint"] for finding in lint_json(capfd, "a.po", "--select", "text").findings]
    assert len(prints) == len(set(prints)) == 2


def test_no_glossary_skips_the_terms_in_one_line(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    catalog(in_folder / "a.po", RIGHT)
    catalog(in_folder / "b.po", RIGHT)
    linted = lint_json(capfd, "a.po", "b.po")
    assert linted.code == 0
    assert linted.err == "toolkit: skipping terms checks: no glossary\n"
    assert lint_json(capfd, "a.po", "--ignore", "terms").err == ""
    assert lint_json(capfd, "a.po", "--select", "numbers").err == ""


def test_selecting_terms_without_a_glossary_cannot_run(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    catalog(in_folder / "a.po", WRONG_FIGURE)
    for names in ("terms", "term-missing,numbers"):
        linted = lint_json(capfd, "a.po", "--select", names)
        assert linted.code == 2
        assert "glossary" in linted.content["errors"][0]["message"]
        assert linted.err.count("\n") == 1
    assert linted.checks == ["number-scale"]


def test_a_broken_entry_costs_nothing_but_itself(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = catalog(in_folder / "a.po", WRONG_FIGURE, RIGHT, WRONG_COMMA)
    whole = lint_json(capfd, "a.po").findings
    broken = path.read_text(encoding="utf-8").replace("10.5 percent.", '10.5 "percent.')
    path.write_text(broken, encoding="utf-8")
    linted = lint_json(capfd, "a.po")
    assert linted.code == 2
    (error,) = linted.content["errors"]
    assert error.keys() == {"message", "path", "line", "column"}
    assert (error["path"], error["line"]) == ("a.po", 10)
    assert error["message"] in linted.err
    assert "toolkit: a.po:10:" in linted.err
    assert [one for one in linted.findings if one["check"] != "catalog-syntax"] == [
        one for one in whole if one["check"] != "not-canonical"
    ]
    assert linted.content["summary"]["units"] == 2


@pytest.mark.parametrize("data", [b"\x00\x01\xff\xfe" * 300, b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, b"{}"])
def test_binary_and_foreign_files(in_folder: Path, capfd: pytest.CaptureFixture[str], data: bytes) -> None:
    (in_folder / "bad.po").write_bytes(data)
    catalog(in_folder / "good.po", WRONG_FIGURE)
    linted = lint_json(capfd, "bad.po", "good.po")
    assert linted.code == 2
    assert "number-scale" in linted.checks
    assert {error["path"] for error in linted.content["errors"]} == {"bad.po"}


@pytest.mark.parametrize("path", ["missing.po", "empty", "text.txt"])
def test_paths_that_are_no_use(in_folder: Path, capfd: pytest.CaptureFixture[str], path: str) -> None:
    (in_folder / "empty").mkdir()
    (in_folder / "text.txt").write_text("x", encoding="utf-8")
    catalog(in_folder / "good.po", WRONG_FIGURE)
    linted = lint_json(capfd, path, "good.po")
    assert linted.code == 2
    assert linted.content["errors"][0]["path"] == path
    assert "number-scale" in linted.checks
    assert path in linted.err


@pytest.mark.usefixtures("in_folder")
def test_nothing_to_lint_is_reported(capfd: pytest.CaptureFixture[str]) -> None:
    linted = lint_json(capfd)
    assert (linted.code, linted.findings) == (2, [])
    assert "toolkit init" in linted.err


def test_an_unknown_name_is_reported_with_the_nearest(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    project(in_folder, WRONG_FIGURE)
    linted = lint_json(capfd, "--select", "number-scales")
    assert linted.code == 2
    assert "'number-scale'" in linted.err
    project(in_folder, WRONG_FIGURE, settings='[lint]\nignore = ["nubmers"]\n')
    linted = lint_json(capfd)
    assert linted.code == 2
    assert linted.content["errors"][0]["path"] == "toolkit.toml"


def test_a_check_that_fails_itself_costs_no_other_finding(
    in_folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("by zero\nand more")

    known = dict(checks())
    known["stray-space"] = dataclasses.replace(known["stray-space"], unit=broken)
    monkeypatch.setattr("toolkit.project.linting.judging.choose", lambda *_: known)
    catalog(in_folder / "a.po", RIGHT, WRONG_FIGURE)
    linted = lint_json(capfd, "a.po")
    assert linted.code == 2
    assert "number-scale" in linted.checks
    assert [error["line"] for error in linted.content["errors"]] == [7, 10]
    assert "stray-space" in linted.content["errors"][0]["message"]
    assert "ZeroDivisionError: by zero)" in linted.err
