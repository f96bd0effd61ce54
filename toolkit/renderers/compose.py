"""Compose a report and its units into the finished document that every renderer walks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from operator import itemgetter

from toolkit.language.note_faults import faults
from toolkit.language.numbering import leading
from toolkit.model import Block, BlockKind, Document, State, Unit
from toolkit.model.glossary_entry import GlossaryEntry
from toolkit.model.rendition import (
    Counts,
    Footnote,
    Known,
    Mark,
    Piece,
    Policy,
    Remark,
    Rendition,
    Side,
    Substitution,
)
from toolkit.renderers.about import about
from toolkit.renderers.captions import captioned
from toolkit.renderers.characters import REPLACEMENT, visible
from toolkit.renderers.contents import plain_title
from toolkit.renderers.footnotes import Note, notes
from toolkit.renderers.front import front_matter
from toolkit.renderers.indents import indented
from toolkit.renderers.labels import labels_for
from toolkit.renderers.own_notes import with_own_notes
from toolkit.renderers.run_in import run_in_heading
from toolkit.renderers.runs import badge_text
from toolkit.renderers.scripts import foreign_spans
from toolkit.settings import ReportSettings

HEAD = frozenset({BlockKind.TITLE, BlockKind.METADATA})
#: Kinds that a leading enumerator numbers.
NUMBERED = frozenset({BlockKind.HEADING, BlockKind.LIST_ITEM})
#: White space to strip from the ends of a text; tabs are added except in rows, where they separate cells.
_STRIPPED = " \n\u3000"


@dataclass(frozen=True, slots=True)
class Annotation:
    """What reviewers see of a unit besides its texts: marks in both, findings, its line in the catalog, where its
    target comes from, and what the memory knows.
    """

    source: tuple[Mark, ...] = ()
    target: tuple[Mark, ...] = ()
    remarks: tuple[Remark, ...] = ()
    line: int | None = None
    provenance: str = ""
    known: tuple[Known, ...] = ()


@dataclass(frozen=True, slots=True)
class ComposeOptions:
    """How to compose a document. `annotations` are by unit key and may be empty."""

    language: str
    source_language: str = "zh"
    policy: Policy = Policy.FAIL
    report: ReportSettings = field(default_factory=ReportSettings)
    annotations: Mapping[str, Annotation] = field(default_factory=dict)
    glossary: tuple[GlossaryEntry, ...] = ()
    terms: tuple[GlossaryEntry, ...] = ()
    keywords: tuple[str, ...] = ()
    catalog: str = ""


def compose(document: Document, units: Iterable[Unit], options: ComposeOptions) -> Rendition:
    """The finished document. Boilerplate is left out; a block without a unit counts as untranslated.

    Under `Policy.FAIL` unfinished units become placeholders; callers check `Rendition.counts` to fail.
    """
    composer = _Composer(options, _by_source(units))
    pieces = captioned(with_own_notes(composer.pieces(document.blocks)))
    head = tuple(takewhile(lambda piece: piece.kind in HEAD and not piece.children, pieces))
    front = front_matter(options.report, head, options.language)
    return Rendition(
        report=document.name,
        source_language=options.source_language,
        language=options.language,
        title=_title(pieces, front.title, options) or document.name,
        head=head,
        body=pieces[len(head) :],
        counts=_counts(pieces),
        front=front,
        about=about(options.report, head, options.language, options.keywords),
        glossary=options.glossary,
        terms=options.terms,
        catalog=options.catalog,
        warnings=(*composer.warnings, *_unmatched_notes(document)),
    )


def shown_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks that become pieces, in the order of `Rendition.walk`."""
    for block in blocks:
        if block.kind is not BlockKind.BOILERPLATE:
            yield block
            yield from shown_blocks(block.children)


def annotated(piece: Piece, block: Block, unit: Unit, annotation: Annotation, options: ComposeOptions) -> Piece:
    """A piece composed without annotations, with those of its unit, whose target may be another by now."""
    shown = piece.substitution in (Substitution.NONE, Substitution.DRAFT)
    return replace(
        piece,
        source=_side(block, block.text, options.source_language, annotation.source),
        target=_side(block, unit.target, options.language, annotation.target) if shown else piece.target,
        catalog_line=annotation.line,
        remarks=annotation.remarks,
    )


def _unmatched_notes(document: Document) -> Iterator[str]:
    """A line for each mark without a note, and each note without a mark."""
    blocks = [block for block in document.walk() if block.unit]
    return (f"unit {blocks[one.text].unit}: {one.message}" for one in faults([block.text for block in blocks]))


def _by_source(units: Iterable[Unit]) -> dict[str, list[Unit]]:
    """Live units by source text; there are several only if contexts distinguish equal sources."""
    found: defaultdict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        if not unit.obsolete:
            found[unit.source].append(unit)
    return found


class _Composer:
    """Walks the blocks once and numbers footnotes and equal sources; a unit's footnotes are the same at every place."""

    def __init__(self, options: ComposeOptions, units: Mapping[str, Sequence[Unit]]) -> None:
        self.options = options
        self.units = units
        self.seen: defaultdict[str, int] = defaultdict(int)
        self.footnotes: dict[tuple[str, int], int] = {}
        self.references: Counter[int] = Counter()
        self.warnings: list[str] = []

    def pieces(self, blocks: Iterable[Block]) -> tuple[Piece, ...]:
        return tuple(self.piece(block) for block in blocks if block.kind is not BlockKind.BOILERPLATE)

    def piece(self, block: Block) -> Piece:
        unit = self.unit(block)
        substitution = _substitution(unit, self.options.policy)
        annotation = self.options.annotations.get(unit.key, Annotation())
        target = self.target(block, unit, substitution, annotation)
        has_target = substitution in (Substitution.NONE, Substitution.DRAFT)
        return Piece(
            kind=BlockKind.PARAGRAPH if block.run_in else block.kind,  # a run-in heading is part of its paragraph
            source=_side(block, block.text, self.options.source_language, annotation.source),
            target=target,
            unit=None if block.kind is BlockKind.TABLE else unit.key,
            state=State.TRANSLATED if block.kind is BlockKind.TABLE else unit.state,
            substitution=Substitution.NONE if block.kind is BlockKind.TABLE else substitution,
            level=block.level,
            line=block.line,
            catalog_line=annotation.line,
            footnotes=self.footnotes_of(unit, target.text) if has_target else (),
            remarks=annotation.remarks,
            known=annotation.known,
            children=self.children(block),
            bullet=block.bullet,
            merged=block.merged,
            provenance=annotation.provenance,
        )

    def children(self, block: Block) -> tuple[Piece, ...]:
        """The pieces below a block; the rows of a table with the levels of their cells."""
        pieces = self.pieces(block.children)
        return indented(pieces, [one.starts for one in block.children]) if block.kind is BlockKind.TABLE else pieces

    def unit(self, block: Block) -> Unit:
        """The unit of a block: the n-th unit with its source for the n-th block with that text.

        A target of white space counts as untranslated.
        """
        units = self.units.get(block.text, ())
        place = self.seen[block.text]
        self.seen[block.text] += 1
        unit = units[min(place, len(units) - 1)] if units else Unit(block.text)
        return unit if unit.target.strip() else replace(unit, state=State.INITIAL)

    def target(self, block: Block, unit: Unit, substitution: Substitution, annotation: Annotation) -> Side:
        if substitution is Substitution.PLACEHOLDER:
            return Side("")
        if substitution is Substitution.SOURCE:
            return _side(block, block.text, self.options.source_language, ())
        side = _side(block, unit.target, self.options.language, annotation.target)
        if REPLACEMENT in side.text and REPLACEMENT not in unit.target:
            self.warnings.append(f"unit {unit.key}: replaced unprintable characters with {REPLACEMENT}")
        return side

    def footnotes_of(self, unit: Unit, text: str) -> tuple[Footnote, ...]:
        """The unit's footnotes, numbered in reading order."""
        placed = [(self.anchor(note, unit, text), name, note.text) for name, note in enumerate(notes(unit.comments))]
        found = []
        for at, name, note in sorted(placed, key=itemgetter(0)):
            number = self.footnotes.setdefault((unit.key, name), len(self.footnotes) + 1)
            self.references[number] += 1
            found.append(Footnote(number, visible(note), at, self.references[number]))
        return tuple(found)

    def anchor(self, note: Note, unit: Unit, text: str) -> int:
        place = note.place(text)
        if place is None:
            self.warnings.append(f"unit {unit.key}: the footnote's phrase {note.phrase!r} is not in the translation")
            return len(text.rstrip())
        return place


def _substitution(unit: Unit, policy: Policy) -> Substitution:
    if unit.state is State.TRANSLATED:
        return Substitution.NONE
    if policy is Policy.SOURCE:
        return Substitution.SOURCE
    if policy is Policy.PREVIOUS and unit.state is State.NEEDS_REVIEW and unit.target.strip():
        return Substitution.DRAFT
    return Substitution.PLACEHOLDER


def _side(block: Block, text: str, language: str, marks: tuple[Mark, ...]) -> Side:
    """A block's text in one language, with invisible characters replaced, white space stripped and spans adjusted.

    A row keeps the tabs between its cells. An enumerator is styled only if it numbers the block, not if it merely
    begins a sentence of an enumeration.
    """
    clean = visible(text)
    around = _STRIPPED if block.kind is BlockKind.ROW else f"{_STRIPPED}\t"
    stripped = clean.strip(around)
    offset = len(clean) - len(clean.lstrip(around))

    def moved(place: int) -> int:
        return min(max(place - offset, 0), len(stripped))

    found = leading(stripped, language)
    numbers = block.run_in is not None or block.kind in NUMBERED
    run_in = None
    if block.run_in is not None and text is block.text:
        run_in = moved(block.run_in[0]), moved(block.run_in[1])
    elif block.run_in is not None:
        run_in = run_in_heading(stripped, found.end if found else 0, block.run_in[1] - block.run_in[0])
    return Side(
        stripped,
        (found.start, found.end) if found and numbers else None,
        run_in,
        tuple(Mark(moved(mark.start), moved(mark.end), mark.kind, mark.link, mark.note) for mark in marks),
        foreign_spans(stripped, language),
    )


def _title(pieces: Sequence[Piece], added: str, options: ComposeOptions) -> str:
    """The document's title: its title block, the title in the settings, or its first heading.

    One that is not translated is marked, as nothing else in the properties of a file says its language.
    """
    for wanted in (BlockKind.TITLE, BlockKind.HEADING):
        for piece in (piece for top in pieces for piece in top.walk()):
            if piece.kind is wanted and (piece.target.text or not added):
                foreign = piece.substitution in (Substitution.PLACEHOLDER, Substitution.SOURCE)
                if foreign and options.report.title:
                    return visible(options.report.title)
                marked = f"[{badge_text(piece, labels_for(options.language))}] " if foreign else ""
                return marked + plain_title(piece.target if piece.target.text else piece.source)
        if added:
            return added
    return ""


def _counts(pieces: Sequence[Piece]) -> Counts:
    states = {piece.unit: piece.state for top in pieces for piece in top.walk() if piece.unit is not None}
    tally = list(states.values())
    return Counts(
        len(tally), tally.count(State.TRANSLATED), tally.count(State.NEEDS_REVIEW), tally.count(State.INITIAL)
    )
