"""From a character of a unit to its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from toolkit.formats.po.lexer import Field
from toolkit.formats.po.origin import File, origin_of
from toolkit.formats.po.strings import offsets
from toolkit.model import Unit


def locate(unit: Unit, side: Literal["source", "target"] = "target", offset: int = 0) -> tuple[int, int]:
    """Line and column (1-based, code points) of a character of a unit's source or target, as the file was read.

    An offset at or behind the end gives the last closing quotation mark. (1, 1) for a unit that was not read from a
    file.
    """
    origin = origin_of(unit)
    if origin is None:
        return 1, 1
    item = origin.entry().find("msgid" if side == "source" else "msgstr")[0]
    place = item.end - 1
    for number, position in enumerate(_positions(item, origin.file)):
        if number == offset:
            place = position
            break
    text = origin.file.text
    return origin.line + text.count("\n", origin.start, place), place - text.rfind("\n", 0, place)


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
