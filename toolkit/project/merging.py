"""The files of a three-way merge, as git hands them to its drivers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from toolkit.catalogs.changes import Rules
from toolkit.catalogs.merge import merge
from toolkit.errors import ToolkitError
from toolkit.formats import po
from toolkit.model import Catalog, Unit
from toolkit.project.files import read, write
from toolkit.project.layout import project_of
from toolkit.project.linting.languages import source_language, target_language
from toolkit.settings import Settings


def merge_files(base: Path, ours: Path, theirs: Path, shown: str) -> Sequence[Unit]:
    """Merge `theirs` into the file `ours`; the units that both sides changed differently.

    `base` may be empty, where both sides added the file. `shown` is the catalog's name in errors. Raises InputError
    where a side cannot be read; then nothing is touched.
    """
    was = read(ours)
    mine = _catalog(was, shown, "ours")
    merged = merge(
        _catalog(read(base), shown, "base"), mine, _catalog(read(theirs), shown, "theirs"), _rules(Path(shown), mine)
    )
    write(ours, po.serialize(merged.catalog), was=was)
    return merged.conflicts


def _rules(path: Path, catalog: Catalog) -> Rules:
    """The rules of the updates on either side; defaults where the settings cannot be read, as in a conflict."""
    try:
        project = project_of(path)
    except ToolkitError:
        project = None
    settings = project.settings if project else Settings()
    languages = source_language(catalog, project), target_language(catalog, path.absolute(), project)
    return Rules(*languages, settings.style.numbering)


def _catalog(data: bytes, shown: str, side: str) -> Catalog:
    return po.parse(data, f"{shown} ({side})")
