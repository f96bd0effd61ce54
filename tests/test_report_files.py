"""Which files are reports, whatever their format: beside each other, outside projects, put into a new one."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from command import toolkit

TEXT = "市经济信息委2021年工作报告\n\n一、总体情况\n\n完成投资3145亿元，增长9.1%。\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/report.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_two_formats_of_one_name_are_refused_by_both_names(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (project / "seeds/report.html").write_text("<p>完成投资3145亿元。</p>", encoding="utf-8")
    outcome = toolkit(capfd, "update")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    assert "seeds/report.txt" in outcome.err
    assert "seeds/report.html" in outcome.err


@pytest.mark.parametrize("name", ["README.md", "readme.txt", ".draft.txt", "~$report.docx", "report_files/part.html"])
def test_what_lies_beside_a_report_is_not_one(project: Path, capfd: pytest.CaptureFixture[str], name: str) -> None:
    (project / "seeds" / name).parent.mkdir(exist_ok=True)
    (project / "seeds" / name).write_text("不是报告的说明文字。", encoding="utf-8")
    outcome = toolkit(capfd, "update", "--check", "--format", "json")
    assert "说明" not in outcome.out
    assert {one["report"] for one in json.loads(outcome.out)["files"]} == {"report"}


@pytest.mark.parametrize(
    ("suffix", "remedy"), [(".doc", "save it as .docx"), (".WPS", ".docx"), (".odt", ".docx"), (".mht", ".html")]
)
def test_a_document_that_is_not_read_is_named(
    project: Path, capfd: pytest.CaptureFixture[str], suffix: str, remedy: str
) -> None:
    other = project / f"seeds/other{suffix}"
    other.write_bytes(b"\xd0\xcf\x11\xe0")
    outcome = toolkit(capfd, "update")
    assert outcome.code == 0
    assert f"seeds/other{suffix}: " in outcome.err
    assert remedy in outcome.err
    assert f"seeds/other{suffix}: " in toolkit(capfd, "outline", str(other)).err
    (project / "seeds/report.txt").unlink()
    alone = toolkit(capfd, "outline")
    assert (alone.code, alone.err.count("\n")) == (2, 1)
    assert f"seeds/other{suffix}: " in alone.err


def test_a_suffix_in_capitals_is_the_same_format(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (project / "seeds/report.txt").rename(project / "seeds/report.TXT")
    assert toolkit(capfd, "update").code == 0
    assert "#: seeds/report.TXT\n" in (project / "translations/en/report.po").read_text(encoding="utf-8")
    assert toolkit(capfd, "update", "--check").code == 0


def test_any_file_has_an_outline_without_a_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.txt").write_text(TEXT, encoding="utf-8")
    outcome = toolkit(capfd, "outline", "draft.txt", "--format", "json")
    shown = json.loads(outcome.out)
    assert (outcome.code, shown["report"]) == (0, "draft")
    assert [one["kind"] for one in shown["blocks"]] == ["title", "heading"]
    missing = toolkit(capfd, "outline", "nothing.docx")
    assert (missing.code, missing.err) == (2, "toolkit: nothing.docx: no such file\n")
    assert "no project here" in toolkit(capfd, "outline", "nothing").err


def test_an_outline_of_reports_and_of_other_files(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (project / "draft.txt").write_text(TEXT, encoding="utf-8")
    outcome = toolkit(capfd, "outline", "report", "draft.txt", "seeds/report.txt", "--format", "json")
    assert [one["report"] for one in json.loads(outcome.out)] == ["report", "draft", "report"]


@pytest.fixture
def inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("2021.txt", "2022.txt"):
        (tmp_path / name).write_text(TEXT.replace("2021", name[:4]), encoding="gb18030")
    return tmp_path


def test_a_project_of_files_in_hand(inbox: Path, capfd: pytest.CaptureFixture[str]) -> None:
    outcome = toolkit(capfd, "init", "reports", "--from", "2021.txt", "2022.txt")
    assert outcome.code == 0
    assert "put a report" not in outcome.out
    for name in ("2021.txt", "2022.txt"):
        assert (inbox / "reports/seeds" / name).read_bytes() == (inbox / name).read_bytes()
    again = toolkit(capfd, "init", "reports", "--from", "2021.txt")
    assert again.code == 0
    assert "kept     reports/seeds/2021.txt" in again.out


def test_a_project_within_another_has_its_own_reports(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (project / "toolkit.toml").touch()
    assert toolkit(capfd, "init", "new", "--from", "seeds/report.txt").code == 0
    assert (project / "new/seeds/report.txt").read_text(encoding="utf-8") == TEXT


def test_a_project_here_of_files_in_hand(inbox: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert toolkit(capfd, "init", "--from", "2021.txt").code == 0
    assert (inbox / "seeds/2021.txt").is_file()
    assert toolkit(capfd, "update").code == 0


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--from", "2021.txt", "old.doc"], "old.doc: is an old Word document; save it as .docx"),
        (["--from", "2021.txt", "empty.txt"], "empty.txt: is empty"),
        (["--from", "2021.txt", "figures.xlsx"], "figures.xlsx: is not a report that can be read"),
        (["--from", "2021.txt", "other/2021.txt"], "other/2021.txt: has the name of 2021.txt"),
        (["--from", "missing.txt"], "missing.txt"),
        (["reports", "more", "--from", "2021.txt"], "more than one folder: reports, more"),
        (["2021.txt"], "2021.txt: is a file, not a folder"),
    ],
)
def test_nothing_is_made_where_a_file_is_not_a_report(
    inbox: Path, capfd: pytest.CaptureFixture[str], arguments: list[str], problem: str
) -> None:
    (inbox / "other").mkdir()
    (inbox / "other/2021.txt").write_text(TEXT, encoding="utf-8")
    for name in ("old.doc", "empty.txt", "figures.xlsx"):
        (inbox / name).write_bytes(b"")
    before = sorted(inbox.rglob("*"))
    outcome = toolkit(capfd, "init", *arguments)
    assert outcome.code == 2
    assert problem in outcome.err
    assert sorted(inbox.rglob("*")) == before


def test_a_report_in_the_project_is_never_overwritten(inbox: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (inbox / "seeds").mkdir()
    (inbox / "seeds/2021.txt").write_text("别的报告。", encoding="utf-8")
    outcome = toolkit(capfd, "init", "--from", "2021.txt")
    assert outcome.code == 2
    assert "seeds/2021.txt: exists already, and differs from 2021.txt" in outcome.err
    assert (inbox / "seeds/2021.txt").read_text(encoding="utf-8") == "别的报告。"


@pytest.mark.parametrize(
    "first", ["word/document.xml", "xl/workbook.xml", "ppt/slides/slide1.xml", "content.xml", "a.txt"]
)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".pdf"])
def test_a_packed_file_is_named_by_what_is_in_it(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], first: str, suffix: str
) -> None:
    path = tmp_path / f"report{suffix}"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(first, "x" * 9000)
    outcome = toolkit(capfd, "outline", str(path))
    kinds = {"word": "a Word document", "xl": "an Excel workbook", "ppt": "a PowerPoint file"}
    kind = kinds.get(first.partition("/")[0]) or ("an OpenDocument file" if first == "content.xml" else "a ZIP archive")
    assert outcome.code == 2
    assert f"is {kind}, whatever its name says; " in outcome.err


def test_an_old_document_is_named_by_its_content(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for name, data, said in (
        ("page.doc", b"<html><body>", "is a web page; name it .html"),
        ("rich.doc", rb"{\rtf1}", "is RTF; save it as .docx"),
        ("real.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Word document; save it as .docx"),
    ):
        (project / "seeds" / name).write_bytes(data)
        assert f"seeds/{name}: {said}\n" in toolkit(capfd, "status").err


def test_a_folder_with_the_name_of_a_report(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (project / "pages.html").mkdir()
    outcome = toolkit(capfd, "outline", "pages.html")
    assert (outcome.code, outcome.err) == (2, "toolkit: pages.html: is a folder; name a file\n")
