"""Reading and writing files so that nothing is ever lost: whole reads, atomic writes, one writer at a time."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkstemp

from toolkit.errors import InputError, ToolkitError, WriteError

#: What the names of unfinished files begin and end with.
_PREFIX, _SUFFIX = ".toolkit-", ".tmp"


def absolute(path: Path | str) -> Path:
    """An absolute path without `..`; symbolic links stay as they are, so that people recognise it."""
    return Path(os.path.abspath(path))  # noqa: PTH100  # resolve() would follow links


def display(path: Path | str) -> str:
    """A path as people want to read it: relative to the current folder when it lies below it."""
    path = Path(path)
    with contextlib.suppress(ValueError, OSError):
        return path.absolute().relative_to(Path.cwd()).as_posix()
    return path.as_posix()


def read(path: Path) -> bytes:
    """A file's bytes. Raises InputError where it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError("no such file", path=display(path)) from None
    except IsADirectoryError:
        raise InputError("is a folder, not a file", path=display(path)) from None
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path=display(path)) from None


def read_if_there(path: Path) -> bytes | None:
    """A file's bytes, or None if there is no such file."""
    return read(path) if path.exists() else None


@dataclass(frozen=True, slots=True)
class Write:
    """One file to write. `was` is what the new content was made from: None where there was no file yet. For a big
    file its SHA-256 in `digest` does instead.
    """

    path: Path
    data: bytes
    was: bytes | None
    digest: bytes | None = None


def write_all(writes: Sequence[Write]) -> None:
    """Write several files, each atomically; new contents are all on the disk before the first takes its place.

    A file that no longer holds `was` has been changed by another program and is left alone, and so are the others.
    Raises WriteError and leaves the earlier content whole.
    """
    staged: list[tuple[Path, Path]] = []
    try:
        for write in writes:
            target = Path(os.path.realpath(write.path))
            staged.append((_stage(target, write.data, write.path), target))
        for write in writes:
            if _changed_meanwhile(write):
                raise WriteError("was changed by another program in the meantime; run again", path=display(write.path))
        for temporary, target in staged:
            try:
                temporary.replace(target)
            except OSError as error:
                raise WriteError(f"cannot be written: {error.strerror}", path=display(target)) from None
        for folder in {target.parent for _, target in staged}:
            _sync_folder(folder)
    finally:
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)


def _changed_meanwhile(write: Write) -> bool:
    if write.digest is None:
        return read_if_there(write.path) != write.was
    try:
        with write.path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").digest() != write.digest
    except OSError:
        return True


def write(path: Path, data: bytes, *, was: bytes | None) -> None:
    """Write one file atomically; see write_all."""
    write_all([Write(path, data, was)])


def overwrite(path: Path, data: bytes) -> None:
    """Write one file atomically over any earlier content: for output that is made anew every time."""
    write_all([Write(path, data, read_if_there(path))])


def append(path: Path, data: bytes) -> None:
    """Add to the end of a file that several programs add to. Raises WriteError."""
    try:
        with path.open("ab") as stream:
            stream.write(data)
    except OSError as error:
        raise WriteError(f"cannot be written: {error.strerror}", path=display(path)) from None


@contextlib.contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Hold the folder against other runs that want to write in it. Raises ToolkitError where one is under way."""
    try:
        import fcntl
    except ImportError:  # Windows has no flock; the check of `was` in write_all still guards every file.
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ToolkitError("another toolkit command is writing here; wait for it", path=display(folder)) from None
        yield
    finally:
        os.close(handle)


def sweep(folder: Path) -> None:
    """Remove what a killed run left below a folder: its unfinished files. Only while holding the folder."""
    for path in folder.rglob(f"{_PREFIX}*{_SUFFIX}"):
        path.unlink(missing_ok=True)


def _stage(target: Path, data: bytes, shown: Path) -> Path:
    """Write the data to a temporary file beside the target, synced, with the target's permissions."""
    temporary: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=target.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        _copy_mode(target, temporary)
        return temporary
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise WriteError(f"cannot be written: {error.strerror}", path=display(shown)) from None


def _copy_mode(target: Path, temporary: Path) -> None:
    if target.exists():
        if not os.access(target, os.W_OK):
            raise PermissionError(13, "the file is read-only")
        shutil.copymode(target, temporary)
    else:
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(
            (stat.S_IRUSR | stat.S_IWUSR | stat.S_IRGRP | stat.S_IWGRP | stat.S_IROTH | stat.S_IWOTH) & ~mask
        )


def _sync_folder(folder: Path) -> None:
    """Make the renames themselves durable, where the system allows it."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
