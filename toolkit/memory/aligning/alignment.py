"""The result of aligning two documents."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document: the number of its paragraph, from 0, its half-open span there, and its text."""

    paragraph: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A source paragraph with its translation.

    `paragraph` is its number, from 0. `sentences` are those of the target that render it, in the order of the source;
    none where it has no counterpart. `target` is their text. `score` is from 0 to 1, and a `certain` link needs no
    review. `evidence` says in a few words each what speaks for the link: `3 figures`, `2 terms`, `length`.
    """

    paragraph: int
    sentences: tuple[Sentence, ...]
    target: str
    score: float
    certain: bool
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alignment:
    """One link for each source paragraph, in order, and the sentences that are left over on either side.

    `score` is from 0 to 1: how much the documents have in common; documents of different reports have little.
    """

    links: tuple[Link, ...]
    left_source: tuple[Sentence, ...]
    left_target: tuple[Sentence, ...]
    score: float
