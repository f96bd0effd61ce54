"""Link the marks of the report's own notes in a finished document to the notes, and the notes to their marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from toolkit.language.note_counterparts import counterparts, same_signs
from toolkit.language.own_notes import BEGINS, Mark, in_one_bracket, openings, referring
from toolkit.language.several_notes import several
from toolkit.model import BlockKind
from toolkit.model.rendition import Piece, Reference, Side

#: What the marks that are set above the line begin with: [1], ①; not （注1）, and ¹ is there already.
_RAISED = frozenset("[［〔【①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
#: Notes are known here, so that marks of every family count.
_ALL = tuple(BEGINS)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A piece with its place in the document, and the number of the table that it is of; 0 for none."""

    piece: Piece
    place: int
    table: int


def with_own_notes(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces with the references of their sources and targets, and the notes with their names."""
    return _Linker(pieces).linked(pieces)


class _Linker:
    """Knows every note of a document by its mark; each mark leads to the note of its table, else to the next one."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.placed = list(_placed(pieces))
        self.by_piece = {id(one.piece): one for one in self.placed}
        self.names: dict[int, str] = {}
        self.notes: dict[tuple[str, str], list[_Placed]] = {}
        own = [one for one in self.placed if one.piece.kind is BlockKind.NOTE]
        for one in sorted(own, key=lambda one: one.table > 0):  # of equal numbers the report's has the plain name
            self._add(one)
        self.shapes = {family for family, _ in self.notes}
        self.shared = set(self._referred_from_outside())
        self.counts: Counter[str] = Counter()
        self.sides = {id(one.piece): self._side(one) for one in self.placed} if self.names else {}

    def _add(self, note: _Placed) -> None:
        marks = openings(note.piece.source.text, _ALL)
        name = marks[0].value if marks and marks[0].value.isdecimal() else ""
        taken = set(self.names.values())
        self.names[id(note.piece)] = name if name and name not in taken else f"n{len(taken) + 1}"
        for mark in marks:
            self.notes.setdefault(mark.key, []).append(note)

    def _referred_from_outside(self) -> Iterator[int]:
        """The notes right below a table that marks in the text around it refer to: they are the report's own.

        Not a paragraph of several notes: a footnote has one mark, so it stays where its marks are seen.
        """
        for one in self.placed if self.names else ():
            if one.piece.kind in (BlockKind.NOTE, BlockKind.CAPTION):
                continue
            for mark in self._marks(one.piece.source.text):
                note = self._note(mark, one)
                if note and note.table != one.table and not openings(note.piece.source.text, _ALL)[1:]:
                    yield id(note.piece)

    def _of_table(self, note: Piece) -> bool:
        return self.by_piece[id(note)].table > 0 and id(note) not in self.shared

    def _side(self, one: _Placed) -> Side:
        """The target of a piece, with the references among the marks that its source has too."""
        source, target = one.piece.source.text, one.piece.target.text
        own, theirs = (_begun(one.piece, text) for text in (source, target))
        led = {mark: note for mark in self._marks(source, own) if (note := self._note(mark, one))}
        kept = {*self._marks(target, theirs), *same_signs(source, list(led), target, theirs)}
        in_order = sorted(kept, key=lambda mark: mark.start)
        found = [
            self._counted(mark, led[origin]) for mark, origin in counterparts(list(led), in_order, self.shapes).items()
        ]
        if theirs and own and theirs[0].start == 0 and theirs[0].value == own[0].value:
            found.insert(0, _own_mark(target, theirs[0], self.names[id(one.piece)]))
        return replace(one.piece.target, references=tuple(found), raised=tuple(_raised(target, found)))

    def _marks(self, text: str, begun: Sequence[Mark] = ()) -> list[Mark]:
        """The marks in a text that refer to notes, without those that notes begin with."""
        found = (*referring(text, _ALL), *in_one_bracket(text, self.notes))
        return sorted((mark for mark in found if mark.start and mark not in begun), key=lambda mark: mark.start)

    def _counted(self, mark: Mark, note: _Placed) -> Reference:
        name = self.names[id(note.piece)]
        self.counts[name] += 1
        return self._reference(mark, note, self.counts[name])

    def _reference(self, mark: Mark, note: _Placed, place: int) -> Reference:
        return Reference(mark.start, mark.end, self.names[id(note.piece)], place, self._of_table(note.piece))

    def _note(self, mark: Mark, at: _Placed) -> _Placed | None:
        notes = self.notes.get(mark.key, [])
        same = [one for one in notes if one.table and one.table == at.table]
        plain = [one for one in notes if not one.table] or notes
        after = [one for one in plain if one.place > at.place]
        return next(iter([*same, *after, *reversed(plain)]), None)

    def linked(self, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
        """The pieces, with everything below them."""
        if not self.names:
            return tuple(pieces)
        return tuple(map(self._linked, pieces))

    def _source_side(self, piece: Piece) -> Side:
        """The source of a piece, with the references to the notes that its translation leads to as well."""
        one = self.by_piece[id(piece)]
        text = piece.source.text
        own = _begun(piece, text)
        found = [
            replace(self._reference(mark, note, 1), of_source=True)
            for mark in self._marks(text, own)
            if (note := self._note(mark, one)) and self.counts[self.names[id(note.piece)]]
        ]
        name = self.names.get(id(piece), "")
        if own and own[0].start == 0 and self.counts[name]:
            found.insert(0, replace(_own_mark(text, own[0], name), of_source=True))
        return replace(piece.source, references=tuple(found), raised=tuple(_raised(text, found)))

    def _linked(self, piece: Piece) -> Piece:
        name = self.names.get(id(piece), "")
        target = self.sides[id(piece)]
        if name and not self.counts[name]:
            target = replace(target, references=tuple(one for one in target.references if one.place))
        return replace(
            piece,
            source=self._source_side(piece),
            target=target,
            note=name,
            referred=self.counts[name] if name else 0,
            of_table=bool(name) and self._of_table(piece),
            children=tuple(map(self._linked, piece.children)),
        )


def _raised(text: str, references: Sequence[Reference]) -> Iterator[tuple[int, int]]:
    """The marks that are set above the line: the whole bracket of several."""
    marks = [one for one in references if one.place]
    yield from ((one.start, one.end) for one in marks if text[one.start] in _RAISED)
    for one in several(text):
        if text[one.start] in _RAISED and any(one.start < mark.start and mark.end < one.end for mark in marks):
            yield one.start, one.end


def _begun(piece: Piece, text: str) -> list[Mark]:
    """The marks that the notes in the source or target of a piece begin with; none where it is not a note."""
    return openings(text, _ALL) if piece.kind is BlockKind.NOTE else []


def _own_mark(text: str, mark: Mark, name: str) -> Reference:
    """The mark that a note begins with."""
    return Reference(0, len(text[: mark.end].rstrip(" :：.．、")), name, 0)


def _placed(pieces: Sequence[Piece]) -> Iterator[_Placed]:
    """Every piece in order; the notes right below a table are its own."""
    place, tables = 0, 0

    def inside(some: Sequence[Piece], table: int) -> Iterator[_Placed]:
        nonlocal place, tables
        current = 0
        for piece in some:
            if piece.kind is BlockKind.TABLE or (piece.kind is BlockKind.ROW and not table and not current):
                tables += 1
                current = tables
            elif piece.kind not in (BlockKind.NOTE, BlockKind.ROW):
                current = 0
            place += 1
            yield _Placed(piece, place, table or current)
            yield from inside(piece.children, table or (current if piece.kind is BlockKind.TABLE else 0))

    yield from inside(pieces, 0)
