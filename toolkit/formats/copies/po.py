"""A catalog that a translation tool wrote → `ReviewCopy`: its targets, and nothing of its comments."""

from __future__ import annotations

from toolkit.formats import po
from toolkit.model import CopyRow, ReviewCopy, State


def parse(data: bytes, path: str) -> ReviewCopy:
    """The translated units; an empty target says nothing. Raises InputError if the file is not a catalog."""
    catalog = po.parse(data, path)
    rows = tuple(
        CopyRow(
            unit.key,
            unit.source,
            unit.target or None,
            state=State.NEEDS_REVIEW if unit.state is State.NEEDS_REVIEW else State.TRANSLATED,
            place=f"line {po.locate(unit)[0]}",
        )
        for unit in catalog.units
        if unit.plural is None
    )
    return ReviewCopy(rows, language=catalog.language, path=path)
