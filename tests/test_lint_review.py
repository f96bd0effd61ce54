"""Units that need review are checked like translated ones, and what they say counts nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import toolkit
from linting import EMPTY, HEADER, RIGHT, WRONG_COMMA, WRONG_FIGURE, catalog, entry, lint_json

GLOSSARY = """\
concepts:
  - {id: hub, zh: 物流枢纽, en: {preferred: logistics hub, admitted: [freight hub]}}
  - id: sme
    zh: 中小企业
    en: {preferred: small and medium-sized enterprises, admitted: [SMEs]}
    first_mention: small and medium-sized enterprises (SMEs)
"""
TERMS = ("--select", "terms", "--glossary", "terms.yaml")


def reviewed(source: str, target: str, comment: str = "") -> str:
    """An entry that needs review."""
    return entry(source, target, comment).replace("msgid", "#, fuzzy\nmsgid", 1)


def write(folder: Path, *entries: str) -> None:
    (folder / "a.po").write_text(HEADER + "".join(entries), encoding="utf-8")
    (folder / "terms.yaml").write_text(GLOSSARY, encoding="utf-8")


def test_findings_are_warnings_at_most_and_name_the_state(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write(in_folder, reviewed(*WRONG_FIGURE), reviewed(*WRONG_COMMA), entry("建成物流枢纽。", "Ports were built."))
    linted = lint_json(capfd, "a.po", "--severity", "number-scale=error", "--ignore", "not-canonical")
    found = {(one["check"], one["severity"], one.get("state")) for one in linted.findings}
    assert found == {
        ("needs-review", "warning", "needs-review"),
        ("number-scale", "warning", "needs-review"),
        ("fullwidth-punctuation", "warning", "needs-review"),
    }
    assert linted.code == 0
    assert lint_json(capfd, "a.po", "--severity", "needs-review=error").code == 1
    assert ["state" in one for one in lint_json(capfd, "a.po", *TERMS).findings] == [False]


def test_terms_are_checked_and_counted(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write(in_folder, reviewed("建成物流枢纽。", "Two ports were built."))
    linted = lint_json(capfd, "a.po", *TERMS)
    assert [(one["check"], one["severity"]) for one in linted.findings] == [("term-missing", "warning")]
    assert linted.content["summary"]["checked"]["terms"] == 1


@pytest.mark.parametrize(
    "entries",
    [
        (reviewed("发展物流枢纽。", "We built a freight hub."), entry("建成物流枢纽。", "A logistics hub was built.")),
        (
            reviewed("支持中小企业。", "We help SMEs."),
            entry("中小企业增长。", "Small and medium-sized enterprises (SMEs) grew."),
        ),
        (
            reviewed("支持中小企业。", "We help small and medium-sized enterprises (SMEs), and SMEs only."),
            entry("中小企业增长。", "Small and medium-sized enterprises (SMEs) grew."),
        ),
        (reviewed("一、总体情况", "I. General Situation"), entry("（一）总体情况", "(I) Overview")),
        (reviewed("联合中心获批。", "CUMEC was approved."), entry("中心获批。", "The Center was approved.")),
    ],
)
def test_first_use_and_consistency_do_not_look_at_them(
    in_folder: Path, capfd: pytest.CaptureFixture[str], entries: tuple[str, str]
) -> None:
    write(in_folder, *entries)
    linted = lint_json(capfd, "a.po", "--glossary", "terms.yaml", "--ignore", "catalog,glossary")
    assert linted.findings == []


def test_an_abbreviation_that_one_introduces_holds_nowhere_else(
    in_folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (in_folder / "terms.yaml").write_text("concepts: [{id: hub, zh: 物流枢纽, en: logistics hub}]\n", encoding="utf-8")
    first = reviewed("建成物流枢纽，物流枢纽增长。", "A logistics hub (LH) was built, and the LH grew.")
    (in_folder / "a.po").write_text(HEADER + first + entry("物流枢纽增长。", "The LH grew."), encoding="utf-8")
    assert [one["line"] for one in lint_json(capfd, "a.po", *TERMS).findings] == [11]


def test_a_suppression_in_one_is_never_unused(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    accepted = "toolkit: ignore number-scale -- the source is wrong"
    write(in_folder, reviewed(*WRONG_FIGURE, accepted), reviewed(*RIGHT, accepted), entry(*WRONG_COMMA, accepted))
    linted = lint_json(capfd, "a.po", "--select", "numbers,unused-suppression")
    assert [(one["check"], one["line"]) for one in linted.findings] == [("unused-suppression", 18)]
    assert linted.content["summary"]["suppressed"] == 1


def test_fix_leaves_them_alone(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write(in_folder, reviewed(*WRONG_COMMA))
    before = (in_folder / "a.po").read_bytes()
    assert toolkit(capfd, "lint", "a.po", "--diff").code == 0
    toolkit(capfd, "lint", "a.po", "--fix")
    assert (in_folder / "a.po").read_bytes() == before


def test_text_has_one_line_for_each_state_and_catalog(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write(in_folder, entry(*EMPTY), reviewed(*RIGHT), entry("又未译。", ""), entry("再未译。", ""))
    catalog(in_folder / "b.po", EMPTY)
    arguments = ("lint", "a.po", "b.po", "--select", "untranslated,needs-review")
    assert toolkit(capfd, *arguments).out.splitlines() == [
        "a.po:7:9: warning: 3 units are not translated; this is the first [untranslated]",
        "a.po:11:9: warning: 1 unit needs review [needs-review]",
        "b.po:7:9: warning: 1 unit is not translated [untranslated]",
        "5 warnings in 5 units",
    ]
    assert len(lint_json(capfd, *arguments[1:]).findings) == 5
