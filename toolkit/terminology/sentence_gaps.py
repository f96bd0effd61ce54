"""Sentences of a Chinese or English text without a counterpart in the other, by what can be recognized in both.

The texts are aligned twice: once with sentences that may go without counterpart, once without. How much more the second
alignment costs is the evidence. Translators split and join sentences freely, so only what a sentence says can show that
it is missing: its figures, terms, places, Latin names and common words (`anchors-zh-en.txt`), and its length.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from importlib.resources import files
from itertools import accumulate, pairwise
from typing import NamedTuple

from toolkit.language.alignment import Bead, Range, Shape, cheapest
from toolkit.language.longest_match import lengths_by
from toolkit.language.sentences import sentences
from toolkit.language.zh.traditional import simplified
from toolkit.model import Quantity, QuantityKind
from toolkit.terminology.places import places_en, places_zh

#: Letters of English for each Chinese character.
LETTERS = 3.6
#: The variance of the logarithm of that ratio within a text, for long sentences and more for each character of less.
VARIANCE, VARIANCE_OF_ONE = 0.02, 0.6
#: How much terser or wordier a text is than usual, as logarithms, with what it costs to assume so; the usual first.
STYLES = {0.05: 0.0, -0.2: 0.5, 0.3: 0.5}
MOST_BY_LENGTH = 8.0
#: The cost of something recognized on one side only, by its kind; a word may be added in English more freely.
WEIGHTS = {"figure": 2.5, "term": 2.0, "place": 2.0, "latin": 2.5, "word": 1.0}
ADDED_WORD = 0.6
#: The cost of a sentence without counterpart, of joining two, and of joining each further one.
GAP, JOIN, FURTHER = 3.0, 1.6, 1.0
#: The most sentences that one may be split into.
WIDEST = 7
JOINED = {(1, 1): 0.1, (2, 2): 3.2, (2, 3): 4.2, (3, 2): 4.2} | {
    shape: JOIN + FURTHER * (size - 2) for size in range(2, WIDEST + 1) for shape in ((1, size), (size, 1))
}
BAND = 8
#: Longer texts are not aligned.
MOST = 60
#: From this evidence on a gap is worth a note, and from this one on it is certain.
NOTE, CERTAIN = 0.5, 2.0
#: The same where the text with the gap does not have more sentences than the other: then it was joined elsewhere too.
NOTE_IF_NOT_MORE, CERTAIN_IF_NOT_MORE = 2.0, 6.5
#: How much of what only a sentence says may be found in the other text, for each of what is not found there.
SAID = 0.5
#: The least weight of what only these sentences say for gaps to be certain, and of what each says to be reported.
LEAST, LEAST_OF_ONE = 2.0, 1.0
#: The least length of a sentence to be reported.
SHORTEST = 4.0
#: The share of what is recognized in the other sentences that must be found on both sides for a gap to be certain.
AGREEMENT = 0.5

_HAN = re.compile("[\u4e00-\u9fff]")
_LETTER = re.compile("[A-Za-zÀ-ÿ]")
_LATIN = re.compile("[A-Za-z][A-Za-z0-9&.-]*[A-Za-z0-9]")
_WORD = re.compile("[a-z][a-z&-]+[a-z]")


class Gap(NamedTuple):
    """A sentence at `start:end` without counterpart; `chinese` tells in which text; `certain` or only likely."""

    chinese: bool
    start: int
    end: int
    certain: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One text with its figures, and the places of the glossary's terms in it by concept."""

    text: str
    quantities: Sequence[Quantity] = ()
    terms: Sequence[tuple[int, str]] = ()


def gaps(zh: Side, en: Side) -> tuple[Gap, ...]:
    """The sentences of either text without counterpart in the other, in order."""
    ours, theirs = _sentences(zh.text, "zh"), _sentences(en.text, "en")
    if len(ours) + len(theirs) < 3 or max(len(ours), len(theirs)) > MOST or not ours or not theirs:
        return ()
    if _in_step(zh, ours, en, theirs):
        return ()
    alignment = _Alignment(zh, ours, en, theirs)
    if not alignment.may_have_gaps():
        return ()
    joined, _ = alignment.beads(JOINED)
    if joined < GAP + NOTE:
        return ()
    least, beads = alignment.beads(JOINED | {(1, 0): GAP}, joined - NOTE)
    added, others = alignment.beads(JOINED | {(0, 1): GAP}, min(least, joined - NOTE))
    missing = least <= added
    if not missing:
        least, beads = added, others
    lone = [bead for bead in beads if bead.source[0] == bead.source[1] or bead.target[0] == bead.target[1]]
    if not lone:
        return ()
    evidence = (joined - least) / len(lone)
    more = len(ours) > len(theirs) if missing else len(theirs) > len(ours)
    if evidence < (NOTE if more else NOTE_IF_NOT_MORE):
        return ()
    numbers = [(bead.source if missing else bead.target)[0] for bead in lone]
    unsaid = alignment.unsaid(missing, numbers)
    if unsaid is None or unsaid < LEAST_OF_ONE * len(numbers):
        return ()
    certain = unsaid >= LEAST and evidence >= (CERTAIN if more else CERTAIN_IF_NOT_MORE) and alignment.agree(beads)
    spans = [(ours if missing else theirs)[number] for number in numbers]
    return tuple([Gap(missing, *span, certain) for span in spans])


def _sentences(text: str, language: str) -> list[tuple[int, int]]:
    return [
        (line.start() + start, line.start() + end)
        for line in re.finditer(r"[^\n]+", text)
        for start, end in sentences(line[0], language)
    ]


def _in_step(zh: Side, ours: Sequence[tuple[int, int]], en: Side, theirs: Sequence[tuple[int, int]]) -> bool:
    """True if figures show that every sentence has its counterpart, which is found sooner than an alignment.

    Both texts have as many sentences with the same figures in each, and no two in a row have none.
    """
    if len(ours) != len(theirs):
        return False
    figures = _figures(zh, ours)
    return all(one or other for one, other in pairwise(figures)) and figures == _figures(en, theirs)


def _figures(side: Side, spans: Sequence[tuple[int, int]]) -> list[set[object]]:
    """The values in each sentence."""
    values: list[set[object]] = [set() for _ in spans]
    at = 0
    for place, kind, value in _given(side):
        if kind == "figure":
            while at < len(spans) - 1 and place >= spans[at][1]:
                at += 1
            values[at].add(value)
    return values


class _Alignment:
    """What sentences of both texts have in common: what is recognized in each as bits, and the lengths added up."""

    def __init__(self, zh: Side, ours: Sequence[tuple[int, int]], en: Side, theirs: Sequence[tuple[int, int]]) -> None:
        bits: dict[tuple[str, object], int] = {}
        self.zh = _marked(_anchors_zh(zh), ours, bits)
        latin = {name for kind, name in bits if kind == "latin"}
        self.en = _marked(_anchors_en(en, latin), theirs, bits)
        meanings = {row: bit for (kind, row), bit in bits.items() if kind == "word"}
        self.words = [_words_of(en.text[start:end], meanings) for start, end in theirs]
        self.en = [mark | _together(words) for mark, words in zip(self.en, self.words, strict=True)]
        self.meanings = sum(meanings.values())
        self.kinds = [
            (sum([bit for (of, _), bit in bits.items() if of == kind]), weight) for kind, weight in WEIGHTS.items()
        ]
        self.zh_lengths = _lengths(zh.text, ours, _length_zh)
        self.en_lengths = _lengths(en.text, theirs, _length_en)
        self._known: dict[tuple[Range, Range], tuple[float, float, float]] = {}

    def beads(self, shapes: Mapping[Shape, float], most: float = math.inf) -> tuple[float, tuple[Bead, ...]]:
        """The cheapest alignment in any style and its cost, which is infinite if it would not be less than `most`."""
        best: tuple[float, tuple[Bead, ...]] = (math.inf, ())
        for style, price in STYLES.items():
            cost = partial(self._cost, style)
            limit = min(best[0], most) - price
            found = cheapest(len(self.zh), len(self.en), shapes, cost, BAND, limit)
            if found is not None:
                best = found[0] + price, found[1]
        return best

    def _cost(self, style: float, source: Range, target: Range) -> float:
        """The cost of sentences that render each other; 0 where one side is empty."""
        if source[0] == source[1] or target[0] == target[1]:
            return 0.0
        known = self._known.get((source, target))
        if known is None:
            known = self._known[source, target] = self._apart(source, target)
        ratio, variance, unsaid = known
        return min((ratio - style) ** 2 / 2 / variance, MOST_BY_LENGTH) + unsaid

    def _apart(self, source: Range, target: Range) -> tuple[float, float, float]:
        """The logarithm of how much longer one side is, its variance, and the cost of what only one side says."""
        one = self.zh_lengths[source[1]] - self.zh_lengths[source[0]]
        other = self.en_lengths[target[1]] - self.en_lengths[target[0]]
        variance = VARIANCE + VARIANCE_OF_ONE / min(one, other)
        ours, theirs = _together(self.zh[slice(*source)]), _together(self.en[slice(*target)])
        added = sum([not word & ours for words in self.words[slice(*target)] for word in words])
        unsaid = self._weight(ours & ~theirs | theirs & ~ours & ~self.meanings) + ADDED_WORD * added
        return math.log(other / one), variance, unsaid

    def may_have_gaps(self) -> bool:
        """True if some sentence of either text says enough that the other text does not; most right texts end here."""
        return any(
            (self.unsaid(chinese, [number]) or 0.0) >= LEAST_OF_ONE
            for chinese, marks in ((True, self.zh), (False, self.en))
            for number in range(len(marks))
        )

    def unsaid(self, chinese: bool, numbers: Sequence[int]) -> float | None:
        """The weight of what only these sentences say and the other text does not; None if it says much of it."""
        ours, theirs = (self.zh, self.en) if chinese else (self.en, self.zh)
        said = _together(theirs)
        own = _together([ours[number] for number in numbers])
        own &= ~_together([mark for number, mark in enumerate(ours) if number not in numbers])
        lengths = self.zh_lengths if chinese else self.en_lengths
        if any(lengths[number + 1] - lengths[number] < SHORTEST for number in numbers):
            return None
        unsaid = self._weight(own & ~said)
        if not chinese:
            unsaid += WEIGHTS["word"] * sum([not word for number in numbers for word in self.words[number]])
        return unsaid if self._weight(own & said) <= SAID * unsaid else None

    def _weight(self, marks: int) -> float:
        return sum([(marks & bits).bit_count() * weight for bits, weight in self.kinds])

    def agree(self, beads: Sequence[Bead]) -> bool:
        """True if most of what is recognized in sentences with a counterpart is recognized in the counterpart."""
        both = either = 0
        for bead in beads:
            ours, theirs = _together(self.zh[slice(*bead.source)]), _together(self.en[slice(*bead.target)])
            if bead.source[0] < bead.source[1] and bead.target[0] < bead.target[1]:
                both += (ours & theirs).bit_count()
                either += ours.bit_count()
        return both >= AGREEMENT * either


def _together(marks: Iterable[int]) -> int:
    found = 0
    for one in marks:
        found |= one
    return found


def _lengths(text: str, spans: Sequence[tuple[int, int]], length: Callable[[str], float]) -> list[float]:
    return list(accumulate([length(text[start:end]) for start, end in spans], initial=0.0))


def _length_zh(text: str) -> float:
    """The length in Chinese characters; at least one."""
    return max(1.0, len(_HAN.findall(text)) + len(_LETTER.findall(text)) / LETTERS)


def _length_en(text: str) -> float:
    return max(1.0, len(_LETTER.findall(text)) / LETTERS)


Anchor = tuple[int, str, object]


def _marked(
    anchors: Iterable[Anchor], spans: Sequence[tuple[int, int]], bits: dict[tuple[str, object], int]
) -> list[int]:
    """For each sentence the bits of what is recognized in it; new things get new bits."""
    marks = [0] * len(spans)
    at = 0
    for place, kind, value in sorted(anchors, key=lambda anchor: anchor[0]):
        while at < len(spans) - 1 and place >= spans[at][1]:
            at += 1
        marks[at] |= bits.setdefault((kind, value), 1 << len(bits))
    return marks


def _anchors_zh(side: Side) -> Iterator[Anchor]:
    yield from _given(side)
    for place in places_zh(side.text):
        yield place.start, "place", min(place.rows)
    for name in _LATIN.finditer(side.text):
        yield name.start(), "latin", name[0].lower()
    text, lengths, words = simplified(side.text), _words().lengths, _words().zh
    for at in range(len(text) - 1):
        for length in lengths.get(text[at : at + 2], ()):
            if text[at : at + length] in words:
                for row in words[text[at : at + length]]:
                    yield at, "word", row
                break


def _anchors_en(side: Side, latin: set[object]) -> Iterator[Anchor]:
    yield from _given(side)
    for place in places_en(side.text):
        yield place.start, "place", min(place.rows)
    if latin:
        for name in _LATIN.finditer(side.text):
            if name[0].lower() in latin:
                yield name.start(), "latin", name[0].lower()


def _words_of(text: str, meanings: Mapping[object, int]) -> list[int]:
    """For each common word of an English text the bits of its meanings that the Chinese text has."""
    rows = {_rows(word[0]) for word in _WORD.finditer(text.lower())}
    return [_together([meanings.get(row, 0) for row in one]) for one in rows if one]


def _given(side: Side) -> Iterator[Anchor]:
    for one in side.quantities:
        if one.low is not None and one.kind is not QuantityKind.ENUMERATOR:
            yield one.start, "figure", (one.low, one.high)
    for start, concept in side.terms:
        yield start, "term", concept


class _Words(NamedTuple):
    zh: dict[str, tuple[int, ...]]
    lengths: dict[str, tuple[int, ...]]
    en: dict[str, tuple[int, ...]]


@cache
def _words() -> _Words:
    text = files("toolkit.terminology").joinpath("anchors-zh-en.txt").read_text(encoding="utf-8")
    zh: dict[str, tuple[int, ...]] = {}
    en: dict[str, tuple[int, ...]] = {}
    for number, line in enumerate(text.splitlines()):
        if line.startswith("#"):
            continue
        ours, _, theirs = line.partition("|")
        for word in ours.split():
            zh[word] = (*zh.get(word, ()), number)
        for stem in theirs.split():
            en[stem] = (*en.get(stem, ()), number)
    return _Words(zh, lengths_by(lambda word: word[:2], zh), en)


@lru_cache(maxsize=50_000)
def _rows(word: str) -> tuple[int, ...]:
    """The numbers of the lines of which an English word has a beginning, or that have it as a whole (`part$`)."""
    stems = _words().en
    whole = stems.get(f"{word}$", ())
    return tuple({*whole, *(row for size in range(3, len(word) + 1) for row in stems.get(word[:size], ()))})
