"""A report that is renamed or moved keeps its catalogs and its baseline; a catalog without a report is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import toolkit
from linting import lint_json
from repository import commit, git

from toolkit.formats import po
from toolkit.model import State

CARS = """\
汽车产业年度报告

一、总体情况

全市汽车产业保持较快增长，新能源汽车产量达到120万辆。

智能网联示范区建设提速，整车企业达到15家。

二、主要问题

芯片供应偏紧，部分企业用工成本上升较快。
"""
FARMS = """\
农业生产年度报告

一、总体情况

粮食产量稳中有增，再次达到历史新高。

高标准农田建设面积达到300万亩。

二、主要问题

水利设施老化，灌区改造资金仍有缺口。
"""
TREES = FARMS.replace("农业", "林业").replace("粮食", "木材").replace("农田", "林地").replace("灌区", "林区")


@pytest.fixture
def project(in_folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Path:
    """A project with two reports, translated into two languages."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    (in_folder / "toolkit.toml").write_text('target_languages = ["en", "fr"]\n')
    write(in_folder, "cars", CARS)
    write(in_folder, "farms", FARMS)
    assert toolkit(capfd, "update").code == 0
    for path in sorted(in_folder.glob("translations/*/*.po")):
        text = path.read_text(encoding="utf-8")
        name = f"{path.parent.name}/{path.stem}"
        path.write_text(text.replace('msgstr ""\n\n', f'msgstr "Text of {name}, 99 units"\n\n'), encoding="utf-8")
    return in_folder


def write(folder: Path, report: str, text: str) -> None:
    path = folder / "seeds" / f"{report}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def move(folder: Path, old: str, new: str) -> None:
    path = folder / "seeds" / f"{new}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    (folder / "seeds" / f"{old}.txt").rename(path)


def texts(folder: Path, report: str, language: str = "en") -> set[tuple[str, State]]:
    catalog = po.parse((folder / "translations" / language / f"{report}.po").read_bytes())
    return {(unit.target, unit.state) for unit in catalog.units if unit.target}


def of(name: str) -> set[tuple[str, State]]:
    return {(f"Text of {name}, 99 units", State.TRANSLATED)}


def catalogs(folder: Path) -> set[str]:
    found = folder.glob("translations/**/*.po*")
    return {path.relative_to(folder / "translations").as_posix() for path in found if path.is_file()}


@pytest.mark.parametrize("name", ["autos", "2021/cars", "2021/deep/汽车"])
def test_a_renamed_report_keeps_its_catalogs(project: Path, capfd: pytest.CaptureFixture[str], name: str) -> None:
    move(project, "cars", name)
    assert (
        f"cars.po: has the text of report '{name}'; carry it over with: toolkit update" in toolkit(capfd, "status").err
    )
    before = catalogs(project)
    planned = toolkit(capfd, "update", "--dry-run")
    assert f"translations/en/{name}.po would be renamed from translations/en/cars.po: 6 kept\n" in planned.out
    assert toolkit(capfd, "update", "--check").code == 1
    assert catalogs(project) == before
    done = toolkit(capfd, "update", "--format", "json")
    assert done.err == ""
    moved = {file["path"]: file["renamed_from"] for file in json.loads(done.out)["files"] if file["renamed_from"]}
    assert moved == {
        f"translations/{name}.pot": "translations/cars.pot",
        f"translations/en/{name}.po": "translations/en/cars.po",
        f"translations/fr/{name}.po": "translations/fr/cars.po",
    }
    assert texts(project, name) == of("en/cars")
    assert texts(project, name, "fr") == of("fr/cars")
    header = po.parse((project / f"translations/en/{name}.po").read_bytes())
    assert header.fields["Project-Id-Version"] == name
    assert {reference for unit in header.units for reference in unit.references} == {f"seeds/{name}.txt"}
    assert not any("cars.po" in one and name not in one for one in catalogs(project))
    assert toolkit(capfd, "update", "--check").code == 0


def test_two_reports_that_exchange_names(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write(project, "cars", FARMS)
    write(project, "farms", CARS)
    assert "cars.po renamed from translations/en/farms.po" in toolkit(capfd, "update").out
    assert (texts(project, "cars"), texts(project, "farms", "fr")) == (of("en/farms"), of("fr/cars"))
    assert len(catalogs(project)) == 6
    assert toolkit(capfd, "update", "--check").code == 0


@pytest.mark.parametrize("steps", [[()], [("trees",), ("farms",)], [("farms",), ("trees",)]])
def test_a_chain_of_names(project: Path, capfd: pytest.CaptureFixture[str], steps: list[tuple[str, ...]]) -> None:
    move(project, "farms", "trees")
    move(project, "cars", "farms")
    for reports in steps:
        assert toolkit(capfd, "update", *reports).code == 0
    assert (texts(project, "trees"), texts(project, "farms")) == (of("en/farms"), of("en/cars"))
    assert not any("cars" in name for name in catalogs(project))


def test_renamed_and_revised_at_once(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    move(project, "cars", "autos")
    write(project, "autos", CARS.replace("整车企业达到15家", "全市整车企业增加到15家"))
    assert "renamed from translations/en/cars.po: 5 kept, 1 edited" in toolkit(capfd, "update").out
    assert {state for _, state in texts(project, "autos")} == {State.TRANSLATED, State.NEEDS_REVIEW}


def test_another_report_is_not_a_renamed_one(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (project / "seeds" / "farms.txt").unlink()
    write(project, "trees", TREES)
    done = toolkit(capfd, "update", "--no-memory")
    assert "translations/en/trees.po created: 6 new" in done.out
    gone = "has no report 'farms' any more; restore the report, or delete this file"
    assert [line for line in done.err.splitlines() if "toolkit: translations/en/farms.po: " in line] == [
        f"toolkit: translations/en/farms.po: {gone}"
    ]
    assert texts(project, "farms") == of("en/farms")
    shown = toolkit(capfd, "status", "--format", "json")
    assert {one["path"]: one["now"] for one in json.loads(shown.out)["orphans"]} == {
        "translations/farms.pot": None,
        "translations/en/farms.po": None,
        "translations/fr/farms.po": None,
    }
    assert f"translations/fr/farms.po: {gone}" in shown.err


def test_a_copy_is_not_a_renamed_report(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write(project, "copy", CARS)
    assert "translations/en/copy.po created: 6 new" in toolkit(capfd, "update", "--no-memory").out
    assert texts(project, "cars") == of("en/cars")


def test_settings_of_a_report_that_is_gone_are_named(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with (project / "toolkit.toml").open("a") as stream:
        stream.write("[reports.cars]\nyear = 2021\n")
    assert toolkit(capfd, "update").err == ""
    move(project, "cars", "autos")
    assert "the settings name a report 'cars', which is not in seeds" in toolkit(capfd, "update").err


def accepted(project: Path, capfd: pytest.CaptureFixture[str]) -> int:
    """Accept all findings; how many there are."""
    assert toolkit(capfd, "lint", "--write-baseline").code == 0
    return len(json.loads((project / "toolkit-baseline.json").read_bytes())["accepted"])


def test_a_baseline_is_read_from_where_it_was_written(
    project: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    count = accepted(project, capfd)
    assert count > 10
    (project / "deep" / "er").mkdir(parents=True)
    for folder in (project, project / "deep", project / "deep" / "er", project / "translations"):
        monkeypatch.chdir(folder)
        for arguments in ([], ["--baseline", "toolkit-baseline.json"], [str(project / "translations" / "en")]):
            linted = lint_json(capfd, *arguments)
            assert (linted.code, linted.findings) == (0, []), (folder, arguments)
    monkeypatch.chdir(project)
    assert len(lint_json(capfd, "--baseline", "/dev/null").findings) == count
    monkeypatch.chdir(project.parent)
    assert lint_json(capfd, str(project / "translations")).content["summary"]["suppressed"] == count


@pytest.mark.parametrize("steps", ["cr", "rc", "c-r", "r-c", "-cr-"], ids=str)
def test_catalogs_that_a_person_moved_keep_their_baseline(
    project: Path, capfd: pytest.CaptureFixture[str], steps: str
) -> None:
    """c: the catalogs are moved, r: the report is, -: commit."""
    git(project, "init", "-q")
    count = accepted(project, capfd)
    commit(project)
    for step in steps:
        if step == "c":
            for path in project.glob("translations/**/cars.po*"):
                path.rename(path.with_stem("autos"))
        elif step == "r":
            move(project, "cars", "autos")
        else:
            commit(project)
    assert toolkit(capfd, "update").code == 0
    linted = lint_json(capfd)
    assert (linted.findings, linted.content["summary"]["suppressed"]) == ([], count)
    kept = json.loads((project / "toolkit-baseline.json").read_bytes())["accepted"]
    assert {entry["path"].rpartition("/")[2] for entry in kept} == {"autos.po", "farms.po"}
    again = (project / "toolkit-baseline.json").read_bytes()
    assert toolkit(capfd, "update").code == 0
    assert (project / "toolkit-baseline.json").read_bytes() == again


def test_catalogs_that_exchanged_names_keep_their_baseline(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    count = accepted(project, capfd)
    for old, new in (("cars", "x"), ("farms", "cars"), ("x", "farms")):
        move(project, old, new)
        for path in project.glob(f"translations/**/{old}.po*"):
            path.rename(path.with_stem(new))
    assert toolkit(capfd, "update").code == 0
    assert lint_json(capfd).content["summary"]["suppressed"] == count


def test_a_copy_accepts_nothing(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    count = accepted(project, capfd)
    write(project, "copy", CARS)
    toolkit(capfd, "update")
    for path in project.glob("translations/*/cars.po"):
        path.with_stem("copy").write_bytes(path.read_bytes())
    toolkit(capfd, "update")
    linted = lint_json(capfd)
    assert linted.content["summary"]["suppressed"] == count
    assert {Path(one["path"]).stem for one in linted.findings} == {"copy"}


def test_a_baseline_survives_another_folder_of_translations(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    count = accepted(project, capfd)
    (project / "translations").rename(project / "i18n")
    (project / "toolkit.toml").write_text('target_languages = ["en", "fr"]\ntranslations = "i18n"\n')
    assert lint_json(capfd).findings == []
    assert lint_json(capfd, "i18n/en/cars.po").findings == []
    assert toolkit(capfd, "lint", "i18n/en/cars.po", "--write-baseline").code == 0
    entries = json.loads((project / "toolkit-baseline.json").read_bytes())["accepted"]
    assert len(entries) == count
    assert {entry["path"] for entry in entries} >= {"i18n/en/cars.po", "translations/fr/cars.po"}


@pytest.mark.parametrize("setting", ["", "accepted/known.json"])
def test_a_baseline_is_carried_over_a_rename(project: Path, capfd: pytest.CaptureFixture[str], setting: str) -> None:
    if setting:
        (project / "toolkit.toml").write_text(f'target_languages = ["en", "fr"]\nlint.baseline = "{setting}"\n')
    path = project / (setting or "toolkit-baseline.json")
    assert toolkit(capfd, "lint", "--write-baseline").code == 0
    before = json.loads(path.read_bytes())["accepted"]
    move(project, "cars", "2021/autos")
    planned = path.read_bytes()
    toolkit(capfd, "update", "--dry-run")
    assert path.read_bytes() == planned
    assert toolkit(capfd, "update").code == 0
    linted = lint_json(capfd, "--strict-baseline")
    assert (linted.code, linted.findings) == (0, [])
    after = json.loads(path.read_bytes())["accepted"]
    assert len(after) == len(before)
    assert not any("cars" in entry["path"] for entry in after)
    assert [entry for entry in after if "farms" in entry["path"]] == [e for e in before if "farms" in e["path"]]


def test_no_catalog_is_given_up_for_a_better_one(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for path in ("cars.pot", "en/cars.po", "fr/cars.po"):
        (project / "translations" / path).rename(project / "translations" / path.replace("cars", "old"))
    write(project, "cars", FARMS.replace("粮食产量稳中有增，再次达到历史新高", "棉花"))
    toolkit(capfd, "update", "--no-memory", "cars")
    path = project / "translations" / "en" / "cars.po"
    path.write_text(path.read_text(encoding="utf-8").replace('msgstr ""\n\n#. h', 'msgstr "Mine"\n\n#. h', 1))
    write(project, "cars", CARS)
    toolkit(capfd, "update", "--no-memory")
    assert texts(project, "old") == of("en/cars")
    assert {text for text, _ in texts(project, "cars")} <= {"Mine"}


def blank(project: Path, report: str, name: str) -> None:
    """The catalogs of a report as new ones of another name."""
    for path in project.glob(f"translations/**/{report}.po*"):
        text = path.read_text(encoding="utf-8").replace(f"seeds/{report}.txt", f"seeds/{name}.txt")
        lines = ('msgstr ""' if line.startswith('msgstr "Text of') else line for line in text.split("\n"))
        path.with_stem(name).write_text("\n".join(lines), encoding="utf-8")


def test_new_catalogs_without_any_work_give_way(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """As an earlier version left them, which took a renamed report for a new one."""
    blank(project, "cars", "autos")
    move(project, "cars", "autos")
    assert "translations/en/autos.po renamed from translations/en/cars.po: 6 kept" in toolkit(capfd, "update").out
    assert texts(project, "autos", "fr") == of("fr/cars")
    assert not any("cars" in name for name in catalogs(project))


def test_work_in_both_is_merged_as_the_message_says(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    blank(project, "cars", "autos")
    path = project / "translations" / "en" / "autos.po"
    path.write_text(path.read_text(encoding="utf-8").replace('msgstr ""\n\n#. h', 'msgstr "Mine"\n\n#. h', 1))
    move(project, "cars", "autos")
    before = path.read_bytes()
    done = toolkit(capfd, "update", "--no-memory")
    assert path.read_bytes() == before
    merge = "toolkit merge-driver /dev/null translations/en/autos.po translations/en/cars.po"
    assert "cars.po: has no report 'cars' any more, but the text of translations/en/autos.po; merge" in done.err
    assert f"; merge it with: {merge}\n" in done.err
    assert toolkit(capfd, *merge.split()[1:]).code == 1
    assert {text for text, _ in texts(project, "autos")} == {"Mine", "Text of en/cars, 99 units"}
    assert "theirs Text of en/cars" in path.read_text(encoding="utf-8")


def test_a_report_of_short_lines_is_known_as_its_own(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write(project, "short", "短报告\n\n甲\n\n乙\n\n丙\n")
    toolkit(capfd, "update")
    assert toolkit(capfd, "update", "--check").code == 0
    (project / "seeds" / "farms.txt").unlink()
    assert "renamed" not in toolkit(capfd, "update", "--dry-run").out


def test_a_catalog_that_cannot_be_read_is_not_given_up(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    move(project, "cars", "autos")
    path = project / "translations" / "en" / "cars.po"
    path.write_bytes(path.read_bytes() + b'msgid "cut')
    before = catalogs(project)
    failed = toolkit(capfd, "update")
    assert (failed.code, catalogs(project)) == (2, before)
    assert "translations/en/cars.po:" in failed.err


def test_catalogs_of_other_programs_are_not_orphans(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = project / "translations" / "en" / "menus.po"
    path.write_text('#: src/menus.py\nmsgid "打开"\nmsgstr "Open"\n', encoding="utf-8")
    assert toolkit(capfd, "status").err == ""
    header = 'msgid ""\nmsgstr ""\n"Project-Id-Version: menus\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    path.write_text(header + '#~ msgid "打开"\n#~ msgstr "Open"\n', encoding="utf-8")
    assert "menus.po: has no report 'menus' any more" in toolkit(capfd, "status").err


def test_the_report_of_another_year_is_recognised(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    old = po.parse((project / "translations/en/cars.po").read_bytes()).units
    (project / "seeds" / "cars.txt").unlink()
    write(project, "autos", CARS.replace("120", "150").replace("15家", "18家").replace("上升较快", "上升明显"))
    assert toolkit(capfd, "update").code == 0
    assert not (project / "translations/en/cars.po").exists()
    units = po.parse((project / "translations/en/autos.po").read_bytes()).units
    assert [unit.target for unit in units] != [""] * len(units)
    assert sum(bool(unit.target) for unit in units) == sum(bool(unit.target) for unit in old)
