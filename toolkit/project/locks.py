"""Holding a folder while files in it are written, so that two commands cannot overwrite each other's work."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

#: Seconds between two attempts to get a folder that another command holds.
PAUSE = 0.02

#: The threads of this process and the folders that they hold.
_held: set[tuple[int, str]] = set()


@contextlib.contextmanager
def hold(folder: Path, patience: float = 0) -> Iterator[bool]:
    """Hold a folder against other commands that want to write in it; a thread may hold it several times over.

    Gives False where the system cannot lock folders (Windows, some network drives): files are compared with what was
    read before they are replaced there, too. Raises BlockingIOError where another command holds the folder for longer
    than `patience` seconds.
    """
    key = threading.get_ident(), os.path.realpath(folder)
    handle = None if key in _held else _locked(folder, patience)
    if handle is None:
        yield key in _held
        return
    _held.add(key)
    try:
        yield True
    finally:
        _held.discard(key)
        os.close(handle)


def _locked(folder: Path, patience: float) -> int | None:
    """The descriptor that holds the folder, or None where it cannot be locked."""
    if sys.platform == "win32":
        return None
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        return None
    end = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= end:
                os.close(handle)
                raise
            time.sleep(PAUSE)
        except OSError:
            os.close(handle)
            return None
        else:
            return handle
