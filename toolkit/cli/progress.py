"""What a terminal shows of a run that has lasted a second: a progress bar, or what it is busy with."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click

#: Seconds before the bar appears, and between two updates.
PATIENCE = 1.0
STEP = 0.1


@contextmanager
def progress_bar() -> Iterator[Bar | None]:
    """Yield a function to call with (work done, all work), or None if standard error is not a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    bar = Bar()
    try:
        yield bar
    finally:
        bar.clear()


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """Show on a terminal what a run is busy with, once it has lasted a second, and wipe that at its end."""
    if not sys.stderr.isatty():
        yield
        return
    drawn = threading.Event()

    def draw() -> None:
        drawn.set()
        click.echo(f"\r{what} …", err=True, nl=False)

    timer = threading.Timer(PATIENCE, draw)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        if drawn.is_set():
            click.echo("\r\x1b[K", err=True, nl=False)


class Bar:
    """Drawn on one line of standard error, and wiped at the end of the run."""

    WIDTH = 36

    def __init__(self) -> None:
        self.next = time.monotonic() + PATIENCE
        self.drawn = False

    def __call__(self, done: float, total: int, note: str = "") -> None:
        """Draw how much of the work is done, with a note beside it."""
        now = time.monotonic()
        if now < self.next:
            return
        self.next = now + STEP
        part = min(1.0, done / total) if total else 1.0
        filled = round(part * self.WIDTH)
        after = f"{note}\x1b[K" if note else ""  # the note before may have been longer
        click.echo(f"\r[{'#' * filled}{'-' * (self.WIDTH - filled)}] {part:4.0%}{after}", err=True, nl=False)
        self.drawn = True

    def clear(self) -> None:
        """Wipe the bar."""
        if self.drawn:
            click.echo("\r\x1b[K", err=True, nl=False)
