"""A save that is killed or refused leaves the file as it was or as it is meant to be."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

if not hasattr(os, "fork"):
    pytest.skip("saves are killed in forked processes", allow_module_level=True)

import resource

from live_projects import PAIRS, project, text_of, workspace
from test_crashes import killed_at

from toolkit.errors import WriteError
from toolkit.model.unit import unit_key
from toolkit.workspace import Edit, Saved

KEY, WAS = unit_key(PAIRS[1][0]), PAIRS[1][1]
EDIT = Edit("report", "en", KEY, was=WAS, target="Mine.")


def forked(action: Callable[[], object], before: Callable[[], object]) -> int:
    """Run something in a forked process; 0, 1 where it raised WriteError, or minus the signal that killed it."""
    child = os.fork()
    if child == 0:  # pragma: no cover  # the child never returns
        code = 99
        try:
            before()
            action()
            code = 0
        except WriteError:
            code = 1
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_kill_at_any_moment(tmp_path: Path) -> None:
    path = project(tmp_path)
    live = workspace(tmp_path)
    live.catalog("report", "en")
    new = text_of().replace(WAS, "Mine.")
    for fault in range(40):
        path.write_text(text_of(), encoding="utf-8")
        code = forked(lambda: live.save(EDIT), killed_at(fault))
        assert path.read_text(encoding="utf-8") in (text_of(), new)
        if code == 0:
            break
        assert code == -signal.SIGKILL
        again = workspace(tmp_path)
        assert isinstance(again.save(EDIT), Saved)
        assert path.read_text(encoding="utf-8") == new
        assert not list(path.parent.glob(".toolkit-*"))
    assert 3 < fault < 39


def test_a_disk_that_is_full(tmp_path: Path) -> None:
    path = project(tmp_path)
    live = workspace(tmp_path)
    live.catalog("report", "en")

    def full() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

    assert forked(lambda: live.save(EDIT), full) == 1
    assert path.read_text(encoding="utf-8") == text_of()
    assert [one.name for one in path.parent.iterdir()] == ["report.po"]
