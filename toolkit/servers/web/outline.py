"""The outline of a report with what is left to do in each section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from toolkit.model import BlockKind, State
from toolkit.model.plural import plural
from toolkit.renderers.html_text import element, text
from toolkit.servers.web.document import Entry, LiveDocument
from toolkit.servers.web.filters import Filters

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


def counted(document: LiveDocument, entries: Sequence[Entry]) -> Counters:
    """The counters of some paragraphs; one that the report has several times counts once."""
    own = [entry for entry in entries if not entry.repeated]
    return Counters(
        len(own),
        sum(entry.piece.state is State.INITIAL for entry in own),
        sum(entry.piece.state is State.NEEDS_REVIEW for entry in own),
        sum(len(document.found.get(entry.key, ())) for entry in own),
    )


def sections(document: LiveDocument) -> list[Section]:
    """The sections of a document."""
    entries = document.entries
    heads = [(place, _level(entry)) for place, entry in enumerate(entries) if entry.piece.kind in BEGINNING]
    found = []
    for number, (place, level) in enumerate(heads):
        end = next((at for at, other in heads[number + 1 :] if other <= level), len(entries))
        if level == 0:  # a title is a section of its own up to the first heading
            end = heads[number + 1][0] if number + 1 < len(heads) else len(entries)
        found.append(Section(entries[place], level, counted(document, entries[place:end])))
    return found


def outline_html(document: LiveDocument, filters: Filters, parts: dict[int, int]) -> str:
    """The outline; `parts` says in which part of the page each paragraph is, by number."""
    base = f"/report/{document.language}/{quote(document.report)}"
    items = []
    for section in sections(document):
        entry = section.heading
        shown = " ".join((entry.piece.target.text or entry.piece.source.text).split())
        shown = shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"
        near = min((number for number in parts if number >= entry.number), default=None)
        link = element("a", text(shown), href=f"{base}?{filters.query(unit=entry.key)}#{entry.anchor}",
                       data_target=entry.anchor, data_part=None if near is None else str(parts[near]))  # fmt: skip
        left = section.counters.words
        badge = element("span", text(left), class_="left") if left else ""
        items.append(element("li", f"{link} {badge}", class_=f"level-{min(section.level, 4)}"))
    if not items:
        return element("p", "The report has no headings.")
    return element("ul", "\n".join(items))


def _level(entry: Entry) -> int:
    return 0 if entry.piece.kind is BlockKind.TITLE else max(entry.piece.level, 1)
