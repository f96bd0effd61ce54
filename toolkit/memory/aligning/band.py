"""Where in the source a sentence of the target may belong: near what is certain at first sight.

Each sentence has a few paragraphs with which it shares what is rare in the document. The heaviest chain of such pairs
in order (the longest increasing subsequence, by weight) goes through both documents; what lies between is searched.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from toolkit.memory.aligning.evidence import Evidence
from toolkit.memory.aligning.marks import Key

#: What is found in more paragraphs than this is not rare.
RARE = 6
#: The least weight of what a pair shares, and how many pairs of a sentence are tried.
LEAST, TRIED = 4.0, 3
#: Paragraphs to look at on either side of the expected ones, and at most.
AROUND, WIDEST = 10, 90


class Anchor(NamedTuple):
    """A sentence and a paragraph that share what is rare, by weight."""

    sentence: int
    paragraph: int
    weight: float


def windows(evidence: Evidence, source: Sequence[float], target: Sequence[float]) -> list[tuple[int, int]]:
    """For each sentence the half-open range of paragraphs to look at; from the lengths of both sides."""
    paragraphs = len(source)
    chain = heaviest(list(_anchors(evidence)), paragraphs)
    fixed = [Anchor(-1, -1, 0.0), *chain, Anchor(len(target), paragraphs, 0.0)]
    ours, theirs = list(accumulate(source, initial=0.0)), list(accumulate(target, initial=0.0))
    found: list[tuple[int, int]] = []
    for one, other in pairwise(fixed):
        low, high = one.paragraph - AROUND, other.paragraph + AROUND + 1
        begin, end = ours[max(one.paragraph, 0)], ours[other.paragraph]
        start, stop = theirs[max(one.sentence, 0)], theirs[other.sentence]
        for sentence in range(max(one.sentence, 0), other.sentence):
            first, last = low, high
            if high - low > WIDEST:
                share = (theirs[sentence] - start) / max(stop - start, 1e-9)
                middle = bisect_left(ours, begin + share * (end - begin))
                first, last = middle - WIDEST // 2, middle + WIDEST // 2
            found.append((max(0, first), min(paragraphs, max(last, first + 1))))
    return found


def _anchors(evidence: Evidence) -> Iterator[Anchor]:
    places: dict[Key, list[int]] = defaultdict(list)
    for number, text in enumerate(evidence.source):
        for key in text.bits:
            places[key].append(number)
    for number, sentence in enumerate(evidence.target):
        weights: dict[int, float] = defaultdict(float)
        for key, bits in sentence.bits.items():
            where = places.get(key, ())
            if len(where) <= RARE:
                gain = sentence.gains[bits.bit_length() - 1]
                for paragraph in where:
                    weights[paragraph] += gain
        best = sorted(((weight, paragraph) for paragraph, weight in weights.items() if weight >= LEAST), reverse=True)
        for weight, paragraph in best[:TRIED]:
            yield Anchor(number, paragraph, weight)


def heaviest(anchors: Sequence[Anchor], paragraphs: int) -> list[Anchor]:
    """The heaviest chain of anchors in which neither sentences nor paragraphs go back, each sentence once."""
    tree: list[tuple[float, int]] = [(0.0, -1)] * (paragraphs + 1)
    before: list[int] = []
    best = (0.0, -1)
    waiting: list[tuple[int, tuple[float, int]]] = []
    for number, anchor in enumerate(anchors):
        if waiting and anchors[number - 1].sentence != anchor.sentence:
            for paragraph, value in waiting:
                _raise(tree, paragraph, value)
            waiting = []
        weight, last = _most(tree, anchor.paragraph)
        before.append(last)
        value = (weight + anchor.weight, number)
        waiting.append((anchor.paragraph, value))
        best = max(best, value)
    chain: list[Anchor] = []
    at = best[1]
    while at >= 0:
        chain.append(anchors[at])
        at = before[at]
    return chain[::-1]


def _most(tree: list[tuple[float, int]], place: int) -> tuple[float, int]:
    """The largest value up to a place (a Fenwick tree)."""
    found, at = (0.0, -1), place + 1
    while at > 0:
        found = max(found, tree[at])
        at -= at & -at
    return found


def _raise(tree: list[tuple[float, int]], place: int, value: tuple[float, int]) -> None:
    at = place + 1
    while at < len(tree):
        tree[at] = max(tree[at], value)
        at += at & -at
