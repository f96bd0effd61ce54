"""Names that stand in both documents: in Latin letters in the Chinese text, or rendered by their sound."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

_LATIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9&+./-]*[A-Za-z0-9+])?")

Key = tuple[str, str]


class Names:
    """Finds the names that both documents have."""

    def __init__(self, texts: Mapping[str, Sequence[str]]) -> None:
        self._latin: set[str] = set()
        if texts:
            self._latin = {name.lower() for text in texts["zh"] for name in _LATIN.findall(text)}

    def find(self, text: str) -> Iterator[tuple[int, Key]]:
        """The places and keys of the names of a text."""
        for match in _LATIN.finditer(text):
            name = match[0].lower()
            if name in self._latin:
                yield match.start(), ("latin", name)
