"""A side's text cut into stretches that are styled alike, for renderers to set one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit.model import State
from toolkit.model.rendition import Footnote, Mark, Piece, Side, Stand
from toolkit.renderers.words import Words


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one style. A footnote's run has no text of its own and stands behind what it is on."""

    text: str
    enumerator: bool = False
    run_in: bool = False
    marks: tuple[Mark, ...] = ()
    footnote: Footnote | None = None


def runs(side: Side, footnotes: Sequence[Footnote] = (), *, span: tuple[int, int] | None = None) -> Iterator[Run]:
    """The runs of a side, or of a span of it, in order; their texts together are the text, each character once."""
    start, end = span or (0, len(side.text))
    cuts = sorted({start, end, *(cut for cut in _cuts(side, footnotes) if start < cut < end)})
    at_place: dict[int, list[Footnote]] = {}
    for footnote in footnotes:
        at_place.setdefault(footnote.at, []).append(footnote)
    if start == 0:
        yield from (Run("", footnote=footnote) for footnote in at_place.get(0, ()))
    for left, right in pairwise(cuts):
        yield Run(
            side.text[left:right],
            _within(left, right, side.enumerator),
            _within(left, right, side.run_in),
            tuple(mark for mark in side.marks if mark.start <= left and right <= mark.end),
        )
        yield from (Run("", footnote=footnote) for footnote in at_place.get(right, ()))


def cells(side: Side) -> list[tuple[int, int]]:
    """The spans of a row's cells: what stands between its tabs."""
    spans, start = [], 0
    for cell in side.text.split("\t"):
        spans.append((start, start + len(cell)))
        start += len(cell) + 1
    return spans


def label(piece: Piece, words: Words) -> str:
    """What marks a substituted piece for readers, empty for a translation: `Not yet translated`."""
    match piece.stand:
        case Stand.TRANSLATION:
            return ""
        case Stand.SOURCE:
            return words.in_source_language
        case Stand.DRAFT:
            return words.draft
    return words.needs_review if piece.state is State.NEEDS_REVIEW else words.untranslated


def _cuts(side: Side, footnotes: Sequence[Footnote]) -> Iterator[int]:
    for span in (side.enumerator, side.run_in):
        if span:
            yield from span
    for mark in side.marks:
        yield mark.start
        yield mark.end
    for footnote in footnotes:
        yield footnote.at


def _within(left: int, right: int, span: tuple[int, int] | None) -> bool:
    return span is not None and span[0] <= left and right <= span[1]
