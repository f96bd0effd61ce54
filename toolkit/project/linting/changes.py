"""Keep only what was touched since a git revision: units that differ from their state there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from toolkit.errors import InputError, ToolkitError
from toolkit.model import Outcome, Unit
from toolkit.project.files import read
from toolkit.project.git import git, top_of


class Revision:
    """One revision in the repositories of the files that are linted. The history before it is not needed."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.repositories: dict[Path, _Repository] = {}

    def unchanged(self, paths: Sequence[str]) -> bool:
        """Whether all files are as they were. Raises ToolkitError as `touched` does."""
        return not any(self._changed(Path(path)) for path in paths)

    def touched(self, outcome: Outcome, reports: Sequence[str] = ()) -> Outcome:
        """An outcome with the findings on touched units and changed files only.

        A file counts as changed, though none of its units, where one of its `reports` has changed.

        Raises ToolkitError if a file is not in a repository, or the revision does not exist.
        """
        changed = {file for file in outcome.files if self._changed(Path(file))}
        units: dict[int, str] = {}
        for file in changed:
            if file.endswith((".po", ".pot")):
                units |= self._units(Path(file))
        keys = set(units.values())
        if not self.unchanged(reports):
            changed |= set(outcome.files)
        kept = [
            finding
            for finding in outcome.findings
            if (finding.unit in keys if finding.unit else finding.path in changed)
        ]
        return replace(
            outcome,
            findings=tuple(kept),
            units=len(keys),
            figures=_of_units(outcome.figures, units),
            terms=_of_units(outcome.terms, units),
        )

    def _changed(self, path: Path) -> bool:
        repository = self._repository(path.parent)
        return repository.blobs.get(repository.relative(path)) != repository.hash(read(path))

    def _units(self, path: Path) -> dict[int, str]:
        """The units that are new or different in any field that a check sees: their index and key."""
        from toolkit.formats import po

        repository = self._repository(path.parent)
        blob = repository.blobs.get(repository.relative(path))
        before: dict[str, Unit] = {}
        if blob is not None:
            before = {unit.key: unit for unit in po.parse(repository.content(blob), recover=True).units}
        now = po.parse(read(path), recover=True).units
        return {index: unit.key for index, unit in enumerate(now) if before.get(unit.key) != unit}

    def _repository(self, folder: Path) -> _Repository:
        if folder not in self.repositories:
            top = _top(folder)
            self.repositories[folder] = self.repositories.setdefault(top, _Repository(top, self.name))
        return self.repositories[folder]


def _top(folder: Path) -> Path:
    """The top folder of the repository that a folder is in. Where the current folder is in none either, that is the
    fault, once for all folders. Raises ToolkitError.
    """
    try:
        return top_of(folder)
    except InputError:
        top_of(Path.cwd())
        raise


def _of_units(counts: tuple[int, ...] | None, units: Iterable[int]) -> tuple[int, ...] | None:
    """The counts of some units by their index."""
    return None if counts is None else tuple(counts[index] for index in units if index < len(counts))


class _Repository:
    """The files of one repository at one revision."""

    def __init__(self, top: Path, revision: str) -> None:
        self.top = top
        try:
            found = git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        except ToolkitError:
            hint = "in a shallow clone fetch it first: git fetch --depth=1 origin REVISION"
            raise InputError(f"git does not know the revision {revision!r}; {hint}") from None
        self.commit = found.decode("ascii").strip()

    @cached_property
    def blobs(self) -> dict[str, str]:
        """Path in the repository → the name of its content."""
        listed = git(self.top, "ls-tree", "-r", "-z", self.commit).decode("utf-8", "surrogateescape")
        entries = (entry.partition("\t") for entry in listed.split("\x00") if entry)
        return {path: about.split(" ")[2] for about, _, path in entries}

    def relative(self, path: Path) -> str:
        """A file's path in the repository; symbolic links on the way are followed."""
        return (path.parent.resolve() / path.name).relative_to(self.top.resolve()).as_posix()

    def hash(self, data: bytes) -> str:
        """The name that git gives a content."""
        algorithm = hashlib.sha256 if len(self.commit) == 64 else hashlib.sha1
        return algorithm(b"blob %d\x00" % len(data) + data).hexdigest()

    def content(self, blob: str) -> bytes:
        """The content with a name."""
        return git(self.top, "cat-file", "blob", blob)
