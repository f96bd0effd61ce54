"""The memory of a project, with its index in `.toolkit-cache/`, one file a pair of languages.

The index is brought up to date whenever it is opened, file by file, and made anew where it is damaged or of another
version: nothing is in it that is not in the files. Where it cannot be written, a copy in the computer's memory is
brought up to date instead; so it is where something else than a file lies in its place.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from toolkit.errors import InputError
from toolkit.memory.index import IndexedFile, Writer, indexed_files
from toolkit.memory.memory import Memory
from toolkit.memory.schema import create, is_current
from toolkit.model.language_codes import is_code
from toolkit.project.files import display
from toolkit.project.layout import Project
from toolkit.project.linting.cache import FOLDER
from toolkit.project.locks import hold
from toolkit.project.memory_sources import MemorySource, planned, sources

#: Seconds to wait for another process that brings the index up to date.
PATIENCE = 60.0
#: KiB of the index that are kept in the computer's memory.
KEPT = 64_000
#: What the names of the files end in that SQLite has beside an index.
BESIDE = ("-wal", "-shm", "-journal")
#: What SQLite cannot do here, now or ever; other faults are those of a damaged file.
_REFUSED = frozenset(
    (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_IOERR,
    )
)


@contextmanager
def open_memory(project: Project, language: str) -> Iterator[Memory]:
    """The memory of a target language, brought up to date first.

    Its `errors` are the files that could not be read, whole or in part. Raises InputError if `language` is not a code.
    """
    if not is_code(language):
        raise InputError(f"{language!r} is not a language code; write one like en or zh-TW")
    files = sources(project, language)
    path = index_file(project, language)
    opened = [_current(path, files)]

    def renew() -> sqlite3.Connection:
        opened.pop().close()
        opened.append(_current(path, files, damaged=True))
        return opened[0]

    try:
        opened[0].execute("BEGIN")  # what another process changes from here on is not seen
        faults = [_fault(project, file) for file in indexed_files(opened[0]).values() if file.error]
        yield Memory(opened[0], project.settings.source_language, language, faults, renew)
    finally:
        for connection in opened:
            connection.close()


def index_file(project: Project, language: str) -> Path:
    """The file of an index, which need not exist."""
    return project.root / FOLDER / f"memory-{project.settings.source_language}-{language}.sqlite"


def _fault(project: Project, file: IndexedFile) -> InputError:
    """What was wrong with a file when it was read."""
    path = display(project.root / file.path)
    return InputError(file.error, path=path, line=file.line or None, column=file.column or None)


def _current(path: Path, files: Sequence[MemorySource], *, damaged: bool = False) -> sqlite3.Connection:
    """An open index that is up to date; made anew if it is known to be damaged."""
    if not _is_free(path):
        return _elsewhere(None, files)
    try:
        if not path.parent.is_dir():
            path.parent.mkdir(exist_ok=True)  # another process may make it at the same time
            (path.parent / ".gitignore").write_text("*\n", encoding="ascii")
        with hold(path.parent, PATIENCE):
            connection = None if damaged else _updated(path, files)
            if connection is None:
                _make(path, files)
                connection = _updated(path, files)
            if connection is not None:
                return connection
    except (OSError, sqlite3.Error):
        pass  # a full disk, a folder of another user, a system without locks
    return _elsewhere(None if damaged else path, files)


def _is_free(path: Path) -> bool:
    """Whether nothing but files lies in the places of an index: SQLite would wait for a FIFO, and follow any link."""
    places = [path, *(Path(f"{path}{ending}") for ending in BESIDE)]
    return all(place.is_file() or not os.path.lexists(place) for place in places)


def _updated(path: Path, files: Sequence[MemorySource]) -> sqlite3.Connection | None:
    """The index in a file, brought up to date; None if it does not exist, is damaged or of another version.

    Raises sqlite3.Error where it cannot be written.
    """
    if not path.is_file():
        return None
    connection = _connect(str(path))
    try:
        if is_current(connection):
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(f"PRAGMA cache_size = -{KEPT}")
            _refresh(connection, files)
            return connection
    except sqlite3.Error as error:
        connection.close()
        if _is_refused(error):
            raise
        return None
    connection.close()
    return None


def _make(path: Path, files: Sequence[MemorySource]) -> None:
    """Make an index in the place of what is there; it takes its place when it is whole."""
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    for left in path.parent.glob(f"{path.stem}.*.tmp"):  # by a process that was killed: we hold the folder
        with suppress(OSError):
            left.unlink()
    try:
        with closing(_connect(str(temporary))) as connection:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(f"PRAGMA cache_size = -{KEPT}")
            create(connection)
            _refresh(connection, files)
        for ending in BESIDE:
            Path(f"{path}{ending}").unlink(missing_ok=True)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _elsewhere(path: Path | None, files: Sequence[MemorySource]) -> sqlite3.Connection:
    """A copy of the index in the computer's memory, brought up to date; the index itself where it is so already."""
    there = _readable(path) if path else None
    if there is not None:
        try:
            if not planned(files, indexed_files(there)):
                return there
        except sqlite3.Error:
            there.close()  # it is damaged, and cannot be mended
        else:
            return _copy(there, files)
    memory = _connect(":memory:")
    create(memory)
    _refresh(memory, files)
    return memory


def _copy(index: sqlite3.Connection, files: Sequence[MemorySource]) -> sqlite3.Connection:
    """A copy of an index in the computer's memory, brought up to date; made anew where it turns out to be damaged."""
    copy = _connect(":memory:")
    try:
        with closing(index):
            index.backup(copy)
        _refresh(copy, files)
    except sqlite3.Error:
        copy.close()
        return _elsewhere(None, files)
    return copy


def _readable(path: Path) -> sqlite3.Connection | None:
    """The index in a file that cannot be written, if it can be read at least."""
    for mode in ("mode=ro", "immutable=1"):
        connection = None
        try:
            connection = _connect(f"{path.absolute().as_uri()}?{mode}", uri=True)
            if is_current(connection):
                return connection
        except (sqlite3.Error, OSError):
            pass
        if connection is not None:
            connection.close()
    return None


def _refresh(connection: sqlite3.Connection, files: Sequence[MemorySource]) -> None:
    """Bring an index up to date: only what changed is read."""
    known = indexed_files(connection)
    steps = planned(files, known)
    if not steps:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        held = indexed_files(connection)
        writer = Writer(connection)
        for step in steps if held == known else planned(files, held):  # another process may have done it meanwhile
            step.apply(writer)
        writer.finish()
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def _connect(name: str, *, uri: bool = False) -> sqlite3.Connection:
    return sqlite3.connect(name, timeout=PATIENCE, isolation_level=None, uri=uri)


def _is_refused(error: sqlite3.Error) -> bool:
    """Whether the fault is not that of a damaged file."""
    return (getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF) in _REFUSED
