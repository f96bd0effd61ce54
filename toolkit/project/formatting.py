"""Rewriting catalogs in canonical form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from toolkit.catalogs.mending import mended
from toolkit.errors import InputError
from toolkit.formats import po
from toolkit.model import Catalog, Unit
from toolkit.project.files import Write, display, read, refuse_stream
from toolkit.project.layout import current_project
from toolkit.project.streams import is_stream

SUFFIXES = (".po", ".pot")


def catalogs_at(paths: Sequence[str]) -> tuple[Path, ...]:
    """The .po and .pot files among paths and below folders, sorted there; all of the project where none is given."""
    if not paths:
        return tuple(path for folder in current_project().translation_folders for path in _below(folder))
    found: list[Path] = []
    for path in map(Path, paths):
        if path.is_dir():
            found += _below(path)
        elif path.exists():
            found.append(path)
        else:
            raise InputError("no such file", path=display(path))
    return tuple(dict.fromkeys(found))


def formatted(paths: Sequence[Path]) -> Iterator[Write | InputError]:
    """For each catalog what it would hold in canonical form, or why it cannot be read."""
    for path in paths:
        try:
            refuse_stream(path)
            was = read(path)
            yield Write(path, po.canonical(mended(po.parse(was, display(path)))), was)
        except InputError as error:
            yield error


def as_fmt(unit: Unit) -> Unit:
    """The unit as `fmt` writes it, from nothing that was in the file."""
    return po.normal(mended(Catalog((unit,))).entries[0])


def _below(folder: Path) -> tuple[Path, ...]:
    found = (path for suffix in SUFFIXES for path in folder.rglob(f"*{suffix}") if path.is_file() or is_stream(path))
    return tuple(sorted(path for path in found if not path.name.startswith(".")))
