"""Run the command line in the test's own process."""

from __future__ import annotations

from dataclasses import dataclass
from unittest import mock

import pytest


@dataclass
class Outcome:
    """The result of a command."""

    code: int
    out: str
    err: str


def toolkit(capfd: pytest.CaptureFixture[str], *arguments: str) -> Outcome:
    """Run `toolkit ARGUMENTS`; returns the exit code, standard output and standard error."""
    from toolkit.cli import run

    capfd.readouterr()
    with mock.patch("sys.argv", ["toolkit", *arguments]), pytest.raises(SystemExit) as left:
        run()
    captured = capfd.readouterr()
    assert "Traceback" not in captured.err
    return Outcome(int(left.value.code or 0), captured.out, captured.err)
