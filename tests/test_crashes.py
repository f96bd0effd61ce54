"""Killed, refused and crowded: whatever happens to a command that writes, every file is the old one or the new."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from command import toolkit
from linting import catalog, project

if not hasattr(os, "fork"):
    pytest.skip("commands are killed in forked processes", allow_module_level=True)

import fcntl
import resource

from toolkit.formats import po
from toolkit.project.layout import current_project
from toolkit.project.leftovers import remove_leftovers

NOBODY = 65534
REPORT = "工作报告\n\n一、总体情况\n\n完成投资3145亿元。\n\n工业平稳增长。\n"
STRAY = ("工业平稳增长。", "Industry grew  steadily.")
UNITS = [
    ("工作报告", "Work Report"),
    ("一、总体情况", "I. Overview"),
    ("完成投资3145亿元。", "A typed translation."),
    STRAY,
]
GLOSSARY = "concepts:\n  - {id: srdi, zh: 专精特新, en: SRDI, definition: A kind of firm.}\n"
#: Every command that writes.
COMMANDS = {
    "update": ["update"],
    "fmt": ["fmt"],
    "fix": ["lint", "--fix", "--no-cache"],
    "lint": ["lint", "--no-cache", "--output-file", "json:out.json", "--output-file", "sarif:out.sarif"],
    "baseline": ["lint", "--no-cache", "--write-baseline"],
    "build": ["build-en", "--incomplete", "mark"],
    "add": ["glossary", "add", "物流", "logistics"],
    "import": ["glossary", "import", "new.csv"],
    "export": ["glossary", "export", "-o", "out.csv"],
    "glossary": ["glossary", "build", "-o", "glossary.html"],
    "merge": ["merge-driver", "base.po", "translations/en/report.po", "theirs.po"],
    "init": ["init", "new"],
}
commands = pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)


@pytest.fixture(autouse=True)
def report(in_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A project in which every one of the commands has something to write, at a fixed time."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    for folder in ("seeds", "glossary"):
        (in_folder / folder).mkdir()
    (in_folder / "seeds/report.txt").write_text(REPORT, encoding="utf-8")
    (in_folder / "glossary/terms.yaml").write_text(GLOSSARY, encoding="utf-8")
    (in_folder / "new.csv").write_text("zh,en\n物流,logistics\n", encoding="utf-8")
    ours = project(in_folder, *UNITS)
    shutil.copy(ours, in_folder / "base.po")
    ours.write_bytes(ours.read_bytes().replace(b'msgstr "Work', b'msgstr ""\n"Work'))  # as an editor wraps
    catalog(in_folder / "theirs.po", *UNITS[:-1], ("工业平稳增长。", "Industry grew steadily, theirs."))


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, save what a killed command may leave."""
    found = (path for path in folder.rglob("*") if path.is_file() and not _is_left(path.relative_to(folder)))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _is_left(path: Path) -> bool:
    return any(part.startswith(".toolkit-") for part in path.parts)


def forked(arguments: Sequence[str], before: Callable[[], object] = bool) -> int:
    """Run a command in a forked process, silently; the exit code, or minus the signal that killed it."""
    child = os.fork()
    if child == 0:  # pragma: no cover  # the child never returns
        code = 99
        try:
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            os.dup2(null, 2)
            sys.argv = ["toolkit", *arguments]
            before()
            from toolkit.cli import run

            run()
        except SystemExit as end:
            code = int(end.code or 0)
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed_at(fault: int) -> Callable[[], None]:
    """Kill this process when it touches a file for the n-th time, half of what it writes there written."""

    def prepare() -> None:
        left = [fault]
        write = os.fdopen

        def strike(event: str, arguments: tuple[object, ...]) -> None:
            touching = event in ("os.rename", "os.remove", "os.mkdir", "os.chmod", "os.chown", "tempfile.mkstemp")
            if touching or (event == "open" and ".toolkit-" in str(arguments[0])):
                left[0] -= 1
                if left[0] < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        def half(handle: int, mode: str) -> object:
            left[0] -= 1
            if left[0] < 0:
                os.write(handle, b"half")
                os.kill(os.getpid(), signal.SIGKILL)
            return write(handle, mode)

        os.fdopen = half  # type: ignore[assignment]  # only the call that files.py makes
        sys.addaudithook(strike)

    return prepare


@commands
def test_a_kill_at_any_moment_leaves_whole_files(
    in_folder: Path, capfd: pytest.CaptureFixture[str], arguments: Sequence[str]
) -> None:
    old = files(in_folder)
    copy = in_folder.with_name(f"{in_folder.name}-copy")
    shutil.copytree(in_folder, copy)
    assert toolkit(capfd, *arguments).code in (0, 1)  # here, so that what it imports is there when it is forked
    new = files(in_folder)
    assert new != old
    for fault in range(100):
        shutil.rmtree(in_folder)
        shutil.copytree(copy, in_folder)
        os.chdir(in_folder)
        code = forked(arguments, killed_at(fault))
        for name, data in files(in_folder).items():
            assert data in (old.get(name), new.get(name)), f"{name} is broken at fault {fault}"
        assert all(name in files(in_folder) for name in old)
        if code != -signal.SIGKILL:
            break
        forked(arguments)
        assert files(in_folder) == new, f"not mended after fault {fault}"
        assert not list(in_folder.rglob(".toolkit-*.tmp"))
    assert 3 < fault < 99


@commands
def test_a_full_disk_leaves_the_old_files(in_folder: Path, arguments: Sequence[str]) -> None:
    def fill() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))

    old = files(in_folder)
    assert forked(arguments, fill) == 2
    assert files(in_folder) == old
    assert not list(in_folder.rglob(".toolkit-*.tmp"))


@commands
def test_read_only_files_are_left_alone(in_folder: Path, arguments: Sequence[str]) -> None:
    old = files(in_folder)
    paths = [in_folder, *in_folder.rglob("*")]
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    if os.geteuid() == 0:
        for folder in [*in_folder.parents][:-1]:
            folder.chmod(folder.stat().st_mode | 0o055)
    try:
        assert forked(arguments, lambda: os.setuid(NOBODY) if os.geteuid() == 0 else None) == 2
        assert files(in_folder) == old
    finally:
        for path in paths:
            path.chmod(0o755 if path.is_dir() else 0o644)


def at_once(several: Sequence[Sequence[str]]) -> list[int]:
    """The exit codes of commands that start at the same moment."""
    starting, go = os.pipe()
    children = []
    for arguments in several:
        child = os.fork()
        if child == 0:  # pragma: no cover  # the child never returns
            os.close(go)
            os._exit(forked(arguments, lambda: os.read(starting, 1)))
        children.append(child)
    os.close(go)  # reading ends for all of them
    os.close(starting)
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


def test_commands_at_once_lose_nothing(in_folder: Path) -> None:
    several = [COMMANDS[name] for name in ("update", "fmt", "fix", "merge", "baseline", "build", "lint", "update")]
    path = in_folder / "translations/en/report.po"
    for _ in range(5):
        assert set(at_once(several)) <= {0, 1, 2}
        units = {unit.source: unit for unit in po.parse(path.read_bytes(), "report.po").units}
        assert units["完成投资3145亿元。"].target == "A typed translation."
        assert units["工作报告"].target == "Work Report"
        assert set(units) == {source for source, _ in UNITS}
    assert not list(in_folder.rglob(".toolkit-*.tmp"))


def test_an_update_does_not_wait_for_another_command(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    old = files(in_folder)
    held = os.open(in_folder, os.O_RDONLY)  # as another command would hold it
    fcntl.flock(held, fcntl.LOCK_EX)
    outcome = toolkit(capfd, "update")
    os.close(held)
    assert (outcome.code, files(in_folder)) == (2, old)
    assert "another toolkit command is writing here" in outcome.err


def test_what_a_killed_command_left_is_not_an_obstacle(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The system gives a folder free when its holder is gone, and the next command removes the unfinished files."""
    folder = in_folder / "translations/en"
    gone = os.fork()
    if gone == 0:  # pragma: no cover  # the child never returns
        os._exit(0)
    os.waitpid(gone, 0)
    (left := folder / f".toolkit-{gone}-abcd_123.tmp").write_bytes(b"half")
    (old := folder / f".toolkit-{os.getpid()}-abcd_123.tmp").write_bytes(b"half")  # its number was given out again
    os.utime(old, (0, 0))
    for name in (".toolkit-notes", ".toolkit-notes.tmp", ".toolkit-minutes1.tmp", f".toolkit-{gone}-mine.tmp"):
        (folder / name).write_bytes(b"a person's")
    (folder / f".toolkit-{os.getpid()}-busy1234.tmp").write_bytes(b"being written")
    (folder / f".toolkit-{gone}-folder_1.tmp").mkdir()
    (folder / f".toolkit-{gone}-link_123.tmp").symlink_to("report.po")
    os.mkfifo(folder / f".toolkit-{gone}-fifo_123.tmp")
    if os.geteuid() == 0:
        (other := folder / f".toolkit-{gone}-other_12.tmp").write_bytes(b"another user's")
        os.chown(other, NOBODY, NOBODY)
    before = {path.name for path in folder.iterdir()}
    assert toolkit(capfd, "fmt").code == 0
    assert before - {path.name for path in folder.iterdir()} == {left.name, old.name}


def test_a_leftover_that_cannot_be_removed_is_not_an_obstacle(
    in_folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a folder with the sticky bit."""

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        raise PermissionError(1, "Operation not permitted", str(path), missing_ok)

    left = in_folder / "translations/en/.toolkit-999999999-abcd_123.tmp"
    left.write_bytes(b"half")
    monkeypatch.setattr("toolkit.project.leftovers.Path.unlink", refuse)
    remove_leftovers(left.parent)
    assert left.exists()
    monkeypatch.undo()
    os.chdir(in_folder)
    assert toolkit(capfd, "fmt").code == 0
    assert not left.exists()


def test_terms_added_at_once_are_all_there_or_refused(in_folder: Path) -> None:
    adding = [["glossary", "add", f"物流{n}", f"logistics {n}"] for n in range(6)]
    codes = at_once(adding)
    text = (in_folder / "glossary/terms.yaml").read_text(encoding="utf-8")
    assert 0 in codes
    for (_, _, chinese, _), code in zip(adding, codes, strict=True):
        assert (code, chinese in text) in ((0, True), (2, False))
    assert current_project().glossary_files() == (in_folder / "glossary/terms.yaml",)


def test_the_owner_of_a_file_keeps_it(in_folder: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give files to others")
    path = in_folder / "translations/en/report.po"
    os.chown(path, NOBODY, NOBODY)
    path.chmod(0o640)
    assert forked(COMMANDS["fmt"]) == 0
    assert (path.stat().st_uid, path.stat().st_gid, path.stat().st_mode & 0o777) == (NOBODY, NOBODY, 0o640)
