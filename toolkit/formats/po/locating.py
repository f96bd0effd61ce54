"""From a character of a unit to its place in the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from toolkit.formats.po.lexer import Field
from toolkit.formats.po.origin import File, Origin, origin_of
from toolkit.formats.po.strings import offsets
from toolkit.model import Unit


def line_of(unit: Unit) -> int:
    """The 1-based line in which the unit's entry begins; 1 for a unit that was not read from a file."""
    origin = origin_of(unit)
    return origin.line if origin else 1


def extent(unit: Unit) -> tuple[int, int]:
    """The offsets in the file's text, without its mark, at which the unit's entry begins and ends.

    (0, 0) for a unit that was not read from a file.
    """
    origin = origin_of(unit)
    return (origin.start, origin.end) if origin else (0, 0)


@dataclass(frozen=True, slots=True)
class Places:
    """Offsets in the file's text, without its mark: of a field's keyword, of each character of its value, and of its
    last closing quotation mark.
    """

    word: int
    characters: tuple[int, ...]
    end: int


def places(unit: Unit, side: Literal["source", "target"] = "target", form: int = 0) -> Places | None:
    """Where a unit's source or target (or another plural form of it) is in the file; None for a unit that was not read
    from one.
    """
    origin = origin_of(unit)
    return _places(origin, "msgid" if side == "source" else "msgstr", origin.start, form)[0] if origin else None


def locate(unit: Unit, side: Literal["source", "target"] = "target", offset: int = 0) -> tuple[int, int]:
    """Line and column (1-based, code points) of a character of a unit's source or target, as the file was read.

    An offset at or after the end gives the last closing quotation mark. (1, 1) for a unit that was not read from a
    file.
    """
    origin = origin_of(unit)
    if origin is None:
        return 1, 1
    found, lines = _places(origin, "msgid" if side == "source" else "msgstr", origin.start)
    place = found.characters[offset] if offset < len(found.characters) else found.end
    line = bisect_right(lines, place) - 1
    return origin.line + line, place - lines[line] + 1


@lru_cache(maxsize=2)
def _places(origin: Origin, word: str, start: int, form: int = 0) -> tuple[Places, list[int]]:
    """The places of a field, and where the lines of the entry, which begins at `start`, begin up to its end.

    Several places of one unit are asked for in a row, so the last answers are kept.
    """
    item = origin.entry().find(word)[form]
    end = item.end - 1
    lines = [origin.file.text.rfind("\n", 0, start) + 1]
    while (after := origin.file.text.find("\n", lines[-1], end) + 1) > 0:
        lines.append(after)
    return Places(item.start, tuple(_positions(item, origin.file)), end), lines


def _positions(item: Field, file: File) -> Iterator[int]:
    """The offset in the file's text of each character of the field's value."""
    text = file.text
    body = "".join(text[start:end] for start, end in item.strings)
    starts = iter(item.strings)
    start, end = next(starts)
    passed = 0
    for offset in offsets(body, file.charset):
        while offset - passed >= end - start:
            passed += end - start
            start, end = next(starts)
        yield start + offset - passed
