"""Where the characters of units are in the file, kept by the text of each entry."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.formats import po
from toolkit.formats.po.origin import origin_of
from toolkit.model import Unit

#: By the offset in a target, the line below the entry's first one and the column.
Relative = dict[int, tuple[int, int]]


class Places:
    """An entry that moved up or down in the file is not read again to find its places."""

    def __init__(self) -> None:
        self._known: dict[str, Relative] = {}

    def locate(self, unit: Unit, offset: int) -> tuple[int, int]:
        """Line and column of a character of a unit's target."""
        raw, first = po.raw_of(unit), po.line_of(unit)
        if not _has_own_lines(unit):
            return po.locate(unit, "target", offset)
        known = self._known.setdefault(raw, {})
        if offset not in known:
            line, column = po.locate(unit, "target", offset)
            known[offset] = line - first, column
        below, column = known[offset]
        return first + below, column

    def keep(self, units: Sequence[Unit]) -> None:
        """Forget the entries that are not in the file any more, once they are many."""
        if len(self._known) > 2 * len(units):
            there = {po.raw_of(unit) for unit in units}
            self._known = {raw: known for raw, known in self._known.items() if raw in there}


def _has_own_lines(unit: Unit) -> bool:
    """False for an entry that shares its first line with another one, whose length counts in the columns."""
    origin = origin_of(unit)
    return origin is not None and (origin.start == 0 or origin.file.text[origin.start - 1] == "\n")
