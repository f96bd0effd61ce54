"""Split a side's text into runs of uniform style for renderers to write in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit.model import State
from toolkit.model.rendition import Footnote, Mark, Piece, Reference, Side, Substitution
from toolkit.renderers.labels import Labels

#: What precedes the text of an item with a bullet.
BULLET = "• "


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text in one style. The run of a footnote has no text and follows the text it belongs to.

    That of a `reference` is the mark of a note of the report's own. `language` is the code of a stretch in another
    language than the text's, else empty. `raised` is the span of the mark above the line that the run is of.
    """

    text: str
    enumerator: bool = False
    run_in: bool = False
    marks: tuple[Mark, ...] = ()
    footnote: Footnote | None = None
    language: str = ""
    reference: Reference | None = None
    raised: tuple[int, int] | None = None

    @property
    def is_mark(self) -> bool:
        """True for the mark of a note of the report's own, or a part of it."""
        return self.reference is not None or self.raised is not None


def runs(side: Side, footnotes: Sequence[Footnote] = (), *, span: tuple[int, int] | None = None) -> Iterator[Run]:
    """The runs of a side, or of a span of it, in order. Their texts add up to the whole text."""
    start, end = span or (0, len(side.text))
    cuts = sorted({start, end, *(cut for cut in _cuts(side, footnotes) if start < cut < end)})
    at_place: dict[int, list[Footnote]] = {}
    for footnote in footnotes:
        at_place.setdefault(footnote.at, []).append(footnote)
    if start == 0:
        yield from (Run("", footnote=footnote) for footnote in at_place.get(0, ()))
    for (left, right), marks in zip(pairwise(cuts), _marks_at(cuts, side.marks), strict=False):
        yield Run(
            side.text[left:right],
            _within(left, right, side.enumerator),
            _within(left, right, side.run_in),
            marks,
            language=next((code for begin, stop, code in side.foreign if begin <= left and right <= stop), ""),
            reference=next((one for one in side.references if one.start <= left and right <= one.end), None),
            raised=next((one for one in side.raised if _within(left, right, one)), None),
        )
        yield from (Run("", footnote=footnote) for footnote in at_place.get(right, ()))


def _marks_at(cuts: Sequence[int], marks: Sequence[Mark]) -> Iterator[tuple[Mark, ...]]:
    """For each of the ascending cuts the marks that go on after it, in their order."""
    coming = sorted(range(len(marks)), key=lambda number: marks[number].start, reverse=True)
    open_marks: list[int] = []
    for cut in cuts:
        while coming and marks[coming[-1]].start <= cut:
            open_marks.append(coming.pop())
        open_marks = sorted(number for number in open_marks if marks[number].end > cut)
        yield tuple(marks[number] for number in open_marks)


def cells(side: Side) -> list[tuple[int, int]]:
    """The spans of a row's cells, which tabs separate."""
    spans, start = [], 0
    for cell in side.text.split("\t"):
        spans.append((start, start + len(cell)))
        start += len(cell) + 1
    return spans


def badge_text(piece: Piece, labels: Labels) -> str:
    """The label of a substituted piece (`Not yet translated`); empty for a finished translation."""
    match piece.substitution:
        case Substitution.NONE:
            return ""
        case Substitution.SOURCE:
            in_review = piece.state is State.NEEDS_REVIEW
            return labels.review_in_source_language if in_review else labels.in_source_language
        case Substitution.DRAFT:
            return labels.draft
    return labels.needs_review if piece.state is State.NEEDS_REVIEW else labels.untranslated


def _cuts(side: Side, footnotes: Sequence[Footnote]) -> Iterator[int]:
    for span in (side.enumerator, side.run_in):
        if span:
            yield from span
    spans: tuple[Mark | Reference, ...] = (*side.marks, *side.references)
    for one in spans:
        yield one.start
        yield one.end
    for above in side.raised:
        yield from above
    for begin, stop, _ in side.foreign:
        yield from (cut for cut in (begin, stop) if not any(one.start < cut < one.end for one in side.references))
    for footnote in footnotes:
        yield footnote.at


def _within(left: int, right: int, span: tuple[int, int] | None) -> bool:
    return span is not None and span[0] <= left and right <= span[1]
