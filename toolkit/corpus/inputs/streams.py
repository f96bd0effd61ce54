"""A text file of any size, compressed or not, line by line."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pyarrow as pa

from toolkit.errors import InputError
from toolkit.project.files import display, opened

#: Suffix → the name of the compression in pyarrow.
COMPRESSED = {".gz": "gzip", ".zst": "zstd"}
#: How compressed files begin, whatever their names.
_MAGIC = {b"\x1f\x8b": "gzip", b"\x28\xb5": "zstd"}
_UTF8_MARK, _UTF16_MARKS = b"\xef\xbb\xbf", (b"\xff\xfe", b"\xfe\xff")
#: A line of so many bytes is not of a corpus.
LONGEST_LINE = 64 << 20


class TextFile:
    """A text file that is read line by line, once; a context manager. Raises InputError where it cannot be opened."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = opened(path)

    def __enter__(self) -> TextFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    @property
    def offset(self) -> int:
        """The bytes of the file that have been read."""
        return self._file.tell()

    def __iter__(self) -> Iterator[bytes]:
        """The lines without their ends. Raises InputError for what has no such lines."""
        self._stream = decompressed(self._file, self.path)  # which closes the file when it is gone
        number = 0
        while line := _readline(self._stream, self.path):
            number += 1
            if number == 1:
                if line.startswith(_UTF16_MARKS):
                    raise InputError("is in UTF-16; save it as UTF-8", path=display(self.path))
                line = line.removeprefix(_UTF8_MARK)
            if len(line) > LONGEST_LINE:
                message = f"is longer than {LONGEST_LINE >> 20} MB: is this a text file?"
                raise InputError(message, path=display(self.path), line=number)
            yield line.removesuffix(b"\n").removesuffix(b"\r")


def first_line(path: Path) -> bytes | None:
    """The first line of a file, None where it has none. Raises InputError where it cannot be read."""
    with TextFile(path) as file:
        return next(iter(file), None)


def decompressed(file: IO[bytes], path: Path) -> IO[bytes]:
    """The content of an open file. Raises InputError for an empty file whose name is that of a compressed one."""
    begun = file.read(2)
    file.seek(0)
    named = COMPRESSED.get(path.suffix.lower())
    if named and not begun:
        raise InputError(f"is empty, which a {path.suffix} file never is; copy it again", path=display(path))
    compression = named or _MAGIC.get(begun)
    if compression is None:
        return file
    return io.BufferedReader(_Readable(pa.CompressedInputStream(pa.PythonFile(file), compression), path))


class _Readable(io.RawIOBase):
    """A stream of pyarrow for `io.BufferedReader`; raises InputError for data that cannot be decompressed."""

    def __init__(self, stream: pa.NativeFile, path: Path) -> None:
        self._stream = stream
        self._path = path

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self._stream.read(len(buffer))
        except OSError as error:
            cut = "runcated" in str(error)
            why = "is cut: its end is missing; copy it again" if cut else f"cannot be decompressed: {error}"
            raise InputError(why, path=display(self._path)) from None
        buffer[: len(data)] = data
        return len(data)


def _readline(stream: IO[bytes], path: Path) -> bytes:
    try:
        return stream.readline(LONGEST_LINE + 1)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path=display(path)) from None
