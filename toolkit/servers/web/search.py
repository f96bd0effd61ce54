"""Searching a report: words in any form, Chinese in either script, figures by value, or a unit by its id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from toolkit.memory.wanted import Span, Wanted, wanted

#: The longest text that is searched for.
LONGEST = 200


class Search:
    """What is looked for in both languages of a report."""

    def __init__(self, text: str, languages: tuple[str, str]) -> None:
        self.text = " ".join(text.split())[:LONGEST]
        self.languages = languages
        self._ways: Sequence[Wanted] = wanted(self.text, languages) if self.text else ()

    def places(self, text: str, side: int) -> list[Span]:
        """Where a text has it, as a whole word or figure."""
        lower = text.lower()
        found: list[Span] = []
        for way in self._ways:
            if any(part.lower() in lower for part in way.parts):
                found += way.places(text, self.languages[side])
        return _joined(found)

    def parts(self, text: str) -> list[Span]:
        """Where a text has it, also within words."""
        return list(_plain(text, self.text.lower()))


def _joined(spans: list[Span]) -> list[Span]:
    """Spans with those that overlap made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _plain(text: str, wanted_text: str) -> Iterator[Span]:
    lower = text.lower()
    if not wanted_text or len(lower) != len(text):  # İ has two in small letters
        return
    at = lower.find(wanted_text)
    while at >= 0:
        yield at, at + len(wanted_text)
        at = lower.find(wanted_text, at + len(wanted_text))


@lru_cache(maxsize=32)
def search_for(text: str, languages: tuple[str, str]) -> Search:
    """A search; kept, since each part of a page asks for it."""
    return Search(text, languages)
