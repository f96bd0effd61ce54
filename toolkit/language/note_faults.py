"""The marks of a report without a note, its notes without a mark, and its notes with the same mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from toolkit.language.circled_notes import ENDS_PHRASE
from toolkit.language.own_notes import NAMED, Mark, NotesRead


class Fault(NamedTuple):
    """What is wrong with a mark or a note: the number of its text, the mark, and the words for it."""

    text: int
    mark: Mark
    message: str


def faults(texts: Sequence[str]) -> Iterator[Fault]:
    """The faults of the notes of a report, whose paragraphs are in order, those that are notes among them."""
    read = NotesRead(texts)
    known = read.known
    families = {family for family, _ in known} | set(_certain(texts, read))
    for n, mark in read.marks:
        if mark.key not in known and mark.family in families:
            yield Fault(n, mark, f"the report has no note {texts[n][mark.start : mark.end]}")
    again = set(_again(read.begun_notes()))
    for n, mark in read.begun_notes():
        shown = texts[n][mark.start : mark.end].rstrip(" :：.．、")
        if mark.key not in read.named:
            yield Fault(n, mark, f"no mark in the report refers to note {shown}")
        elif (n, mark) in again:
            yield Fault(n, mark, f"an earlier note has the mark {shown} too, and readers are led to that one")


def _again(notes: Iterable[tuple[int, Mark]]) -> Iterator[tuple[int, Mark]]:
    """The notes whose mark one of those right above has. Below another text marks begin again, as stars always may."""
    above: set[tuple[str, str]] = set()
    last = 0
    for n, mark in notes:
        above = above if n <= last + 1 else set()
        if mark.key in above and mark.family != "star":
            yield n, mark
        above.add(mark.key)
        last = n


def _certain(texts: Sequence[str], read: NotesRead) -> Iterator[str]:
    """The families of marks that are certain to be marks of notes even where the report has no note of them."""
    numbers = {int(mark.value) for _, mark in read.marks if mark.family == "number"}
    if 1 in numbers or any(number + 1 in numbers for number in numbers):
        yield "number"
    if not any(NAMED.match(text) for text in texts):
        yield "word"
    words = [found[1] for text in texts for found in ENDS_PHRASE.finditer(text)]
    circled = [mark for _, mark in read.marks if mark.family == "ring"]
    first = ("ring", "1")
    begins = first in read.named or any(mark.key == first for mark in read.begun.values())
    if begins and len(words) == len(set(words)) == len(circled):
        yield "ring"
