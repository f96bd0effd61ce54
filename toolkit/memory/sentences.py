"""A paragraph assembled from sentences that were translated before, each with the figures that it has now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, takewhile
from typing import NamedTuple

from toolkit.catalogs.changes import FigureChange
from toolkit.catalogs.figures import shape
from toolkit.language.scripts import UNSPACED
from toolkit.language.sentences import sentences
from toolkit.memory.adapting import adapt
from toolkit.memory.match import MOST_FUZZY, Match, MatchKind
from toolkit.memory.renderings import Languages, Rendering, renderings
from toolkit.model import Origin, Translation
from toolkit.model.language_codes import primary

#: How much of a text must be known for a paragraph to be assembled.
LEAST = 0.5
#: The most translations that are looked at for one sentence.
TRIED = 8

#: Gives the translations whose source has a sentence, or one that is equal but for figures; the best first.
Known = Callable[[str], Iterable[Translation]]


@dataclass(frozen=True, slots=True)
class _Text:
    """A text with the spans of its sentences, and their shapes."""

    text: str
    spans: Sequence[tuple[int, int]]
    shapes: Sequence[str]

    def slice(self, numbers: range) -> str:
        """The text from the first to the last of some sentences."""
        return self.text[self.spans[numbers[0]][0] : self.spans[numbers[-1]][1]]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Consecutive sentences of a text, by number: what was found for them, and `adapted`, their translation.

    It is None where a figure is not certain.
    """

    sentences: range
    source: str
    target: str
    adapted: str | None
    changes: tuple[FigureChange, ...]
    origin: Origin


def assemble(text: str, known: Known, source_language: str = "zh", target_language: str = "en") -> Match | None:
    """The translation of a text put together from known sentences; None if less than half of it is known.

    What is not known, or has a figure that is not certain, stays as it is in the text. The score is the share of the
    text that was translated, less than one.
    """
    languages = source_language, target_language
    whole = _Text(text, sentences(text, source_language), _shapes(text, source_language))
    if not whole.spans:
        return None
    pieces = list(_pieces(whole, known, languages))
    put = [one for one in pieces if one.adapted is not None]
    covered = [sum(_length(whole.slice(range(at, at + 1))) for at in one.sentences) for one in put]
    score = sum(covered) / sum(_length(text[start:end]) for start, end in whole.spans)
    if score < LEAST or not put:
        return None
    most = put[covered.index(max(covered))]
    return Match(
        MatchKind.SENTENCE,
        min(score, MOST_FUZZY),
        _joined([one.source for one in put], source_language),
        _joined([one.target for one in put], target_language),
        most.origin,
        _paragraph(whole, put, target_language),
        tuple(change for one in pieces for change in one.changes),
    )


def _pieces(whole: _Text, known: Known, languages: Languages) -> Iterator[_Piece]:
    """The known parts of a text in order, each with as many sentences as possible from one translation."""
    at = 0
    answers: dict[str, list[Translation]] = {}
    while at < len(whole.spans):
        sentence = whole.slice(range(at, at + 1))
        if sentence not in answers:
            answers[sentence] = list(islice(known(sentence), TRIED))
        best = _best(whole, at, answers[sentence], languages)
        if best:
            yield best
        at = best.sentences.stop if best else at + 1


def _best(whole: _Text, at: int, known: Sequence[Translation], languages: Languages) -> _Piece | None:
    """The longest part of a text from a sentence on that one of some translations has in a row.

    Those that may have most are looked at first, since telling which part of a translation renders a sentence is slow.
    """
    starts = [start for order, one in enumerate(known) for start in _starts(whole, at, one, order, languages[0])]
    best: _Piece | None = None
    for start in sorted(starts):
        if best and best.adapted is not None and len(best.sentences) >= -start.negative_length:
            break
        found = _run(whole, at, known[start.order], start.number, languages)
        if found and (best is None or _rank(found) > _rank(best)):
            best = found
    return best


def _rank(piece: _Piece) -> tuple[bool, int]:
    return piece.adapted is not None, len(piece.sentences)


class _Start(NamedTuple):
    """A sentence of a known source that a text has too, by number, and how many it may have from there on."""

    negative_length: int
    order: int
    number: int


def _starts(whole: _Text, at: int, known: Translation, order: int, language: str) -> Iterator[_Start]:
    shapes = _shapes(known.source, language)
    for number, one in enumerate(shapes):
        if one == whole.shapes[at]:
            both = zip(shapes[number:], whole.shapes[at:], strict=False)
            length = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], both))
            yield _Start(-length, order, number)


@lru_cache(maxsize=256)
def _shapes(text: str, language: str) -> tuple[str, ...]:
    return tuple(shape(text[start:end]) for start, end in sentences(text, language))


def _run(whole: _Text, at: int, known: Translation, number: int, languages: Languages) -> _Piece | None:
    """The sentences of a text from `at` on that a translation has from `number` on."""
    parts = {one.sentences.start: one for one in renderings(known.source, known.target, languages)}
    made: _Piece | None = None
    end = -1
    while (part := parts.get(number)) is not None:
        here = range(at, at + len(part.sentences))
        if here.stop > len(whole.spans) or (made and known.target[end : part.target[0]].strip()):
            break
        one = _adapted(whole, here, known, part, languages)
        if one is None or (made and one.adapted is None):
            break
        made = _after(made, one, known.target[end : part.target[0]]) if made else one
        if one.adapted is None:
            break
        at, number, end = here.stop, part.sentences.stop, part.target[1]
    return made


def _adapted(whole: _Text, here: range, known: Translation, part: Rendering, languages: Languages) -> _Piece | None:
    """Sentences of a text by the rendering of the same ones, or of ones that differ in figures only."""
    source, target = known.source[slice(*part.source)], known.target[slice(*part.target)]
    text = whole.slice(here)
    if source == text:
        return _Piece(here, source, target, target, (), known.origin)
    done = adapt(Translation(source, target, known.origin), text, *languages)
    return None if done is None else _Piece(here, source, target, done.target, done.changes, known.origin)


def _after(first: _Piece, second: _Piece, between: str) -> _Piece:
    """Two pieces of one translation in a row, with what is between them there."""
    return _Piece(
        range(first.sentences.start, second.sentences.stop),
        first.source + second.source,
        first.target + between + second.target,
        f"{first.adapted}{between}{second.adapted}",
        first.changes + second.changes,
        first.origin,
    )


def _paragraph(whole: _Text, put: Sequence[_Piece], language: str) -> str:
    """The pieces in the order of the text, and between them the sentences of the text that have none."""
    by_start = {one.sentences.start: one for one in put}
    parts: list[str] = []
    at = 0
    while at < len(whole.spans):
        one = by_start.get(at)
        parts.append(one.adapted if one and one.adapted else whole.slice(range(at, at + 1)))
        at = one.sentences.stop if one else at + 1
        if at < len(whole.spans):
            between = whole.text[whole.spans[at - 1][1] : whole.spans[at][0]]
            parts.append(between if "\n" in between else _space(language))
    return "".join(parts)


def _joined(texts: Sequence[str], language: str) -> str:
    return _space(language).join(texts)


def _space(language: str) -> str:
    return "" if primary(language) in UNSPACED else " "


def _length(text: str) -> int:
    return len("".join(text.split()))
