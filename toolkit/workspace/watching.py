"""Noticing that files have changed."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.project.files import read

#: Seconds after a change in which a file may change again without its time telling.
RACY = 2.0


@dataclass(frozen=True, slots=True)
class _Look:
    stamp: tuple[int, int, int]
    digest: bytes
    racy: bool


class Watch:
    """Some files as they were at the last look."""

    def __init__(self) -> None:
        self._seen: dict[Path, _Look | None] = {}

    def add(self, paths: Iterable[Path]) -> None:
        """Look at more files, as they are now."""
        for path in paths:
            if path not in self._seen:
                self._seen[path] = _look(path, None)

    def changed(self, paths: Iterable[Path]) -> bool:
        """True if any of these files is another one than at the last look, or there are others than then."""
        before, self._seen = self._seen, {path: _look(path, self._seen.get(path)) for path in paths}
        return before.keys() != self._seen.keys() or any(
            _digest(before[path]) != _digest(look) for path, look in self._seen.items()
        )


def _digest(look: _Look | None) -> bytes | None:
    return look.digest if look else None


def _look(path: Path, last: _Look | None) -> _Look | None:
    try:
        about = path.stat()
        stamp = about.st_ino, about.st_size, about.st_mtime_ns
        if last and last.stamp == stamp and not last.racy:
            return last
        if not path.is_file():
            return None
        digest = hashlib.sha256(read(path)).digest()
    except (OSError, ToolkitError):
        return None
    return _Look(stamp, digest, time.time() - about.st_mtime < RACY)
