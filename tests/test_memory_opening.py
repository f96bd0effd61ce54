"""Opening the memory of a project: which files it has, and an index that is damaged, old or cannot be written."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.formats import po
from toolkit.memory import index, schema
from toolkit.memory.memory import Memory
from toolkit.project import memory as opening
from toolkit.project import memory_sources
from toolkit.project.layout import Project
from toolkit.project.memory import index_file, open_memory
from toolkit.settings import Settings

HEAD = (
    'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"PO-Revision-Date: {}-05-17 08:30+0800\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n'
)
TMX = (
    '<tmx version="1.4"><header srclang="zh"/><body><tu changedate="20200101T000000Z"><tuv xml:lang="zh">'
    '<seg>{}</seg></tuv><tuv xml:lang="{}"><seg>{}</seg></tuv></tu></body></tmx>'
)


@pytest.fixture(name="project")
def _project(in_folder: Path) -> Project:
    catalog(in_folder, "report", 链主="leading company", 工业="industry")
    return Project(in_folder, Settings())


def catalog(root: Path, report: str, language: str = "en", year: int = 2022, **units: str) -> Path:
    path = root / "translations" / language / f"{report}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    body = "".join(f'\nmsgid "{source}"\nmsgstr "{target}"\n' for source, target in units.items())
    path.write_text(HEAD.format(language, year) + body, encoding="utf-8")
    return path


def tmx(root: Path, source: str, target: str, language: str = "en", name: str = "old.tmx") -> Path:
    path = root / "translations" / "memory" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TMX.format(source, language, target), encoding="utf-8")
    return path


def held(project: Project, language: str = "en") -> dict[str, str]:
    """All that the memory holds; nothing may be wrong with it."""
    with open_memory(project, language) as memory:
        assert memory.errors == ()
        return {one.source: one.target for one in memory.translations()}


def left(project: Project) -> list[str]:
    """What lies beside the index."""
    return sorted(path.name for path in index_file(project, "en").parent.iterdir())


def faults(project: Project) -> list[str]:
    with open_memory(project, "en") as memory:
        return [str(one) for one in memory.errors]


def test_catalogs_and_memories_are_the_memory(project: Project) -> None:
    catalog(project.root, "gone/deep", 农业="agriculture")
    catalog(project.root, "report", "ja", 链主="主導企業")
    tmx(project.root, "服务", "services")
    with open_memory(project, "en") as memory:
        assert [(one.source, one.origin.path, one.origin.line, one.origin.report) for one in memory.translations()] == [
            ("农业", "translations/en/gone/deep.po", 7, "gone/deep"),
            ("链主", "translations/en/report.po", 7, "report"),
            ("工业", "translations/en/report.po", 10, "report"),
            ("服务", "translations/memory/old.tmx", 1, ""),
        ]
        dates = [one.origin.date for one in memory.translations()]
        assert dates == ["2022-05-17T00:30:00Z"] * 3 + ["2020-01-01T00:00:00Z"]
    assert held(project, "ja") == {"链主": "主導企業"}


def test_only_what_is_translated_is_memory(project: Project) -> None:
    path = catalog(project.root, "more", 农业="agriculture")
    more = '\n# a note\n#, fuzzy\nmsgid "草"\nmsgstr "grass"\n\nmsgid "树"\nmsgstr ""\n'
    more += '\nmsgid "一"\nmsgid_plural "多"\nmsgstr[0] "one"\nmsgstr[1] "many"\n'
    more += '\n# old\n#, c-format\n#~ msgid "旧"\n#~ msgstr "old"\n\n#, fuzzy\n#~ msgid "更旧"\n#~ msgstr "older"\n'
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    with open_memory(project, "en") as memory:
        found = [one for one in memory.translations() if one.origin.report == "more"]
        assert [(one.source, one.obsolete) for one in found] == [("农业", False), ("旧", True)]
        lines = path.read_text(encoding="utf-8").splitlines()
        assert [lines[one.origin.line - 1] for one in found] == ['msgid "农业"', '#~ msgid "旧"']


def test_the_folder_says_the_language_else_the_header(project: Project) -> None:
    catalog(project.root, "us", "en_US", 农业="agriculture")
    flat = project.root / "translations" / "flat.po"
    shutil.copy(catalog(project.root, "x", "fr", 林业="forestry"), flat)
    flat.write_text(flat.read_text(encoding="utf-8").replace("Language: fr", "Language: en"), encoding="utf-8")
    assert held(project) == {"链主": "leading company", "工业": "industry", "农业": "agriculture", "林业": "forestry"}


@pytest.mark.parametrize("pattern", ["tm/*.tmx", "tm/a.tmx", "**/a.tmx", "{root}/tm/*.tmx", "{root}/tm/a.tmx"])
def test_the_settings_name_memories(project: Project, pattern: str) -> None:
    path = tmx(project.root, "服务", "services", name="a.tmx")
    (project.root / "tm").mkdir()
    path.rename(project.root / "tm" / "a.tmx")
    named = Project(project.root, Settings(memory=(pattern.format(root=project.root.as_posix()),)))
    assert held(named)["服务"] == "services"
    assert "服务" not in held(project)


def test_a_named_memory_that_is_not_there_is_reported(project: Project) -> None:
    assert faults(Project(project.root, Settings(memory=("tm/a.tmx",)))) == ["tm/a.tmx: no such file"]


def test_a_memory_for_another_language_of_the_project_is_not_a_fault(project: Project) -> None:
    tmx(project.root, "服务", "サービス", "ja")
    both = Project(project.root, Settings(target_languages=("en", "ja")))
    assert held(both, "ja") == {"服务": "サービス"}
    assert "服务" not in held(both)
    [fault] = faults(project)
    assert fault.startswith("translations/memory/old.tmx:1:")


def noted(patch: pytest.MonkeyPatch, owner: object, name: str, note: Callable[..., object]) -> None:
    """Note each call of a function."""
    original = getattr(owner, name)

    def call(*arguments: object, **options: object) -> object:
        note(*arguments, **options)
        return original(*arguments, **options)

    patch.setattr(owner, name, call)


def test_only_what_changed_is_read(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    other = catalog(project.root, "other", 农业="agriculture")
    monkeypatch.setattr(memory_sources, "SETTLED", 0)
    held(project)
    parsed: list[str] = []
    noted(monkeypatch, po, "parse", lambda *arguments, **_: parsed.append(arguments[1]))
    digests: list[str] = []
    noted(monkeypatch, memory_sources.MemorySource, "digest", lambda source: digests.append(source.name))
    held(project)
    assert (parsed, digests) == ([], [])
    catalog(project.root, "other", 农业="farming")
    os.utime(other, ns=(0, 0))
    assert held(project)["农业"] == "farming"
    assert parsed == digests == ["translations/en/other.po"]
    os.utime(other)  # the time alone says nothing
    held(project)
    assert (parsed, digests) == (["translations/en/other.po"], ["translations/en/other.po"] * 2)
    held(project)
    assert len(digests) == 2


def test_a_file_of_the_same_size_and_time_is_seen_to_differ(project: Project) -> None:
    path = catalog(project.root, "other", 农业="agriculture")
    was = path.stat()
    held(project)
    path.write_text(path.read_text(encoding="utf-8").replace("agriculture", "agricultura"), encoding="utf-8")
    os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert held(project)["农业"] == "agricultura"


def test_deleted_and_renamed_files_go(project: Project) -> None:
    path = catalog(project.root, "other", 农业="agriculture")
    held(project)
    path.rename(path.with_name("new.po"))
    with open_memory(project, "en") as memory:
        assert {one.origin.report for one in memory.translations()} == {"new", "report"}
    path.with_name("new.po").unlink()
    assert held(project) == {"链主": "leading company", "工业": "industry"}


def test_a_broken_catalog_counts_as_far_as_it_is_good_and_its_fault_is_reported_every_time(project: Project) -> None:
    path = catalog(project.root, "other", 农业="agriculture")
    path.write_text(path.read_text(encoding="utf-8") + '\nmsgid "断\n', encoding="utf-8")
    for _ in range(2):
        assert [one.partition(": ")[0] for one in faults(project)] == ["translations/en/other.po:10:7"]
    os.utime(path, ns=(0, 0))
    with open_memory(project, "en") as memory:
        assert [one.target for one in memory.search("农业", 1)] == ["agriculture"]
        assert [str(one).partition(": ")[0] for one in memory.errors] == ["translations/en/other.po:10:7"]
    catalog(project.root, "other", 农业="agriculture")
    assert faults(project) == []


def test_a_memory_that_is_cut_counts_as_far_as_it_is_good(project: Project) -> None:
    path = tmx(project.root, "服务", "services")
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace("</body></tmx>", "\n<tu><tuv xml:la"), encoding="utf-8")
    with open_memory(project, "en") as memory:
        assert [one.target for one in memory.search("服务")] == ["services"]
        [fault] = memory.errors
        assert (fault.path, fault.line) == ("translations/memory/old.tmx", 2)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the administrator may read everything")
def test_a_file_that_may_not_be_read_is_reported(project: Project) -> None:
    path = catalog(project.root, "other", 农业="agriculture")
    held(project)
    path.chmod(0)
    assert faults(project) == ["translations/en/other.po: cannot be read: Permission denied"] == faults(project)
    path.chmod(0o644)
    assert held(project)["农业"] == "agriculture"


def other_version(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()


def other_database(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE song (title TEXT)")
    connection.close()


def without_table(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE file")
    connection.close()


def scrambled(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for at in range(4096, len(data), 64):
        data[at] ^= 0xA5
    path.write_bytes(data)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "no database": lambda path: path.write_text("not a database " * 1000),
    "cut": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "cut in the head": lambda path: path.write_bytes(path.read_bytes()[:50]),
    "zeros": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "scrambled": scrambled,
    "other version": other_version,
    "other database": other_database,
    "a table less": without_table,
    "gone": Path.unlink,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_index_is_made_anew(project: Project, damage: Callable[[Path], object]) -> None:
    whole = held(project)
    path = index_file(project, "en")
    damage(path)
    assert held(project) == whole
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (schema.FORM,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


@pytest.mark.parametrize("ask", [
    lambda memory: memory.search("链主"),
    lambda memory: list(memory.translations()),
    lambda memory: list(memory.containing("链主")),
    lambda memory: memory.known("链主企业"),
    lambda memory: memory.statistics(),
])  # fmt: skip
def test_damage_that_shows_in_a_search_is_mended(project: Project, ask: Callable[[Memory], object]) -> None:
    catalog(project.root, "other", 链主企业="leading companies")
    with open_memory(project, "en") as memory:
        whole = ask(memory)
        assert whole
    with sqlite3.connect(index_file(project, "en")) as connection:  # the tables of files are whole
        connection.executescript("DROP TABLE unit; DROP TABLE source_text; DROP TABLE source")
    connection.close()
    with open_memory(project, "en") as memory:
        assert ask(memory) == whole
        assert ask(memory) == whole


@pytest.mark.parametrize("kind", ["folder", "link to nowhere"])
def test_what_is_not_a_file_in_the_place_of_the_index_stays(project: Project, kind: str) -> None:
    path = index_file(project, "en")
    path.parent.mkdir()
    if kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(project.root / "nowhere" / "at all")
    assert held(project) == {"链主": "leading company", "工业": "industry"}
    assert path.is_dir() or path.is_symlink()


def test_a_file_in_the_place_of_the_folder_stays(project: Project) -> None:
    folder = index_file(project, "en").parent
    folder.write_text("mine")
    assert held(project) == {"链主": "leading company", "工业": "industry"}
    assert folder.read_text() == "mine"


def test_the_folder_is_kept_out_of_git(project: Project) -> None:
    held(project)
    assert (project.root / ".toolkit-cache" / ".gitignore").read_text() == "*\n"
    assert left(project) == [".gitignore", "memory-zh-en.sqlite"]


READ = """
import sys
from pathlib import Path
from toolkit.project.layout import Project
from toolkit.project.memory import open_memory
from toolkit.settings import Settings
if len(sys.argv) > 1:
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
with open_memory(Project(Path.cwd(), Settings()), "en") as memory:
    print(len(list(memory.translations())), [one.target for one in memory.search("链主")], memory.errors)
"""


def process(project: Project, *arguments: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), "PYTHONUTF8": "1"}
    return subprocess.Popen(
        [sys.executable, "-c", READ, *arguments],
        cwd=project.root, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip


def test_several_processes_make_and_update_one_index_at_once(project: Project) -> None:
    for number in range(30):
        catalog(project.root, f"r{number}", **{f"第{number}段{line}": f"{number} {line}" for line in range(20)})
    for total in (602, 603):
        started = [process(project) for _ in range(4)]
        assert [one.communicate()[0] for one in started] == [f"{total} ['leading company'] ()\n"] * 4
        catalog(project.root, "last", 新="new")
    assert left(project) == [".gitignore", "memory-zh-en.sqlite"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
@pytest.mark.parametrize("there", [False, True])
def test_a_full_disk_is_not_a_hindrance(project: Project, there: bool) -> None:
    if there:
        held(project)
        catalog(project.root, "big", **{f"第{line}段": f"{line} " * 200 for line in range(500)})
    one = process(project, "60000")
    assert one.communicate()[0] == f"{502 if there else 2} ['leading company'] ()\n"
    assert not list((project.root / ".toolkit-cache").glob("*.tmp"))


@pytest.mark.parametrize("error", [sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_BUSY])
@pytest.mark.parametrize("changed", [False, True])
def test_an_index_that_cannot_be_written_is_read_or_copied(
    project: Project, monkeypatch: pytest.MonkeyPatch, error: int, changed: bool
) -> None:
    held(project)
    before = index_file(project, "en").read_bytes()
    if changed:
        catalog(project.root, "other", 农业="agriculture")
    refused = sqlite3.OperationalError("refused")
    refused.sqlite_errorcode = error

    def refuse(*_: object) -> None:
        raise refused

    monkeypatch.setattr(opening, "_updated", refuse)
    if changed:
        replaced: list[str] = []
        noted(monkeypatch, index.Writer, "replace", lambda *arguments: replaced.append(arguments[1].path))
        assert held(project)["农业"] == "agriculture"
        assert replaced == ["translations/en/other.po"]
    else:
        assert held(project) == {"链主": "leading company", "工业": "industry"}
    assert index_file(project, "en").read_bytes() == before


@pytest.mark.parametrize("damage", [without_table, scrambled, other_version], ids=lambda damage: damage.__name__)
def test_a_damaged_index_that_cannot_be_written_is_not_a_hindrance(
    project: Project, monkeypatch: pytest.MonkeyPatch, damage: Callable[[Path], object]
) -> None:
    whole = held(project)
    damage(index_file(project, "en"))

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(opening, "_make", refuse)
    assert held(project) == whole


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the administrator may write everything")
def test_a_folder_that_may_not_be_written_is_not_a_hindrance(project: Project) -> None:
    project.root.chmod(0o555)
    try:
        assert held(project) == {"链主": "leading company", "工业": "industry"}
    finally:
        project.root.chmod(0o755)


def test_what_another_process_changes_meanwhile_is_not_seen(project: Project) -> None:
    with open_memory(project, "en") as memory:
        before = list(memory.translations())
        catalog(project.root, "report", 链主="chain leader")
        assert held(project) == {"链主": "chain leader"}
        assert list(memory.translations()) == before


def test_what_a_killed_process_left_goes(project: Project) -> None:
    held(project)
    path = index_file(project, "en")
    path.with_suffix(".123.tmp").write_bytes(b"half")
    path.unlink()
    held(project)
    assert not list(path.parent.glob("*.tmp"))
