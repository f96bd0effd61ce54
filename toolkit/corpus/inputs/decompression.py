"""Compressed files of any size, read up to the first fault: nothing that comes out before it is lost."""

from __future__ import annotations

import io
import re
import shlex
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pyarrow as pa

from toolkit.errors import InputError
from toolkit.project.files import display

#: Suffix → the name of the compression.
COMPRESSED = {".gz": "gzip", ".zst": "zstd"}
#: How compressed files begin, whatever their names; zstd also with a frame to skip, as pzstd writes.
_MAGIC = ((re.compile(rb"\x1f\x8b"), "gzip"), (re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18"), "zstd"))
#: Bytes that are read (also by pyarrow), and bytes that are taken out, at a time.
_PIECE, _MOST = 1 << 16, 1 << 20
#: To zlib: a gzip file with its header.
_GZIP = 31


def decompressed(file: io.BufferedReader, path: Path) -> io.BufferedReader | io.RawIOBase:
    """The content of an open file; a compressed one gives what could be decompressed and then raises InputError.

    Raises InputError for an empty file whose name is that of a compressed one.
    """
    begun = file.read(4)
    file.seek(0)
    named = COMPRESSED.get(path.suffix.lower())
    if named and not begun:
        raise InputError(f"is empty, which a {path.suffix} file never is; copy it again", path=display(path))
    compression = named or next((name for magic, name in _MAGIC if magic.match(begun)), None)
    if compression is None:
        return file
    return _Content(_gzip(file) if compression == "gzip" else _zstd(file), path)


class _Content(io.RawIOBase):
    """Pieces of bytes as a file; raises InputError after those before a fault."""

    def __init__(self, pieces: Iterator[bytes], path: Path) -> None:
        self._pieces = pieces
        self._path = path
        self._left = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._left:
            try:
                piece = next(self._pieces, None)
            except (EOFError, OSError, zlib.error) as error:
                raise InputError(_in_words(error, self._path), path=display(self._path)) from None
            if piece is None:
                return 0
            self._left = memoryview(piece)
        size = min(len(buffer), len(self._left))
        buffer[:size], self._left = self._left[:size], self._left[size:]
        return size


def _in_words(error: Exception, path: Path) -> str:
    reason = str(error)
    if isinstance(error, EOFError) or "runcated" in reason:
        return "is cut: its end is missing; copy it again"
    if "incorrect data check" in reason or "incorrect length check" in reason or "checksum" in reason:
        return "is damaged somewhere before: its checksum is wrong, and so may be rows; copy it again"
    if "too much memory" in reason:  # a window of more than 128 MB
        command = f"zstd -d --long=31 {shlex.quote(display(path))}"
        return f"takes much memory to decompress (zstd --long); decompress it first: {command}"
    return f"cannot be decompressed: {reason}"


def _gzip(file: IO[bytes]) -> Iterator[bytes]:
    """The content of gzip members one after the other; zeros after them are padding.

    Raises EOFError where the end is missing, and zlib.error.
    """
    member = zlib.decompressobj(_GZIP)
    while data := file.read(_PIECE):
        while data:
            if member.eof:
                data = data.lstrip(b"\0")
                if not data:
                    break
                if not b"\x1f\x8b".startswith(data[:2]):
                    raise zlib.error("other bytes follow its end, and were not read")
                member = zlib.decompressobj(_GZIP)
            yield from _inflated(member, data)
            data = member.unused_data
    if not member.eof:
        raise EOFError


def _inflated(member: zlib._Decompress, data: bytes) -> Iterator[bytes]:
    """What some bytes give, all of it before a fault, in pieces that are not big."""
    size = _MOST
    while not member.eof and (data or size == _MOST):
        before = member.copy()
        try:
            piece = member.decompress(data, _MOST)
        except zlib.error:
            yield from (before.decompress(data[at : at + 1]) for at in range(len(data)))
            raise
        yield piece
        size, data = len(piece), member.unconsumed_tail


class _Open:
    """A file for pyarrow that stays open when pyarrow has done with it; from a place on it is read byte by byte."""

    closed = False

    def __init__(self, file: IO[bytes], slow: int | None = None) -> None:
        self._file = file
        self._slow = slow

    def read(self, size: int) -> bytes:
        """At most so many bytes."""
        return self._file.read(size if self._slow is None else min(size, max(1, self._slow - self._file.tell())))

    def close(self) -> None:
        """Leave it open."""


def _zstd(file: IO[bytes]) -> Iterator[bytes]:
    """The content of a zstd file. Raises OSError for a fault."""
    given = 0
    stream = pa.CompressedInputStream(pa.PythonFile(_Open(file), "r"), "zstd")
    try:
        while piece := stream.read(_PIECE):
            yield piece
            given += len(piece)
    except OSError:  # pyarrow does not give what came out of the last bytes before
        slow = file.tell() - _PIECE
        file.seek(0)
        again = pa.CompressedInputStream(pa.PythonFile(_Open(file, slow), "r"), "zstd")
        while given:
            given -= len(again.read(min(given, _PIECE)))
        while piece := again.read(1):
            yield piece
        raise
