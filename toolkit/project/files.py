"""Reading and writing files so that nothing is ever lost: whole reads, atomic writes, one writer at a time."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import stat
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from io import BufferedReader
from pathlib import Path
from tempfile import mkstemp
from typing import TypeVar

from toolkit.errors import InputError, ToolkitError, WriteError
from toolkit.project.leftovers import PREFIX, SUFFIX, remove_leftovers
from toolkit.project.locks import hold
from toolkit.project.streams import descriptor, endless, is_stream, received, send

#: Seconds to wait for another command that writes in a folder.
PATIENCE = 30.0
#: Seconds to wait for somebody who writes into a FIFO.
WAITING = 3.0
#: There, a file cannot be replaced while another program has it open.
WINDOWS = os.name == "nt"
#: Bytes of a big file that are read at a time.
_PIECE = 1 << 20
NOT_REGULAR = "is not a regular file"

T = TypeVar("T")


def absolute(path: Path | str) -> Path:
    """An absolute path without `..`; symbolic links stay as they are, so that people recognise it."""
    return Path(os.path.abspath(path))  # noqa: PTH100  # resolve() would follow links


def display(path: Path | str) -> str:
    """A path as people want to read it: relative to the current folder when it lies below it."""
    path = Path(path)
    with contextlib.suppress(ValueError, OSError):
        return path.absolute().relative_to(Path.cwd()).as_posix()
    return path.as_posix()


def relative(path: Path | str, folder: Path | str) -> str:
    """A path from a folder, with `/`; absolute where they are on different drives of Windows."""
    with contextlib.suppress(ValueError):
        path = os.path.relpath(path, folder)
    return Path(path).as_posix()


def read(path: Path) -> bytes:
    """A file's bytes. Raises InputError where it cannot be read."""
    try:
        if endless(path):
            raise InputError("is a device, not a file", path=display(path))
        if path.is_fifo() and descriptor(path) is None:
            if (sent := received(path, WAITING)) is None:
                raise InputError(f"{NOT_REGULAR}: nobody writes into this FIFO", path=display(path))
            return sent
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from None


def unreadable(path: Path, error: OSError) -> InputError:
    """What keeps a file from being read, in our words."""
    if isinstance(error, FileNotFoundError):
        why = "is a link to a file that does not exist" if path.is_symlink() else "no such file"
    elif isinstance(error, IsADirectoryError) or path.is_dir():  # Windows may not open a folder at all
        why = "is a folder, not a file"
    else:
        why = f"cannot be read: {error.strerror}"
    return InputError(why, path=display(path))


def opened(path: Path) -> BufferedReader:
    """A file that is too big to be in memory whole, opened. Raises InputError where it cannot be, and for a device or
    FIFO.
    """
    refuse_stream(path)
    try:
        return path.open("rb")
    except OSError as error:
        raise unreadable(path, error) from None


def pieces(path: Path) -> Iterator[bytes]:
    """The bytes of a big file, piece by piece. Raises InputError where it cannot be read."""
    with opened(path) as stream:
        while piece := stream.read(_PIECE):
            yield piece


def read_if_there(path: Path) -> bytes | None:
    """The bytes of a file of a project, or None if there is no such file. Raises InputError for a device or FIFO,
    which could keep us waiting forever.
    """
    refuse_stream(path)
    return read(path) if path.exists() else None


def refuse_stream(path: Path) -> None:
    """Raise InputError for a device or FIFO in the place of a file of a project."""
    if is_stream(path):
        raise InputError(NOT_REGULAR, path=display(path))


@dataclass(frozen=True, slots=True)
class Write:
    """One file to write.

    `pieces` follow `data` in it, for a file that is too big to be in memory whole. `was` is what the new content was
    made from: None where there was no file yet. For a big file its SHA-256 in `digest` does instead. With `made_anew`,
    the content was made from nothing in the file.
    """

    path: Path
    data: bytes
    was: bytes | None
    digest: bytes | None = None
    made_anew: bool = False
    pieces: Iterable[bytes] = ()

    @property
    def outdated(self) -> bool:
        """True if the file no longer holds what the new content was made from."""
        if self.made_anew:
            return False
        if self.digest is None:
            return read_if_there(self.path) != self.was
        try:
            with self.path.open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").digest() != self.digest
        except OSError:
            return True


def write_all(writes: Sequence[Write]) -> None:
    """Write several files, each atomically; new contents are all on the disk before the first takes its place.

    A file that no longer holds `was` has been changed by another program and is left alone, and so are the others.
    Raises WriteError and leaves the earlier content whole.
    """
    targets = [_target(write.path) for write in writes]
    with _folders_for(writes, targets):
        _replace_all(writes, targets)


def _replace_all(writes: Sequence[Write], targets: Sequence[Path]) -> None:
    staged: list[Path] = []
    with _held({target.parent for target in targets}):
        try:
            for write, target in zip(writes, targets, strict=True):
                staged.append(_guarded(write.path, _stage, target, write.data, write.pieces))
            for write in writes:
                if write.outdated:
                    message = "was changed by another program in the meantime; run again"
                    raise WriteError(message, path=display(write.path))
            for write, temporary, target in zip(writes, staged, targets, strict=True):
                _guarded(write.path, temporary.replace, target)
            for folder in {target.parent for target in targets}:
                _sync_folder(folder)
        finally:
            for temporary in staged:
                temporary.unlink(missing_ok=True)


def write(path: Path, data: bytes, *, was: bytes | None) -> None:
    """Write one file atomically; see write_all."""
    write_all([Write(path, data, was)])


def overwrite(path: Path, data: bytes) -> None:
    """Write one output; see overwrite_all."""
    overwrite_all({path: data})


def overwrite_all(contents: Mapping[Path, bytes]) -> None:
    """Write outputs that are made anew every time: files atomically, then devices, FIFOs and open descriptors.

    Nothing is read. Raises WriteError, which leaves the earlier content of files whole.
    """
    streams = [path for path in contents if is_stream(path)]
    write_all([Write(path, data, None, made_anew=True) for path, data in contents.items() if path not in streams])
    for path in streams:
        _guarded(path, send, path, contents[path])


def overwrite_piecewise(path: Path, pieces: Iterable[bytes]) -> None:
    """Write one output that is too big to be in memory whole; see overwrite_all."""
    if not is_stream(path):
        write_all([Write(path, b"", None, made_anew=True, pieces=pieces)])
        return
    for piece in pieces:
        _guarded(path, send, path, piece)


def append(path: Path, data: bytes) -> None:
    """Add to the end of a file that several programs add to. Raises WriteError."""

    def add() -> None:
        with path.open("ab") as stream:
            stream.write(data)

    _guarded(path, add)


@contextlib.contextmanager
def only_writer(folder: Path, patience: float = 0) -> Iterator[bool]:
    """Hold a folder against other commands that want to write in it; gives False where the system cannot do that.

    Raises ToolkitError where another command holds it for longer than `patience` seconds.
    """
    with contextlib.ExitStack() as stack:
        try:
            held = stack.enter_context(hold(folder, patience))
        except BlockingIOError:
            message = "another toolkit command is writing here; wait for it"
            raise ToolkitError(message, path=display(folder)) from None
        yield held


def _target(path: Path) -> Path:
    """The file to replace: the one that symbolic links lead to. Raises WriteError for what is not a regular file."""
    if is_stream(path):
        raise WriteError(NOT_REGULAR, path=display(path))
    if path.is_dir():
        raise WriteError("is a folder, not a file", path=display(path))
    _guarded(path, _follow, path)
    return Path(os.path.realpath(path))


def _follow(path: Path) -> None:
    """Raise OSError where the links of a path go round in a circle, or it cannot be reached."""
    with contextlib.suppress(FileNotFoundError):
        path.stat()


@contextlib.contextmanager
def _folders_for(writes: Sequence[Write], targets: Sequence[Path]) -> Iterator[None]:
    """Make the folders of files to write; those that were made and stay empty, since the writing fails, go again."""
    folders = {folder for target in targets for folder in target.parents if not folder.exists()}
    try:
        for write, target in zip(writes, targets, strict=True):
            _guarded(write.path, partial(target.parent.mkdir, parents=True, exist_ok=True))
        yield
    except BaseException:
        for folder in sorted(folders, reverse=True):  # those within others first
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise


@contextlib.contextmanager
def _held(folders: Collection[Path]) -> Iterator[None]:
    """Hold folders, and remove what killed commands left in them."""
    with contextlib.ExitStack() as stack:
        for folder in sorted(folders):
            if stack.enter_context(only_writer(folder, PATIENCE)):
                remove_leftovers(folder)
        yield


def _stage(target: Path, data: bytes, pieces: Iterable[bytes]) -> Path:
    """Write the data to a temporary file beside the target, synced, with the target's owner and permissions."""
    temporary: Path | None = None
    try:
        handle, name = mkstemp(prefix=f"{PREFIX}{os.getpid()}-", suffix=SUFFIX, dir=target.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.writelines(pieces)
            stream.flush()
            os.fsync(stream.fileno())
        _copy_mode(target, temporary)
        return temporary
    except BaseException:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise


def _copy_mode(target: Path, temporary: Path) -> None:
    if target.exists():
        if not os.access(target, os.W_OK):
            raise PermissionError(13, "the file is read-only")
        if hasattr(os, "chown"):
            with contextlib.suppress(OSError):  # only root may give a file to its earlier owner
                os.chown(temporary, target.stat().st_uid, target.stat().st_gid)
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


def _guarded(path: Path, function: Callable[..., T], *arguments: object) -> T:
    """Call a function that writes; raise WriteError for the path where the system refuses."""
    try:
        return function(*arguments)
    except OSError as error:
        reason = error.strerror
        if WINDOWS and isinstance(error, PermissionError):
            reason = "another program has it open; close it there and run again"
        raise WriteError(f"cannot be written: {reason}", path=display(path)) from None
