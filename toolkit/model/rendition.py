"""A finished document before it takes a format: the report's tree with what a reader sees in each place.

`toolkit.renderers.compose` builds it once; every renderer only walks it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from toolkit.model.document import BlockKind
from toolkit.model.finding import Severity
from toolkit.model.unit import State


class Policy(StrEnum):
    """What a build does with a unit that is untranslated or needs review."""

    FAIL = "fail"
    MARK = "mark"
    SOURCE = "source"
    PREVIOUS = "previous"


class Stand(StrEnum):
    """What stands in a piece's target: its translation, or what was put in its place and is marked as such."""

    TRANSLATION = "translation"
    PLACEHOLDER = "placeholder"
    SOURCE = "source"
    DRAFT = "draft"


class MarkKind(StrEnum):
    """What a marked stretch of text is."""

    TERM = "term"
    QUANTITY = "quantity"
    FINDING = "finding"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of one side that reviewers see marked.

    `link` is equal for the stretches that belong together on both sides (a concept's id, a figure's number in its
    unit, a finding's number in its unit); it is empty where nothing on the other side answers. `note` is for the
    hover: a glossary entry or how a figure was read.
    """

    start: int
    end: int
    kind: MarkKind
    link: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding as reviewers read it beside its unit."""

    check: str
    severity: Severity
    message: str
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A translator's note for readers: its number in the document, its text, and the offset it follows."""

    number: int
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Side:
    """One language's text of a piece. All spans are half-open offsets in `text`; a row's cells are parted by tabs."""

    text: str
    enumerator: tuple[int, int] | None = None
    run_in: tuple[int, int] | None = None
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of the finished document. A table has no text of its own (`unit` is None); its rows are below it."""

    kind: BlockKind
    source: Side
    target: Side
    unit: str | None
    state: State
    stand: Stand
    level: int = 0
    line: int = 1
    catalog_line: int | None = None
    footnotes: tuple[Footnote, ...] = ()
    remarks: tuple[Remark, ...] = ()
    children: tuple[Piece, ...] = ()

    def walk(self) -> Iterator[Piece]:
        """This piece and everything below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the report's settings add to the seed: (label, value) lines in the target language, and a disclaimer."""

    title: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    disclaimer: str = ""


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A line of a glossary for readers."""

    id: str
    source: str
    target: str
    definition: str = ""
    admitted: tuple[str, ...] = ()
    deprecated: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How complete a document is, in units; each unit counts once however often it stands in the report."""

    units: int = 0
    translated: int = 0
    needs_review: int = 0
    untranslated: int = 0


@dataclass(frozen=True, slots=True)
class Rendition:
    """A finished document: title and metadata in `head`, everything else in `body`, both in document order.

    `catalog` is the catalog's path as a link from the built file, or empty. `glossary` is the appendix, or empty;
    `terms` are the entries that reviewers' marks of the kind term link to.
    `warnings` are what the person who builds should know, one line each.
    """

    report: str
    source_language: str
    language: str
    title: str
    head: tuple[Piece, ...]
    body: tuple[Piece, ...]
    counts: Counts
    front: FrontMatter = field(default_factory=FrontMatter)
    glossary: tuple[GlossaryEntry, ...] = ()
    terms: tuple[GlossaryEntry, ...] = ()
    catalog: str = ""
    warnings: tuple[str, ...] = ()

    def walk(self) -> Iterator[Piece]:
        """Every piece in document order."""
        for piece in (*self.head, *self.body):
            yield from piece.walk()

    @property
    def is_glossary(self) -> bool:
        """Whether the document is nothing but a glossary."""
        return not self.head and not self.body

    def footnotes(self) -> Iterator[Footnote]:
        """Every footnote in order."""
        for piece in self.walk():
            yield from piece.footnotes

    def substituted(self) -> Iterator[Piece]:
        """The pieces that do not show a finished translation, one a unit."""
        seen: set[str | None] = {None}
        for piece in self.walk():
            if piece.stand is not Stand.TRANSLATION and piece.unit not in seen:
                seen.add(piece.unit)
                yield piece
