"""A catalog read again after an edit: only the entries that the edit touches are read anew."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

from toolkit.formats.po.decoding import Decoded
from toolkit.formats.po.origin import Origin
from toolkit.formats.po.scanning import Scanner
from toolkit.model import Catalog

#: Characters compared at a time.
_PIECE = 1 << 14


@dataclass(frozen=True, slots=True)
class Again:
    """What was read: the entries `[first:before]` of the earlier catalog have become `[first:after]` of `entries`."""

    scanner: Scanner
    tail: int
    first: int
    before: int
    after: int


def reread(earlier: Catalog, decoded: Decoded) -> Again | None:
    """Read the next text of a catalog; None where all of it must be read anew.

    Entries that are not touched are taken over and told their new places, so `earlier` is not to be used any more.
    """
    origins = [entry.origin for entry in earlier.entries if isinstance(entry.origin, Origin)]
    if not origins or len(origins) != len(earlier.entries) or earlier.errors or decoded.error:
        return None
    file, text = origins[0].file, decoded.text
    if file.charset != decoded.charset or file.domains:
        return None
    same, rest = _bounds(file.text, text)
    moved = len(text) - len(file.text)
    # How an entry ends depends on the lines below it.
    first = max(0, bisect_left(origins, same, key=lambda one: one.end) - 1)
    below = bisect_left(origins, rest, key=lambda one: one.end)
    ends = {origin.end + moved: number for number, origin in enumerate(origins[below:], below + 1)}
    was = file.text
    file.text = text
    scanner = Scanner(file, recover=True)
    for entry in earlier.entries[:first]:
        scanner.take(entry)
    position = origins[first].gap
    line = _line_after(origins[first - 1]) if first else 1
    while position not in ends:
        end = scanner.step(position, line)
        if end is None:
            break
        line += text.count("\n", position, end)
        position = end
    if file.domains:
        return None
    before, after = ends.get(position, len(origins)), len(scanner.entries)
    file.text = was
    for origin in origins[first:before]:
        origin.part()
    file.text = text
    if position not in ends:
        return Again(scanner, position, first, before, after)
    lower = line - _line_after(origins[before - 1])
    for entry, origin in zip(earlier.entries[before:], origins[before:], strict=True):
        origin.move(moved, lower)
        scanner.take(entry)
    return Again(scanner, len(text) - len(earlier.tail), first, before, after)


def _line_after(origin: Origin) -> int:
    """The line in which an entry ends, or the one after it."""
    return origin.line + origin.raw.count("\n")


def _bounds(was: str, text: str) -> tuple[int, int]:
    """The offsets in `was` at which the two texts begin to differ, and from which on they are equal again."""
    least = min(len(was), len(text))
    same = _longest(least, lambda start, end: was[start:end] == text[start:end])
    left, right = len(was), len(text)
    tail = _longest(
        least - same, lambda start, end: was[left - end : left - start] == text[right - end : right - start]
    )
    return same, left - tail


def _longest(most: int, equal: Callable[[int, int], bool]) -> int:
    """How far two texts are equal, up to `most` characters; `equal` compares them between two offsets."""
    start = 0
    while start < most and equal(start, min(start + _PIECE, most)):
        start += _PIECE
    size = _PIECE
    while size:
        if start + size <= most and equal(start, start + size):
            start += size
        size //= 2
    return min(start, most)
