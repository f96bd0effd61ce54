"""Ctrl-C in a run that is paid for, which the first one ends soon and the second at once, or that can be resumed."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

import click


@contextmanager
def patient_interrupt(said: str) -> Iterator[threading.Event]:
    """Yield an event that the first Ctrl-C sets, after saying a line; the next one raises KeyboardInterrupt."""
    stop = threading.Event()

    def first(_number: int, _frame: object) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        stop.set()
        click.echo("\r\x1b[K" * sys.stderr.isatty() + said, err=True)

    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before = signal.signal(signal.SIGINT, first)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def resumable() -> Iterator[None]:
    """End after Ctrl-C or SIGTERM with a line that says how to resume, and the exit code of the signal."""
    signals: list[int] = []

    def terminate(number: int, _frame: FrameType | None) -> NoReturn:
        signal.signal(number, signal.SIG_DFL)  # the next one ends the process at once
        signals.append(number)
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, terminate)
    try:
        yield
    except KeyboardInterrupt:
        # The terminal has just printed ^C without a line break.
        click.echo("\n" * sys.stderr.isatty() + "toolkit: interrupted; run the same command again to resume", err=True)
        raise SystemExit(128 + (signals or [signal.SIGINT])[0]) from None
    finally:
        signal.signal(signal.SIGTERM, before)
