"""The place of a text of the memory in its file."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

from toolkit.errors import InputError
from toolkit.formats import po
from toolkit.model import Origin
from toolkit.project.files import read
from toolkit.project.layout import Project


def place(project: Project, origin: Origin, side: Literal["source", "target"], offset: int) -> tuple[int, int | None]:
    """Line and column of a character of a translation's source or target.

    Of a TMX file the line of the unit is known, and no column. Only the entry is read, however big the catalog is.
    """
    if not origin.report or origin.line < 1:
        return origin.line, None
    try:
        lines = _lines(project.root / origin.path)
    except InputError:
        return origin.line, None
    at = min(origin.line, len(lines)) - 1
    first = next((above + 1 for above in range(at, -1, -1) if not lines[above].strip()), 0)
    end = next((below for below in range(at, len(lines)) if not lines[below].strip()), len(lines))
    entries = po.parse(b"\n".join(lines[first:end]), origin.path, recover=True).entries
    entry = next((one for one in reversed(entries) if po.line_of(one) <= origin.line - first), None)
    if entry is None:  # the file was changed since
        return origin.line, None
    line, column = po.locate(entry, side, offset)
    return first + line, column


@lru_cache(maxsize=4)
def _lines(path: Path) -> list[bytes]:
    return read(path).split(b"\n")
