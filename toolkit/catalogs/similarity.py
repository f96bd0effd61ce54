"""How alike two paragraphs are: shared character trigrams, each weighted by how rare it is in the report.

Reports repeat phrases constantly: a phrase of every second paragraph does not tell paragraphs apart, a shared rare one
almost decides.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

#: The most paragraphs read to learn how rare a trigram is.
SAMPLE = 2000
#: A trigram of more lost paragraphs than this proposes none of them (neighbours are compared anyway).
COMMON = 24
#: The weight of a trigram that every paragraph has.
LEAST = 0.05
#: Weights are whole multiples of this fraction: sums of floats would depend on the order in which sets are read.
UNIT = 1e-6

_DIGITS = re.compile(r"[0-9０-９]+")
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two texts share: `alike` from 0 to 1, and which part of each (`left`, `right`) the other holds."""

    alike: float
    left: float
    right: float


def shingles(text: str) -> frozenset[str]:
    """The trigrams of a text, figures made equal, so that changed figures do not make a text another one."""
    plain = _BLANK.sub("", _DIGITS.sub("0", text))
    return frozenset(map("".join, zip(plain, plain[1:], plain[2:], strict=False))) or frozenset([plain])


class Shingler:
    """Shingles of many texts that share their trigrams: a report's paragraphs have most of them in common."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def __call__(self, text: str) -> frozenset[str]:
        """The trigrams of one text."""
        known = self._known
        return frozenset([known.setdefault(gram, gram) for gram in shingles(text)])


class Weights:
    """The weight of each trigram, learnt from a sample of the report's paragraphs."""

    def __init__(self, asked: Iterable[frozenset[str]], sample: Sequence[str]) -> None:
        step = max(1, len(sample) // SAMPLE)
        wanted = set().union(*asked)
        counted: Counter[str] = Counter()
        looked_at = 0
        for text in sample[::step]:
            counted.update(shingles(text) & wanted)
            looked_at += 1
        top = math.log(looked_at + 2)
        self.of = {gram: round(max(top - math.log(counted[gram] + 1), LEAST) / UNIT) for gram in wanted}

    def total(self, grams: Iterable[str]) -> int:
        """The sum of the weights."""
        return sum(map(self.of.__getitem__, grams))

    def likeness(self, left: frozenset[str], right: frozenset[str]) -> Likeness:
        """Compare two sets of trigrams, both among those asked for."""
        shared = self.total(left & right)
        whole_left, whole_right = self.total(left) or 1, self.total(right) or 1
        return Likeness(shared / math.sqrt(whole_left * whole_right), shared / whole_left, shared / whole_right)


class Index:
    """Finds, among some paragraphs, those that share rare trigrams (or whatever they are made of) with a text."""

    def __init__(self, paragraphs: Sequence[frozenset[str]]) -> None:
        self._holders: dict[str, list[int]] = {}
        for number, grams in enumerate(paragraphs):
            for gram in grams:
                self._holders.setdefault(gram, []).append(number)

    def candidates(self, grams: frozenset[str], weights: Mapping[str, int] | None, most: int) -> list[int]:
        """At most `most` paragraphs, those first that share the most; without weights each share counts one."""
        shared: dict[int, int] = {}
        for gram in grams:
            held = self._holders.get(gram)
            if held and len(held) <= COMMON:
                weight = weights[gram] if weights else 1
                for number in held:
                    shared[number] = shared.get(number, 0) + weight
        return sorted(shared, key=lambda number: (-shared[number], number))[:most]
