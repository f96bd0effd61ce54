"""Silence means checked: lint says what it could not compare, and counts what it did."""

from __future__ import annotations

import json
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from command import toolkit
from linting import HEADER, RIGHT, WRONG_COMMA, WRONG_FIGURE, catalog, lint_json, project

from toolkit.project.linting import work, workers

GLOSSARY = """\
concepts:
  - {id: hub, zh: 物流枢纽, en: logistics hub}
  - {id: port, zh: 口岸, en: port, enforce: never}
"""
TERMS = ("建设物流枢纽和口岸，物流枢纽增加2个。", "We built logistics hubs and ports, and added two logistics hubs.")
BOTH = (RIGHT, TERMS)


def min_nan(folder: Path, *names: str) -> list[str]:
    header = HEADER.replace("Language: en", "Language: nan")
    return [str(catalog(folder / f"{name}.po", WRONG_FIGURE, header=header)) for name in names]


def glossary(folder: Path, text: str = GLOSSARY) -> str:
    path = folder / "terms.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_language_without_a_comparison_is_reported_once(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    paths = min_nan(in_folder, "a", "b", "c")
    catalog(in_folder / "d.po", RIGHT)
    linted = lint_json(capfd, *paths, "d.po", "--ignore", "terms")
    assert linted.code == 0
    assert linted.err == "toolkit: skipping figures: no comparison for zh→nan (3 catalogs)\n"
    assert linted.content["summary"]["checked"] == {"figures": 1, "terms": 0}
    assert linted.content["summary"]["skipped"] == [
        {
            "group": "numbers",
            "source": "zh",
            "target": "nan",
            "reason": "no comparison of figures for zh→nan",
            "catalogs": ["a.po", "b.po", "c.po"],
        }
    ]


@pytest.mark.parametrize(
    ("terms", "reason", "line"),
    [
        (None, "no glossary", "terms checks: no glossary"),
        (GLOSSARY, "no comparison of terms for zh→nan", "terms checks: no comparison for zh→nan (1 catalog)"),
    ],
)
def test_terms_of_another_language(
    in_folder: Path, capfd: pytest.CaptureFixture[str], terms: str | None, reason: str, line: str
) -> None:
    arguments = ["--glossary", glossary(in_folder, terms)] if terms else []
    linted = lint_json(capfd, *min_nan(in_folder, "a"), "--ignore", "numbers,glossary", *arguments)
    assert linted.err == f"toolkit: skipping {line}\n"
    assert [one["reason"] for one in linted.content["summary"]["skipped"]] == [reason]


def test_a_glossary_without_the_language(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    header = HEADER.replace("Language: en", "Language: de")
    catalog(in_folder / "a.po", ("建设物流枢纽。", "Wir bauen Logistikzentren."), header=header)
    arguments = ["a.po", "--glossary", glossary(in_folder), "--select"]
    linted = lint_json(capfd, *arguments, "terms,text")
    assert (linted.code, linted.findings) == (2, [])
    assert linted.err == "toolkit: cannot check terms: no terms in de in the glossary (1 catalog)\n"
    german = GLOSSARY.replace("en: logistics hub", "en: logistics hub, de: Logistikzentrum")
    linted = lint_json(capfd, "a.po", "--glossary", glossary(in_folder, german), "--select", "terms")
    assert (linted.code, linted.content["summary"]["checked"]["terms"]) == (0, 1)


@pytest.mark.parametrize("names", ["numbers", "number-scale,text"])
def test_what_was_asked_for_by_name_and_ran_nowhere_exits_2(
    in_folder: Path, capfd: pytest.CaptureFixture[str], names: str
) -> None:
    paths = min_nan(in_folder, "a", "b")
    linted = lint_json(capfd, *paths, "--select", names)
    assert linted.code == 2
    assert linted.err == "toolkit: cannot check figures: no comparison for zh→nan (2 catalogs)\n"
    assert [error["message"] for error in linted.content["errors"]] == [linted.err.removeprefix("toolkit: ").strip()]
    catalog(in_folder / "c.po", RIGHT)
    linted = lint_json(capfd, *paths, "c.po", "--select", names)
    assert (linted.code, linted.err) == (0, "toolkit: skipping figures: no comparison for zh→nan (2 catalogs)\n")


def test_a_check_that_does_not_work_for_the_languages(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    paths = min_nan(in_folder, "a", "b")
    assert lint_json(capfd, *paths, "--select", "structure").err == ""
    linted = lint_json(capfd, *paths, "--select", "count-claim")
    line = "count-claim: does not work for zh→nan (2 catalogs)"
    assert (linted.code, linted.err) == (2, f"toolkit: cannot run {line}\n")
    catalog(in_folder / "c.po", RIGHT)
    for arguments in ([*paths, "--select", "count-claim,text"], [*paths, "c.po", "--select", "count-claim"]):
        linted = lint_json(capfd, *arguments)
        assert linted.code == (0 if "c.po" in arguments else 2)
    assert linted.err == f"toolkit: skipping {line}\n"
    assert [one["group"] for one in linted.content["summary"]["skipped"]] == ["count-claim"]


def test_a_selection_without_a_check(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    catalog(in_folder / "a.po", RIGHT)
    everything = "catalog,text,structure,numbers,style,terms,glossary"
    for arguments in (["--select", "numbers", "--ignore", "numbers"], ["--ignore", everything]):
        for extra in ([], ["--diff"], ["--fix"]):
            nothing = toolkit(capfd, "lint", "a.po", *arguments, *extra)
            assert (nothing.code, nothing.out) == (2, "")
            assert nothing.err == "toolkit: no check is left: --ignore names everything that --select does\n"


def test_a_missing_glossary_is_reported_once(
    in_folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(in_folder / "summary.md"))
    catalog(in_folder / "b.po", RIGHT)
    toolkit(capfd, "lint", *min_nan(in_folder, "a"), "b.po", "--format", "github")
    assert (in_folder / "summary.md").read_text(encoding="utf-8").count("no glossary") == 1


def test_nothing_is_skipped_that_was_not_chosen(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    linted = lint_json(capfd, *min_nan(in_folder, "a"), "--select", "text")
    assert (linted.code, linted.err, linted.content["summary"]["skipped"]) == (0, "", [])
    template = catalog(in_folder / "a.pot", (RIGHT[0], ""), header=HEADER.replace("Language: en", "Language: zh"))
    assert lint_json(capfd, str(template), "--select", "numbers,terms").err == ""


def test_every_format_says_what_was_skipped(
    in_folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (path,) = min_nan(in_folder, "a")
    line = "skipping figures: no comparison for zh→nan (1 catalog)"
    for form in ("text", "github", "gitlab", "junit", "checkstyle"):
        assert line in toolkit(capfd, "lint", path, "--ignore", "terms", "--format", form).err
    run = json.loads(toolkit(capfd, "lint", path, "--ignore", "terms", "--format", "sarif").out)["runs"][0]
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"] == line
    suites = ET.fromstring(toolkit(capfd, "lint", path, "--ignore", "terms", "--format", "junit").out)
    assert [one.get("message") for one in suites.iter("skipped")] == [line]
    assert suites.get("tests") == str(len(list(suites.iter("testcase"))))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(in_folder / "summary.md"))
    toolkit(capfd, "lint", path, "--ignore", "terms", "--format", "github")
    assert f"- {line}\n" in (in_folder / "summary.md").read_text(encoding="utf-8")


def test_what_was_compared_is_counted(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    catalog(in_folder / "a.po", *BOTH, ("未译7项。", ""))
    arguments = ["lint", "a.po", "--ignore", "catalog,glossary", "--glossary", glossary(in_folder)]
    assert toolkit(capfd, *arguments).out == "no findings in 3 units (2 figures, 2 terms compared)\n"
    assert toolkit(capfd, *arguments, "--ignore", "terms").out == "no findings in 3 units (2 figures compared)\n"
    assert toolkit(capfd, *arguments, "--select", "text").out == "no findings in 3 units\n"


def test_counts_survive_the_cache_and_processes(
    in_folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (work, workers):
        monkeypatch.setattr(module, "WORTH", 3000)
    project(in_folder, *((f"第{n}段{source}", f"{target} Part {n}.") for n in range(1, 90) for source, target in BOTH))
    (in_folder / "glossary").mkdir()
    glossary(in_folder / "glossary")
    first = lint_json(capfd, "--no-cache", "--jobs", "1").content["summary"]
    assert first["checked"]["terms"] == 89 * 2
    assert first["checked"]["figures"] >= 89 * 2
    for arguments in (["--no-cache", "--jobs", "3"], ["--jobs", "2"], []):
        assert lint_json(capfd, *arguments).content["summary"] == first


def test_counts_of_touched_units_only(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = project(in_folder, RIGHT, WRONG_COMMA)
    for command in (["init", "-q"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "a"]):
        subprocess.run(["git", *command], cwd=in_folder, check=True)
    catalog(path, RIGHT, WRONG_COMMA, WRONG_FIGURE)
    for _ in range(2):
        summary = lint_json(capfd, "--changed-since", "HEAD").content["summary"]
        assert (summary["units"], summary["checked"]["figures"]) == (1, 1)


def test_a_glossary_alone_is_named(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert toolkit(capfd, "lint", glossary(in_folder)).out == "no findings in the glossary\n"
