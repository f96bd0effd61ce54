"""The headings of a document, for tables of contents, bookmarks and anchors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from toolkit.model import BlockKind
from toolkit.model.rendition import Footnote, Piece, Side


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading, or the run-in heading of a paragraph, which ranks one below the heading it stands under.

    `level` is 1 at the top and never more than one deeper than the entry above; `number` counts from 1.
    """

    number: int
    level: int
    piece: Piece

    @property
    def anchor(self) -> str:
        """A name that is the same for the same document: `section-3`."""
        return f"section-{self.number}"

    @property
    def span(self) -> tuple[int, int]:
        """The heading's span in the piece's target; a run-in heading's is without its full stop."""
        side = self.piece.target
        if self.piece.kind is BlockKind.HEADING or side.run_in is None:
            return 0, len(side.text)
        start, end = side.run_in
        return start, start + len(side.text[start:end].rstrip().rstrip(".。:："))


def contents(pieces: Iterable[Piece]) -> tuple[Entry, ...]:
    """The entries of a body in document order."""
    entries: list[Entry] = []
    for level, piece in _leveled(pieces, 0):
        deepest = entries[-1].level + 1 if entries else 1
        entries.append(Entry(len(entries) + 1, min(level, deepest), piece))
    return tuple(entries)


def split(piece: Piece) -> tuple[tuple[Side, tuple[Footnote, ...], tuple[int, int]], ...]:
    """A paragraph's run-in heading and its rest, each as side, footnotes and span; the whole where it has none."""
    side = piece.target
    if side.run_in is None:
        return ((side, piece.footnotes, (0, len(side.text))),)
    end = side.run_in[1]
    rest = end + len(side.text[end:]) - len(side.text[end:].lstrip())
    return (
        (side, tuple(note for note in piece.footnotes if note.at <= end), (0, end)),
        (side, tuple(note for note in piece.footnotes if note.at > end), (rest, len(side.text))),
    )


def gap(piece: Piece) -> str:
    """What stands between a run-in heading and the rest: a space, or nothing where the language writes none."""
    side = piece.target
    return " " if side.run_in and side.text[side.run_in[1] : side.run_in[1] + 1].isspace() else ""


def _leveled(pieces: Iterable[Piece], above: int) -> Iterator[tuple[int, Piece]]:
    for piece in pieces:
        level = above
        if piece.kind is BlockKind.HEADING:
            level = max(piece.level, above + 1)
            yield level, piece
        elif piece.kind is BlockKind.PARAGRAPH and piece.target.run_in:
            level = above + 1
            yield level, piece
        yield from _leveled(piece.children, level)
