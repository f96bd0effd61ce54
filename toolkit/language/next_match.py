"""Ask of place after place of a text whether a pattern matches there, with one search for all up to the next match."""

from __future__ import annotations

import re


class NextMatch:
    """The matches of a pattern in a text, in order; quick if the places asked for come in their order too."""

    __slots__ = ("_at", "_found", "_pattern", "_since", "_text")

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self._pattern, self._text = pattern, text
        self._since, self._at = 0, -1
        self._found: re.Match[str] | None = None

    def within(self, start: int, end: int) -> re.Match[str] | None:
        """The first match that begins at `start` or after it, and before `end`."""
        if not self._since <= start <= self._at:
            self._since, self._found = start, self._pattern.search(self._text, start)
            self._at = len(self._text) if self._found is None else self._found.start()
        return self._found if self._at < end else None
