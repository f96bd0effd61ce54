"""Devices, FIFOs and open descriptors: outputs go into them; nothing replaces them or reads them to compare."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from linting import project

from toolkit.project.files import read
from toolkit.project.streams import is_stream

ROOT = Path(__file__).parent.parent
STRAY = ("工业平稳增长。", "Industry grew  steadily.")
GLOSSARY = "concepts:\n  - {id: srdi, zh: 专精特新, en: SRDI, definition: A kind of firm.}\n"
#: Every command with an output option, FILE in its place, and a piece of what it writes.
OUTPUTS = {
    "build": (["build-en", "--format", "md", "-o", "FILE"], "314.5 billion yuan"),
    "bilingual": (["build-en", "--format", "html", "--bilingual", "-o", "FILE"], "314.5\u00a0billion\u00a0yuan"),
    "lint": (["lint", "--output-file", "json:FILE"], '"findings"'),
    "baseline": (["lint", "--write-baseline", "--baseline", "FILE"], '"accepted"'),
    "export": (["glossary", "export", "--format", "tbx", "-o", "FILE"], "专精特新"),
    "glossary": (["glossary", "build", "--format", "csv", "-o", "FILE"], "专精特新"),
}
#: Every command that changes a file of a person's, FILE in its place.
CHANGING = {
    "fmt": ["fmt", "FILE"],
    "fix": ["lint", "--fix", "FILE"],
    "add": ["glossary", "add", "物流", "logistics", "--file", "FILE"],
    "merge": ["merge-driver", "base.po", "FILE", "base.po"],
}
outputs = pytest.mark.parametrize(("arguments", "piece"), OUTPUTS.values(), ids=OUTPUTS)


@pytest.fixture(autouse=True)
def report(in_folder: Path) -> None:
    """A project with a report, its catalog and a glossary."""
    project(in_folder, ("完成投资3145亿元。", "Investment reached 314.5 billion yuan."), STRAY)
    (in_folder / "seeds").mkdir()
    (in_folder / "seeds/report.txt").write_text("完成投资3145亿元。\n\n工业平稳增长。\n", encoding="utf-8")
    (in_folder / "glossary").mkdir()
    (in_folder / "glossary/terms.yaml").write_text(GLOSSARY, encoding="utf-8")


def run(
    arguments: Sequence[str], file: str, *, descriptors: Sequence[int] = (), stdout: int = subprocess.PIPE
) -> subprocess.CompletedProcess[str]:
    """Run a command with a file in place of FILE; one that does not end fails the test."""
    return subprocess.run(
        [sys.executable, "-m", "toolkit", *(one.replace("FILE", file) for one in arguments)],
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        pass_fds=descriptors,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        timeout=60,
    )


def device(path: Path, minor: int) -> Path:
    """One of the memory devices of Linux: 3 is null, 5 zero, 7 full."""
    try:
        os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, minor))
        path.open("wb").close()
    except OSError as error:
        pytest.skip(f"no device can be made here: {error.strerror}")
    return path


@pytest.mark.skipif(sys.platform != "linux", reason="makes devices by their numbers on Linux")
@pytest.mark.parametrize(("name", "minor"), [("null", 3), ("full", 7)])
@outputs
def test_a_device_is_written_to_and_stays(
    in_folder: Path,
    arguments: Sequence[str],
    piece: str,  # noqa: ARG001
    name: str,
    minor: int,
) -> None:
    path = device(in_folder / name, minor)
    done = run(arguments, str(path))
    assert stat.S_ISCHR(path.stat().st_mode)
    if name == "full":
        assert done.returncode == 2
        assert f"{name}: cannot be written: No space left on device" in done.stderr + str(done.stdout)
    else:
        assert done.returncode in (0, 1), done.stderr
    assert not list(in_folder.glob(".toolkit-*.tmp"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no FIFOs")
@outputs
def test_a_fifo_gets_the_output_once(in_folder: Path, arguments: Sequence[str], piece: str) -> None:
    path = in_folder / "fifo"
    os.mkfifo(path)
    link = in_folder / "link"
    link.symlink_to("fifo")
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(path.read_text(encoding="utf-8")), daemon=True)
    reader.start()
    assert run(arguments, str(link)).returncode in (0, 1)
    reader.join(10)
    assert read
    assert piece in read[0]
    assert path.is_fifo()
    assert link.is_symlink()


@pytest.mark.skipif(not Path("/dev/fd").is_dir(), reason="the system has no /dev/fd")
@outputs
def test_a_descriptor_of_the_caller_is_used_as_it_is(in_folder: Path, arguments: Sequence[str], piece: str) -> None:
    """As in `-o >(sort)` and `3>>log -o /dev/fd/3`: what was written before stays, and the file is the same."""
    path = in_folder / "log"
    path.write_text("before\n", encoding="utf-8")
    with path.open("ab") as log:
        assert run(arguments, f"/dev/fd/{log.fileno()}", descriptors=[log.fileno()]).returncode in (0, 1)
        assert os.fstat(log.fileno()).st_ino == path.stat().st_ino
    text = path.read_text(encoding="utf-8")
    assert text.startswith("before\n")
    assert piece in text


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="the system has no /dev/stdout")
@pytest.mark.parametrize(
    ("arguments", "name", "kind"),
    [
        *((OUTPUTS[one][0], "/dev/stdout", "file") for one in OUTPUTS if one != "baseline"),
        *((OUTPUTS["export"][0], name, "pipe") for name in ("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "link")),
    ],
)
def test_standard_output_by_name_is_a_dash(in_folder: Path, arguments: Sequence[str], name: str, kind: str) -> None:
    (in_folder / "link").symlink_to("/dev/stdout")
    expected = run(arguments, "-")
    path = in_folder / "out"
    if kind == "file":
        path.write_text("before\n", encoding="utf-8")
        with path.open("ab") as out:
            done = run(arguments, name, stdout=out.fileno())
        printed = path.read_text(encoding="utf-8").removeprefix("before\n")
    else:
        done = run(arguments, name)
        printed = done.stdout
    assert (done.returncode, printed, done.stderr) == (expected.returncode, expected.stdout, expected.stderr)
    assert (in_folder / "link").is_symlink()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no FIFOs")
@pytest.mark.parametrize("arguments", CHANGING.values(), ids=CHANGING)
def test_what_is_changed_must_be_a_file(in_folder: Path, arguments: Sequence[str]) -> None:
    catalog = (in_folder / "translations/en/report.po").read_bytes()
    (in_folder / "base.po").write_bytes(catalog)
    path = in_folder / "fifo.po"
    os.mkfifo(path)
    threading.Thread(target=lambda: path.write_bytes(catalog.replace(b'"Ind', b'""\n"Ind')), daemon=True).start()
    done = run(arguments, str(path))
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].endswith("fifo.po: is not a regular file")
    assert path.is_fifo()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no FIFOs")
@pytest.mark.parametrize("arguments", [["update"], ["status"], ["update", "--check"], ["diff"], ["glossary", "usage"]])
def test_a_fifo_in_a_project_keeps_nobody_waiting(in_folder: Path, arguments: Sequence[str]) -> None:
    path = in_folder / "translations/en/report.po"
    path.unlink()
    os.mkfifo(path)
    run(arguments, "")
    assert path.is_fifo()


@pytest.mark.skipif(sys.platform != "linux", reason="makes devices by their numbers on Linux")
@pytest.mark.parametrize(
    "arguments", [["merge-driver", "FILE", "FILE"], ["lint", "--baseline"], ["glossary", "import", "--format", "csv"]]
)
def test_a_device_without_end_is_not_read(in_folder: Path, arguments: Sequence[str]) -> None:
    path = device(in_folder / "zero.po", 5)
    done = run([*arguments, "FILE"], str(path))
    assert done.returncode == 2
    assert "is a device, not a file" in done.stderr


def test_a_folder_or_an_unknown_descriptor_is_one_line(in_folder: Path) -> None:
    arguments, _ = OUTPUTS["export"]
    assert run(arguments, ".").stderr == "toolkit: .: is a folder, not a file\n"
    assert not is_stream(in_folder)
    if Path("/dev/fd").is_dir():
        assert run(arguments, "/dev/fd/77").stderr == "toolkit: /dev/fd/77: cannot be written: Bad file descriptor\n"


BIG = "concepts:\n" + "".join(
    f"  - {{id: term-{n}, zh: 专精特新{n}, en: SRDI {n}, definition: A kind of firm.}}\n" for n in range(3000)
)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of Windows always wait")
@pytest.mark.parametrize("option", [[], ["-u"]], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["glossary", "export"],
        ["glossary", "export", "-o", "/dev/stdout"],
        ["glossary", "export", "-o", "/dev/stderr"],
        ["glossary", "build", "--format", "html", "-o", "-"],
        ["glossary", "list", "--format", "json"],
    ],
    ids=lambda arguments: " ".join(arguments),
)
def test_a_slow_reader_of_a_pipe_that_does_not_block_gets_everything(
    in_folder: Path, arguments: Sequence[str], option: Sequence[str]
) -> None:
    (in_folder / "glossary/terms.yaml").write_text(BIG, encoding="utf-8")
    expected = run([one.replace("stderr", "stdout") for one in arguments], "").stdout
    assert len(expected) > 1 << 17
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    child = subprocess.Popen(
        [sys.executable, *option, "-m", "toolkit", *arguments],
        stdout=writer,
        stderr=writer,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    with pytest.raises(subprocess.TimeoutExpired):
        child.wait(2)  # it waits for us
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as stream:
        printed = stream.read()
    assert (child.wait(), printed) == (0, expected)


def closing(arguments: str, closed: str) -> tuple[int, str, str]:
    """Run a command in a shell with a standard stream closed."""
    done = subprocess.run(
        ["/bin/sh", "-c", f'exec "{sys.executable}" -m toolkit {arguments} {closed}'],
        capture_output=True,
        check=False,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        timeout=60,
    )
    return done.returncode, done.stdout, done.stderr


#: What a closed standard output says.
CLOSED = "toolkit: the output could not be written: Bad file descriptor\n"


@pytest.mark.skipif(sys.platform == "win32", reason="closes descriptors in a shell")
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ("", 2, CLOSED),
        ("--help", 2, CLOSED),
        ("--version", 2, CLOSED),
        ("lint", 2, CLOSED),
        ("lint --format json", 2, CLOSED),
        ("lint --format json --output-file out", 0, ""),
        ("glossary export", 2, CLOSED),
        ("glossary export -o -", 2, CLOSED),
        ("glossary export -o out", 0, ""),
        ("glossary export -o /dev/stdout", 2, CLOSED),
        ("glossary list", 2, CLOSED),
        ("build-en --format md -o -", 2, CLOSED),
        ("checks", 2, CLOSED),
    ],
)
def test_a_closed_standard_output_is_one_line_where_it_is_needed(arguments: str, code: int, said: str) -> None:
    got = closing(arguments, ">&-")
    assert (got[0], got[2].splitlines()[-1:]) == (code, said.splitlines())
    assert closing(arguments, ">&- <&-")[0] == code


@pytest.mark.skipif(sys.platform == "win32", reason="closes descriptors in a shell")
@pytest.mark.parametrize("closed", ["2>&-", "2>/dev/full"])
@pytest.mark.parametrize("arguments", ["build-en --format md -o -", "glossary export", "update", "status", "lint"])
def test_a_note_that_cannot_be_written_changes_nothing(arguments: str, closed: str) -> None:
    if "full" in closed and not Path("/dev/full").exists():
        pytest.skip("the system has no /dev/full")
    closing("update", "")
    code, printed, _ = closing(arguments, "")
    assert closing(arguments, closed) == (code, printed, "")


@pytest.mark.skipif(sys.platform == "win32", reason="closes descriptors in a shell")
def test_an_output_to_a_closed_standard_error_is_not_lost_in_silence() -> None:
    assert closing("glossary export -o /dev/stderr", "2>&-") == (2, "", "")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no FIFOs")
@pytest.mark.parametrize(
    ("file", "arguments"),
    [
        *(("translations/en/report.po", one) for one in ("build-en", "lint", "lint translations", "lint --no-cache")),
        *(("toolkit-baseline.json", one) for one in ("lint", "lint --write-baseline", "lint --strict-baseline")),
        ("seeds/report.txt", "build-en"),
        ("seeds/other.txt", "update"),
        *(("translations/en/report.po", one) for one in ("fmt", "fmt --check", "fmt FILE", "lint FILE")),
        ("translations/report.pot", "fmt"),
        *(("toolkit.toml", one) for one in ("lint", "status", "glossary list")),
        ("pyproject.toml", "lint"),
        ("glossary/terms.yaml", "glossary list"),
        ("glossary/more.yml", "lint"),
    ],
)
def test_a_fifo_in_the_place_of_a_file_is_one_line(in_folder: Path, file: str, arguments: str) -> None:
    path = in_folder / file
    for name in (file, "toolkit.toml"):
        (in_folder / name).unlink(missing_ok=True)
    os.mkfifo(path)
    done = run(arguments.split(), file)
    assert done.returncode == 2
    assert f"toolkit: {file}: is not a regular file" in done.stderr.splitlines()
    assert path.is_fifo()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no FIFOs")
@pytest.mark.parametrize("tracked", [False, True], ids=["without git", "with git"])
def test_a_fifo_in_a_folder_without_settings_is_one_line(
    in_folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, tracked: bool
) -> None:
    folder = tmp_path_factory.mktemp("catalogs")
    catalogs = [folder / "a.po", folder / "b.po"]
    for path in catalogs:
        shutil.copy(in_folder / "translations/en/report.po", path)
    if tracked:
        subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
        subprocess.run(["git", "add", "."], cwd=folder, check=True)
    catalogs[1].unlink()
    os.mkfifo(catalogs[1])
    monkeypatch.chdir(folder)
    done = run(["lint"], "b.po")
    assert done.returncode == 2
    assert "toolkit: b.po: is not a regular file" in done.stderr.splitlines()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no FIFOs")
@pytest.mark.parametrize("delay", [0, 1.5], ids=["at once", "slow"])
def test_a_fifo_that_is_named_gives_all_that_is_written(
    in_folder: Path, monkeypatch: pytest.MonkeyPatch, delay: float
) -> None:
    """Also where the writer opens it, and takes longer than we wait for one to come."""
    monkeypatch.setattr("toolkit.project.files.WAITING", 1.0)
    path = in_folder / "fifo"
    os.mkfifo(path)

    def write() -> None:
        with path.open("wb") as stream:
            time.sleep(delay)
            for part in (b"zh,", b"en\n"):
                stream.write(part)
                stream.flush()
                time.sleep(0.1)

    writer = threading.Thread(target=write, daemon=True)
    writer.start()
    assert read(path) == b"zh,en\n"
    writer.join(10)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no FIFOs")
@pytest.mark.parametrize(
    "arguments", [["lint", "--glossary", "FILE"], ["glossary", "import", "FILE"], ["lint", "--baseline", "FILE"]]
)
def test_a_fifo_that_nobody_writes_into_is_given_up(in_folder: Path, arguments: Sequence[str]) -> None:
    os.mkfifo(in_folder / "fifo")
    done = run(arguments, "fifo")
    assert done.returncode == 2
    assert "toolkit: fifo: is not a regular file: nobody writes into this FIFO" in done.stderr.splitlines()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no FIFOs")
@pytest.mark.parametrize("kind", ["fifo", "zero", "link to zero", "loop", "folder"])
def test_what_is_not_a_file_in_the_cache_is_ignored_and_stays(in_folder: Path, kind: str) -> None:
    expected = run(["lint"], "")
    entries = sorted((in_folder / ".toolkit-cache").glob("*.json"))
    assert entries
    for entry in entries:
        entry.unlink()
        if kind == "fifo":
            os.mkfifo(entry)
        elif kind == "zero":
            device(entry, 5)
        elif kind == "folder":
            entry.mkdir()
        else:
            entry.symlink_to("zero" if "zero" in kind else entry.name)
    if kind == "link to zero":
        device(in_folder / ".toolkit-cache/zero", 5)
    modes = [entry.lstat().st_mode for entry in entries]
    done = run(["lint"], "")
    assert (done.returncode, done.stdout) == (expected.returncode, expected.stdout)
    assert [entry.lstat().st_mode for entry in entries] == modes
    assert not list((in_folder / ".toolkit-cache").glob("*.tmp"))


@pytest.mark.skipif(sys.platform == "win32", reason="makes loops of links")
@pytest.mark.parametrize("name", ["loop", "one", "loop/out"])
@outputs
def test_a_loop_of_links_stays(in_folder: Path, arguments: Sequence[str], piece: str, name: str) -> None:  # noqa: ARG001
    for link, to in (("loop", "loop"), ("one", "other"), ("other", "one")):
        (in_folder / link).symlink_to(to)
    done = run(arguments, name)
    assert done.returncode == 2
    assert f"toolkit: {name}: cannot be written: Too many levels of symbolic links" in done.stderr
    assert all((in_folder / link).is_symlink() for link in ("loop", "one", "other"))


@pytest.mark.skipif(not Path("/proc/thread-self/fd").is_dir(), reason="the system has no /proc/thread-self")
@pytest.mark.parametrize("name", ["/proc/thread-self/fd/{}", "/proc/self/fd/{}", "/proc/{process}/fd/{}", "link"])
def test_other_names_of_a_descriptor_are_written_to(in_folder: Path, name: str) -> None:
    path = in_folder / "log"
    path.write_text("before\n", encoding="utf-8")
    arguments, piece = OUTPUTS["export"]
    with path.open("ab") as log:
        (in_folder / "link").symlink_to(f"/proc/{os.getpid()}/fd/{log.fileno()}")
        assert (
            run(arguments, name.format(log.fileno(), process=os.getpid()), descriptors=[log.fileno()]).returncode == 0
        )
        assert os.fstat(log.fileno()).st_ino == path.stat().st_ino
    text = path.read_text(encoding="utf-8")
    assert text.startswith("before\n")
    assert piece in text
