"""Bytes to text: UTF-8 with or without a byte-order mark, UTF-16 with one, GB18030 (and so GBK and GB2312)."""

from __future__ import annotations

import codecs
import re

from toolkit.errors import InputError

#: Marks that name the encoding outright.
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))

#: What no text file holds: control characters other than tab, line breaks, form feed and the DOS end of file.
CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")


def decode(data: bytes, path: str) -> str:
    """The text of a file. Raises InputError, with the encodings tried and the offset, where it is not text."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _mostly_utf8(data):
            line, column = place_after(data[: error.start].decode("utf-8", "replace"))
            message = f"is not valid UTF-8 at byte {error.start}; save the file as UTF-8 again"
            raise InputError(message, path=path, line=line, column=column) from None
        text = _gb18030(data, path, error.start)
    control = CONTROL.search(text)
    if control:
        line, column = place_after(text[: control.start()])
        message = f"holds the control character U+{ord(control[0]):04X}: is this a text file?"
        raise InputError(message, path=path, line=line, column=column)
    return text


def _gb18030(data: bytes, path: str, utf8_offset: int) -> str:
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as error:
        message = (
            f"cannot be decoded: not UTF-8 (byte {utf8_offset}), not GB18030 (byte {error.start}); save it as UTF-8"
        )
        raise InputError(message, path=path) from None


def _strict(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").upper()
        message = f"begins with the mark of {name} but is not valid {name} at byte {error.start}; save it as UTF-8"
        raise InputError(message, path=path) from None


#: In damaged UTF-8, more than this many characters are whole for each broken one.
WHOLE = 4


def _mostly_utf8(data: bytes) -> bool:
    """Whether a text that is not quite UTF-8 was meant to be: GB18030 hardly ever decodes as UTF-8 by chance."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    multibyte = sum(1 for character in text if character > "\x7f") - broken
    return multibyte > WHOLE * broken


def place_after(before: str) -> tuple[int, int]:
    """Line and column (1-based) right after a text."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")
