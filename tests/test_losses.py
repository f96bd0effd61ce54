"""`update` and `status` notice a catalog that lost translations which the last commit has, and read on over errors."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from command import toolkit
from repository import git, with_report

from toolkit.model import Unit
from toolkit.project.losses import Loss

REPORT = """\
某市2022年工作报告

一、总体情况

全市工业经济总体平稳，完成投资3145亿元。

二、主要问题

企业融资难问题仍然存在，要素保障还需加强。
"""


@pytest.fixture
def project(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> Path:
    """A project in git with one report, translated."""
    with_report(in_folder, REPORT)
    toolkit(capfd, "update")
    path = catalog(in_folder)
    text = path.read_text(encoding="utf-8").replace('msgstr ""\n\n', 'msgstr "Done"\n\n')
    path.write_text(text.removesuffix('""\n') + '"Done"\n', encoding="utf-8")
    git(in_folder, "add", "-A")
    git(in_folder, "commit", "-q", "-m", "done")
    return in_folder


def catalog(folder: Path) -> Path:
    return folder / "translations" / "en" / "report.po"


def emptied(text: str) -> str:
    return text.replace('msgstr "Done"', 'msgstr ""')


def without_the_last_entry(text: str) -> str:
    return text[: text.rindex("\n\n")] + "\n"


def without_one(text: str) -> str:
    return re.sub(r'#\.[^"]*msgid "二、主要问题"\nmsgstr "Done"\n\n', "", text)


def one_emptied_and_made_fuzzy(text: str) -> str:
    return text.replace('msgid "一、总体情况"\nmsgstr "Done"', '#, fuzzy\nmsgid "一、总体情况"\nmsgstr ""')


@pytest.mark.parametrize(
    ("lose", "count", "first"),
    [
        (emptied, 5, "某市2022年工作报告"),
        (without_the_last_entry, 1, "企业融资难问题仍然存在，要素保障还需加强"),
        (without_one, 1, "二、主要问题"),
        (one_emptied_and_made_fuzzy, 1, "一、总体情况"),
        (lambda _: "", 5, "某市2022年工作报告"),
        (lambda text: text.replace('"二、主要问题"\nmsgstr "Done"', '"二、主要问题"\nmsgstr " "'), 1, "二、主要问题"),
        (
            lambda text: text.replace('"二、主要问题"\nmsgstr "Done"', '"二、主要问题"\nmsgstr "二、主要问题"'),
            1,
            "二、主要问题",
        ),
    ],
)
def test_lost_translations_are_noticed(
    project: Path, capfd: pytest.CaptureFixture[str], lose: Callable[[str], str], count: int, first: str
) -> None:
    before = catalog(project).read_text(encoding="utf-8")
    for command in (["status"], ["update", "--check"], ["update"]):
        assert toolkit(capfd, *command).err == ""
    assert lose(before) != before
    catalog(project).write_text(lose(before), encoding="utf-8")
    verb = "translation is" if count == 1 else "translations are"
    says = f"toolkit: translations/en/report.po: {count} {verb} in the last commit but not here (first: “{first}"
    shown = toolkit(capfd, "status", "--format", "json")
    assert says in shown.err
    [lost] = json.loads(shown.out)["lost"]
    assert (lost["path"], len(lost["units"])) == ("translations/en/report.po", count)
    updated = toolkit(capfd, "update")
    assert updated.err.count(says) == 1
    assert "git checkout HEAD -- translations/en/report.po" in updated.err


def test_the_advice_quotes_a_name_with_a_space() -> None:
    assert str(Loss(Path("a b.po"), (Unit("甲"),))).endswith("git checkout HEAD -- 'a b.po'")


def test_a_code_may_become_its_source(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    entry = '\nmsgid "{0}"\nmsgstr "{1}"\n'
    path = catalog(project)
    text = path.read_text(encoding="utf-8")
    path.write_text(text + entry.format("GDP", "gdp"), encoding="utf-8")
    git(project, "commit", "-qam", "code")
    path.write_text(text + entry.format("GDP", "GDP"), encoding="utf-8")
    assert "in the last commit but not here" not in toolkit(capfd, "status").err


def test_a_catalog_that_is_gone_lost_everything(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    catalog(project).unlink()
    assert "5 translations are in the last commit but not here" in toolkit(capfd, "status").err
    assert "5 translations are in the last commit but not here" in toolkit(capfd, "update").err


def test_what_update_carries_over_is_not_lost(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    revised = REPORT.replace("总体平稳", "总体平稳向好").replace("二、主要问题", "一、年度考核情况说明\n\n三、主要问题")
    revised = revised.replace("3145", "3320").replace("存在，", "存在。\n\n").replace("某市2022年工作报告\n", "")
    (project / "seeds" / "report.txt").write_text(revised, encoding="utf-8")
    assert toolkit(capfd, "update").err == ""
    text = catalog(project).read_text(encoding="utf-8")
    catalog(project).write_text(re.sub(r'#, fuzzy\n(#\| msgid ".*"\n)?', "", text), encoding="utf-8")
    assert toolkit(capfd, "status").err == ""
    assert toolkit(capfd, "update").err == ""


def test_without_git_there_is_nothing_to_compare(
    project: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog(project).write_text(emptied(catalog(project).read_text(encoding="utf-8")), encoding="utf-8")
    monkeypatch.setenv("PATH", "")
    assert toolkit(capfd, "status").err == ""
    monkeypatch.undo()
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.chdir(project)
    assert toolkit(capfd, "status").err == ""


BAD = {
    "two marks": lambda data: b"\xef\xbb\xbf" * 2 + data,
    "a charset that it is not in": lambda data: data.replace(b"charset=UTF-8", b"charset=ISO-8859-1"),
    "a cut obsolete entry": lambda data: data + b'\n#~ msgid "old"\n#~ msgstr "cut',
    "an obsolete entry without its last line": lambda data: data + b'\n#~ msgid "old"\n',
    "UTF-16": lambda data: data.decode().encode("utf-16"),
    "cut in a character": lambda data: data + b'\nmsgid "\xe4\xb8',
    "a conflict": lambda data: data + b"\n<<<<<<< ours\n",
    "an obsolete source cut": lambda data: data + b'\n#~ msgid "old\n#~ "\n#~ msgstr "x"\n',
    "an obsolete source that goes on cut": lambda data: (
        data + b'\n#~ msgid "old"\n#~ "on\n#~ msgstr "x"\n\n#~ msgid "new"\n#~ msgstr "y"\n'
    ),
    "a source with a plural cut": lambda data: data + b'\nmsgid "old\nmsgid_plural "olds"\nmsgstr[0] "x"\n',
    "a previous source cut": lambda data: data + b'\n#| msgid "old\n#| "er"\nmsgid "x"\nmsgstr "y"\n',
    "a line that is no PO": lambda data: data + b"\nnonsense\n",
    "a source without a translation": lambda data: data + b'\nmsgid "x"\n',
}


@pytest.mark.parametrize("name", BAD)
def test_one_fault_is_one_line_and_the_json_is_whole(
    project: Path, capfd: pytest.CaptureFixture[str], name: str
) -> None:
    (project / "seeds" / "fine.txt").write_text("标题\n\n一、农业生产\n\n粮食产量稳中有增。\n", encoding="utf-8")
    toolkit(capfd, "update")
    catalog(project).write_bytes(BAD[name](catalog(project).read_bytes()))
    shown = toolkit(capfd, "status", "--format", "json")
    content = json.loads(shown.out)
    assert shown.code == 2
    [error] = content["errors"]
    assert error["path"] == "translations/en/report.po"
    assert shown.err == f"toolkit: {error['path']}:{error['line']}:{error['column']}: {error['message']}\n"
    assert [row["report"] for row in content["reports"]] == ["fine"]
    assert toolkit(capfd, "status").out.startswith("fine ")
    assert json.loads(toolkit(capfd, "update", "--format", "json").out) == {
        "version": 1, "files": [], "orphans": [], "lost": [], "errors": [error]
    }  # fmt: skip
    for command in (["update"], ["fmt"], ["build-en", "report"], ["diff", "HEAD"], ["lint", "--ignore", "terms"]):
        outcome = toolkit(capfd, *command)
        assert (outcome.code, outcome.err) == (2, shown.err), command


@pytest.mark.usefixtures("project")
def test_an_unknown_revision_is_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    for command in (["lint", "--changed-since", "nowhere", "--ignore", "terms"], ["diff", "nowhere"]):
        outcome = toolkit(capfd, *command)
        assert outcome.code == 2
        assert len(outcome.err.splitlines()) == 1, outcome.err
        assert "git does not know the revision 'nowhere'" in outcome.err


def test_a_report_that_cannot_be_read_is_one_line(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (project / "seeds" / "empty.txt").write_bytes(b"")
    shown = toolkit(capfd, "status", "--format", "json")
    assert (shown.code, len(shown.err.splitlines())) == (2, 1)
    assert [error["path"] for error in json.loads(shown.out)["errors"]] == ["seeds/empty.txt"]


OTHER = "农业生产年度报告\n\n粮食产量稳中有增，再次达到历史新高。\n\n水利设施老化，灌区改造资金仍有缺口。\n"


def test_a_loss_is_seen_through_a_renaming(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = catalog(project)
    path.write_text(path.read_text(encoding="utf-8").replace('msgstr "Done"', 'msgstr ""', 2), encoding="utf-8")
    (project / "seeds" / "report.txt").rename(project / "seeds" / "new.txt")
    assert toolkit(capfd, "update").code == 0
    assert "2 translations are in the last commit but not here" in toolkit(capfd, "status").err


def test_two_reports_that_change_names_lose_nothing(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    first, second = project / "seeds" / "report.txt", project / "seeds" / "other.txt"
    second.write_text(OTHER, encoding="utf-8")
    toolkit(capfd, "update")
    path = catalog(project).with_name("other.po")
    text = path.read_text(encoding="utf-8").replace('msgstr ""\n\n#', 'msgstr "Two"\n\n#')
    path.write_text(text.removesuffix('""\n') + '"Two"\n', encoding="utf-8")
    git(project, "add", "-A")
    git(project, "commit", "-q", "-m", "two")
    one, two = first.read_bytes(), second.read_bytes()
    first.write_bytes(two)
    second.write_bytes(one)
    assert toolkit(capfd, "update").code == 0
    assert "last commit" not in toolkit(capfd, "status").err


def test_an_obsolete_translation_that_was_dropped_is_a_loss(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = catalog(project)
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole + '\n#~ msgid "旧"\n#~ msgstr "Old"\n', encoding="utf-8")
    git(project, "commit", "-q", "-am", "old")
    path.write_text(whole, encoding="utf-8")
    assert "1 translation is in the last commit but not here" in toolkit(capfd, "status").err


@pytest.mark.parametrize("fault", ["catalog", "settings", "reports"])
def test_json_is_whole_where_nothing_can_be_read(
    in_folder: Path, capfd: pytest.CaptureFixture[str], fault: str
) -> None:
    (in_folder / "toolkit.toml").write_text("x = [" if fault == "settings" else "", encoding="utf-8")
    (in_folder / "seeds").mkdir()
    if fault != "reports":
        (in_folder / "seeds" / "a.txt").write_text("投资稳步增长。\n", encoding="utf-8")
    if fault == "catalog":
        (in_folder / "translations" / "en" / "a.po").mkdir(parents=True)
    done = toolkit(capfd, "status", "--format", "json")
    assert done.code == 2
    whole = json.loads(done.out)
    assert (whole["reports"], len(whole["errors"])) == ([], 1)


def test_what_the_memory_puts_in_its_place_does_not_hide_a_loss(
    project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = catalog(project)
    path.write_text(emptied(path.read_text(encoding="utf-8")), encoding="utf-8")
    memory = project / "translations" / "memory" / "other.tmx"
    memory.parent.mkdir()
    seg = "<tuv xml:lang='{}'><seg>{}</seg></tuv>".format
    memory.write_text(
        f"<tmx version='1.4'><header srclang='zh'/><body><tu>{seg('zh', '二、主要问题')}{seg('en', 'II. Issues')}</tu>"
        "</body></tmx>",
        encoding="utf-8",
    )
    first = toolkit(capfd, "update").err
    assert 'msgstr "II. Issues"' in path.read_text(encoding="utf-8")
    assert "translations are in the last commit but not here" in first
    assert toolkit(capfd, "status").err == first
