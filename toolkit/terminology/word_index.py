"""The positions of the words of a text, as the bits of whole numbers: bit i is word i.

With them all places of a term are found at once by shifting and masking, a word of the term at a time: the Shift-And
algorithm (R. Baeza-Yates, G. Gonnet, "A New Approach to Text Searching", Communications of the ACM 35, 1992), with
words for characters, and from the last word backwards, which leaves the bits where the term begins.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

from toolkit.terminology.separators import COMMA, STOP, Separator

#: Words that may come inside a term without changing it.
ARTICLES = frozenset("a an the its our their his her your".split())
#: The most words in a bracket inside a term.
BRACKETED = 4

#: A byte with a bit in it.
_SET = re.compile(rb"[^\0]")
#: The bits of each byte.
_BITS = [[bit for bit in range(8) if byte >> bit & 1] for byte in range(256)]

#: In a text of more words the places of a form are computed on demand: all at once would take memory quadratic in its
#: length.
_LONG = 4_000


class Places(dict[str, int]):
    """Base form of a word → the bits of the words that have it; `get` gives 0 for a form that does not occur."""


class _LongPlaces(Places):
    """The same for a long text: what is stored under a form is 1, and `get` computes its bits."""

    def __init__(self, forms: Sequence[frozenset[str]]) -> None:
        self.positions: dict[str, list[int]] = defaultdict(list)
        for at, several in enumerate(forms):
            for form in several:
                self.positions[form].append(at)
        super().__init__(dict.fromkeys(self.positions, 1))

    def get(self, key: str, default: int = 0) -> int:  # type: ignore[override]
        if key not in self.positions:
            return default
        return _bits(self.positions[key])


@dataclass(slots=True)
class WordIndex:
    """The words of one text.

    `flows[commas + 2 * stops]` are the words that a term may run on into from the word before, by whether commas and
    stops are part of it; `loose` are those it may pass over: articles, and words in short brackets.
    """

    places: Places
    flows: tuple[int, int, int, int]
    loose: int

    @classmethod
    def of(cls, forms: Sequence[frozenset[str]], separators: Sequence[Separator]) -> WordIndex:
        """The index of words, from the base forms of each and the separator before it."""
        places = _places(forms)
        apart: dict[Separator, list[int]] = defaultdict(list)
        for at in compress(range(len(separators)), separators):  # most words are joined to the one before
            apart[separators[at]].append(at)
        commas, stops = _bits(apart.pop(COMMA, ())), _bits(apart.pop(STOP, ()))
        brackets = _bits(sorted(at for places in apart.values() for at in places))
        joined = (1 << len(separators)) - 1 & ~(commas | stops)
        loose = _inside(brackets)
        for article in ARTICLES:
            loose |= places.get(article, 0)
        return cls(places, (joined, joined | commas, joined | stops, joined | commas | stops), loose)

    def beginnings(self, ends: int, before: Sequence[Sequence[str]], flow: int) -> tuple[int, bool]:
        """Where the words begin that end at `ends`, and whether any were passed over on the way.

        `before` has the forms of each of them but the last, backwards; `flow` is an index in `flows`.
        """
        place, passable, loose = self.places.get, self.flows[flow], self.loose
        passed = False
        for forms in before:
            reached = (ends & passable) >> 1
            if reached & loose:
                reached, passed = self._loosened(reached), True
            ends = 0
            for form in forms:
                ends |= place(form, 0)
            ends &= reached
            if not ends:
                break
        return ends, passed

    def _loosened(self, reached: int) -> int:
        """The words that are reached, and those before them that are reached by passing over loose ones."""
        passed = reached & self.loose
        while passed:
            passed = (passed >> 1) & ~reached
            reached |= passed
            passed &= self.loose
        return reached


def _places(forms: Sequence[frozenset[str]]) -> Places:
    if len(forms) > _LONG:
        return _LongPlaces(forms)
    places = Places()
    for at, several in enumerate(forms):
        for form in several:
            if form in places:
                places[form] |= 1 << at
            else:
                places[form] = 1 << at
    return places


def _inside(brackets: int) -> int:
    """The words from each bracket to the next one, where that is near enough."""
    inside = 0
    for size in range(1, BRACKETED + 1):
        opening = brackets & (brackets >> size)
        for step in range(size):
            inside |= opening << step
    return inside


def _bits(places: Sequence[int]) -> int:
    """The number with these bits, given in order."""
    if not places:
        return 0
    bits = bytearray(places[-1] // 8 + 1)
    for at in places:
        bits[at // 8] |= 1 << at % 8
    return int.from_bytes(bits, "little")


def positions(bits: int) -> Sequence[int]:
    """The positions of the bits, in order."""
    if bits & (bits - 1) == 0:  # most often it is one
        return (bits.bit_length() - 1,) if bits else ()
    if bits.bit_length() > _LONG:  # a byte at a time, since each step of the other way takes as long as the text
        data = bits.to_bytes(bits.bit_length() // 8 + 1, "little")
        return [8 * byte.start() + bit for byte in _SET.finditer(data) for bit in _BITS[data[byte.start()]]]
    found = []
    while bits:
        lowest = bits & -bits
        found.append(lowest.bit_length() - 1)
        bits ^= lowest
    return found
