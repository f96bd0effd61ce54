"""A text pair cut into its smallest pairs of sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from toolkit.language.alignment import align
from toolkit.language.sentences import sentences

_LINE = re.compile(r"[^\n]+")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SentencePair:
    """Half-open character spans of a source and a target that render each other; one of them may be empty.

    `merged` is the number of target sentences if the source has more of them, else 0.
    """

    source: Span
    target: Span
    merged: int = 0


@lru_cache(maxsize=4)
def sentence_pairs(source: str, target: str, language: str) -> tuple[SentencePair, ...]:
    """The pairs in order; one pair if either side has one sentence. `language` is the target's.

    The source is read by the stops of Chinese. Clauses that end in a semicolon count as sentences.
    """
    ours, theirs = clauses(source, "zh"), clauses(target, language)
    if len(ours) < 2 or len(theirs) < 2:
        merged = len(theirs) if len(theirs) < len(ours) else 0
        return (SentencePair((0, len(source)), (0, len(target)), merged),)
    found = []
    for bead in align(_texts(source, ours), _texts(target, theirs)):
        taken, given = bead.source[1] - bead.source[0], bead.target[1] - bead.target[0]
        found.append(SentencePair(_span(ours, bead.source), _span(theirs, bead.target), given if given < taken else 0))
    return tuple(found)


def clauses(text: str, language: str) -> list[Span]:
    """The spans of the clauses that a full stop, a semicolon or a line break ends."""
    return [
        (line.start() + start, line.start() + end)
        for line in _LINE.finditer(text)
        for start, end in sentences(line[0], language, semicolons=True)
    ]


def _texts(text: str, spans: Sequence[Span]) -> list[str]:
    return [text[start:end] for start, end in spans]


def _span(spans: Sequence[Span], numbers: Span) -> Span:
    """From the first to the last sentence of a range; an empty range lies at the end of the sentence before it."""
    first, last = numbers
    if first == last:
        at = spans[first - 1][1] if first else 0
        return at, at
    return spans[first][0], spans[last - 1][1]
