"""Searching a report: words in any form, Chinese in either script, figures by value, or a unit by its id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from toolkit.language.registry import read_quantities
from toolkit.memory.wanted import Figure, Span, Wanted, wanted
from toolkit.model import Quantity
from toolkit.servers.web.view import View

#: The longest text that is searched for.
LONGEST = 200
#: The most searches of one content that are kept.
KEPT = 64


class Search:
    """What is looked for in both languages of a report."""

    def __init__(self, text: str, languages: tuple[str, str]) -> None:
        self.text = " ".join(text.split())[:LONGEST]
        self.languages = languages
        ways: Sequence[Wanted] = wanted(self.text, languages) if self.text else ()
        self._ways = [(way, [part.lower() for part in way.parts]) for way in ways]

    def places(self, text: str, side: int) -> list[Span]:
        """Where a text has it, as a whole word or figure."""
        return _joined([span for spans in self._found(text, side) for span in spans])

    def has(self, text: str, side: int) -> bool:
        """Whether a text has it, as a whole word or figure."""
        return any(self._found(text, side))

    def _found(self, text: str, side: int) -> Iterator[list[Span]]:
        lower = text.lower()
        for way, parts in self._ways:
            if any(part in lower for part in parts):
                yield self._places(way, text, self.languages[side])

    @staticmethod
    def _places(way: Wanted, text: str, language: str) -> list[Span]:
        if not isinstance(way, Figure):
            return way.places(text, language)
        if not way.may_be_in(text):
            return []
        return [(one.start, one.end) for one in figures(text, language) if way.is_same(one)]

    def parts(self, text: str) -> list[Span]:
        """Where a text has it, also within words."""
        return list(_plain(text, self.text.lower()))


@lru_cache(maxsize=20_000)
def figures(text: str, language: str) -> tuple[Quantity, ...]:
    """The figures of a text; kept, since every search by value asks for those of many."""
    return tuple(read_quantities(text, language))


def matching(view: View, text: str) -> int:
    """The paragraphs that have a text, whole words if there are any, or the one whose id it is; all for no text."""
    search = search_for(text, (view.options.source_language, view.options.language))
    if not search.text:
        return view.index.whole
    if search.text not in view.searched:
        if len(view.searched) >= KEPT:
            view.searched.clear()
        view.searched[search.text] = _matching(view, search)
    return view.searched[search.text]


def _matching(view: View, search: Search) -> int:
    named = _bits(entry.key == search.text.lower() for entry in view.entries)
    ways: tuple[Callable[[str, str], bool], ...] = (
        lambda source, target: search.has(source, 0) or search.has(target, 1),
        lambda source, target: bool(search.parts(source) or search.parts(target)),
    )
    found = (_bits(way(*texts) for texts in view.texts) for way in ways)
    return named or next(filter(None, found), 0)


def _bits(values: Iterable[bool]) -> int:
    return int("".join("01"[value] for value in values)[::-1] or "0", 2)


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


def prepare(languages: tuple[str, str]) -> None:
    """Load what the first search needs: the dictionaries and the readers of figures."""
    search_for("a", languages).has("a 1", 1)
