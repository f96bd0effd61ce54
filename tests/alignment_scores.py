"""How near an alignment comes to the gold: characters, whole paragraphs, and those that are marked as certain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aligned_documents import Published

Places = set[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for a source paragraph: spans of the target as in `Published.gold`, their text, and if it needs no
    review."""

    spans: tuple[tuple[int, int, int], ...]
    text: str
    certain: bool = False
    evidence: str = ""


@dataclass(slots=True)
class Score:
    """Counts of characters and paragraphs; `+=` adds those of another document."""

    right: int = 0
    found: int = 0
    wanted: int = 0
    paragraphs: int = 0
    whole: int = 0
    certain: int = 0
    certain_whole: int = 0

    def add(self, published: Published, found: Sequence[Found]) -> None:
        """Count one document."""
        for number, one in enumerate(found):
            wanted, got = places(published.target, published.gold[number]), places(published.target, one.spans)
            self.right += len(wanted & got)
            self.found += len(got)
            self.wanted += len(wanted)
            whole = is_whole(published, number, one)
            self.paragraphs += 1
            self.whole += whole
            self.certain += one.certain
            self.certain_whole += one.certain and whole

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall over characters."""
        return 2 * self.right / max(self.found + self.wanted, 1)

    def __str__(self) -> str:
        certain = self.certain / max(self.paragraphs, 1)
        right = self.certain_whole / max(self.certain, 1)
        whole = self.whole / max(self.paragraphs, 1)
        return (
            f"F1 {self.f1:6.1%}  whole {whole:6.1%}  certain {certain:6.1%}  right {right:6.2%}"
            f"  ({self.paragraphs} paragraphs, {self.certain - self.certain_whole} falsely certain)"
        )


def is_whole(published: Published, number: int, found: Found) -> bool:
    """True if a paragraph's text is exactly what renders it."""
    return found.text.split() == published.texts[number].split()


def places(target: Sequence[str], spans: Sequence[tuple[int, int, int]]) -> Places:
    """The characters of some spans, blanks left out."""
    return {
        (number, at) for number, start, end in spans for at in range(start, end) if not target[number][at].isspace()
    }


def sort_of_fault(published: Published, number: int, found: Found) -> str:
    """What is wrong with a paragraph, by the characters that are too many or too few."""
    target, gold = published.target, published.gold
    wanted, got = places(target, gold[number]), places(target, found.spans)
    if not got:
        return "nothing found"
    if not wanted:
        return "dropped, but something found"
    if not wanted & got:
        return "something else found"
    if wanted == got:
        return "right sentences in the wrong order"
    more, less = got - wanted, wanted - got
    if all(not target[paragraph][at].isalpha() for paragraph, at in more | less):
        return "a number or sign cut off or taken"
    near = set().union(*(places(target, spans) for spans in gold[max(0, number - 3) : number + 4]))
    parts = []
    if less:
        parts.append("a part lost")
    if more & near:
        parts.append("a part of a neighbour taken")
    if more - near:
        parts.append("foreign text taken")
    return ", ".join(parts)
