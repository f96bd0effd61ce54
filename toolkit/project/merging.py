"""The files of a three-way merge, as git hands them to its drivers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from toolkit.catalogs.merge import merge
from toolkit.formats import po
from toolkit.model import Catalog, Unit
from toolkit.project.files import read, write


def merge_files(base: Path, ours: Path, theirs: Path, shown: str) -> Sequence[Unit]:
    """Merge `theirs` into the file `ours`; the units that both sides changed differently.

    `base` may be empty, where both sides added the file. `shown` is the catalog's name in errors. Raises InputError
    where a side cannot be read; then nothing is touched.
    """
    was = read(ours)
    sides = [
        _catalog(data, shown, side) for data, side in ((read(base), "base"), (was, "ours"), (read(theirs), "theirs"))
    ]
    merged = merge(*sides)
    write(ours, po.serialize(merged.catalog), was=was)
    return merged.conflicts


def _catalog(data: bytes, shown: str, side: str) -> Catalog:
    return po.parse(data, f"{shown} ({side})")
