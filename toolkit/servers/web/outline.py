"""The outline of a report with what is left to do in each section."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.model import BlockKind, State
from toolkit.model.plural import plural
from toolkit.renderers.html_text import element, text
from toolkit.servers.web import addresses
from toolkit.servers.web.document import LiveDocument
from toolkit.servers.web.entries import Entry
from toolkit.servers.web.filters import Filters
from toolkit.servers.web.index import STATE, span
from toolkit.servers.web.view import View

#: Kinds of blocks that begin a section.
BEGINNING = frozenset({BlockKind.TITLE, BlockKind.HEADING})
#: Characters of a heading that are shown.
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Counters:
    """Paragraphs of a report or section, and what is left to do in them."""

    units: int = 0
    untranslated: int = 0
    to_review: int = 0
    findings: int = 0

    @property
    def words(self) -> str:
        """What is left, in words; empty where nothing is."""
        left = [
            f"{self.untranslated} untranslated" * bool(self.untranslated),
            f"{self.to_review} to review" * bool(self.to_review),
            plural(self.findings, "finding") * bool(self.findings),
        ]
        return ", ".join(filter(None, left))


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the paragraphs below it, those of deeper headings among them."""

    heading: Entry
    level: int
    counters: Counters


class Counting:
    """Counts the paragraphs of a view and what is left to do in them; one that the report has several times once."""

    def __init__(self, view: View) -> None:
        index = view.index
        self._first = index.first()
        self._untranslated = index.bits(STATE, State.INITIAL.value)
        self._to_review = index.bits(STATE, State.NEEDS_REVIEW.value)
        self._findings = index.findings()

    def counted(self, start: int, end: int) -> Counters:
        """The counters from one paragraph to another, without the last."""
        own = self._first & span(start, end)
        return Counters(
            own.bit_count(),
            (own & self._untranslated).bit_count(),
            (own & self._to_review).bit_count(),
            self._findings[end] - self._findings[start],
        )


def counted(view: View) -> Counters:
    """The counters of the whole report."""
    return Counting(view).counted(0, len(view.entries))


def sections(view: View) -> list[Section]:
    """The sections of a document."""
    entries, counting = view.entries, Counting(view)
    heads = [(place, _level(entry)) for place, entry in enumerate(entries) if entry.piece.kind in BEGINNING]
    return [
        Section(entries[place], level, counting.counted(place, end))
        for (place, level), end in zip(heads, _ends(heads, len(entries)), strict=True)
    ]


def _ends(heads: Sequence[tuple[int, int]], end: int) -> list[int]:
    """Where each section ends: at the next heading that is not below it; a title's at the first heading."""
    found = [end] * len(heads)
    open_heads: list[int] = []
    for number, (place, level) in enumerate(heads):
        while open_heads and (heads[open_heads[-1]][1] >= level or heads[open_heads[-1]][1] == 0):
            found[open_heads.pop()] = place
        open_heads.append(number)
    return found


def outline_html(document: LiveDocument, view: View, filters: Filters, shown: Sequence[Entry], part: int) -> str:
    """The outline; `shown` are the paragraphs on the page, so many in a part of it."""
    numbers = [entry.number for entry in shown]
    items = []
    for section in sections(view):
        entry = section.heading
        title = " ".join((entry.piece.target.text or entry.piece.source.text).split())
        title = title if len(title) <= LONGEST else f"{title[: LONGEST - 1]}…"
        near = bisect_left(numbers, entry.number)
        link = element("a", text(title), href=addresses.page(document, filters.query(unit=entry.key), entry.anchor),
                       data_target=entry.anchor,
                       data_part=str(near // part) if near < len(numbers) else None)  # fmt: skip
        left = section.counters.words
        badge = element("span", text(left), class_="left") if left else ""
        items.append(element("li", f"{link} {badge}", class_=f"level-{min(section.level, 4)}"))
    if not items:
        return element("p", "The report has no headings.")
    return element("ul", "\n".join(items))


def _level(entry: Entry) -> int:
    return 0 if entry.piece.kind is BlockKind.TITLE else max(entry.piece.level, 1)
