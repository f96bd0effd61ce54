"""Lint in repositories that are not projects of ours, over several folders, and against reports that have changed."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from unittest import mock

import pytest
from command import toolkit
from linting import EMPTY, HEADER, RIGHT, WRONG_COMMA, WRONG_FIGURE, catalog, lint_json, project
from repository import commit, git

from toolkit.project.linting.session import Session
from toolkit.project.tracked import IGNORED

SELECT = ("--select", "numbers")


def paths(capfd: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    linted = lint_json(capfd, *SELECT, *arguments)
    assert linted.code == 1, linted.err
    return [finding["path"] for finding in linted.findings]


def test_lint_finds_the_catalogs_that_git_tracks(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    git(in_folder, "init", "-q")
    for name in ("po/zh.po", "locale/en/LC_MESSAGES/a b.po", "vendor/own.po", ".hidden/x.po", "源/口岸.po"):
        catalog(in_folder / name, WRONG_FIGURE)
    (in_folder / ".gitignore").write_text("ignored/\n", encoding="utf-8")
    commit(in_folder)
    catalog(in_folder / "ignored/i.po", WRONG_FIGURE)
    assert paths(capfd) == [".hidden/x.po", "locale/en/LC_MESSAGES/a b.po", "po/zh.po", "vendor/own.po", "源/口岸.po"]
    catalog(in_folder / "new.po", WRONG_FIGURE)
    (in_folder / "po/zh.po").unlink()
    linted = lint_json(capfd, *SELECT)
    assert "po/zh.po" not in [finding["path"] for finding in linted.findings]
    assert "leaving out 1 catalog that git does not track; name them to check them" in linted.err


@pytest.mark.parametrize("given", [(), (".",)], ids=str)
def test_a_link_to_a_catalog_is_not_linted_again(
    in_folder: Path, capfd: pytest.CaptureFixture[str], given: tuple[str, ...]
) -> None:
    git(in_folder, "init", "-q")
    catalog(in_folder / "locale/m.po", WRONG_FIGURE)
    outside = catalog(in_folder.parent / "outside.po", WRONG_FIGURE)
    for name, to in (("a.po", "m.po"), ("z.po", "m.po"), ("o.po", str(outside)), ("p.po", "o.po")):
        (in_folder / "locale" / name).symlink_to(to)
    commit(in_folder)
    assert paths(capfd, *given) == ["locale/m.po", "locale/o.po"]


def test_lint_in_a_subfolder_takes_what_is_below(
    in_folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    git(in_folder, "init", "-q")
    catalog(in_folder / "one/a.po", WRONG_FIGURE)
    catalog(in_folder / "two/b.po", WRONG_FIGURE)
    commit(in_folder)
    monkeypatch.chdir(in_folder / "two")
    assert paths(capfd) == ["b.po"]


def test_without_git_hidden_and_built_folders_are_left_out(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folders = """node_modules bower_components vendor venv env site-packages __pycache__ build dist target""".split()
    assert set(folders) == IGNORED
    for name in ("po/zh.po", ".tox/x.po", "po/.#zh.po", *(f"a/{folder}/m/x.po" for folder in folders)):
        catalog(in_folder / name, WRONG_FIGURE)
    assert paths(capfd) == ["po/zh.po"]


@pytest.mark.parametrize(
    "others",
    [
        ["translations/zh_CN/x.po", "locale/zh_CN/y.po"],
        ["translations/messages.zh.po", "po/zh.po"],
        ["translations/zh_CN/x.po", "glossary/x.yaml", "locale/y.po"],
        ["seeds/a.rb", "locale/a.po", "po/b.po"],
        ["seeds/a.txt", "locale/a.po", "translations/en/a.po"],
        ["glossary/x.yaml", "locale/a.po"],
        ["locale/A.PO"],
    ],
)
def test_folders_of_other_programs_hide_no_catalog(
    in_folder: Path, capfd: pytest.CaptureFixture[str], others: list[str]
) -> None:
    git(in_folder, "init", "-q")
    for name in others:
        if name.lower().endswith(".po"):
            catalog(in_folder / name, WRONG_FIGURE)
        else:
            (in_folder / name).parent.mkdir()
            (in_folder / name).write_text("foo: bar\n", encoding="utf-8")
    commit(in_folder)
    files = [finding["path"] for finding in lint_json(capfd, "--select", "numbers").findings]
    assert sorted(files) == sorted(name for name in others if name.lower().endswith(".po"))
    (in_folder / others[-1]).touch()
    linted = lint_json(capfd, "--changed-since", "HEAD")
    assert linted.code == (2 if "seeds/a.txt" in others and "glossary/x.yaml" in others else 0), linted.err


def test_changes_without_git_are_one_line(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Catalogs, glossary and report are in three folders, which are all in no repository."""
    for name in ("seeds", "glossary"):
        (in_folder / name).mkdir()
    (in_folder / "seeds/report.txt").write_text("工业平稳增长。\n", encoding="utf-8")
    (in_folder / "glossary/t.yaml").write_text("concepts: [{id: a, zh: 甲, en: a}]\n", encoding="utf-8")
    project(in_folder, ("工业平稳增长。", "Industry grew steadily."))
    linted = lint_json(capfd, "--changed-since", "HEAD")
    assert linted.code == 2
    assert linted.err.count("not a git repository") == 1


def test_a_glossary_of_ours_without_settings(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    catalog(in_folder / "po/zh.po", WRONG_FIGURE)
    (in_folder / "glossary").mkdir()
    (in_folder / "glossary/t.yaml").write_text("concepts: [{id: a, zh: 甲, en: a}, {id: a, zh: 乙, en: b}]\n", "utf-8")
    linted = lint_json(capfd)
    assert (linted.code, "glossary/t.yaml" in linted.err) == (2, True)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ('"translatons"', "translatons: no such folder; correct the setting translations"),
        ('["*"]', "*: no such folder"),
        ('["seeds"]', "seeds: no catalogs here yet"),
        ('["toolkit.toml"]', "toolkit.toml: no such folder"),
        ('["translations", "old"]', "old: no such folder"),
        ('["old", "translations"]', "old: no such folder"),
    ],
)
def test_a_translations_folder_that_is_not_there(
    in_folder: Path, capfd: pytest.CaptureFixture[str], value: str, says: str
) -> None:
    project(in_folder, RIGHT, settings=f"translations = {value}\n")
    (in_folder / "seeds").mkdir()
    (in_folder / "glossary").mkdir()
    (in_folder / "glossary/t.yaml").write_text("concepts: [{id: a, zh: 甲, en: a}]\n", encoding="utf-8")
    linted = lint_json(capfd)
    assert (linted.code, says in linted.err) == (2, True), linted.err


def test_a_new_project_with_a_glossary_says_what_is_not_there(
    in_folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    project(in_folder, RIGHT).unlink()
    (in_folder / "glossary").mkdir()
    (in_folder / "glossary/t.yaml").write_text("concepts: [{id: a, zh: 甲, en: a}]\n", encoding="utf-8")
    linted = lint_json(capfd)
    assert (linted.code, "only the glossary is checked" in linted.err) == (0, True)


@pytest.mark.parametrize("command", ["lint", "build-en", "status", "update"])
def test_two_catalogs_for_one_report_are_an_error(
    in_folder: Path, capfd: pytest.CaptureFixture[str], command: str
) -> None:
    project(in_folder, RIGHT, settings='translations = ["old", "translations", "./old"]\n')
    (in_folder / "seeds").mkdir()
    (in_folder / "seeds/report.txt").write_text("工业增加值增长10.5%。\n", encoding="utf-8")
    twice = catalog(in_folder / "old/en/report.po", WRONG_FIGURE)
    done = toolkit(capfd, command)
    assert done.code == 2
    assert "old/en/report.po: is there twice, also as translations/en/report.po; keep one" in done.err
    twice.unlink()
    twice.symlink_to(in_folder / "translations/en/report.po")
    assert toolkit(capfd, command).code == 0


def test_a_translations_folder_of_another_program_is_not_a_project(
    in_folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (in_folder / "translations").mkdir()
    (in_folder / "translations/messages.xlf").write_text("<xliff/>", encoding="utf-8")
    catalog(in_folder / "po/zh.po", WRONG_FIGURE)
    assert paths(capfd) == ["po/zh.po"]


def test_nothing_tracked_says_how_to_name_catalogs(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    git(in_folder, "init", "-q")
    catalog(in_folder / "po/zh.po", WRONG_FIGURE)
    linted = lint_json(capfd)
    assert linted.code == 2
    assert "toolkit lint PATH" in linted.err
    assert len(linted.err.splitlines()) == 1
    assert "git tracks no catalogs (.po) here; name them (toolkit lint PATH) to check the 1 catalog" in linted.err


def test_without_a_repository_what_gitignore_names_is_left_out(
    in_folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in (
        "po/a.po",
        "out/b.po",
        "po/out/c.po",
        "top/d.po",
        "po/top/e.po",
        "po/old.po",
        "po/keep/old.po",
        "l/f.po",
    ):
        catalog(in_folder / name, WRONG_FIGURE)
    (in_folder / ".gitignore").write_text("# of ours\nout/\n/top\nold.po\n\n!po/keep/old.po\n", encoding="utf-8")
    (in_folder / "l/.gitignore").write_text("*.po\n", encoding="utf-8")
    assert paths(capfd) == ["po/a.po", "po/keep/old.po", "po/top/e.po"]


def test_several_translation_folders(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    project(in_folder, settings='translations = ["translations", "old/translations", "old"]\n')
    catalog(in_folder / "old/translations/en/past.po", WRONG_FIGURE)
    catalog(in_folder / "old/fr/past.po", WRONG_FIGURE)
    (in_folder / "seeds").mkdir()
    (in_folder / "seeds/past.txt").write_text("完成投资3145亿元。\n", encoding="utf-8")
    linted = lint_json(capfd)
    assert {one["path"] for one in linted.findings if one["check"] == "number-scale"} == {"old/translations/en/past.po"}
    assert "skipping figures: no comparison for zh→fr (1 catalog)" in linted.err, "each folder decides the language"
    updated = json.loads(toolkit(capfd, "update", "--dry-run", "--format", "json").out)
    made = {one["path"]: one["created"] for one in updated["files"]}
    assert made == {"translations/past.pot": True, "old/translations/en/past.po": False}, "a catalog stays where it is"
    with (in_folder / "old/fr/past.po").open("ab") as stream:
        stream.write(b"\n\n")
    assert toolkit(capfd, "fmt").out == "old/fr/past.po rewritten\n"
    assert "past" in toolkit(capfd, "status").out


@pytest.mark.parametrize("value", ["[]", '["a", "../b"]', '["/a"]', "[1]", '""'])
def test_translation_folders_that_make_no_sense(in_folder: Path, capfd: pytest.CaptureFixture[str], value: str) -> None:
    project(in_folder, RIGHT, settings=f"\ntranslations = {value}\n")
    linted = lint_json(capfd)
    assert (linted.code, "toolkit.toml:2:1: translations must" in linted.err) == (2, True)


@pytest.mark.parametrize("repository", [True, False])
def test_results_are_cached_outside_projects_too(
    in_folder: Path, capfd: pytest.CaptureFixture[str], repository: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if repository:
        git(in_folder, "init", "-q")
    (in_folder / "sub").mkdir()
    catalog(in_folder / "sub/a.po", WRONG_FIGURE)
    if repository:
        commit(in_folder)
        monkeypatch.chdir(in_folder / "sub")
    first = lint_json(capfd, str(in_folder / "sub/a.po"))
    (kept,) = (in_folder / ".toolkit-cache").glob("*.json")
    with mock.patch.object(Session, "fresh", side_effect=AssertionError("not from the cache")):
        assert lint_json(capfd, str(in_folder / "sub/a.po")).content == first.content
    assert kept.exists()
    if repository:
        assert git(in_folder, "status", "--short") == ""
    catalog(in_folder / "sub/a.po", RIGHT)
    assert lint_json(capfd, str(in_folder / "sub/a.po"), *SELECT).findings == []


def test_a_file_elsewhere_leaves_no_cache(
    in_folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = catalog(in_folder / "there/a.po", WRONG_FIGURE)
    (in_folder / "here").mkdir()
    monkeypatch.chdir(in_folder / "here")
    lint_json(capfd, str(path))
    assert list(in_folder.rglob(".toolkit-cache")) == []


REPORT = "2021年工作情况报告\n\n完成投资3145亿元。\n工业增加值增长10.5%。\n"


def outdated(capfd: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    found = lint_json(capfd, "--select", "catalog-outdated", *arguments)
    return [finding["message"].removesuffix("; run: toolkit update") for finding in found.findings]


@pytest.mark.parametrize(
    ("report", "says"),
    [
        (REPORT + "\n", []),
        (REPORT + "新增一段。\n", ["1 paragraph of the report is not in this catalog"]),
        (REPORT + "新增一段。\n再增一段。\n", ["2 paragraphs of the report are not in this catalog"]),
        (
            "2021年工作情况报告\n\n工业增加值增长10.5%。\n完成投资3145亿元。\n",
            ["the report has its paragraphs in another order"],
        ),
        (REPORT.replace("完成投资3145亿元。\n", ""), ["1 paragraph in it is no longer in the report"]),
        (
            REPORT.replace("3145", "3146"),
            ["1 paragraph of the report is not in this catalog, and 1 paragraph in it is no longer in the report"],
        ),
    ],
)
def test_a_report_that_changed_is_a_warning(
    in_folder: Path, capfd: pytest.CaptureFixture[str], report: str, says: list[str]
) -> None:
    (in_folder / "toolkit.toml").write_text("", encoding="utf-8")
    (in_folder / "seeds/2021").mkdir(parents=True)
    seed = in_folder / "seeds/2021/r.txt"
    seed.write_text(REPORT, encoding="utf-8")
    assert toolkit(capfd, "update").code == 0
    assert outdated(capfd) == []
    seed.write_text(report, encoding="utf-8")
    assert outdated(capfd) == says, "the cache notices the report"
    assert toolkit(capfd, "update").code == 0
    assert outdated(capfd) == []


def test_a_report_without_catalogs_and_a_catalog_without_report(
    in_folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (in_folder / "toolkit.toml").write_text('target_languages = ["en", "ja"]\n', encoding="utf-8")
    (in_folder / "seeds").mkdir()
    for name in "abc":
        (in_folder / f"seeds/{name}.txt").write_text(f"完成{name}投资3145亿元。\n", encoding="utf-8")
    assert toolkit(capfd, "update", "a").code == 0
    linted = lint_json(capfd)
    assert "4 catalogs are not there yet (en of b, ja of b, en of c …); create with: toolkit update" in linted.err
    assert toolkit(capfd, "update").code == 0
    assert "not there yet" not in lint_json(capfd).err
    (in_folder / "translations/ja/b.po").unlink()
    assert "1 catalog is not there yet (ja of b)" in lint_json(capfd).err
    (in_folder / "seeds/a.txt").unlink()
    gone = "the report seeds/a.txt is not there any more; restore it, or see: toolkit status"
    assert outdated(capfd) == [gone, gone], "the cache notices"
    (in_folder / "seeds/c.txt").write_bytes(b"")
    assert "seeds/c.txt" in lint_json(capfd, "--select", "catalog").err


def test_a_baseline_never_accepts_an_outdated_catalog(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    project(in_folder, WRONG_FIGURE)
    (in_folder / "seeds").mkdir()
    (in_folder / "seeds/report.txt").write_text("完成投资3145亿元。\n新增。\n", encoding="utf-8")
    written = lint_json(capfd, "--write-baseline")
    assert written.checks == ["catalog-outdated"]
    assert "catalog-outdated" not in (in_folder / "toolkit-baseline.json").read_text(encoding="utf-8")
    assert lint_json(capfd).checks == ["catalog-outdated"]
    (finding,) = lint_json(capfd).findings
    accepted = {name: finding[name] for name in ("fingerprint", "check", "path")}
    whole = json.dumps({"version": 1, "accepted": [accepted]})
    (in_folder / "toolkit-baseline.json").write_text(whole, encoding="utf-8")
    assert "catalog-outdated" in lint_json(capfd).checks
    assert lint_json(capfd, "--write-baseline", "--strict-baseline").checks == ["catalog-outdated"]


def test_a_baseline_lies_in_the_root_of_the_repository(
    in_folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    git(in_folder, "init", "-q")
    catalog(in_folder / "po/sub/zh.po", WRONG_FIGURE)
    commit(in_folder)
    monkeypatch.chdir(in_folder / "po")
    assert toolkit(capfd, "lint", "--write-baseline").code == 0
    assert (in_folder / "toolkit-baseline.json").exists()
    for folder in ("po/sub", "po", "."):
        monkeypatch.chdir(in_folder / folder)
        assert lint_json(capfd).checks == [], folder


def test_what_belongs_to_no_report_is_not_outdated(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    project(in_folder, RIGHT)
    (in_folder / "seeds").mkdir()
    (in_folder / "seeds/other.txt").write_text(REPORT, encoding="utf-8")
    catalog(in_folder / "other.po", RIGHT)
    assert outdated(capfd, "translations", "other.po") == []
    (in_folder / "seeds/report.txt").write_bytes(b"\x00")
    unread = lint_json(capfd, "--select", "catalog-outdated", "translations")
    assert (unread.code, "toolkit: seeds/report.txt" in unread.err) == (2, True)
    assert lint_json(capfd, "--select", "numbers", "translations").code == 0, "nobody asked"


def test_changed_since_notices_a_changed_report(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    git(in_folder, "init", "-q")
    project(in_folder, RIGHT)
    (in_folder / "seeds").mkdir()
    (in_folder / "seeds/report.txt").write_text("工业增加值增长10.5%。\n", encoding="utf-8")
    commit(in_folder)
    assert outdated(capfd, "--changed-since", "HEAD") == []
    (in_folder / "seeds/report.txt").write_text("工业增加值增长10.5%。\n新增。\n", encoding="utf-8")
    assert outdated(capfd, "--changed-since", "HEAD") == ["1 paragraph of the report is not in this catalog"]


@pytest.mark.parametrize(
    ("options", "failures", "code"),
    [((), 1, 1), (("--fail-on", "warning"), 4, 1), (("--fail-on", "never"), 0, 0), (("--ignore", "numbers"), 1, 1)],
)
def test_junit_fails_what_fails(
    in_folder: Path, capfd: pytest.CaptureFixture[str], options: tuple[str, ...], failures: int, code: int
) -> None:
    project(in_folder, WRONG_FIGURE, EMPTY, ("也未译。", ""), ("甲。", "A.", "toolkit: ignore number-scale -- none"))
    strict = in_folder / "strict"
    strict.mkdir()
    project(strict, EMPTY, settings='lint.fail_on = "warning"\n')
    outcome = toolkit(capfd, "lint", "translations", "strict", "--format", "junit", *options)
    suites = ET.fromstring(outcome.out)
    if not options:
        failures += 1  # the other project's empty unit
    assert (int(suites.attrib["failures"]), outcome.code) == (failures, code)
    assert len(suites.findall(".//failure")) == failures
    cases = [case.attrib["name"] for case in suites.iter("testcase")]
    assert sum(name.startswith("untranslated") for name in cases) == 2, "one a catalog"


def test_units_that_wait_are_one_annotation_a_catalog(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    catalog(in_folder / "a.po", EMPTY, ("也未译。", ""), WRONG_COMMA)
    catalog(in_folder / "b.po", *[(f"第{number}段。", "") for number in range(1200)], header=HEADER)
    out = toolkit(capfd, "lint", "a.po", "b.po", "--format", "github").out
    assert out.count("title=untranslated::") == 2
    assert "::1,200 units are not translated; this is the first" in out
    assert len([one for one in lint_json(capfd, "b.po").findings if one["check"] == "untranslated"]) == 1200
