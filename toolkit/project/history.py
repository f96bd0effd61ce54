"""What git knows of one unit: its translations in earlier commits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from toolkit.errors import InputError, ToolkitError
from toolkit.formats import po
from toolkit.model import State
from toolkit.project.git import git, top_of

#: The most commits of a catalog that are looked at, the latest first.
MOST = 40
_FORMAT = "--format=%H%x00%an%x00%as%x00%s"


@dataclass(frozen=True, slots=True)
class Version:
    """A unit's translation since a commit; `target` is None where the catalog did not have the unit."""

    commit: str
    author: str
    date: str
    subject: str
    target: str | None
    state: State | None


def history(path: Path, key: str) -> tuple[Version, ...]:
    """The commits that changed a unit's translation or state, the latest first.

    Raises ToolkitError outside a git repository, and where git is missing.
    """
    try:
        top = top_of(path.parent)
    except InputError:
        raise InputError("the project is not in a git repository") from None
    try:
        name = (path.parent.resolve() / path.name).relative_to(top.resolve()).as_posix()
        logged = git(top, "log", f"-n{MOST}", _FORMAT, "--", name).decode("utf-8", "replace")
    except (InputError, ValueError):  # nothing was committed yet
        return ()
    versions = list(_versions(top, name, logged, key))
    changed = [new for new, old in pairwise(versions) if (new.target, new.state) != (old.target, old.state)]
    return tuple(one for one in (*changed, *versions[-1:]) if one in changed or one.target is not None)


def _versions(top: Path, name: str, logged: str, key: str) -> Iterator[Version]:
    for line in logged.splitlines():
        commit, author, date, subject = line.split("\0", 3)
        target, state = _units(top, name, commit).get(key, (None, None))
        yield Version(commit, author, date, subject, target, state)


@lru_cache(maxsize=MOST)
def _units(top: Path, name: str, commit: str) -> Mapping[str, tuple[str, State]]:
    """The translations of a catalog in a commit, by unit."""
    try:
        catalog = po.parse(git(top, "cat-file", "blob", f"{commit}:{name}"), name, recover=True)
    except ToolkitError:
        return {}
    return {unit.key: (unit.target, unit.state) for unit in catalog.units}
