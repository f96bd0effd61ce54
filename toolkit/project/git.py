"""What the commands ask of git: the state of a file at a revision."""

from __future__ import annotations

import subprocess
from pathlib import Path

from toolkit.errors import InputError, ToolkitError
from toolkit.project.files import display


def git(folder: Path, *arguments: str) -> bytes:
    """What git prints. Raises ToolkitError where it is missing, InputError with its first line where it refuses."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise ToolkitError("needs git, which is not installed") from None
    if done.returncode != 0:
        reported = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise InputError(f"git: {reported[0] if reported else 'failed'}", path=display(folder))
    return done.stdout


def top_of(folder: Path) -> Path:
    """The top folder of the repository that a folder is in, as git says it. Raises ToolkitError outside one."""
    return Path(git(folder, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape").rstrip("\n"))


def repository_of(folder: Path) -> Path | None:
    """The nearest folder from here upward that has a repository; None where none has. git need not be installed."""
    return next((one for one in (folder, *folder.parents) if (one / ".git").exists()), None)


def user_name(folder: Path) -> str:
    """The name that git signs with in a folder; empty where it has none, or git is missing."""
    try:
        return git(folder, "config", "user.name").decode("utf-8", "replace").strip()
    except ToolkitError:
        return ""


class Revision:
    """One revision of the repository that a folder is in."""

    def __init__(self, folder: Path, name: str) -> None:
        self.top = top_of(folder)
        try:
            found = git(self.top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        except InputError:
            raise InputError(f"git does not know the revision {name!r}; see: git log --oneline") from None
        self.commit = found.decode("ascii").strip()

    def files(self, folder: Path, suffix: str) -> tuple[Path, ...]:
        """The files below a folder with a suffix, sorted."""
        listed = git(self.top, "ls-tree", "-r", "-z", "--name-only", self.commit, "--", self._relative(folder))
        names = (name.decode("utf-8", "surrogateescape") for name in listed.split(b"\0") if name)
        return tuple(sorted(self.top / name for name in names if name.endswith(suffix)))

    def read(self, path: Path) -> bytes | None:
        """A file's bytes, None if there was no such file."""
        name = f"{self.commit}:{self._relative(path)}"
        try:
            return git(self.top, "cat-file", "blob", name)
        except InputError:
            return None

    def _relative(self, path: Path) -> str:
        resolved = path.parent.resolve() / path.name
        try:
            return resolved.relative_to(self.top.resolve()).as_posix()
        except ValueError:
            raise InputError(f"is not in the git repository {self.top}", path=display(path)) from None
