"""Unfinished files that killed commands left in a folder."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import sys
import time
from pathlib import Path

#: What the names of unfinished files begin and end with; the number of the process and the random part of `mkstemp`
#: are between them.
PREFIX, SUFFIX = ".toolkit-", ".tmp"
_NAME = re.compile(rf"{re.escape(PREFIX)}([0-9]+)-[a-z0-9_]{{8}}{re.escape(SUFFIX)}")
#: Seconds after which a file is a leftover although a process has its number: another one by now.
OLD = 600


def remove_leftovers(folder: Path) -> None:
    """Remove them from a folder that this process holds; what cannot be removed is left."""
    with contextlib.suppress(OSError):
        for path in folder.glob(f"{PREFIX}*{SUFFIX}"):
            with contextlib.suppress(OSError):
                if _is_leftover(path):
                    path.unlink()


def _is_leftover(path: Path) -> bool:
    """True for a regular file of this user that a process which is gone has made. Raises OSError."""
    name = _NAME.fullmatch(path.name)
    about = path.lstat()
    if name is None or not stat.S_ISREG(about.st_mode) or (sys.platform != "win32" and about.st_uid != os.geteuid()):
        return False
    return time.time() - about.st_mtime > OLD or _is_gone(int(name[1]))


def _is_gone(process: int) -> bool:
    """True if no process has this number; Windows, where asking for it would interrupt it, does not tell."""
    if sys.platform == "win32":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False
