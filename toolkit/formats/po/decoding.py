"""Bytes of a PO file to text and back: the charset is the one that the header declares."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from io import BytesIO

from toolkit.errors import InputError
from toolkit.formats.encoding import place_after

_DECLARED = re.compile(rb"(?:^|\n)\"?[^\n#]*?Content-Type:[^\n]*?charset=([A-Za-z0-9_.:\-]+)", re.IGNORECASE)

#: Python's names for the charsets that gettext knows; no other codec keeps one character's bytes together.
_KNOWN = re.compile(
    r"utf-8|ascii|iso8859-\d+|cp\d+|koi8-[rtu]|gb2312|gbk|gb18030|big5(hkscs)?|euc_(jp|kr)|shift_jis|johab|tis-620"
)

#: The header is expected within so many bytes.
_HEADER_REACH = 65536

#: A zero byte this near the start makes an undecodable file binary, as for git.
_BINARY_REACH = 8000

#: An error shows so many of the characters that a charset cannot hold.
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text without its mark, the charset's name, whether it began with a mark, and the error."""

    text: str
    charset: str
    bom: bool
    error: InputError | None


def decode(data: bytes, path: str) -> Decoded:
    """Decode by the declared charset, UTF-8 where none is.

    Undecodable bytes come back as lone surrogates together with an error at the first one.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Decoded(
            "", "UTF-8", False, _error("is UTF-16, which gettext does not read; save it as UTF-8", path, 1, 1)
        )
    bom = data.startswith(codecs.BOM_UTF8)
    body = data[3:] if bom else data
    charset = _charset(body)
    codec = _codec(charset)
    if codec is None:
        error = _error(f"declares the unknown charset {charset}; declare UTF-8 instead", path, *_declared_at(body))
        return Decoded(body.decode("utf-8", "surrogateescape"), "UTF-8", bom, error)
    if codec == "utf-8":
        return _utf8(body, path, bom)
    return _legacy(body, path, charset, codec, bom)


class Encoder:
    """Text to bytes in a charset, piece by piece, so that a big file is never held twice."""

    def __init__(self, charset: str, path: str, *, bom: bool) -> None:
        self.charset = charset
        self.path = path
        self._out = BytesIO()
        self._out.write(codecs.BOM_UTF8 if bom else b"")

    def write(self, text: str) -> None:
        """Add a piece. Raises InputError where the charset cannot hold it."""
        try:
            self._out.write(text.encode(self.charset))
        except UnicodeEncodeError as error:
            shown = error.object[error.start : error.end][:_SHOWN]
            message = f"its charset {self.charset} cannot hold {shown!r}; change the file to UTF-8 with: toolkit fmt"
            raise InputError(message, path=self.path or None) from None

    def value(self) -> bytes:
        """All that was written."""
        return self._out.getvalue()


def _utf8(body: bytes, path: str, bom: bool) -> Decoded:
    try:
        return Decoded(body.decode("utf-8"), "UTF-8", bom, None)
    except UnicodeDecodeError as error:
        line, column = place_after(body[: error.start].decode("utf-8", "replace"))
        if b"\0" in body[:_BINARY_REACH]:
            return Decoded("", "UTF-8", bom, _error("is a binary file, not a catalog", path, line, column))
        guess = _looks_like(body)
        advice = (
            f"it looks like {guess}: declare that, or save it as UTF-8" if guess else "save the file as UTF-8 again"
        )
        message = f"declares UTF-8 but is not valid UTF-8 at byte {error.start}; {advice}"
        return Decoded(body.decode("utf-8", "surrogateescape"), "UTF-8", bom, _error(message, path, line, column))


def _legacy(body: bytes, path: str, charset: str, codec: str, bom: bool) -> Decoded:
    """A file in another charset; one that is valid UTF-8 has a wrong header."""
    if not body.isascii() and _is_utf8(body):
        message = f"declares {charset} but is UTF-8; declare charset=UTF-8"
        return Decoded(body.decode("utf-8"), "UTF-8", bom, _error(message, path, *_declared_at(body)))
    try:
        text = body.decode(codec)
        again = text.encode(codec)
        if again == body:
            return Decoded(text, charset, bom, None)
        start = _first_difference(body, again)
    except UnicodeDecodeError as error:
        start = error.start
    except (UnicodeEncodeError, ValueError):
        start = 0
    line, column = place_after(body[:start].decode(codec, "replace"))
    guess = _looks_like(body, besides=codec)
    advice = f"it looks like {guess}: declare that" if guess else "convert the file to UTF-8"
    message = f"declares {charset} but is not clean {charset} at byte {start}; {advice}"
    return Decoded(body.decode("utf-8", "surrogateescape"), "UTF-8", bom, _error(message, path, line, column))


def _codec(charset: str) -> str | None:
    """Python's codec for a declared charset, None where gettext knows no such charset."""
    try:
        name = codecs.lookup(charset).name
    except (LookupError, ValueError):
        return None
    return name if _KNOWN.fullmatch(name) else None


def _charset(body: bytes) -> str:
    found = _DECLARED.search(body[:_HEADER_REACH]) or _DECLARED.search(body)
    name = found[1].decode("ascii") if found else "UTF-8"
    return "UTF-8" if name.upper() in {"CHARSET", "US-ASCII", "ASCII"} else name


def _declared_at(body: bytes) -> tuple[int, int]:
    found = _DECLARED.search(body)
    return place_after(body[: found.start(1)].decode("utf-8", "replace")) if found else (1, 1)


def _looks_like(body: bytes, besides: str = "") -> str:
    if besides != "gb18030":
        try:
            text = body.decode("gb18030")
        except UnicodeDecodeError:
            return ""
        common = sum(1 for character in text if "\u4e00" <= character <= "\u9fff")
        return "GB18030" if common * 2 > sum(1 for character in text if character > "\x7f") else ""
    return ""


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _first_difference(left: bytes, right: bytes) -> int:
    return next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))


def _error(message: str, path: str, line: int, column: int) -> InputError:
    return InputError(message, path=path or None, line=line, column=column)
