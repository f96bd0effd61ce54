"""JSON Lines: an object a line, with the two texts under their names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import Any

from toolkit.corpus.cells import SOURCE, TARGET, Side
from toolkit.corpus.inputs.chunk import Cell, Line, cell, unreadable
from toolkit.corpus.inputs.lines import Lines
from toolkit.corpus.inputs.streams import TextFile
from toolkit.corpus.json_values import json_text, parsed
from toolkit.errors import InputError

#: Lines in which the keys are looked for before a run begins.
_FIRST = 100


class JsonLines(Lines):
    """A file of JSON Lines."""

    @cached_property
    def names(self) -> list[str] | None:
        """The keys of the first lines; none known where these are not objects. Raises InputError where no line can be
        read.
        """
        found: list[dict[str, Any] | None] = []
        try:
            with TextFile(self.file) as file:
                found.extend(_object(line) for line in islice(file, _FIRST))
        except InputError:
            if not found:
                raise
        keys = dict.fromkeys(key for value in found for key in _keys(value or {}))
        return list(keys) if keys else None

    def row(self, line: bytes) -> Line:
        value = _object(line)
        if value is None:
            return unreadable(line)
        names = self.options.columns
        source, target = (_cell(value, name, side) for name, side in zip(names, (SOURCE, TARGET), strict=True))
        return source, target, json_text(value) if value else None


def _keys(value: dict[str, Any]) -> Iterator[str]:
    """The keys of an object, and those of the objects in it as they are named: `translation.zh`."""
    for key, one in value.items():
        yield key
        if isinstance(one, dict):
            yield from (f"{key}.{inner}" for inner in one)


def _object(line: bytes) -> dict[str, Any] | None:
    """The object of a line; bytes that are not text are half surrogates in it. None for anything else."""
    try:
        value = parsed(line.decode("utf-8", "surrogateescape"))
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def _cell(value: dict[str, Any], name: str, side: Side) -> Cell:
    """The cell of a name, which is taken out of the object unless it is of another type than text."""
    outer, _, inner = name.rpartition(".")
    if name not in value and isinstance(value.get(outer), dict):
        found = _cell(value[outer], inner, side)
        if not value[outer]:
            del value[outer]
        return found
    if name not in value:
        return Cell(side.no_column, None)
    text = value[name]
    if text is not None and not isinstance(text, str):
        return Cell(side.not_text, None)
    del value[name]
    return cell(text, side)
