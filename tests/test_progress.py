"""The progress bar: only on a terminal and for long runs, and removed at the end."""

from __future__ import annotations

import sys
import threading

import pytest

from toolkit.cli import progress


def test_nothing_is_drawn_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with progress.progress_bar() as tell:
        assert tell is None
    assert capsys.readouterr().err == ""


def test_a_long_run_shows_a_bar_and_removes_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(progress, "STEP", 0.0)
    with progress.progress_bar() as tell:
        assert tell is not None
        tell(10, 100)
        monkeypatch.setattr(tell, "next", 0.0)
        tell(50, 100)
        tell(120, 100)
        tell(0, 0)
    shown = capsys.readouterr().err
    bar = "#" * 18 + "-" * 18
    assert shown.startswith(f"\r[{bar}]  50%\r[{'#' * 36}] 100%")
    assert shown.endswith("\r\x1b[K")


def test_a_bar_may_have_a_note_beside_it(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with progress.progress_bar() as tell:
        assert tell is not None
        monkeypatch.setattr(tell, "next", 0.0)
        tell(1, 2, " 1 of 2 units")
    assert "  50% 1 of 2 units\x1b[K" in capsys.readouterr().err


def test_a_short_run_shows_nothing(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with progress.progress_bar() as tell:
        assert tell is not None
        tell(99, 100)
    assert capsys.readouterr().err == ""


def test_waiting_is_shown_in_long_runs_and_removed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with progress.waiting("aligning"):
        pass
    assert capsys.readouterr().err == "", "a short run shows nothing"
    drawn = threading.Event()
    shown: list[str] = []
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setattr(progress.click, "echo", lambda text, **_: (shown.append(text), drawn.set()))
    with progress.waiting("aligning"):
        assert drawn.wait(10)
    assert shown == ["\raligning …", "\r\x1b[K"]


def test_waiting_is_not_shown_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress.threading, "Timer", lambda *_: pytest.fail("no timer without a terminal"))
    with progress.waiting("aligning"):
        pass
