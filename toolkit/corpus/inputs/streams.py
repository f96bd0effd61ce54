"""A text file of any size, compressed or not, line by line."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from toolkit.corpus.inputs.decompression import decompressed
from toolkit.errors import InputError
from toolkit.project.files import display, opened

_UTF8_MARK, _UTF16_MARKS = b"\xef\xbb\xbf", (b"\xff\xfe", b"\xfe\xff")
#: How Parquet begins, and text does not.
_PARQUET = b"PAR1\x15"
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
        self._stream = io.BufferedReader(decompressed(self._file, self.path))  # which closes the file when it is gone
        number = 0
        while line := _readline(self._stream, self.path, number + 1):
            number += 1
            if number == 1:
                if fault := _not_lines(line):
                    raise InputError(fault, path=display(self.path))
                line = line.removeprefix(_UTF8_MARK)
            if len(line) > LONGEST_LINE:
                message = f"is longer than {LONGEST_LINE >> 20} MB: is this a text file?"
                raise InputError(message, path=display(self.path), line=number)
            yield line.removesuffix(b"\n").removesuffix(b"\r")


def first_line(path: Path) -> bytes | None:
    """The first line of a file, None where it has none. Raises InputError where it cannot be read."""
    with TextFile(path) as file:
        return next(iter(file), None)


def _not_lines(first: bytes) -> str:
    """What is wrong with a file of which this comes before the first line feed."""
    if first.startswith(_UTF16_MARKS):
        return "is in UTF-16; save it as UTF-8"
    if first.startswith(_PARQUET):
        return "is Parquet; give it the suffix .parquet"
    if not first.endswith(b"\n") and b"\r" in first.rstrip(b"\r"):
        return "has lines that end in CR alone; save it with LF"
    return ""


def _readline(stream: IO[bytes], path: Path, number: int) -> bytes:
    try:
        return stream.readline(LONGEST_LINE + 1)
    except InputError as error:
        raise InputError(error.message, path=error.path, line=number) from None
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path=display(path), line=number) from None
