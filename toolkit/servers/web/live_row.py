"""A paragraph as a row of the page: the row of the static bilingual page, with what is live about it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from toolkit.language.alignment import Bead, align
from toolkit.model import State
from toolkit.model.rendition import Footnote, Piece, Rendition, Side
from toolkit.renderers.html_rows import Row, marked_run
from toolkit.renderers.html_text import element, side_html, text
from toolkit.servers.web.entries import Entry
from toolkit.terminology.sentence_pairs import clauses

Span = tuple[int, int]

STATES = {State.INITIAL: "untranslated", State.NEEDS_REVIEW: "to review", State.TRANSLATED: ""}


class LiveRow(Row):
    """A row with a permalink, a way to edit, and its sentences; its readings and the memory are in the panel.

    One that is not `read` yet has no marks, and says so to the script.
    """

    def __init__(
        self, rendition: Rendition, piece: Piece, entry: Entry, url: str, editor: str = "", *, read: bool = True
    ) -> None:
        super().__init__(rendition, piece)
        self.entry = entry
        self.url = url
        self.editor = editor
        self.is_read = read

    def attributes(self) -> dict[str, str | None]:
        """See Row."""
        own = {"id": self.entry.anchor, "data_unit": self.entry.key, "data_number": str(self.entry.number),
               "data_plain": None if self.is_read else ""}  # fmt: skip
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
            parts.append(element("span", text(entry.missing), class_="state"))
        else:
            named = f"Edit paragraph {number}"
            link = element("a", "Edit", class_="edit", href=f"{self.url}&edit=1{anchor}", aria_label=named)
            parts.append(link)
        return element("div", "\n".join(parts), class_="place", role=self.part_role)

    def findings(self) -> str:
        """See Row; with the editor, where there is one."""
        return self.editor + super().findings()

    def known(self) -> str:
        """Nothing: the panel has it."""
        return ""

    def source(self) -> str:
        """See Row; with the plural."""
        unit = self.entry.unit.unit if self.entry.unit else None
        return super().source() + (_form("plural", unit.plural) if unit and unit.plural else "")

    def target(self, tag: str) -> str:
        """See Row; with the other plural forms."""
        unit = self.entry.unit.unit if self.entry.unit else None
        others = enumerate(unit.plural_targets if unit else (), 1)
        return super().target(tag) + "".join(_form(f"msgstr[{number}]", form) for number, form in others)

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
        if not self.is_read or not piece.target.text or piece.source.text == piece.target.text:
            return {}
        pairs = aligned(piece.source.text, piece.target.text, (self.rendition.source_language, self.rendition.language))
        return {number: pair[name != "source"] for number, pair in enumerate(pairs, 1)}

    def _between(self, side: Side, notes: Sequence[Footnote], span: tuple[int, int], name: str) -> str:
        return side_html(side, notes, span, lambda run: marked_run(run, name))


@lru_cache(maxsize=4096)
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


def _form(label: str, form: str) -> str:
    """A plural form after the first."""
    return element("p", element("span", text(label), class_="label") + " " + (text(form) or "(empty)"), class_="form")
