"""Some rows of each kind to read, always the same ones of the same corpus, in whatever pieces it is read."""

from __future__ import annotations

import heapq
from hashlib import blake2b
from typing import Any, NamedTuple

#: Rows of each kind.
MOST = 10


class Row(NamedTuple):
    """A row to read."""

    source: str | None
    target: str | None
    place: str
    findings: list[dict[str, Any]]


class Sample:
    """At most so many rows with a finding of each check, of each reason, and without a finding.

    Those whose texts have the smallest hashes are taken: chance, but the same one every time. A pair of texts that is
    there several times is taken once.
    """

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self._kinds: dict[str, list[tuple[int, Row]]] = {}

    def offer(self, row: Row, otherwise: str) -> None:
        """Take a row if its kinds, the checks of its findings, need it; `otherwise` is that of a row without any."""
        order = -int.from_bytes(
            blake2b(f"{row.source}\0{row.target}".encode("utf-8", "replace"), digest_size=8).digest()
        )
        for kind in dict.fromkeys(one["check"] for one in row.findings) or (otherwise,):
            taken = self._kinds.setdefault(kind, [])
            if len(taken) == self.most and order <= taken[0][0]:
                continue
            if any(order == other for other, _ in taken):
                continue
            if len(taken) == self.most:
                heapq.heapreplace(taken, (order, row))
            else:
                heapq.heappush(taken, (order, row))

    def rows(self, kind: str) -> list[Row]:
        """The rows of a kind."""
        return [row for _, row in sorted(self._kinds.get(kind, ()), key=lambda one: -one[0])]

    @property
    def kinds(self) -> list[str]:
        """The kinds that have rows, in the order of their names."""
        return sorted(self._kinds)
