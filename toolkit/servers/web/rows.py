"""A paragraph as a row of the page: the row of the static bilingual page, with what is live about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from urllib.parse import quote

from toolkit.language.alignment import Bead, align
from toolkit.model import State
from toolkit.model.rendition import Footnote, Mark, MarkKind, Piece, Rendition, Side
from toolkit.renderers.html_bilingual import Row, marked_run, row_html
from toolkit.renderers.html_text import element, side_html, text
from toolkit.servers.web.document import Entry, LiveDocument
from toolkit.servers.web.filters import Filters
from toolkit.servers.web.search import Search, search_for
from toolkit.terminology.sentence_pairs import clauses

Span = tuple[int, int]

STATES = {State.INITIAL: "untranslated", State.NEEDS_REVIEW: "to review", State.TRANSLATED: ""}


class LiveRow(Row):
    """A row with a permalink, a way to edit, and its sentences; its readings and the memory are in the panel."""

    def __init__(self, rendition: Rendition, piece: Piece, entry: Entry, url: str, editor: str = "") -> None:
        super().__init__(rendition, piece)
        self.entry = entry
        self.url = url
        self.editor = editor

    def attributes(self) -> dict[str, str | None]:
        """See Row."""
        own = {"id": self.entry.anchor, "data_unit": self.entry.key, "data_number": str(self.entry.number)}
        return super().attributes() | own

    def place(self, number: int) -> str:
        """The number as a permalink, the state, who has signed it off, and the way to edit."""
        entry, anchor = self.entry, f"#{self.entry.anchor}"
        parts = [element("a", str(number), class_="number", href=f"{self.url}{anchor}", title="Permalink")]
        if STATES[entry.piece.state]:
            parts.append(element("span", STATES[entry.piece.state], class_=f"state {entry.piece.state.value}"))
        for review in entry.unit.reviews if entry.unit else ():
            said = f"✓ {review.name}" if review.holds else f"{review.name}: changed since"
            parts.append(element("span", text(said), class_="signed" if review.holds else "signed void"))
        if entry.unit is None:
            parts.append(element("span", "not in the catalog; run: toolkit update", class_="state"))
        else:
            named = f"Edit paragraph {number}"
            link = element("a", "Edit", class_="edit", href=f"{self.url}&edit=1{anchor}", aria_label=named)
            parts.append(link)
        return element("div", "\n".join(parts), class_="place")

    def findings(self) -> str:
        """See Row; with the editor, where there is one."""
        return self.editor + super().findings()

    def known(self) -> str:
        """Nothing: the panel has it."""
        return ""

    def running(self, side: Side, notes: Sequence[Footnote], name: str) -> str:
        """The text with its sentences, where it has several that render each other."""
        spans = self._sentences(name)
        if len(spans) < 2:
            return super().running(side, notes, name)
        parts, at = [], 0
        for number, (start, end) in sorted(spans.items(), key=lambda one: one[1]):
            parts += [self._between(side, notes, (at, start), name)] if at < start else []
            inner = self._between(side, notes, (start, end), name)
            parts.append(element("span", inner, class_="sentence", data_sentence=str(number)))
            at = end
        parts += [self._between(side, notes, (at, len(side.text)), name)] if at < len(side.text) else []
        return "".join(parts)

    def _sentences(self, name: str) -> dict[int, tuple[int, int]]:
        piece = self.piece
        if not piece.target.text or piece.source.text == piece.target.text:
            return {}
        pairs = aligned(piece.source.text, piece.target.text, (self.rendition.source_language, self.rendition.language))
        return {number: pair[name != "source"] for number, pair in enumerate(pairs, 1)}

    def _between(self, side: Side, notes: Sequence[Footnote], span: tuple[int, int], name: str) -> str:
        return side_html(side, notes, span, lambda run: marked_run(run, name))


@lru_cache(maxsize=256)
def aligned(source: str, target: str, languages: tuple[str, str]) -> tuple[tuple[Span, Span], ...]:
    """The sentences that render each other by order, length and figures: quick enough for every row of a page."""
    ours, theirs = clauses(source, languages[0]), clauses(target, languages[1])
    if len(ours) < 2 or len(theirs) < 2:
        return ()
    beads = align([source[slice(*one)] for one in ours], [target[slice(*one)] for one in theirs], languages)
    return tuple((_whole(ours, bead.source), _whole(theirs, bead.target)) for bead in beads if _both(bead))


def _both(bead: Bead) -> bool:
    return bead.source[0] < bead.source[1] and bead.target[0] < bead.target[1]


def _whole(spans: Sequence[Span], numbers: Span) -> Span:
    return spans[numbers[0]][0], spans[numbers[1] - 1][1]


class Rows:
    """The rows of a document, each rendered once for one content."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int], tuple[object, str]] = {}

    def row(self, document: LiveDocument, entry: Entry, filters: Filters, editor: str = "") -> str:
        """One row."""
        url = f"/report/{document.language}/{quote(document.report)}?{filters.query(unit=entry.key)}"
        key = (entry.unit.unit if entry.unit else None, document.findings(entry.key) if entry.unit else (),
               entry.piece.footnotes, entry.number, url)  # fmt: skip
        at = (document.place, entry.number)
        if editor or filters.q:
            return self._made(document, entry, url, filters.q, editor)
        if self._known.get(at, (None, ""))[0] != key:
            self._known[at] = (key, self._made(document, entry, url, "", ""))
        return self._known[at][1]

    @staticmethod
    def _made(document: LiveDocument, entry: Entry, url: str, wanted: str, editor: str) -> str:
        piece = document.annotated(entry)
        if wanted:
            search = search_for(wanted, (document.options.source_language, document.language))
            piece = replace(piece, source=_found(piece.source, search, 0), target=_found(piece.target, search, 1))
        return row_html(LiveRow(document.rendition, piece, entry, url, editor), entry.number)


def _found(side: Side, search: Search, which: int) -> Side:
    """A side with the places of what was searched for marked."""
    spans = search.places(side.text, which) or search.parts(side.text)
    return replace(side, marks=(*side.marks, *(Mark(start, end, MarkKind.FOUND) for start, end in spans)))
