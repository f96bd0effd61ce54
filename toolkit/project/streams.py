"""Writing to what is not a regular file: devices, FIFOs, and descriptors that the caller opened.

Such a file is never replaced, which as root would put a regular file where the machine's /dev/null was, and never read
to compare, which does not end for some. It is opened and written to.
"""

from __future__ import annotations

import contextlib
import os
import re
import select
import stat
import sys
from pathlib import Path

#: Windows changes the ends of lines without it.
BINARY = getattr(os, "O_BINARY", 0)
#: Symbolic links to follow: more than any system follows.
LINKS = 40
#: The folders with the open descriptors of a process and of its threads, which share them.
_DESCRIPTORS = re.compile("/proc/([0-9]+)(?:/task/[0-9]+)?/fd")


def is_stream(path: Path) -> bool:
    """True for a device, FIFO, socket or open descriptor; false for files, folders, and what does not exist."""
    if _open(path) is not None:
        return True
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def descriptor(path: Path) -> int | None:
    """The number of the open descriptor that a path names (/dev/stdout, /dev/fd/3, a process substitution), or None.

    Opening such a path anew would empty a file that the caller appends to.
    """
    process, number = _open(path) or (0, 0)
    return number if process == os.getpid() else None


def _open(path: Path) -> tuple[int, int] | None:
    """The process and the number of the descriptor that a path names, of this process or another; None for neither."""
    for _ in range(LINKS):
        folder = os.path.realpath(path.parent)
        if path.name.isascii() and path.name.isdecimal():
            if folder == "/dev/fd":
                return os.getpid(), int(path.name)
            if found := _DESCRIPTORS.fullmatch(folder):
                return int(found[1]), int(path.name)
        try:
            path = Path(folder, path.readlink())
        except (OSError, ValueError):  # not a link
            return None
    return None


def send(path: Path, data: bytes) -> None:
    """Write all of the data to a stream. Raises OSError."""
    number = descriptor(path)
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | BINARY) if number is None else os.dup(number)
    try:
        rest = memoryview(data)
        while rest:
            try:
                rest = rest[os.write(handle, rest) :]
            except BlockingIOError:
                writable(handle)
    finally:
        os.close(handle)


def received(path: Path, patience: float) -> bytes | None:
    """All that is written into a FIFO, None where nobody opens it for that within so many seconds. Raises OSError."""
    if sys.platform == "win32":  # which has none in the file system
        return path.read_bytes()
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb", buffering=0) as stream:
        first = b""
        if not select.select([stream], [], [], patience)[0]:
            with contextlib.suppress(BlockingIOError):  # somebody has opened it, and is slow
                first = os.read(stream.fileno(), 1)
                if not first:
                    return None
        os.set_blocking(stream.fileno(), True)
        return first + stream.readall()


def writable(handle: int) -> None:
    """Wait till a non-blocking descriptor takes more: a pipe whose reader is slow."""
    select.select([], [handle], [])


def endless(path: Path) -> bool:
    """True for a device that is neither a terminal nor /dev/null: reading it may never end. Raises OSError."""
    about = path.stat()
    if not (stat.S_ISCHR(about.st_mode) or stat.S_ISBLK(about.st_mode)):
        return False
    with contextlib.suppress(OSError):
        if sys.platform != "win32" and about.st_rdev == Path(os.devnull).stat().st_rdev:
            return False
    with path.open("rb", buffering=0) as stream:
        return not stream.isatty()
