"""The advice of the handbook on OmegaT, tried with OmegaT where it is installed (Debian's package, console mode)."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from command import toolkit
from copying import EXPORTS, FINANCING, INVESTMENT, bring_back, make_project, units
from gettext_tools import needs_gettext
from repository import commit, with_report

from toolkit.formats import po, tmx
from toolkit.model import State

pytestmark = pytest.mark.skipif(shutil.which("omegat") is None, reason="OmegaT is not installed")

PROJECT = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat>
  <project version="1.0">
    <source_dir>__DEFAULT__</source_dir>
    <target_dir>__DEFAULT__</target_dir>
    <tm_dir>__DEFAULT__</tm_dir>
    <glossary_dir>__DEFAULT__</glossary_dir>
    <glossary_file>__DEFAULT__</glossary_file>
    <dictionary_dir>__DEFAULT__</dictionary_dir>
    <source_lang>ZH-CN</source_lang>
    <target_lang>EN-US</target_lang>
    <sentence_seg>{segmenting}</sentence_seg>
    <support_default_translations>true</support_default_translations>
    <remove_tags>false</remove_tags>
  </project>
</omegat>
"""
REPORT = """\
某市工作报告

一、总体情况

工业总体平稳。投资增长较快。消费稳步回升。

二、主要问题

融资难问题仍然存在。
"""


@pytest.fixture
def project(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> Path:
    """A project in git: finished but for one unit that needs review."""
    with_report(in_folder, REPORT)
    toolkit(capfd, "update")
    path = in_folder / "translations" / "en" / "report.po"
    text = path.read_text(encoding="utf-8").replace('msgstr ""\n\n', 'msgstr "One. Two. Three."\n\n')
    text = text.removesuffix('""\n') + '"To be reviewed"\n'
    path.write_text(text.replace('msgid "融资', '#, fuzzy\nmsgid "融资'), encoding="utf-8")
    commit(in_folder)
    return path


def through_omegat(path: Path, folder: Path, *, segmenting: bool) -> Path:
    """The catalog as OmegaT writes it back."""
    for name in ("source", "target", "tm", "glossary", "dictionary", "omegat"):
        (folder / name).mkdir(parents=True)
    (folder / "omegat.project").write_text(PROJECT.format(segmenting=str(segmenting).lower()))
    shutil.copy(path, folder / "source")
    command = ["omegat", str(folder), "--mode=console-translate", f"--config-dir={folder}/config"]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return folder / "target" / path.name


def states(path: Path) -> list[State]:
    return [unit.state for unit in po.parse(path.read_bytes()).units]


DONE, REVIEW, EMPTY = State.TRANSLATED, State.NEEDS_REVIEW, State.INITIAL


@needs_gettext
def test_without_segmentation_nothing_finished_is_lost(
    project: Path, tmp_path_factory: pytest.TempPathFactory, capfd: pytest.CaptureFixture[str]
) -> None:
    old = project.read_bytes()
    back = through_omegat(project, tmp_path_factory.mktemp("omegat"), segmenting=False)
    assert states(back) == [DONE, DONE, DONE, DONE, EMPTY]
    merge = ["msgmerge", "-q", "--no-fuzzy-matching", "-C", str(project), str(back), str(project), "-o", str(project)]
    subprocess.run(merge, check=True)
    assert toolkit(capfd, "fmt").code == 0
    assert states(project) == [DONE, DONE, DONE, DONE, REVIEW]
    assert project.read_bytes() == old
    assert toolkit(capfd, "status").err == ""


def test_with_segmentation_the_loss_is_noticed(
    project: Path, tmp_path_factory: pytest.TempPathFactory, capfd: pytest.CaptureFixture[str]
) -> None:
    back = through_omegat(project, tmp_path_factory.mktemp("omegat"), segmenting=True)
    assert states(back) == [DONE, DONE, EMPTY, DONE, EMPTY]
    shutil.copy(back, project)
    assert "in the last commit but not here" in toolkit(capfd, "status").err
    assert "in the last commit but not here" in toolkit(capfd, "update").err


def test_an_exported_project_through_omegat_and_back(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    catalog = make_project(in_folder)
    assert toolkit(capfd, "export", "--format", "omegat", "-o", "one").code == 0
    source = Path("one/source/report.po")
    assert source.read_bytes() == catalog.read_bytes()
    command = ["omegat", str(Path("one").absolute()), "--mode=console-translate", f"--config-dir={in_folder}/config"]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    back = Path("one/target/report.po")
    was = catalog.read_bytes()
    done = bring_back(capfd, back)
    assert (done.code, done.err) == (0, "")
    assert catalog.read_bytes() == was, "what OmegaT empties is not taken"
    text = back.read_text(encoding="utf-8").replace("Investment reached", "Investment was")
    back.write_text(re.sub(r'(msgid "出口回落。"\nmsgstr )""', r'\1"Exports fell."', text), encoding="utf-8")
    assert bring_back(capfd, back).code == 0
    after = units(catalog)
    assert after[INVESTMENT].target.startswith("Investment was")
    assert (after[EXPORTS].target, after[EXPORTS].state) == ("Exports fell.", "translated")
    assert after[FINANCING].state == "needs-review"


def test_a_memory_through_omegat_and_back(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """OmegaT fills a unit from the memory that we export, and we read the memories that it exports of all kinds."""
    make_project(in_folder)
    office = tmx.Segment("出口回落。", "Exports <b>fell</b> & fell.", "2022-05-17T00:30:00Z", creator="wang")
    office = office._replace(created="2021-05-17T00:30:00Z", changer="li")
    Path("office.tmx").write_bytes(tmx.serialize([office], "ZH-CN", "EN-GB", ""))
    assert toolkit(capfd, "memory", "import", "office.tmx").code == 0
    assert toolkit(capfd, "export", "--format", "omegat", "-o", "one").code == 0
    assert Path("one/tm/memories/translations-memory-office.tmx").read_bytes() == Path("office.tmx").read_bytes()
    Path("one/tm/auto").mkdir()
    assert toolkit(capfd, "memory", "export", "-o", "one/tm/auto/all.tmx").code == 0
    command = ["omegat", str(Path("one").absolute()), "--mode=console-translate", f"--config-dir={in_folder}/config"]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    filled = {unit.source: unit.target for unit in po.parse(Path("one/target/report.po").read_bytes()).units}
    assert filled[office.source] == office.target
    finished = {source: target for source, target in filled.items() if target}
    assert len(finished) > 1
    for kind in ("omegat", "level1", "level2"):
        with Path(f"one/one-{kind}.tmx").open("rb") as stream:
            found = list(tmx.Reader(stream, kind).segments("zh", "en"))
        assert {one.source: one.target for one in found} == finished
        assert office in [one._replace(line=0) for one in found]
    done = toolkit(capfd, "memory", "import", "one/one-level2.tmx", "one/one-omegat.tmx")
    assert (done.code, done.err) == (0, "")
    assert "written by OmegaT" in done.out
