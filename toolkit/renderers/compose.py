"""From a report and its units to the finished document that every renderer walks: a pure function."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from toolkit.language.numbering import leading
from toolkit.model import Block, BlockKind, Document, State, Unit
from toolkit.model.rendition import (
    Counts,
    Footnote,
    GlossaryEntry,
    Mark,
    Piece,
    Policy,
    Remark,
    Rendition,
    Side,
    Stand,
)
from toolkit.renderers.characters import REPLACEMENT, visible
from toolkit.renderers.footnotes import Note, notes
from toolkit.renderers.front import front_matter
from toolkit.renderers.run_in import run_in_heading
from toolkit.settings import ReportSettings

HEAD = frozenset({BlockKind.TITLE, BlockKind.METADATA})
#: Kinds whose leading enumerator is their number.
NUMBERED = frozenset({BlockKind.HEADING, BlockKind.LIST_ITEM})
#: White space around a text that is none of its business; tabs part a row's cells.
_TRIMMED = " \n\u3000"


@dataclass(frozen=True, slots=True)
class Annotation:
    """What reviewers see of one unit beside its two texts: marks in each, findings, and its line in the catalog."""

    source: tuple[Mark, ...] = ()
    target: tuple[Mark, ...] = ()
    remarks: tuple[Remark, ...] = ()
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """How a document is to be composed. `readings` are by unit key and may be empty."""

    language: str
    source_language: str = "zh"
    policy: Policy = Policy.FAIL
    report: ReportSettings = field(default_factory=ReportSettings)
    readings: Mapping[str, Annotation] = field(default_factory=dict)
    glossary: tuple[GlossaryEntry, ...] = ()
    terms: tuple[GlossaryEntry, ...] = ()
    catalog: str = ""


def compose(document: Document, units: Iterable[Unit], plan: Plan) -> Rendition:
    """The finished document. Boilerplate is left out; a block without a unit counts as untranslated.

    Under `Policy.FAIL` unfinished units stand as placeholders; whoever builds asks `Rendition.counts` first.
    """
    composer = _Composer(plan, _by_source(units))
    pieces = composer.pieces(document.blocks)
    head = tuple(takewhile(lambda piece: piece.kind in HEAD and not piece.children, pieces))
    front = front_matter(plan.report, head, plan.language)
    return Rendition(
        report=document.name,
        source_language=plan.source_language,
        language=plan.language,
        title=_title(pieces, front.title) or document.name,
        head=head,
        body=pieces[len(head) :],
        counts=_counts(pieces),
        front=front,
        glossary=plan.glossary,
        terms=plan.terms,
        catalog=plan.catalog,
        warnings=tuple(composer.warnings),
    )


def _by_source(units: Iterable[Unit]) -> dict[str, list[Unit]]:
    """Living units by source text; several only where a msgctxt tells equal sources apart."""
    found: defaultdict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        if not unit.obsolete:
            found[unit.source].append(unit)
    return found


class _Composer:
    """Walks the blocks once, numbering footnotes and equal sources as it goes."""

    def __init__(self, plan: Plan, units: Mapping[str, Sequence[Unit]]) -> None:
        self.plan = plan
        self.units = units
        self.seen: defaultdict[str, int] = defaultdict(int)
        self.footnotes = 0
        self.warnings: list[str] = []

    def pieces(self, blocks: Iterable[Block]) -> tuple[Piece, ...]:
        return tuple(self.piece(block) for block in blocks if block.kind is not BlockKind.BOILERPLATE)

    def piece(self, block: Block) -> Piece:
        unit = self.unit(block)
        stand = _stand(unit, self.plan.policy)
        reading = self.plan.readings.get(unit.key, Annotation())
        target = self.target(block, unit, stand, reading)
        return Piece(
            kind=block.kind,
            source=_side(block, block.text, self.plan.source_language, reading.source),
            target=target,
            unit=None if block.kind is BlockKind.TABLE else unit.key,
            state=State.TRANSLATED if block.kind is BlockKind.TABLE else unit.state,
            stand=Stand.TRANSLATION if block.kind is BlockKind.TABLE else stand,
            level=block.level,
            line=block.line,
            catalog_line=reading.line,
            footnotes=self.anchored(unit, target.text) if stand in (Stand.TRANSLATION, Stand.DRAFT) else (),
            remarks=reading.remarks,
            children=self.pieces(block.children),
        )

    def unit(self, block: Block) -> Unit:
        """The unit of a block; the n-th of those with its source for the n-th block that has it.

        A target of white space is none.
        """
        units = self.units.get(block.text, ())
        place = self.seen[block.text]
        self.seen[block.text] += 1
        unit = units[min(place, len(units) - 1)] if units else Unit(block.text)
        return unit if unit.target.strip() else replace(unit, state=State.INITIAL)

    def target(self, block: Block, unit: Unit, stand: Stand, reading: Annotation) -> Side:
        if stand is Stand.PLACEHOLDER:
            return Side("")
        if stand is Stand.SOURCE:
            return _side(block, block.text, self.plan.source_language, ())
        side = _side(block, unit.target, self.plan.language, reading.target)
        if REPLACEMENT in side.text and REPLACEMENT not in unit.target:
            self.warnings.append(f"unit {unit.key}: characters that no document can hold are shown as {REPLACEMENT}")
        return side

    def anchored(self, unit: Unit, text: str) -> tuple[Footnote, ...]:
        """The unit's footnotes, numbered in the order in which a reader meets them."""
        placed = sorted(((self.anchor(note, unit, text), note.text) for note in notes(unit.comments)), key=_first)
        found = []
        for at, note in placed:
            self.footnotes += 1
            found.append(Footnote(self.footnotes, visible(note), at))
        return tuple(found)

    def anchor(self, note: Note, unit: Unit, text: str) -> int:
        place = note.place(text)
        if place is None:
            self.warnings.append(f"unit {unit.key}: the footnote's phrase {note.phrase!r} is not in the translation")
            return len(text.rstrip())
        return place


def _first(pair: tuple[int, str]) -> int:
    return pair[0]


def _stand(unit: Unit, policy: Policy) -> Stand:
    """What stands in a unit's place under a policy."""
    if unit.state is State.TRANSLATED:
        return Stand.TRANSLATION
    if policy is Policy.SOURCE:
        return Stand.SOURCE
    if policy is Policy.PREVIOUS and unit.state is State.NEEDS_REVIEW and unit.target.strip():
        return Stand.DRAFT
    return Stand.PLACEHOLDER


def _side(block: Block, text: str, language: str, marks: tuple[Mark, ...]) -> Side:
    """A block's text in one language, cleaned for readers and trimmed, its spans moved along.

    A row's tabs part its cells and stay. An enumerator is set off where it numbers the block, and not where it only
    begins a sentence that counts on.
    """
    clean = visible(text)
    around = _TRIMMED if block.kind is BlockKind.ROW else f"{_TRIMMED}\t"
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
    )


def _title(pieces: Sequence[Piece], added: str) -> str:
    """The document's name: its title, what the settings add, or its first heading."""
    for wanted in (BlockKind.TITLE, BlockKind.HEADING):
        for piece in (piece for top in pieces for piece in top.walk()):
            if piece.kind is wanted and (piece.target.text or not added):
                return " ".join((piece.target.text or piece.source.text).split())
        if added:
            return added
    return ""


def _counts(pieces: Sequence[Piece]) -> Counts:
    states = {piece.unit: piece.state for top in pieces for piece in top.walk() if piece.unit is not None}
    tally = list(states.values())
    return Counts(
        len(tally), tally.count(State.TRANSLATED), tally.count(State.NEEDS_REVIEW), tally.count(State.INITIAL)
    )
