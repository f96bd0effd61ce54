"""The bytes of an XML file in an encoding that the parser knows, piece by piece."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import chain
from typing import Protocol

from toolkit.errors import InputError

#: Bytes that are read at a time.
PIECE = 1 << 16
_DECLARED = re.compile(rb"\A\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)[\"']")
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
#: The name, for Python's decoders, of putting MARK in the place of bytes that are not valid.
_MARKING = "toolkit.marking"
#: Half a surrogate, which no valid bytes give.
MARK = "\udfff"
#: Encodings of Python that no file has.
_OF_PYTHON = frozenset({"punycode", "raw-unicode-escape", "unicode-escape"})
#: Later standards hold all characters of the earlier ones, and programs declare the earlier.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "big5": "big5hkscs", "shift_jis": "cp932"}


class Readable(Protocol):
    """An open file of bytes."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""
        ...


def pieces(stream: Readable, path: str) -> tuple[str | None, Iterator[bytes]]:
    """The encoding to tell the parser, None for that of the declaration, and the bytes in it.

    A mark at the beginning counts more than the declaration, and so does text that is plainly UTF-8: a program that
    saves a file in another encoding may leave the declaration. Iterating raises InputError where bytes are not valid
    in an encoding that Python decodes.
    """
    first = _read(stream, path)
    encoding = _encoding(first, path)
    if encoding == "utf-8":
        return encoding, _all(first, stream, path)
    if not _is_wide(encoding):
        return None, _all(first, stream, path)
    return "utf-8", _decoded(first, stream, path, encoding)


def marked_text(stream: Readable, path: str) -> Iterator[str]:
    """The text of a file, with MARK in the place of bytes that are not valid in its encoding."""
    first = _read(stream, path)
    decoder = codecs.getincrementaldecoder(_encoding(first, path))(_MARKING)
    for piece in chain(_all(first, stream, path), (b"",)):
        yield decoder.decode(piece, final=not piece)


def _mark(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return MARK, error.end


codecs.register_error(_MARKING, _mark)


def _encoding(first: bytes, path: str) -> str:
    """The encoding of a file by its first bytes."""
    for mark, encoding in _MARKS:
        if first.startswith(mark):
            return encoding
    declared = _DECLARED.match(first)
    if declared is None or _is_utf8(first):
        return "utf-8"
    name = declared[1].decode("ascii")
    try:
        b" ".decode(name, "ignore")  # a codec that is not of text, such as base64, is unknown here
        codec = codecs.lookup(name).name
    except (LookupError, UnicodeError):
        codec = ""
    if not codec or codec in _OF_PYTHON:
        raise InputError(f"declares an unknown encoding, {name}; save it as UTF-8", path=path, line=1)
    if codec.startswith(("utf-16", "utf-32")):
        return "utf-8"  # it would begin otherwise
    return _WIDER.get(codec, codec)


def _is_utf8(first: bytes) -> bool:
    """Whether these bytes, of which the last may be half a character, are UTF-8 with more than ASCII in it."""
    try:
        return not codecs.getincrementaldecoder("utf-8")().decode(first).isascii()
    except UnicodeDecodeError:
        return False


def _is_wide(codec: str) -> bool:
    """Whether an encoding has characters of several bytes; the parser gets one that has not from Python."""
    return len(bytes(range(256)).decode(codec, "replace")) != 256


def _all(first: bytes, stream: Readable, path: str) -> Iterator[bytes]:
    while first:
        yield first
        first = _read(stream, path)


def _decoded(first: bytes, stream: Readable, path: str, encoding: str) -> Iterator[bytes]:
    """The bytes as UTF-8. Raises InputError at the first that are not valid, after those before them."""
    line, decoder = 1, codecs.getincrementaldecoder(encoding)()
    for piece in chain(_all(first, stream, path), (b"",)):
        fault = False
        try:
            text = decoder.decode(piece, final=not piece)
        except UnicodeDecodeError as error:
            text, fault = error.object[: error.start].decode(encoding), True
        line += text.count("\n")
        if text:
            yield text.encode()
        if fault:
            message = f"is not valid in its encoding, {encoding}; save it as UTF-8"
            raise InputError(message, path=path, line=line)


def _read(stream: Readable, path: str) -> bytes:
    try:
        return stream.read(PIECE)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path=path) from None
