"""`toolkit update` and `toolkit fmt` as people and CI run them, and no accident damages a file."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from command import toolkit
from gettext_tools import complaints, needs_gettext

from toolkit.errors import WriteError
from toolkit.formats import po
from toolkit.model import State
from toolkit.project.files import write_all
from toolkit.project.layout import current_project
from toolkit.project.updating import updates

REPORT = """\
某市工业和信息化局2022年工作报告

一、总体情况

全市工业经济总体平稳，完成投资3145亿元、增长9.1%。

二、主要问题

企业融资难问题仍然存在，要素保障还需加强。
"""
GLOSSARY = """\
concepts:
  - {id: factor, zh: 要素保障, en: supply of production factors}
"""


@pytest.fixture
def project(in_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one report and no catalogs."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    (in_folder / "toolkit.toml").write_text("")
    (in_folder / "seeds").mkdir()
    (in_folder / "seeds" / "report.txt").write_text(REPORT, encoding="utf-8")
    (in_folder / "glossary").mkdir()
    (in_folder / "glossary" / "terms.yaml").write_text(GLOSSARY, encoding="utf-8")
    return in_folder


def catalog(project: Path) -> Path:
    return project / "translations" / "en" / "report.po"


def translate(project: Path) -> None:
    """Translate every unit, as a person would."""
    path = catalog(project)
    text = path.read_text(encoding="utf-8")
    for source, target in {
        "一、总体情况": "I. Overview",
        "二、主要问题": "II. Main Problems",
        "全市工业经济总体平稳，完成投资3145亿元、增长9.1%。": "Investment was 314.5 billion yuan, up 9.1 percent.",
    }.items():
        text = text.replace(f'msgid "{source}"\nmsgstr ""', f'# by hand\nmsgid "{source}"\nmsgstr "{target}"')
    path.write_text(text, encoding="utf-8")


def snapshot(project: Path) -> dict[str, bytes]:
    files = [path for path in project.rglob("*") if path.is_file() and ".toolkit-cache" not in path.parts]
    return {str(path.relative_to(project)): path.read_bytes() for path in files}


def test_update_creates_missing_catalogs(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert toolkit(capfd, "update", "--check").code == 1
    assert not (project / "translations").exists()
    outcome = toolkit(capfd, "update")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "translations/report.pot created\ntranslations/en/report.po created: 5 new\n"
    units = po.parse(catalog(project).read_bytes()).units
    assert units[2].notes == ("paragraph · 一、总体情况",)
    assert units[4].notes == ("paragraph · 二、主要问题", "术语: 要素保障 = supply of production factors")
    assert units[4].references == ("seeds/report.txt",)
    assert toolkit(capfd, "update", "--check").code == 0
    before = snapshot(project)
    assert (
        toolkit(capfd, "update").out
        == "translations/report.pot unchanged\ntranslations/en/report.po unchanged: 5 kept\n"
    )
    assert snapshot(project) == before
    assert toolkit(capfd, "fmt", "--check").code == 0


@needs_gettext
def test_gettext_accepts_new_files(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    toolkit(capfd, "update")
    assert complaints(project / "translations" / "report.pot") == ""
    assert complaints(catalog(project)) == ""
    merged = ["msgcmp", "--use-untranslated", str(catalog(project)), str(project / "translations" / "report.pot")]
    assert subprocess.run(merged, capture_output=True, check=False).returncode == 0


def test_a_dry_run_reports_everything_and_writes_nothing(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    toolkit(capfd, "update")
    translate(project)
    revised = REPORT.replace("3145亿元", "3320亿元").replace("二、", "三、").replace("融资难问题", "融资难的问题")
    revised = revised.replace("三、主要问题", "二、工作亮点\n\n三、主要问题")
    (project / "seeds" / "report.txt").write_text(revised, encoding="utf-8")
    before = snapshot(project)
    outcome = toolkit(capfd, "update", "--dry-run")
    assert snapshot(project) == before
    assert outcome.code == 0
    assert "would change: 2 kept, 1 renumbered, 1 numbers only, 1 edited, 1 new" in outcome.out
    assert "3145亿元→3320亿元 (314.5 billion yuan → 332 billion yuan)" in outcome.out
    assert "融资难{+的+}问题" in outcome.out
    shown = json.loads(toolkit(capfd, "update", "--dry-run", "--format", "json").out)
    file = shown["files"][1]
    assert (file["language"], file["changed"], file["created"]) == ("en", True, False)
    kinds = {change["kind"]: change for change in file["changes"]}
    assert kinds["numbers"]["figures"][0]["target"] == {"old": "314.5 billion yuan", "new": "332 billion yuan"}
    assert kinds["renumbered"]["target"] == "III. Main Problems"
    assert kinds["edited"]["difference"][1] == ["insert", "的"]
    assert toolkit(capfd, "update").code == 0
    units = {unit.source: unit for unit in po.parse(catalog(project).read_bytes()).units}
    assert units["三、主要问题"].state is State.TRANSLATED
    assert all(unit.comments for unit in units.values() if unit.target)


def test_an_existing_catalog_keeps_its_form(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """An update keeps GB18030, CRLF, an odd header and wrapped texts, and changes only what it must."""
    toolkit(capfd, "update")
    translate(project)
    text = catalog(project).read_text(encoding="utf-8")
    odd = text.replace("charset=UTF-8", "charset=GB18030").replace('"I. Overview"', '""\n"I. "\n"Overview"')
    odd = odd.replace('"Language: en\\n"', '"Language: en\\n"\n"X-Odd:  kept\\n"').replace("\n", "\r\n")
    catalog(project).write_bytes(odd.encode("gb18030"))
    assert toolkit(capfd, "update", "--check").code == 0
    (project / "seeds" / "report.txt").write_text(REPORT + "\n新增一段关于数字经济的内容。\n", encoding="utf-8")
    assert toolkit(capfd, "update").code == 0
    data = catalog(project).read_bytes()
    assert data.decode("gb18030").startswith(odd)
    assert b"\r\n" in data
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert toolkit(capfd, "fmt").code == 0
    assert "charset=UTF-8" in catalog(project).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "place", "words"),
    [
        (lambda data: data.replace(b"charset=UTF-8", b"charset=GBK"), "11:36", "declares GBK but is UTF-8"),
        (lambda data: data.decode().encode("gb18030"), "", "it looks like GB18030"),
        (lambda data: data + b'\n<<<<<<< HEAD\nmsgid "x"\nmsgstr ""\n', "", "conflict marker left by git"),
        (lambda data: data + b'\nmsgid "x\nmsgstr ""\n', "", "does not end with a quotation mark"),
        (lambda data: data + '\nmsgid "一、总体情况"\nmsgstr ""\n'.encode(), "", "the same msgid as on line"),
    ],
)
def test_bad_catalogs_get_one_line_and_no_file_is_touched(
    project: Path,
    capfd: pytest.CaptureFixture[str],
    spoil: Callable[[bytes], bytes],
    place: str,
    words: str,
) -> None:
    toolkit(capfd, "update")
    catalog(project).write_bytes(spoil(catalog(project).read_bytes()))
    (project / "seeds" / "report.txt").write_text(REPORT + "\n新增一段。\n", encoding="utf-8")
    before = snapshot(project)
    outcome = toolkit(capfd, "update")
    assert outcome.code == 2
    assert outcome.err.startswith(f"toolkit: translations/en/report.po:{place}")
    assert words in outcome.err
    assert outcome.err.count("\n") == 1
    assert snapshot(project) == before


def test_a_catalog_of_another_report_is_not_overwritten(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (project / "seeds" / "other.txt").write_text(
        "另一份报告的标题\n\n一、农业生产\n\n粮食产量稳中有增，达到新高。\n\n二、水利建设\n\n灌区改造全面完成。\n",
        encoding="utf-8",
    )
    toolkit(capfd, "update")
    catalog(project).write_bytes((project / "translations" / "en" / "other.po").read_bytes())
    before = snapshot(project)
    outcome = toolkit(capfd, "update", "report")
    assert outcome.code == 2
    assert "is the catalog of seeds/other.txt, not of seeds/report.txt" in outcome.err
    assert snapshot(project) == before


def test_fmt(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    toolkit(capfd, "update")
    canonical = catalog(project).read_bytes()
    catalog(project).write_bytes(b"\xef\xbb\xbf" + canonical.replace(b"#: seeds/report.txt", b"#: seeds/report.txt:12"))
    assert toolkit(capfd, "fmt", "--check").code == 1
    shown = toolkit(capfd, "fmt", "--diff", "translations/en/report.po")
    assert shown.code == 1
    assert "-#: seeds/report.txt:12\n+#: seeds/report.txt\n" in shown.out
    (project / "broken.po").write_text('msgid "a\n')
    outcome = toolkit(capfd, "fmt", "broken.po", "translations")
    assert outcome.code == 2
    assert outcome.err.startswith("toolkit: broken.po:1:7: ")
    assert catalog(project).read_bytes() == canonical
    assert toolkit(capfd, "fmt").out == ""


def test_a_file_changed_meanwhile_is_left_alone(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    toolkit(capfd, "update")
    (project / "seeds" / "report.txt").write_text(REPORT + "\n新增一段。\n", encoding="utf-8")
    writes = [one.write for one in updates(current_project(), ["report"]) if one.write]
    assert len(writes) == 2
    translate(project)
    before = snapshot(project)
    with pytest.raises(WriteError, match="changed by another program"):
        write_all(writes)
    assert snapshot(project) == before
    catalog(project).unlink()
    with pytest.raises(WriteError, match="changed by another program"):
        write_all(writes)
    assert not catalog(project).exists()
