"""Translations that the last commit has and a catalog has not: another program dropped or emptied them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.catalogs.changes import ChangeKind, Rules
from toolkit.catalogs.update import update
from toolkit.errors import InputError, ToolkitError
from toolkit.formats import po
from toolkit.model import Catalog, Unit
from toolkit.project.files import display, read_if_there
from toolkit.project.git import Revision, git
from toolkit.project.layout import Project

#: So many characters of the first unit that lost its translation are shown.
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Loss:
    """A catalog that lost the translations of these units since the last commit."""

    path: Path
    units: tuple[Unit, ...]

    def __str__(self) -> str:
        count = len(self.units)
        what = "1 translation is" if count == 1 else f"{count} translations are"
        first = self.units[0].source[:SHOWN]
        restore = f"get the file back with: git checkout HEAD -- {display(self.path)}"
        return f"{what} in the last commit but not here (first: “{first}”); {restore}"


def losses(project: Project, reports: Sequence[str]) -> Iterator[Loss]:
    """The losses in the catalogs of these reports; none outside a git repository, or before the first commit."""
    paths = [project.catalog(report, language) for report in reports for language in project.settings.target_languages]
    try:
        head = Revision(project.root, "HEAD")
        listed = git(head.top, "diff-index", "--name-only", "--no-renames", "-z", "HEAD")
    except ToolkitError:
        return
    changed = {head.top / name.decode("utf-8", "surrogateescape") for name in listed.split(b"\0") if name}
    for path in paths:
        if (path.parent.resolve() / path.name) in changed:
            units = tuple(_lost(head.read(path), path))
            if units:
                yield Loss(path, units)


def _lost(was: bytes | None, path: Path) -> Iterator[Unit]:
    now = read_if_there(path)
    if was is None:
        return
    try:
        before, after = po.parse(was, recover=True), po.parse(now or b"")
    except InputError:  # reported where the catalog is read for its own sake
        return
    entries = {(unit.context, unit.source): unit for unit in after.entries}
    translated = [unit for unit in before.units if unit.target]
    gone = [unit for unit in translated if (unit.context, unit.source) not in entries]
    dropped = _dropped(before, after) if gone else set()
    for unit in translated:
        here = entries.get((unit.context, unit.source))
        if (unit.source in dropped and unit in gone) if here is None else not here.target:
            yield unit


def _dropped(before: Catalog, after: Catalog) -> set[str]:
    """The sources of entries that are not there any more and became no other entry, as an edited one does."""
    try:
        changes = update(before, after.units, Rules()).changes
    except InputError:
        return {unit.source for unit in before.units}
    return {change.old[0].source for change in changes if change.kind is ChangeKind.GONE}
