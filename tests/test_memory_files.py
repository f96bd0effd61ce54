"""`toolkit memory import` and `toolkit memory export`."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path

import pytest
from command import toolkit
from repository import with_report

from toolkit.formats import tmx
from toolkit.project.files import Write, write_all

REPORT = "某市工作报告\n\n一、总体情况\n\n工业总体平稳。\n\n出口回落。\n\n融资难问题仍然存在。\n"
STABLE, FELL = ("工业总体平稳。", "Industry was stable."), ("出口回落。", "Exports fell.")
DRAFT = ("融资难问题仍然存在。", "Financing is hard.")
MEMORIES = Path("translations/memory")


def memory(*pairs: tuple[str, str], source: str = "ZH-CN", target: str = "EN-US") -> bytes:
    segments = [
        tmx.Segment(*pair, "2020-05-17T00:30:00Z", created="2019-05-17T00:30:00Z", creator="wang") for pair in pairs
    ]
    return tmx.serialize(segments, source, target, "")


@pytest.fixture
def project(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> Path:
    """A project with two translated units, one of them obsolete, and a draft."""
    with_report(in_folder, REPORT)
    toolkit(capfd, "update")
    path = in_folder / "translations" / "en" / "report.po"
    text = path.read_text(encoding="utf-8").replace(
        '"Last-Translator: \\n"', '"Last-Translator: Li <li@example.org>\\n"'
    )
    text = text.replace("PO-Revision-Date: ", 'PO-Revision-Date: 2022-05-17 08:30+0800\\n"\n"X-Was: ')
    for source, target in (STABLE, DRAFT):
        text = text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{target}"')
    text = text.replace(f'msgid "{DRAFT[0]}"', f'#, fuzzy\nmsgid "{DRAFT[0]}"')
    path.write_text(text + '\n#~ msgid "进口回落。"\n#~ msgstr "Imports fell."\n', encoding="utf-8")
    return in_folder


def pairs(data: bytes, target: str = "en") -> list[tuple[str, str]]:
    return [(one.source, one.target) for one in tmx.read(io.BytesIO(data), "a.tmx", "zh", target)]


def everything() -> dict[str, bytes]:
    """All files below the memory's folder."""
    return {path.name: path.read_bytes() for path in sorted(MEMORIES.rglob("*"))} if MEMORIES.exists() else {}


@pytest.mark.usefixtures("project")
def test_a_memory_is_taken_byte_for_byte(capfd: pytest.CaptureFixture[str]) -> None:
    data = memory(STABLE, FELL).replace(b"</tmx>", b"</tmx><!-- kept -->")
    Path("old.tmx").write_bytes(data)
    done = toolkit(capfd, "memory", "import", "old.tmx")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "old.tmx: copied to translations/memory/old.tmx\n"
        "  2 units, by paragraph, written by toolkit; translations: 2 zh→en\n"
        "  languages: ZH-CN 2, EN-US 2\n"
    )
    assert everything() == {"old.tmx": data}


@pytest.mark.usefixtures("project")
def test_what_is_there_already_is_reported(capfd: pytest.CaptureFixture[str]) -> None:
    Path("old.tmx").write_bytes(memory(STABLE))
    toolkit(capfd, "memory", "import", "old.tmx")
    for arguments in (["old.tmx"], ["old.tmx", "--name", "new.tmx"], ["translations/memory/old.tmx"]):
        done = toolkit(capfd, "memory", "import", *arguments)
        assert (done.code, done.out.splitlines()[0]) == (
            0,
            f"{arguments[0]}: is there already, as translations/memory/old.tmx",
        )
    assert everything() == {"old.tmx": memory(STABLE)}


@pytest.mark.usefixtures("project")
def test_another_memory_of_the_name_is_never_replaced(capfd: pytest.CaptureFixture[str]) -> None:
    MEMORIES.mkdir()
    (MEMORIES / "old.tmx").write_bytes(memory(STABLE))
    Path("old.tmx").write_bytes(memory(FELL))
    done = toolkit(capfd, "memory", "import", "old.tmx")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "toolkit: old.tmx: is another memory than translations/memory/old.tmx; give it a name of its own with --name\n"
    )
    assert toolkit(capfd, "memory", "import", "old.tmx", "--name", "older").code == 0
    assert everything() == {"old.tmx": memory(STABLE), "older.tmx": memory(FELL)}


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("data", "says"),
    [
        (memory(STABLE, source="fr"), "a.tmx:5:5: has fr→EN-US, the project translates zh→en"),
        (memory(STABLE)[:-40], "is cut: it ends in the middle"),
        (memory(STABLE).replace(b"<tmx", b'<!DOCTYPE tmx [<!ENTITY a "b">]><tmx'), "declares the entity a"),
        (memory(), "a.tmx: is a memory without units"),
        (memory(("甲", " ")), "a.tmx: has no unit with a text in both languages (zh→en)"),
        (b"", "a.tmx:1:1: is empty"),
        (b"a,b\n", "a.tmx:1:1: is not TMX"),
    ],
)
def test_a_memory_that_is_refused_is_not_copied(capfd: pytest.CaptureFixture[str], data: bytes, says: str) -> None:
    Path("a.tmx").write_bytes(data)
    Path("good.tmx").write_bytes(memory(STABLE))
    done = toolkit(capfd, "memory", "import", "good.tmx", "a.tmx")
    assert (done.code, done.out) == (2, "")
    assert says in done.err
    assert done.err.count("\n") == 1
    assert not MEMORIES.exists()


@pytest.mark.usefixtures("project")
def test_what_is_not_a_file_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    done = toolkit(capfd, "memory", "import", "none.tmx", "seeds")
    assert done.code == 2
    assert done.err == "toolkit: none.tmx: no such file\ntoolkit: seeds: is a folder, not a file\n"
    if hasattr(os, "mkfifo"):
        os.mkfifo("pipe.tmx")
        done = toolkit(capfd, "memory", "import", "pipe.tmx")
        assert (done.code, done.err) == (2, "toolkit: pipe.tmx: is not a regular file\n")


@pytest.mark.usefixtures("project")
def test_a_name_is_not_a_path_and_for_one_file(capfd: pytest.CaptureFixture[str]) -> None:
    Path("a.tmx").write_bytes(memory(STABLE))
    Path("b.tmx").write_bytes(memory(FELL))
    done = toolkit(capfd, "memory", "import", "a.tmx", "--name", "../en/a.tmx")
    assert (done.code, done.err) == (2, "toolkit: --name: is a path, not the name of a file\n")
    assert toolkit(capfd, "memory", "import", "a.tmx", "b.tmx", "--name", "c").code == 2
    Path("more").mkdir()
    Path("more/a.tmx").write_bytes(memory(FELL))
    done = toolkit(capfd, "memory", "import", "a.tmx", "more/a.tmx")
    assert done.code == 2
    assert "has the same name as another file" in done.err
    assert not MEMORIES.exists()


@pytest.mark.usefixtures("project")
def test_a_dry_run_copies_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    Path("a.TMX").write_bytes(memory(STABLE))
    done = toolkit(capfd, "memory", "import", "a.TMX", "--dry-run")
    assert done.out.startswith("a.TMX: would be copied to translations/memory/a.tmx\n")
    assert not MEMORIES.exists()


def test_the_settings_say_where(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    settings = project / "toolkit.toml"
    settings.write_text('memory = ["*/none/*.xml", "tm/**/*.tmx"]\ntarget_languages = ["en", "ja"]\n', encoding="utf-8")
    Path("a.tmx").write_bytes(memory(STABLE, target="ja"))
    done = toolkit(capfd, "memory", "import", "a.tmx")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("a.tmx: copied to tm/a.tmx\n")
    assert "translations: 1 zh→ja\n" in done.out
    settings.write_text('memory = ["*/none/*.xml"]\n', encoding="utf-8")
    done = toolkit(capfd, "memory", "import", "a.tmx")
    assert (done.code, done.err) == (
        2,
        "toolkit: a.tmx: the setting memory (*/none/*.xml) would not find a.tmx\n",
    )


@pytest.mark.usefixtures("project")
def test_the_memory_is_exported(capfd: pytest.CaptureFixture[str]) -> None:
    """Translated units, obsolete ones after them, then what the memory files have beside them; no draft."""
    MEMORIES.mkdir()
    (MEMORIES / "old.tmx").write_bytes(memory(STABLE, FELL))
    done = toolkit(capfd, "memory", "export", "-o", "all.tmx")
    assert (done.code, done.out, done.err) == (0, "all.tmx: 3 units (zh→en)\n", "")
    data = Path("all.tmx").read_bytes()
    assert pairs(data) == [STABLE, ("进口回落。", "Imports fell."), FELL]
    text = data.decode()
    assert '<tu changedate="20220517T003000Z" changeid="Li">\n      <prop type="x-report">report</prop>' in text
    assert '<tu creationdate="20190517T003000Z" creationid="wang" changedate="20200517T003000Z">' in text
    printed = toolkit(capfd, "memory", "export", "--catalogs")
    assert pairs(printed.out.encode()) == [STABLE, ("进口回落。", "Imports fell.")]
    Path("toolkit.toml").write_text('target_languages = ["en", "ja"]\n')
    assert toolkit(capfd, "memory", "export", "--lang", "ja").out.count("<tu") == 0


def test_a_memory_that_cannot_be_read_is_named_and_the_rest_exported(
    project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    MEMORIES.mkdir()
    (MEMORIES / "cut.tmx").write_bytes(memory(FELL)[:-10])
    (MEMORIES / "other.tmx").write_bytes(memory(FELL, target="ja"))
    done = toolkit(capfd, "memory", "export", "-o", "all.tmx")
    assert done.code == 2
    assert done.out == "all.tmx: 3 units (zh→en)\n"
    cut, other = done.err.splitlines()
    assert cut.startswith("toolkit: translations/memory/cut.tmx:9:")
    assert other.endswith("has ZH-CN→ja, the project translates zh→en")
    assert FELL in pairs(Path("all.tmx").read_bytes())
    (project / "toolkit.toml").write_text('target_languages = ["en", "ja"]\n', encoding="utf-8")
    assert toolkit(capfd, "memory", "export", "-o", "all.tmx").err == f"{cut}\n"


def test_a_broken_catalog_is_named(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = project / "translations" / "en" / "report.po"
    path.write_text(path.read_text(encoding="utf-8") + "\n<<<<<<<\n", encoding="utf-8")
    done = toolkit(capfd, "memory", "export", "-o", "all.tmx")
    assert done.code == 2
    assert done.err.startswith("toolkit: translations/en/report.po:")
    assert STABLE in pairs(Path("all.tmx").read_bytes())


def test_what_xml_cannot_hold_is_left_out(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = project / "translations" / "en" / "report.po"
    path.write_text(path.read_text(encoding="utf-8").replace("Industry was", "Industry\\v was"), encoding="utf-8")
    done = toolkit(capfd, "memory", "export", "-o", "all.tmx")
    assert (done.code, done.out) == (0, "all.tmx: 1 unit (zh→en)\n")
    assert done.err == "toolkit: 1 unit is left out: control characters, which XML cannot hold\n"


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("output", ["translations/memory/new.tmx", "translations/memory/old.tmx", "seeds/report.txt"])
def test_an_export_never_replaces_or_becomes_a_part_of_the_project(
    capfd: pytest.CaptureFixture[str], output: str
) -> None:
    MEMORIES.mkdir()
    (MEMORIES / "old.tmx").write_bytes(memory(STABLE))
    done = toolkit(capfd, "memory", "export", "-o", output)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"toolkit: {output}: ")
    assert everything() == {"old.tmx": memory(STABLE)}
    assert Path("seeds/report.txt").read_text(encoding="utf-8") == REPORT


def test_a_file_in_pieces_is_written_whole_or_not(in_folder: Path) -> None:
    def broken() -> object:
        yield b"a"
        raise RuntimeError

    path = in_folder / "a"
    write_all([Write(path, b"first ", None, pieces=[b"second ", b"third"])])
    assert path.read_bytes() == b"first second third"
    with pytest.raises(RuntimeError):
        write_all([Write(path, b"", None, made_anew=True, pieces=broken())])  # type: ignore[arg-type]
    assert path.read_bytes() == b"first second third"
    assert list(in_folder.iterdir()) == [path]


@pytest.mark.usefixtures("project")
def test_a_full_disk_leaves_no_folder(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    Path("old.tmx").write_bytes(memory(STABLE))
    Path("toolkit.toml").write_text('memory = ["translations/memory/office/old/*.tmx", "translations/**/*.tmx"]\n')

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        done = toolkit(capfd, "memory", "import", "old.tmx")
    assert (done.code, done.out) == (2, "")
    assert done.err == ("toolkit: translations/memory/office/old/old.tmx: cannot be written: No space left on device\n")
    assert not MEMORIES.exists()
    assert Path("translations/en/report.po").is_file()
    MEMORIES.mkdir()  # a folder that was there stays, though it is empty
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        assert toolkit(capfd, "memory", "import", "old.tmx").code == 2
    assert list(MEMORIES.iterdir()) == []


@pytest.mark.usefixtures("project")
def test_a_link_to_nothing_is_not_written_through(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    MEMORIES.mkdir()
    (MEMORIES / "old.tmx").symlink_to(tmp_path / "elsewhere.tmx")
    Path("old.tmx").write_bytes(memory(STABLE))
    assert toolkit(capfd, "memory", "import", "old.tmx").code == 2
    assert not (tmp_path / "elsewhere.tmx").exists()
