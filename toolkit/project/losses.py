"""Translations that the last commit has and a catalog has not: another program dropped or emptied them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shlex import quote

from toolkit.catalogs.changes import ChangeKind, Rules
from toolkit.catalogs.provenance import is_from_memory
from toolkit.catalogs.update import update
from toolkit.errors import InputError, ToolkitError
from toolkit.formats import po
from toolkit.model import Catalog, Unit
from toolkit.model.plural import are, plural
from toolkit.project.files import display, read_if_there
from toolkit.project.git import Revision, git
from toolkit.project.layout import Project

#: So many characters of the first unit that lost its translation are shown.
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Loss:
    """A catalog that lost the translations of these units since the last commit (`there`: with the same name)."""

    path: Path
    units: tuple[Unit, ...]
    there: bool = True

    def __str__(self) -> str:
        count = len(self.units)
        what = f"{plural(count, 'translation')} {are(count)}"
        first = self.units[0].source[:SHOWN]
        restore = f"get the file back with: git checkout HEAD -- {quote(display(self.path))}"
        if not self.there:
            restore = "it has another name there; see: git status"
        return f"{what} in the last commit but not here (first: “{first}”); {restore}"


def losses(project: Project, reports: Sequence[str]) -> Iterator[Loss]:
    """The losses in the catalogs of these reports; none outside a git repository, or before the first commit.

    A translation that came into another catalog, as when two reports change their names, is not lost.
    """
    try:
        history = _History(project.root)
    except ToolkitError:
        return
    for language in project.settings.target_languages:
        every = [project.catalog(report, language) for report in project.reports()]
        for path in (project.catalog(report, language) for report in reports):
            units = tuple(_lost(history.before(path, language), path))
            if units and history.has(path):
                came = {key for other in every if other != path for key in history.came(other)}
                units = tuple(unit for unit in units if unit.identity not in came)
            if units:
                yield Loss(path, units, history.has(path))


class _History:
    """The last commit, and what changed since. Raises ToolkitError where there is none."""

    def __init__(self, root: Path) -> None:
        self.head = Revision(root, "HEAD")
        listed = git(self.head.top, "diff-index", "--name-only", "--no-renames", "-z", "HEAD")
        self.read = cache(self.head.read)
        #: The units that a catalog has translations of, and had none in the last commit.
        self.came = cache(self._came)
        self.changed = {self.head.top / name.decode("utf-8", "surrogateescape") for name in listed.split(b"\0") if name}

    def has(self, path: Path) -> bool:
        """Whether the last commit has a file of this name."""
        return self.read(path) is not None

    def before(self, path: Path, language: str) -> bytes | None:
        """A changed catalog as the last commit has it, also under another name; None for one that did not change."""
        if self._is_changed(path) and (was := self.read(path)) is not None:
            return was
        gone = [one for one in self.changed if one.suffix == ".po" and language in one.parts and not one.exists()]
        if not gone or self.has(path):
            return None
        here = {unit.identity for unit in _entries(read_if_there(path))}
        shares = {one: len(here & {unit.identity for unit in _entries(self.read(one))}) for one in gone}
        best = max(gone, key=lambda one: (shares[one], str(one)))
        return self.read(best) if 2 * shares[best] >= len(here) > 0 else None

    def _is_changed(self, path: Path) -> bool:
        return path.parent.resolve() / path.name in self.changed

    def _came(self, path: Path) -> set[tuple[str | None, str]]:
        if not self._is_changed(path) and self.has(path):
            return set()
        now, was = _entries(read_if_there(path)), _entries(self.read(path))
        return {unit.identity for unit in now if unit.target} - {unit.identity for unit in was if unit.target}


def _entries(data: bytes | None) -> tuple[Unit, ...]:
    try:
        catalog = po.parse(data or b"", recover=True)
    except InputError:
        return ()
    return (*catalog.units, *catalog.obsolete)


def _lost(was: bytes | None, path: Path) -> Iterator[Unit]:
    now = read_if_there(path)
    if was is None:
        return
    try:
        before, after = po.parse(was, recover=True), po.parse(now or b"")
    except InputError:  # reported where the catalog is read for its own sake
        return
    entries = {unit.identity: unit for unit in after.entries}
    translated = [unit for unit in before.units if unit.target]
    gone = [unit for unit in translated if unit.identity not in entries]
    dropped = _dropped(before, after) if gone else set()
    for unit in translated:
        here = entries.get(unit.identity)
        if (unit.source in dropped and unit in gone) if here is None else _is_emptied(unit, here):
            yield unit
    yield from (unit for unit in before.obsolete if unit.target and unit.identity not in entries)


def _is_emptied(was: Unit, now: Unit) -> bool:
    """Whether a translation is gone: only blanks are left, what the memory put in their place, or a copy of the source
    (a code in ASCII may be right).
    """
    target, source = now.target.strip(), now.source.strip()
    if target != was.target.strip() and is_from_memory(now) and not is_from_memory(was):
        return True
    return not target or (target == source != was.target.strip() and not source.isascii())


def _dropped(before: Catalog, after: Catalog) -> set[str]:
    """The sources of entries that are not there any more and became no other entry, as an edited one does."""
    try:
        changes = update(before, after.units, Rules()).changes
    except InputError:
        return {unit.source for unit in before.units}
    return {change.old[0].source for change in changes if change.kind is ChangeKind.GONE}
