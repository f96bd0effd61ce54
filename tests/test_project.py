"""Projects: settings, layout, safe writing of files, and init."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from command import toolkit

from toolkit.errors import InputError, ToolkitError, WriteError
from toolkit.formats import toml_settings
from toolkit.project import files
from toolkit.project.files import Write, only_writer, write, write_all
from toolkit.project.layout import project_of
from toolkit.project.updating import updates

SETTINGS = b"""\
source_language = "zh"
target_languages = ["en", "ja"]
boilerplate = ["\xe8\xbf\x94\xe5\x9b\x9e.*"]
year = 2020

[lint]
select = ["text"]
severity = { stray-space = "note" }

[reports.chongqing]
year = 2021
date = 2022-05-17
"""


def test_settings_are_read() -> None:
    settings = toml_settings.parse(SETTINGS, "toolkit.toml")
    assert settings is not None
    assert settings.target_languages == ("en", "ja")
    assert settings.lint.severity["stray-space"] == "note"
    assert (settings.year_of("chongqing"), settings.year_of("another")) == (2021, 2020)
    assert settings.report("chongqing").date == "2022-05-17"


def test_an_empty_file_gives_the_defaults() -> None:
    settings = toml_settings.parse(b"", "toolkit.toml")
    assert settings is not None
    assert settings.source_language == "zh"


def test_pyproject_without_our_table_has_no_settings() -> None:
    assert toml_settings.parse(b"[tool.other]\n", "pyproject.toml", table=("tool", "toolkit")) is None


@pytest.mark.parametrize("written", ["2024-02-29", "'2024-02-29'"])
def test_a_date_is_a_day_of_the_calendar(written: str) -> None:
    settings = toml_settings.parse(f"[reports.x]\ndate = {written}\n".encode(), "toolkit.toml")
    assert settings is not None
    assert settings.reports["x"].date == "2024-02-29"


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("[lint]\nselct = []\n", "2:1", "unknown setting 'selct'; did you mean select?"),
        ("lint.selct = []\n", "1:1", "did you mean select?"),
        ("\nseed = 'x'\n", "2:1", "did you mean seeds?"),
        ("[reports.x]\nyear = 'soon'\n", "2:1", "year must be a year of four digits"),
        ("[reports.x]\ndate = '2024-02-30'\n", "2:1", "date must be a day of the calendar, which 2024-02-30 is not"),
        ("[reports.x]\ndate = '0000-00-00'\n", "2:1", "date must be a day of the calendar"),
        ("[reports.x]\n date = 2024-13-01\n", "2:13", "Expected newline or end of document after a statement"),
        ("[reports.x]\ndate = '2024年3月'\n", "2:1", "date must be a day such as \"2022-05-17\", not '2024年3月'"),
        ("[reports.x]\ndate = 'May 17, 2022'\n", "2:1", 'date must be a day such as "2022-05-17"'),
        ("[reports.x]\ndate = '20220517'\n", "2:1", 'date must be a day such as "2022-05-17"'),
        ("[reports.x]\ndate = 2022-05-17T08:00:00\n", "2:1", "date must be a string in quotes"),
        ("[lint.severity]\nnumber-scale = 'bad'\n", "2:1", "must be one of error, warning, note"),
        ("year = 2021\nyear = 2022\n", "2:12", "Cannot overwrite a value"),
        ("boilerplate = ['(']\n", "1:1", "is not a valid regular expression"),
        ("target_languages = ['english language']\n", "1:1", "is not a language code"),
        ("translations = '../elsewhere'\n", "1:1", "must be a folder below the project's own"),
        ("seeds = [1]\n", "1:1", "seeds must be a string in quotes"),
        ("[style]\nguide = 'oficial'\n", "2:1", 'guide must be "official"'),
        ("[style]\nguide = true\n", "2:1", 'guide must be "official"'),
        ("[style]\n\n  percent = '%'\n", "3:3", 'percent must be one of "word", "sign"'),
        ("[style]\nwords_up_to = -1\n", "2:1", "words_up_to must be a whole number from 0 to 99"),
        ("[style]\nwords_up_to = 100\n", "2:1", "words_up_to must be a whole number from 0 to 99"),
        ("[style]\nlongest_sentence = 0\n", "2:1", "longest_sentence must be a whole number from 1 on"),
        ("[style]\nlongest_sentence = true\n", "2:1", "longest_sentence must be a whole number from 1 on"),
        ("[style]\nlongest_sentence = 60.5\n", "2:1", "longest_sentence must be a whole number from 1 on"),
        ("[style]\ngiude = 'official'\n", "2:1", "unknown setting 'giude'; did you mean guide?"),
        ("[tool.toolkit]\n", "1:2", "unknown setting 'tool'"),
    ],
)
def test_every_mistake_in_settings_has_its_line(text: str, place: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        toml_settings.parse(text.encode(), "toolkit.toml")
    assert str(error.value).startswith(f"toolkit.toml:{place}: ")
    assert message in str(error.value)


def test_the_nearest_settings_file_upward_wins(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.toolkit]\nyear = 2001\n", encoding="utf-8")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "a" / "toolkit.toml").write_text("", encoding="utf-8")
    inside, outside = project_of(inner / "x.po"), project_of(tmp_path / "x.po")
    assert inside is not None
    assert inside.root == tmp_path / "a"
    assert outside is not None
    assert outside.settings.year == 2001


def test_reports_are_chosen_by_name_path_or_all(in_folder: Path) -> None:
    (in_folder / "seeds" / "2022").mkdir(parents=True)
    (in_folder / "toolkit.toml").touch()
    for name in ("first", "2022/second"):
        (in_folder / "seeds" / f"{name}.txt").write_text("标题", encoding="utf-8")
    project = project_of(in_folder)
    assert project is not None
    assert project.choose() == ("2022/second", "first")
    assert project.choose(["seeds/first.txt", "first"]) == ("first",)
    with pytest.raises(InputError, match="did you mean 'first'"):
        project.choose(["frist"])


def test_a_write_is_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.po"
    write(path, b"old", was=None)
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(WriteError, match="No space left on device"):
        write(path, b"new", was=b"old")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="the system limits no files")
    path = tmp_path / "report.po"
    path.write_bytes(b"old")
    script = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from toolkit.project.files import write\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "write(Path(sys.argv[1]), b'x' * 100000, was=b'old')\n"
    )
    run = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False)
    assert "WriteError" in run.stderr
    assert path.read_bytes() == b"old"
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 1000


def test_a_file_changed_meanwhile_leaves_all_files_alone(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.write_bytes(b"1")
    second.write_bytes(b"changed")
    with pytest.raises(WriteError, match="changed by another program"):
        write_all([Write(first, b"new", b"1"), Write(second, b"new", b"2")])
    assert (first.read_bytes(), second.read_bytes()) == (b"1", b"changed")


@pytest.mark.skipif(sys.platform == "win32", reason="the system refuses such names itself")
@pytest.mark.parametrize("name", ["a\nb", "a\rb", os.fsdecode(b"\xb1\xa8\xb8\xe6")])
def test_a_name_that_no_catalog_can_hold_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "toolkit.toml").touch()
    (tmp_path / "seeds" / "全角　空格.txt").write_text("标题\n", encoding="utf-8")
    made = Path(str(tmp_path / "seeds" / f"{name}.txt"))
    made.write_text("标题\n", encoding="utf-8")
    project = project_of(tmp_path)
    assert project is not None
    with pytest.raises(InputError, match="rename the file"):
        list(updates(project, project.reports()))
    made.unlink()
    assert {one.report for one in updates(project, project.reports())} == {"全角　空格"}


@pytest.mark.skipif(sys.platform == "win32", reason="the system has other permissions")
def test_permissions_and_links_survive_a_write(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    write(link, b"new", was=b"old")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert real.stat().st_mode & 0o777 == 0o640


def test_two_writers_do_not_interfere(tmp_path: Path) -> None:
    pytest.importorskip("fcntl", reason="the system locks no folders")

    def hold() -> bool:
        with only_writer(tmp_path) as held:
            return held

    with only_writer(tmp_path), ThreadPoolExecutor(1) as other:
        assert hold(), "a writer does not block itself"
        with pytest.raises(ToolkitError, match="another toolkit command"):
            other.submit(hold).result()
    assert hold()


def test_a_folder_that_cannot_be_locked_is_written_in_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows: then nothing is removed either, since another command may be writing it."""
    monkeypatch.setitem(sys.modules, "fcntl", None)
    unfinished = tmp_path / ".toolkit-other.tmp"
    unfinished.write_bytes(b"half")
    with only_writer(tmp_path) as held:
        assert not held
    write(tmp_path / "report.po", b"new", was=None)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".toolkit-other.tmp", "report.po"]


def test_a_file_that_another_program_has_open_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows refuses to replace what Poedit or Word has open."""
    path = tmp_path / "report.po"
    path.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(files, "WINDOWS", True)
    with pytest.raises(WriteError, match="another program has it open; close it there and run again"):
        write(path, b"new", was=b"old")
    assert [one.name for one in tmp_path.iterdir()] == ["report.po"]


def test_a_path_on_another_drive_is_absolute(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise ValueError("path is on mount 'C:', start on mount 'D:'")

    assert files.relative("/a/b/c", "/a/d") == "../b/c"
    monkeypatch.setattr(os.path, "relpath", refuse)
    assert files.relative("/a/b/c", "/a/d") == "/a/b/c"


@pytest.mark.parametrize(("make", "message"), [(False, "no such file"), (True, "is a folder")])
def test_an_unreadable_file_is_an_error(tmp_path: Path, make: bool, message: str) -> None:
    path = tmp_path / "x"
    if make:
        path.mkdir()
    with pytest.raises(InputError, match=message):
        files.read(path)


def test_init_makes_a_project_and_overwrites_nothing(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert toolkit(capfd, "init", "new").code == 0
    glossary = in_folder / "new" / "glossary" / "terms.yaml"
    glossary.write_text("concepts: []\n", encoding="utf-8")
    again = toolkit(capfd, "init", "new")
    assert again.code == 0
    assert "kept     new/glossary/terms.yaml (already there)" in again.out
    assert glossary.read_text(encoding="utf-8") == "concepts: []\n"


def test_init_starts_from_a_glossary_in_layers(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    made = toolkit(capfd, "init", "new", "--glossary", "general")
    assert "created  new/glossary/general/ (" in made.out
    assert "created  new/glossary/own/terms.yaml\n" in made.out
    assert "Put this" not in made.out
    os.chdir(in_folder / "new")
    linted = toolkit(capfd, "glossary", "lint")
    assert (linted.code, "error" in linted.out) == (0, False)
    own = Path("glossary/own/terms.yaml").read_text(encoding="utf-8")
    example = [line[1:] for line in own.splitlines() if line.startswith("#  ")]
    Path("glossary/own/terms.yaml").write_text("\n".join(["concepts:", *example, ""]), encoding="utf-8")
    assert toolkit(capfd, "glossary", "lint", "--fail-on", "warning").code == 0, "the example replaces what is there"
    assert toolkit(capfd, "glossary", "find", "市委").out.startswith("市委 = CPC Xishan Municipal Committee\n")
    file = Path("glossary/general/policy.yaml")
    file.write_text("concepts: []\n", encoding="utf-8")
    again = toolkit(capfd, "init", "--glossary", "general")
    assert "kept     glossary/general/ (" in again.out
    assert "created" not in again.out
    assert file.read_text(encoding="utf-8") == "concepts: []\n"


OF_ONES_OWN = "concepts:\n  - {id: xishan, zh: 西山市, en: Xishan}\n"
#: Settings and terms that are there → the line to add, where it goes, and whether there is an example of own terms.
EXISTING = {
    "pyproject.toml": (
        {"pyproject.toml": '[tool.toolkit]\ntarget_languages = ["en"]\n[tool.toolkit.style]\nguide = "official"\n'},
        ("pyproject.toml, under [tool.toolkit]", "glossary/own", "glossary/own/terms.yaml"),
    ),
    "toolkit.toml": (
        {"toolkit.toml": '[style]\nguide = "official"\n'},
        ("toolkit.toml, before any [table]", "glossary/own", "glossary/own/terms.yaml"),
    ),
    "toolkit.toml beside pyproject.toml": (
        {"toolkit.toml": "", "pyproject.toml": "[tool.toolkit]\n"},
        ("toolkit.toml, before any [table]", "glossary/own", "glossary/own/terms.yaml"),
    ),
    "terms of its own": (
        {"toolkit.toml": "", "glossary/my.yaml": OF_ONES_OWN},
        ("toolkit.toml, before any [table]", "glossary", ""),
    ),
    "a layer of its own": (
        {"toolkit.toml": 'glossary = ["terms"]\n', "terms/my.yaml": OF_ONES_OWN},
        ("toolkit.toml, in place of its glossary", "terms", ""),
    ),
    "a layer that is not there": (
        {"toolkit.toml": 'glossary = ["terms"]\n'},
        ("toolkit.toml, in place of its glossary", "terms", "terms/terms.yaml"),
    ),
}


@pytest.mark.parametrize("name", EXISTING)
def test_init_writes_no_second_settings(name: str, in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    there, (where, own, example) = EXISTING[name]
    for path, text in there.items():
        (in_folder / path).parent.mkdir(exist_ok=True)
        (in_folder / path).write_text(text, encoding="utf-8")
    made = toolkit(capfd, "init", "--glossary", "general").out
    line = f'glossary = ["glossary/general", "{own}"]'
    assert f"Next:\n  1. put this into {where}: {line}\n  2. toolkit glossary lint " in made
    assert "3." not in made
    for path, text in there.items():
        assert Path(path).read_text(encoding="utf-8") == text
    assert Path("toolkit.toml").exists() == ("toolkit.toml" in there)
    assert sorted(Path().rglob("terms.yaml")) == ([Path(example)] if example else [])
    assert toolkit(capfd, "lint").code == 0, "before the line is there"
    settings = Path(next(iter(there)))
    table, rest = ("[tool.toolkit]\n", there[settings.name]) if "py" in settings.name else ("", there[settings.name])
    rest = rest.replace(table, "") if table else rest.replace('glossary = ["terms"]\n', "")
    settings.write_text(f"{table}{line}\n{rest}", encoding="utf-8")
    assert toolkit(capfd, "lint").code == 0
    again = toolkit(capfd, "init", "--glossary", "general").out
    assert ("put this" in again, "created" in again) == (False, False)
    assert example in toolkit(capfd, "glossary", "add", "东山市", "Dongshan").out


@pytest.mark.usefixtures("in_folder")
def test_init_keeps_terms_without_settings_in_force(capfd: pytest.CaptureFixture[str]) -> None:
    Path("glossary").mkdir()
    Path("glossary/my.yaml").write_text(OF_ONES_OWN, encoding="utf-8")
    assert toolkit(capfd, "init", "--glossary", "general").code == 0
    assert '\nglossary = ["glossary/general", "glossary"]' in Path("toolkit.toml").read_text(encoding="utf-8")
    assert toolkit(capfd, "glossary", "find", "西山市").out.startswith("西山市 = Xishan\n")


@pytest.mark.usefixtures("in_folder")
def test_init_leaves_its_own_example_out_of_the_layers(capfd: pytest.CaptureFixture[str]) -> None:
    assert toolkit(capfd, "init").code == 0
    assert '["glossary/general", "glossary/own"]' in toolkit(capfd, "init", "--glossary", "general").out
    Path("toolkit.toml").write_text('glossary = ["glossary/general", "glossary"]\n', encoding="utf-8")
    assert "give this one another id, with replaces: [srdi]" in toolkit(capfd, "glossary", "list").err


def test_init_keeps_to_the_folders_of_settings(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (in_folder / "pyproject.toml").write_text(
        '[tool.toolkit]\nseeds = "in"\ntranslations = "po"\nglossary = "t.yaml"\n'
    )
    made = toolkit(capfd, "init").out
    assert "kept     pyproject.toml (already there)" in made
    assert "put a report into in/ " in made
    assert sorted(path.name for path in in_folder.iterdir()) == [
        ".gitattributes", ".gitignore", "in", "po", "pyproject.toml", "t.yaml"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "link", "problem"),
    [
        ("glossary/general", True, "is a link to nothing; delete it"),
        ("glossary/general", False, "is a file, not a folder; rename it"),
        ("glossary", False, "is a file, not a folder; rename it"),
        ("glossary/own", False, "is a file, not a folder; rename it"),
    ],
)
def test_init_writes_nothing_where_the_glossary_cannot_be(
    name: str, link: bool, problem: str, in_folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (in_folder / name).parent.mkdir(exist_ok=True)
    if link:
        (in_folder / name).symlink_to(in_folder / "elsewhere")
    else:
        (in_folder / name).touch()
    before = sorted(in_folder.rglob("*"))
    refused = toolkit(capfd, "init", "--glossary", "general")
    assert (refused.code, refused.err) == (2, f"toolkit: {name}: {problem}\n")
    assert sorted(in_folder.rglob("*")) == before


@pytest.mark.usefixtures("in_folder")
def test_init_names_the_glossaries_there_are(capfd: pytest.CaptureFixture[str]) -> None:
    for name, hint in (("genral", "did you mean 'general'?"), ("all", "there is: general")):
        refused = toolkit(capfd, "init", "new", "--glossary", name)
        assert (refused.code, refused.err) == (2, f"toolkit: no glossary named {name!r} to start from; {hint}\n")
        assert not Path("new").exists()


def test_init_refuses_a_file(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (in_folder / "x").touch()
    outcome = toolkit(capfd, "init", "x")
    assert (outcome.code, outcome.err) == (2, "toolkit: x: is a file, not a folder\n")


def test_a_missing_project_is_an_error_with_a_remedy(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    outcome = toolkit(capfd, "outline")
    assert outcome.code == 2
    assert "toolkit init" in outcome.err
    assert list(in_folder.iterdir()) == []


def test_an_unknown_command_suggests_the_nearest(capfd: pytest.CaptureFixture[str]) -> None:
    outcome = toolkit(capfd, "outlin")
    assert outcome.code == 2
    assert "did you mean 'outline'?" in outcome.err
