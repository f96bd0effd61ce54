"""Tab-separated values: one row per line, without quoting, as corpora are published; with or without a line of names.

A first line that has neither of the two names is a row, as in the later pieces of a file that was split.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from toolkit.corpus.cells import SOURCE, TARGET
from toolkit.corpus.inputs.chunk import Cell, Line, cell, unreadable
from toolkit.corpus.inputs.lines import Lines
from toolkit.corpus.inputs.streams import first_line
from toolkit.corpus.json_values import json_text
from toolkit.errors import InputError


class Tsv(Lines):
    """A file of tab-separated values. Columns that are numbers (`1,2`) say that it has no line of names."""

    @property
    def names(self) -> list[str] | None:
        """The names, or the numbers of the columns of the first line; None for an empty file."""
        return self._names or None

    @cached_property
    def _names(self) -> list[str]:
        line = first_line(self.file)
        cells = [] if line is None else line.decode("utf-8", "replace").split("\t")
        if self.options.numbered:
            return [str(number) for number in range(1, len(cells) + 1)]
        for name, count in Counter(cells).items():
            if count > 1 and name in self.options.columns:
                raise InputError(f"has {count} columns {name!r}", path=self.path, line=1)
        return cells

    @cached_property
    def _places(self) -> list[int | None]:
        """The places of the two columns in a row; None for a name that this file does not have."""
        wanted = self.options.columns
        if self.options.numbered:
            return [int(name) - 1 for name in wanted]
        return [self._names.index(name) if name in self._names else None for name in wanted]

    @property
    def heads(self) -> int:
        return int(self._is_headed)

    @property
    def _is_headed(self) -> bool:
        return not self.options.numbered and any(name in self._names for name in self.options.columns)

    def row(self, line: bytes) -> Line:
        cells = line.split(b"\t")
        if any(at is not None and at >= len(cells) for at in self._places):
            return unreadable(line)
        source, target = (
            Cell(side.no_column, None) if at is None else cell(cells[at], side)
            for at, side in zip(self._places, (SOURCE, TARGET), strict=True)
        )
        return source, target, self._rest(cells)

    def _rest(self, cells: Sequence[bytes]) -> str | None:
        """The other cells by their names, or by their numbers where they have no name of their own."""
        names = self._names if self._is_headed else []
        rest = {}
        for at, one in enumerate(cells):
            if at not in self._places:
                own = at < len(names) and names[at] and names.count(names[at]) == 1
                rest[names[at] if own else str(at + 1)] = one.decode("utf-8", "surrogateescape")
        return json_text(rest) if rest else None
