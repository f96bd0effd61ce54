"""`toolkit checks --language`: which checks run on a pair of languages, and why the others do not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import toolkit

from toolkit.checks import checks

TERMS = "concepts: [{id: hub, zh: 物流枢纽, en: logistics hub}]\n"
WIDE = {"fullwidth-punctuation", "untranslated-characters"}
POINTS = {"count-claim", "enumeration-mismatch", "sentence-missing", "sentence-extra"}
PLACES = {"name-mismatch"}
AIMS = {"aim-promised", "capitals-inconsistent", "currency-form", "ton-form"}


def group(*names: str) -> set[str]:
    return {name for name, check in checks().items() if check.group in names}


@pytest.mark.parametrize(
    ("arguments", "glossary", "left_out"),
    [
        (["--language", "en"], True, set()),
        (["--language", "en"], False, group("terms") - PLACES),
        (["--language", "wuu"], True, group("numbers", "style", "terms") | WIDE | POINTS),
        (["--language", "qtz"], True, group("numbers", "style", "terms") | POINTS),
        (
            ["--language", "zh", "--source-language", "en"],
            True,
            (group("terms") - PLACES) | group("style") | WIDE | {"count-claim", "unchanged-target"},
        ),
        (["--language", "en", "--source-language", "wuu"], True, group("numbers") | POINTS | PLACES | AIMS),
        (
            ["--language", "qtz", "--source-language", "en"],
            True,
            group("numbers", "style", "terms") | POINTS | {"unchanged-target"},
        ),
    ],
)
def test_what_runs(
    in_folder: Path, capfd: pytest.CaptureFixture[str], arguments: list[str], glossary: bool, left_out: set[str]
) -> None:
    if glossary:
        (in_folder / "toolkit.toml").touch()
        (in_folder / "glossary").mkdir()
        (in_folder / "glossary/a.yaml").write_text(TERMS, encoding="utf-8")
    rows = json.loads(toolkit(capfd, "checks", *arguments, "--format", "json").out)
    assert {row["check"] for row in rows if not row["runs"]} == left_out
    assert all(bool(row["reason"]) is not row["runs"] for row in rows)


@pytest.mark.usefixtures("in_folder")
def test_the_table_gives_the_reason(capfd: pytest.CaptureFixture[str]) -> None:
    lines = toolkit(capfd, "checks", "--language", "qtz").out.splitlines()
    (shown,) = [line for line in lines if line.startswith("  number-scale ")]
    assert shown.endswith("  -        does not run: no comparison of figures for zh→qtz")
    assert any(line.startswith("  stray-space ") and "warning" in line for line in lines)
    assert len(lines) == len(toolkit(capfd, "checks").out.splitlines())


@pytest.mark.usefixtures("in_folder")
def test_a_source_language_alone_makes_no_sense(capfd: pytest.CaptureFixture[str]) -> None:
    assert toolkit(capfd, "checks", "--source-language", "en").code == 2


@pytest.mark.usefixtures("in_folder")
@pytest.mark.parametrize("code", ["en zh", "", "english", "中文"])
def test_a_language_is_a_code(capfd: pytest.CaptureFixture[str], code: str) -> None:
    for arguments in (["--language", code], ["--language", "en", "--source-language", code]):
        wrong = toolkit(capfd, "checks", *arguments)
        assert wrong.code == 2
        assert f"{code!r} is not a language code" in wrong.err


@pytest.mark.parametrize("name", checks())
def test_a_page_ends_with_a_comment_only_where_one_works(capfd: pytest.CaptureFixture[str], name: str) -> None:
    without = {"catalog-outdated", "language-header", "not-canonical", "catalog-syntax", "unused-suppression"} | group(
        "glossary"
    )
    assert ("To accept one place" in toolkit(capfd, "explain", name).out) is (name not in without)
