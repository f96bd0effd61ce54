"""Collect the headings of a document for tables of contents, bookmarks and anchors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from toolkit.model import BlockKind
from toolkit.model.rendition import Footnote, Piece, Side
from toolkit.renderers.run_in import before_full_stop
from toolkit.renderers.runs import runs

#: The deepest heading level that HTML, Markdown and our Word styles have.
DEEPEST_HEADING = 6
#: Tables of contents list headings down to this level, in every format.
DEEPEST_CONTENTS = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading, or the run-in heading of a paragraph, which ranks one level below its heading.

    `level` is 1 at the top and at most one deeper than that of the entry before; `number` counts from 1, and `place`
    the headings with this source.
    """

    number: int
    level: int
    piece: Piece
    place: int = 1

    @property
    def anchor(self) -> str:
        """The entry's anchor, which neither new headings before it nor another wording change: `section-3f2a91bc04de`.

        It is made from the source, and the same in every language.
        """
        return f"section-{self.piece.unit}" + (f"-{self.place}" if self.place > 1 else "")

    @property
    def text(self) -> str:
        """The heading in one line, without what leads to notes."""
        return plain_title(self.piece.target, self.span)

    @property
    def span(self) -> tuple[int, int]:
        """The heading's span in the piece's target, without its full stop."""
        side = self.piece.target
        if self.piece.kind is BlockKind.HEADING or side.run_in is None:
            return 0, before_full_stop(side.text, side.enumerator[1] if side.enumerator else 0)
        start, end = side.run_in
        return start, start + len(side.text[start:end].rstrip().rstrip(".。:："))


def plain_title(side: Side, span: tuple[int, int] | None = None) -> str:
    """A title, or a span of it, in one line without the marks of its notes: for properties, headers and lists."""
    shown = "".join(run.text for run in runs(side, span=span) if not run.is_mark)
    return " ".join(shown.split())


def contents(pieces: Iterable[Piece]) -> tuple[Entry, ...]:
    """The headings of a body in document order."""
    entries: list[Entry] = []
    places: Counter[str | None] = Counter()
    for level, piece in _leveled(pieces, 0):
        deepest = entries[-1].level + 1 if entries else 1
        places[piece.unit] += 1
        entries.append(Entry(len(entries) + 1, min(level, deepest), piece, places[piece.unit]))
    return tuple(entries)


def listed(entries: Iterable[Entry]) -> list[Entry]:
    """The entries for the table of contents; empty where there are fewer than two."""
    found = [entry for entry in entries if entry.level <= DEEPEST_CONTENTS]
    return found if len(found) > 1 else []


def split_run_in(piece: Piece) -> tuple[tuple[Side, tuple[Footnote, ...], tuple[int, int]], ...]:
    """A paragraph's run-in heading and the rest, each as (side, footnotes, span); one part if it has no heading."""
    side = piece.target
    if side.run_in is None:
        return ((side, piece.footnotes, (0, len(side.text))),)
    end = side.run_in[1]
    rest = end + len(side.text[end:]) - len(side.text[end:].lstrip())
    return (
        (side, tuple(note for note in piece.footnotes if note.at <= end), (0, end)),
        (side, tuple(note for note in piece.footnotes if note.at > end), (rest, len(side.text))),
    )


def separator(piece: Piece) -> str:
    """The separator after a run-in heading: a space, or nothing if the translation has none."""
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
