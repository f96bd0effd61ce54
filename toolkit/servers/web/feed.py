"""What has happened, for pages that are open: numbered, so that a page that lost its connection misses nothing."""

from __future__ import annotations

import json
import threading
from collections import deque
from typing import Any

#: Happenings that are kept; a page that was away for longer is told to load anew.
KEPT = 500


class Feed:
    """Happenings in order; any thread may add to it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: deque[tuple[int, str, str, str]] = deque(maxlen=KEPT)
        self.last = 0
        self.closed = False

    def add(self, kind: str, place: str = "", **data: Any) -> None:
        """Say that something has happened at a place; everywhere where it is empty."""
        with self._lock:
            self.last += 1
            self._kept.append((self.last, kind, place, json.dumps(data)))

    def since(self, number: int, place: str) -> list[tuple[int, str, str]]:
        """What happened at a place after a number: numbers, kinds and data as JSON."""
        with self._lock:
            if number > self.last or (self._kept and number < self._kept[0][0] - 1):
                return [(self.last, "reload", "{}")]
            return [(at, kind, data) for at, kind, where, data in self._kept if at > number and where in ("", place)]
