"""Noticing that files have changed."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

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

    def changed(self, paths: Iterable[Path]) -> bool:
        """True if any of these files is another one than at the last look, or there are others than then.

        The first look at anything says no.
        """
        now = dict.fromkeys(paths)
        first = not self._seen
        before, self._seen = self._seen, {path: _look(path, self._seen.get(path)) for path in now}
        if first:
            return False
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
        digest = hashlib.sha256(path.read_bytes()).digest()
    except OSError:
        return None
    return _Look(stamp, digest, time.time() - about.st_mtime < RACY)
