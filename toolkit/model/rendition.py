"""A finished document, independent of its output format: the report's tree with the text that readers will see.

`toolkit.renderers.compose` builds it once; each renderer walks it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from toolkit.model.document import BlockKind, Merged
from toolkit.model.figure_table import FigureTable
from toolkit.model.finding import Severity
from toolkit.model.glossary_entry import GlossaryEntry
from toolkit.model.unit import State


class Policy(StrEnum):
    """How a build treats a unit that is untranslated or needs review."""

    FAIL = "fail"
    MARK = "mark"
    SOURCE = "source"
    PREVIOUS = "previous"


class Substitution(StrEnum):
    """What a piece shows in place of a finished translation; the manifest lists these values."""

    NONE = ""
    PLACEHOLDER = "placeholder"
    SOURCE = "source"
    DRAFT = "draft"


class MarkKind(StrEnum):
    """What a mark highlights."""

    TERM = "term"
    QUANTITY = "quantity"
    FINDING = "finding"
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of one side that is highlighted for reviewers.

    Marks with the same `link` belong together across both sides: it is a concept's id, or the number of a figure or
    finding within its unit. It is empty if the other side has no counterpart. `note` is the hover text: a glossary
    entry, or how a figure was read.
    """

    start: int
    end: int
    kind: MarkKind
    link: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding as reviewers see it next to its unit."""

    check: str
    severity: Severity
    message: str
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """A translation of the memory for the same or a similar text: how alike in percent, both texts, and its place."""

    percent: int
    source: str
    target: str
    place: str


@dataclass(frozen=True, slots=True)
class Footnote:
    """A translator's note for readers: its number in the document, its text, and the offset of its reference.

    A text that occurs several times has one note; `place` says which of its references this is, from 1.
    """

    number: int
    text: str
    at: int
    place: int = 1

    @property
    def mark(self) -> str:
        """What readers see, a letter, so that nobody takes it for a note of the report: a, b, … z, aa, bb, …."""
        return chr(ord("a") + (self.number - 1) % 26) * ((self.number - 1) // 26 + 1)

    @property
    def anchor(self) -> str:
        """The anchor of the reference: `translator-ref-a`, `translator-ref-a-2`."""
        return f"translator-ref-{self.mark}" + (f"-{self.place}" if self.place > 1 else "")


@dataclass(frozen=True, slots=True)
class Reference:
    """The mark of one of the report's own notes, as the report has it, in the text or at the start of the note.

    `note` is the name of the note, which is unique in the document. `place` says which of the marks that lead to the
    note it is, from 1; 0 for the mark that the note itself begins with. `of_table` is set for a note of a table alone.
    `of_source` is set in the text of the source: such a mark leads to the note, and nothing leads back to it.
    """

    start: int
    end: int
    note: str
    place: int
    of_table: bool = False
    of_source: bool = False

    @property
    def anchor(self) -> str:
        """The name of the place of this mark: `ref-1`, `ref-1-2`."""
        return f"ref-{self.note}" + (f"-{self.place}" if self.place > 1 else "")


@dataclass(frozen=True, slots=True)
class Side:
    """A piece's text in one language. Spans are half-open offsets in `text`; tabs separate the cells of a row.

    `foreign` are the stretches in another language, each with its code; `raised` are the marks of notes that are set
    above the line, several in one bracket as one.
    """

    text: str
    enumerator: tuple[int, int] | None = None
    run_in: tuple[int, int] | None = None
    marks: tuple[Mark, ...] = ()
    foreign: tuple[tuple[int, int, str], ...] = ()
    references: tuple[Reference, ...] = ()
    raised: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of the finished document. A table has no text of its own (`unit` is None), only rows as children.

    `bullet` is set for a list item that has a bullet before its text. `provenance` says to reviewers where the target
    comes from. `note` is the name of a note of the report's own, `referred` how many marks lead to it, and `of_table`
    is set if it is of a table alone. `captions` are those of a table, its name and its unit, above or `below` it.
    `merged` are the merged cells of a row, and `indents` the levels at which the texts of its cells are indented.
    """

    kind: BlockKind
    source: Side
    target: Side
    unit: str | None
    state: State
    substitution: Substitution
    level: int = 0
    line: int = 1
    catalog_line: int | None = None
    footnotes: tuple[Footnote, ...] = ()
    remarks: tuple[Remark, ...] = ()
    known: tuple[Known, ...] = ()
    children: tuple[Piece, ...] = ()
    bullet: bool = False
    provenance: str = ""
    note: str = ""
    referred: int = 0
    of_table: bool = False
    captions: tuple[Piece, ...] = ()
    below: tuple[Piece, ...] = ()
    merged: tuple[Merged, ...] = ()
    indents: tuple[int, ...] = ()

    @property
    def note_anchor(self) -> str:
        """The name of the place of a note: `note-1`."""
        return f"note-{self.note}"

    def walk(self, *, into_tables: bool = True) -> Iterator[Piece]:
        """This piece and all its descendants in document order; captions and rows of tables only if `into_tables`."""
        if into_tables:
            yield from self.captions
        yield self
        if into_tables or self.kind is not BlockKind.TABLE:
            for child in self.children:
                yield from child.walk(into_tables=into_tables)
        if into_tables:
            yield from self.below


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the report's settings add to the source: (label, value) lines in the target language, a disclaimer
    and a line about the license."""

    title: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    disclaimer: str = ""
    license: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """What the properties of a file say of the document; `date` is as in ISO 8601, everything may be empty."""

    author: str = ""
    translator: str = ""
    date: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()
    license: str = ""

    @property
    def creator(self) -> str:
        """The issuing body; the translator where no issuing body is known."""
        return self.author or self.translator


@dataclass(frozen=True, slots=True)
class Counts:
    """How complete a document is, in units. A unit that occurs several times in the report counts once."""

    units: int = 0
    translated: int = 0
    needs_review: int = 0
    untranslated: int = 0


@dataclass(frozen=True, slots=True)
class Rendition:
    """A finished document: title and metadata in `head`, everything else in `body`, both in document order.

    `catalog` is a link from the built file to the catalog, or empty. `glossary` is the appendix, or empty; `figures` is
    that of key indicators, or None; `terms` are the entries that term marks link to. `warnings` are
    one-line messages for the person running the build. `theme` and `paper` are those of the settings.
    """

    report: str
    source_language: str
    language: str
    title: str
    head: tuple[Piece, ...]
    body: tuple[Piece, ...]
    counts: Counts
    front: FrontMatter = field(default_factory=FrontMatter)
    about: About = field(default_factory=About)
    glossary: tuple[GlossaryEntry, ...] = ()
    terms: tuple[GlossaryEntry, ...] = ()
    catalog: str = ""
    figures: FigureTable | None = None
    warnings: tuple[str, ...] = ()
    theme: str = "plain"
    paper: str = "a4"

    def walk(self) -> Iterator[Piece]:
        """Every piece in document order, table rows included."""
        for piece in (*self.head, *self.body):
            yield from piece.walk()

    def footnotes(self) -> Iterator[Footnote]:
        """Every footnote once, in document order."""
        return (note for piece in self.walk() for note in piece.footnotes if note.place == 1)

    def substituted(self) -> Iterator[Piece]:
        """The pieces that do not show a finished translation, one for each unit."""
        seen: set[str | None] = {None}
        for piece in self.walk():
            if piece.substitution is not Substitution.NONE and piece.unit not in seen:
                seen.add(piece.unit)
                yield piece
