"""Ctrl-C while something is under way that is paid for: the first one ends it soon, the second at once."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

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
