"""FIFOs, devices, folders and broken links among the files of the memory, or in the place of its index."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from command import toolkit

from toolkit.project import memory as opening
from toolkit.project.layout import current_project
from toolkit.project.memory import index_file

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no FIFOs")

CATALOG = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n\nmsgid "链主"\nmsgstr "leading company"\n'
MEMORIES = Path("translations/memory")
NO_FILE = "is not a regular file"


def _socket(path: Path) -> None:
    short = os.path.relpath(path)  # a socket's address has room for a hundred characters
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(min(short, str(path), key=len))


#: What is made in the place of a file.
KINDS: dict[str, Callable[[Path], None]] = {
    "FIFO": os.mkfifo,
    "socket": _socket,
    "device": lambda path: path.symlink_to("/dev/zero"),
    "nothing": lambda path: path.symlink_to("gone"),
    "circle": lambda path: path.symlink_to(path.name),
    "folder": Path.mkdir,
}
SAYS = {
    "FIFO": NO_FILE,
    "socket": NO_FILE,
    "device": NO_FILE,
    "nothing": "is a link to a file that does not exist",
    "circle": "cannot be read: Too many levels of symbolic links",
    "folder": "is a folder, not a file",
}


@pytest.fixture(autouse=True)
def _project(in_folder: Path) -> None:
    (in_folder / "seeds").mkdir()
    (in_folder / "seeds" / "report.txt").write_text("链主\n", encoding="utf-8")
    (in_folder / "translations" / "en").mkdir(parents=True)
    (in_folder / "translations" / "en" / "report.po").write_text(CATALOG, encoding="utf-8")
    MEMORIES.mkdir()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (("memory", "search", "链主"), "leading company"),
        (("find", "链主"), "leading company"),
        (("memory", "stats"), "zh→en: 1 translation\n"),
        (("memory", "export"), "leading company"),
        (("status", "--memory"), "report"),
        (("update",), "report"),
    ],
    ids=lambda one: one[-1] if isinstance(one, tuple) else "",
)
def test_a_memory_that_is_not_a_file_is_named_and_the_rest_answers(
    capfd: pytest.CaptureFixture[str], kind: str, arguments: tuple[str, ...], answer: str
) -> None:
    Path("seeds/other.txt").write_text("链主\n", encoding="utf-8")  # so that update has something to fill
    KINDS[kind](MEMORIES / "f.tmx")
    done = toolkit(capfd, *arguments)
    assert (done.code, done.err) == (2, f"toolkit: translations/memory/f.tmx: {SAYS[kind]}\n")
    assert answer in done.out


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"folder"}))
@pytest.mark.parametrize("arguments", [("memory", "search", "链主"), ("find", "链主"), ("memory", "export")])
def test_so_is_a_catalog(capfd: pytest.CaptureFixture[str], kind: str, arguments: tuple[str, ...]) -> None:
    KINDS[kind](Path("translations/en/f.po"))
    done = toolkit(capfd, *arguments)
    assert (done.code, done.err) == (2, f"toolkit: translations/en/f.po: {SAYS[kind]}\n")
    assert "leading company" in done.out


def test_folders_without_the_name_of_a_memory_are_none(capfd: pytest.CaptureFixture[str]) -> None:
    Path("toolkit.toml").write_text('memory = ["translations/memory/*"]\n')
    (MEMORIES / "old").mkdir()
    done = toolkit(capfd, "memory", "search", "链主")
    assert (done.code, done.err) == (0, "")


def untouched(place: Path) -> tuple[int, int, int, int]:
    """What tells that a file is unchanged; not the time of access, which a look at a link sets."""
    about = place.lstat()
    return about.st_ino, about.st_mode, about.st_size, about.st_mtime_ns


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("ending", ["", "-wal", "-shm", "-journal"])
@pytest.mark.parametrize("made", [True, False])
def test_what_is_in_the_place_of_the_index_is_left_alone(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, kind: str, ending: str, *, made: bool
) -> None:
    if made:
        assert toolkit(capfd, "memory", "search", "链主").code == 0
    index = index_file(current_project(), "en")
    place = Path(f"{index}{ending}")
    place.parent.mkdir(exist_ok=True)
    place.unlink(missing_ok=True)
    KINDS[kind](place)
    was = untouched(place)
    opened: list[str] = []

    def connect(name: str, *, uri: bool = False) -> sqlite3.Connection:
        opened.append(name)
        assert name == ":memory:", "it is opened"
        return sqlite3.connect(name, isolation_level=None, uri=uri)

    monkeypatch.setattr(opening, "_connect", connect)
    done = toolkit(capfd, "memory", "search", "链主", "--format", "json")
    assert (done.code, done.err) == (0, "")
    assert json.loads(done.out)["matches"][0]["target"] == "leading company"
    assert opened
    assert untouched(place) == was
