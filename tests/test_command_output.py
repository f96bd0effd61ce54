"""Commands whose standard output fails or takes other characters: a full disk, a closed pipe, GBK."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from toolkit import cli

ROOT = Path(__file__).parent.parent
FULL = Path("/dev/full")
COMMANDS = [["checks"], ["explain", "number-scale"], ["--help"], ["--version"], ["lint"], ["lint", "--format", "json"]]


def run(arguments: list[str], stdout: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "toolkit", *arguments],
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        cwd=ROOT / "tests" / "data" / "sample-project",
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )


@pytest.mark.skipif(not FULL.exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_full_disk_is_one_line(arguments: list[str]) -> None:
    with FULL.open("wb") as full:
        done = run(arguments, full.fileno())
    assert done.stderr == "toolkit: the output could not be written: No space left on device\n"
    assert done.returncode == 2


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_closed_pipe_ends_without_a_message(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = run(arguments, writing)
    finally:
        os.close(writing)
    assert done.stderr == ""
    assert done.returncode == 141  # the exit code that shells give a program ended by SIGPIPE


def test_a_bug_is_told_from_findings(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """A script reads 1 as: there are findings."""

    def fail(**_: object) -> None:
        raise KeyError("who")

    monkeypatch.setattr(cli.toolkit, "main", fail)
    with pytest.raises(SystemExit) as left:
        cli.run()
    assert left.value.code == 2
    lines = capfd.readouterr().err.splitlines()
    assert lines[0] == "Traceback (most recent call last):"
    assert lines[-2:] == ["KeyError: 'who'", "toolkit: this is a bug in toolkit, please report it with the lines above"]


@pytest.mark.parametrize("encoding", ["gbk", "gbk:strict", "cp1252"])
@pytest.mark.parametrize(
    "arguments", [["read", "🎉 涨幅 3.5% é"], ["convert", "3145亿元"], ["glossary", "find", "é🎉"]]
)
def test_a_console_without_a_character_gets_an_escape(arguments: list[str], encoding: str) -> None:
    """As Windows has it in China: PowerShell, cmd and old terminals read GBK."""
    done = printed(arguments, PYTHONIOENCODING=encoding)
    done.stdout.decode(encoding.partition(":")[0])
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [["read", "涨 3.5% é🎉"], ["status"]])
def test_pipes_get_utf8_whatever_the_country(arguments: list[str]) -> None:
    done = printed([*arguments, "--format", "json"], LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert isinstance(json.loads(done.stdout.decode("utf-8")), dict)


def printed(arguments: list[str], **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command with some settings of Python's."""
    return subprocess.run(
        [sys.executable, "-m", "toolkit", *arguments],
        capture_output=True,
        check=False,
        cwd=ROOT / "tests" / "data" / "sample-project",
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
    )
