"""Two states of a project's catalogs: two revisions, or a revision and the files as they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.catalogs.compare import UnitChange, compare
from toolkit.formats import po
from toolkit.model import Unit
from toolkit.project.files import display, read_if_there
from toolkit.project.git import Revision
from toolkit.project.layout import Project


@dataclass(frozen=True, slots=True)
class Compared:
    """One changed unit in its file; `line` is the line of its target now, or in the old state for a removed one."""

    path: Path
    line: int
    change: UnitChange


def compared(project: Project, old: str, new: str | None) -> Iterator[Compared]:
    """What changed in the project's catalogs from revision `old` to `new`, or to the files as they are.

    Raises InputError for an unknown revision or an unreadable catalog.
    """
    before = Revision(project.root, old)
    after = Revision(project.root, new) if new else None
    folders = project.translation_folders
    paths = {path for folder in folders for path in before.files(folder, ".po")}
    if after:
        paths |= {path for folder in folders for path in after.files(folder, ".po")}
    else:
        paths |= {path.resolve() for path in project.catalogs()}
    for path in sorted(paths):
        one = _units(before.read(path), f"{old}:{display(path)}")
        data = after.read(path) if after else read_if_there(path)
        other = _units(data, display(path) if new is None else f"{new}:{display(path)}")
        for change in compare(one, other):
            unit = change.new or change.old
            assert unit is not None, "a change has a unit on one side at least"
            yield Compared(path, po.locate(unit)[0], change)


def _units(data: bytes | None, shown: str) -> tuple[Unit, ...]:
    return () if data is None else po.parse(data, shown).units
