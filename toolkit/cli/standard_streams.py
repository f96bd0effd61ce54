"""Standard output and standard error that wait for a slow reader, and are there even if the caller closed them.

A pipe that another program set to non-blocking refuses what does not fit, and Python would lose the rest. A descriptor
that the caller closed would be given to the next file that is opened, and receive our messages.
"""

from __future__ import annotations

import io
import os
import sys
from typing import Any

from toolkit.project.streams import writable


class Patient(io.FileIO):
    """A descriptor that is written to till it has taken something."""

    def write(self, data: Any) -> int:
        """Return how much was written, which is never nothing. Raises OSError."""
        while True:
            taken = super().write(data)
            if taken is not None:  # where it would block, it is
                return taken
            writable(self.fileno())


class Notes(Patient):
    """Standard error: what cannot be written there is given up, since nobody can be told."""

    def write(self, data: Any) -> int:
        """Return how much was written or given up."""
        try:
            return super().write(data)
        except OSError:
            return memoryview(data).nbytes


def prepare() -> None:
    """Replace the standard streams of this process. Windows has neither such pipes nor closed descriptors."""
    if os.name != "posix":
        return
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            # Opened for reading alone: writing says "Bad file descriptor", as if it were still closed.
            os.set_inheritable(os.open(os.devnull, os.O_RDONLY), True)
    if sys.stdin is None:
        sys.stdin = io.TextIOWrapper(io.FileIO(0, closefd=False), encoding="utf-8")
    sys.stdout = _text(sys.stdout, Patient(1, "w", closefd=False), "strict")
    sys.stderr = _text(sys.stderr, Notes(2, "w", closefd=False), "backslashreplace")


def _text(stream: Any, raw: Patient, errors: str) -> io.TextIOWrapper:
    """Text written to a descriptor, in the way of the stream that had it."""
    return io.TextIOWrapper(
        io.BufferedWriter(raw),
        encoding=getattr(stream, "encoding", "utf-8"),
        errors=getattr(stream, "errors", errors),
        line_buffering=getattr(stream, "line_buffering", False),
        write_through=getattr(stream, "write_through", False),
    )
