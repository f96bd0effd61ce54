"""A text without the marks of its notes: 地区生产总值[2]38256.7亿元 is read as 地区生产总值38256.7亿元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from toolkit.language.own_notes import beginning, referring
from toolkit.language.several_notes import certain, several
from toolkit.model.quantity import Quantity

#: Marks of Markdown: [^2].
_MARKDOWN = re.compile(r"(?<=\S)\[\^[^\]\s]{1,20}\]")
#: What may be between two marks: ①、②.
_JOINT = re.compile("[、,，﹐]\\s?")
#: The blank before a mark goes with it where no word follows directly: size (Note 1) grew.
_GAP = re.compile(r" (?!\w)")


class Unmarked(NamedTuple):
    """A text without marks: its figures, their numbers in the whole text, and the place of each character there."""

    text: str
    quantities: tuple[Quantity, ...]
    numbers: tuple[int, ...]
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the whole text of what is between two places; a mark right after it is not in it."""
        return self.places[start], self.places[end - 1] + 1 if end > start else self.places[start]


def without_marks(text: str) -> str:
    """A text without the marks in it."""
    return "".join(text[start:end] for start, end in _kept(text))


def without_last_marks(text: str) -> str:
    """A text without the marks at its end; the places before them stay."""
    for start, end in sorted(_marks(text), reverse=True):
        if text[end:].strip():
            break
        text = text[:start].rstrip()
    return text


def unmarked(text: str, quantities: Sequence[Quantity]) -> Unmarked | None:
    """A text and its figures without marks; None for a text that has none."""
    kept = _kept(text)
    if len(kept) == 1 and kept[0] == (0, len(text)):
        return None
    places = [*chain.from_iterable(range(*span) for span in kept), len(text)]
    new = {place: at for at, place in enumerate(places)}
    own = [at for at, one in enumerate(quantities) if all(place in new for place in range(one.start, one.end))]
    moved = [quantities[at] for at in own]
    shifted = tuple(one._replace(start=new[one.start], end=new[one.end - 1] + 1) for one in moved)
    return Unmarked(without_marks(text), shifted, tuple(own), tuple(places))


def _kept(text: str) -> list[tuple[int, int]]:
    """The places of what is not a mark."""
    ends = [0, *chain.from_iterable(sorted(_marks(text))), len(text)]
    return [(start, end) for start, end in list(pairwise(ends))[::2] if start < end or not text]


def _marks(text: str) -> Iterator[tuple[int, int]]:
    """The places of the marks, none within another."""
    first = beginning(text, ("word", "number"))
    if first:
        yield first.start, first.end
    marks = referring(text, start=first.end if first else 0)
    found = [(mark.start - bool(_GAP.match(text[mark.start - 1] + text[mark.end :])), mark.end) for mark in marks]
    for other in _others(text, first.end if first else 0):
        if all(other[1] <= start or end <= other[0] for start, end in found):
            found.append(other)
    yield from found
    for (_, start), (end, _) in pairwise(sorted(found)):
        if _JOINT.fullmatch(text, start, end):
            yield start, end


def _others(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The places of marks of Markdown, and of several in one bracket: [1,2], （注1、2）."""
    yield from (one.span() for one in _MARKDOWN.finditer(text, start))
    for one in (*certain(text), *(one for one in several(text) if one.family == "word")):
        if max(start, 1) <= one.start:
            yield len(text[: one.start].rstrip()), one.end
