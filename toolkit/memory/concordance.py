"""A text with all its places in the memory: each sentence that has it beside the sentence that renders it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import merge
from itertools import chain, islice

from toolkit.language.scripts import UNSPACED
from toolkit.memory.counterparts import Pair, Renderings, by_association, by_dictionary, places_of, says_something
from toolkit.memory.memory import Memory
from toolkit.memory.sentence_links import linked
from toolkit.memory.wanted import Piece, Span, Wanted, wanted
from toolkit.model import Glossary, Translation
from toolkit.model.language_codes import primary

#: Sentences with a text that are looked at to find its counterpart, even where fewer are asked for.
COUNTED = 60
#: Sentences without the text that those with it are compared with.
OTHERS = 150
#: A dictionary that renders so much of the text is believed, before what the sentences have in common is.
ENOUGH = 0.6


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a unit's source or target: its span there, and the spans that are marked in it.

    `found` tells that the marks are what was looked for; else they are its counterpart.
    """

    text: str
    start: int
    end: int
    marks: tuple[Span, ...] = ()
    found: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A pair of sentences with the text on one side at least. `source` and `target` hold the whole text of the unit.

    It is `whole` where nothing tells which sentences render each other: both sides are all that the unit says.
    """

    translation: Translation
    source: Sentence
    target: Sentence
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Concordance:
    """The hits, whether there are more than were asked for, and whether only parts of words were found."""

    hits: tuple[Hit, ...]
    more: bool = False
    in_parts: bool = False


def find(memory: Memory, text: str, glossary: Glossary | None = None, limit: int = 20) -> Concordance:
    """The sentences that have a text, in the order of the files, obsolete units last.

    Figures are found by value, English words in all their forms, Chinese in both scripts. Where no whole word is found,
    parts of words are.
    """
    ways = wanted(text, (memory.source_language, memory.target_language))
    stream = _hits(memory, ways)
    hits = list(islice(stream, limit + 1))
    in_parts = False
    if not hits and not isinstance(ways[-1], Piece):
        stream = _hits(memory, (Piece(" ".join(text.split())),))
        hits = list(islice(stream, limit + 1))
        in_parts = bool(hits)
    made = _with_counterparts(memory, glossary, hits[:limit], chain(hits[limit:], stream))
    return Concordance(tuple(made), len(hits) > limit, in_parts)


def _hits(memory: Memory, ways: Sequence[Wanted]) -> Iterator[Hit]:
    languages = memory.source_language, memory.target_language
    obsolete = []
    for one in _candidates(memory, ways):
        if one.obsolete:
            obsolete.append(one)
        else:
            yield from _in(one, ways, *languages)
    for one in obsolete:
        yield from _in(one, ways, *languages)


def _candidates(memory: Memory, ways: Sequence[Wanted]) -> Iterator[Translation]:
    """The translations that may have the text, each once, in the order of the files."""
    parts = dict.fromkeys(part for way in ways for part in way.parts)
    seen = set()
    for one in merge(*map(memory.containing, parts), key=lambda one: (one.origin.path, one.origin.line)):
        known = hash((one.origin, one.source, one.target))
        if known not in seen:
            seen.add(known)
            yield one


def _in(one: Translation, ways: Sequence[Wanted], source: str, target: str) -> Iterator[Hit]:
    """The pairs of sentences of a translation that have the text."""
    ours = _disjoint([span for way in ways for span in way.places(one.source, source)])
    theirs = _disjoint([span for way in ways for span in way.places(one.target, target)])
    if not ours and not theirs:
        return
    for first, second in _pairs(one, source, target):
        left, right = _sentence(one.source, first, ours), _sentence(one.target, second, theirs)
        if left.marks or right.marks:
            yield Hit(one, left, right)
        ours = [span for span in ours if span not in left.marks]
        theirs = [span for span in theirs if span not in right.marks]
    if ours or theirs:
        left, right = (
            _sentence(text, (0, len(text)), marks) for text, marks in ((one.source, ours), (one.target, theirs))
        )
        yield Hit(one, left, right, whole=True)


def _pairs(one: Translation, source: str, target: str) -> list[tuple[Span, Span]]:
    """The spans of the sentences that render each other, as far as something tells it."""
    if primary(target) in UNSPACED and primary(source) not in UNSPACED:
        return sorted((pair.target, pair.source) for pair in linked(one.target, one.source, (target, source)))
    return [(pair.source, pair.target) for pair in linked(one.source, one.target, (source, target))]


def _sentence(text: str, span: Span, found: Sequence[Span]) -> Sentence:
    marks = tuple(one for one in found if span[0] <= one[0] and one[1] <= span[1])
    return Sentence(text, *span, marks, found=bool(marks))


def _disjoint(spans: Sequence[Span]) -> list[Span]:
    """The spans in order, the longer of two that overlap."""
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _with_counterparts(
    memory: Memory, glossary: Glossary | None, hits: Sequence[Hit], further: Iterator[Hit]
) -> list[Hit]:
    """The hits with the counterpart marked, as far as something tells it; what is common to more hits may."""
    languages = memory.source_language, memory.target_language
    renderings = Renderings(glossary, *languages)
    made = [_marked(hit, renderings, languages) for hit in hits]
    counted: list[Hit] = []
    for side in (0, 1):
        unsure: list[tuple[int, Pair]] = []
        for number, hit in enumerate(made):
            pair = _pair(hit, 1 - side, languages)
            if not hit.whole and not _sides(hit)[side].marks and says_something(pair):
                spans, share = by_dictionary(pair)
                made[number] = _mark(hit, side, spans)
                unsure += [(number, pair)] if share < ENOUGH else []
        if unsure:
            counted = counted or [*hits, *islice(further, max(0, COUNTED - len(hits)))]
            wording = _associated(memory, counted, side)
            for number, pair in unsure:
                spans = places_of(wording, pair.other, languages[side])
                if spans and _agree(spans, by_dictionary(pair)[0]):
                    made[number] = _mark(made[number], side, spans)
    return made


def _agree(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether some spans are about where others are, if there are others."""
    return not others or any(start < last and first < end for start, end in spans for first, last in others)


def _marked(hit: Hit, renderings: Renderings, languages: tuple[str, str]) -> Hit:
    """A hit with the counterpart that the glossary or a figure tells."""
    for side in (0, 1):
        if not _sides(hit)[side].marks:
            pair = _pair(hit, 1 - side, languages)
            if not says_something(pair):
                continue
            terms = [] if hit.whole else renderings.by_terms(pair)  # of which of its sentences, nothing tells
            hit = _mark(hit, side, terms or renderings.by_figures(pair))
    return hit


def _associated(memory: Memory, hits: Sequence[Hit], side: int) -> str:
    """The wording that goes with the text, on the side that does not have the text itself."""
    holding = [_own(_sides(hit)[side]) for hit in hits if _sides(hit)[1 - side].found and not _sides(hit)[side].found]
    if len(holding) < 2:
        return ""
    found = {(hit.translation.source, hit.translation.target) for hit in hits}
    others = [(one.source, one.target)[side] for one in memory.some(OTHERS) if (one.source, one.target) not in found]
    return by_association(holding, others, (memory.source_language, memory.target_language)[side])


def _pair(hit: Hit, side: int, languages: tuple[str, str]) -> Pair:
    """A hit as seen from one side; places are those in the sentence."""
    ours, theirs = _sides(hit)[side], _sides(hit)[1 - side]
    found = tuple((start - ours.start, end - ours.start) for start, end in ours.marks)
    return Pair(_own(ours), languages[side], found, _own(theirs), languages[1 - side])


def _mark(hit: Hit, side: int, spans: Sequence[Span]) -> Hit:
    """A hit with spans of a sentence marked on one side."""
    sentence = _sides(hit)[side]
    marks = tuple((start + sentence.start, end + sentence.start) for start, end in _disjoint(spans))
    marked = replace(sentence, marks=marks)
    return replace(hit, target=marked) if side else replace(hit, source=marked)


def _sides(hit: Hit) -> tuple[Sentence, Sentence]:
    return hit.source, hit.target


def _own(sentence: Sentence) -> str:
    return sentence.text[sentence.start : sentence.end]
