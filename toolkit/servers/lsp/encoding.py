"""An editor's text as the bytes that its file would have, and back."""

from __future__ import annotations

import codecs
import re

#: The header is expected within so many characters.
_HEADER_REACH = 65536
_DECLARED = re.compile(r"charset=([\w.:-]+)")
UTF_8 = "utf-8"


def encoded(text: str) -> bytes:
    """The text in the charset that its header declares, UTF-8 where it declares none or cannot be written in it."""
    try:
        return text.encode(_charset(text))
    except (UnicodeError, LookupError):  # or a codec that is not of text
        return text.encode(UTF_8, "replace")


def decoded(data: bytes) -> str:
    """The text of a catalog's file, a byte-order mark included."""
    try:
        return data.decode(_charset(data[:_HEADER_REACH].decode("latin-1")))
    except (UnicodeError, LookupError):  # or a codec that is not of text
        return data.decode(UTF_8, "replace")


def _charset(text: str) -> str:
    """Python's name of the declared charset."""
    found = _DECLARED.search(text[:_HEADER_REACH])
    try:
        name = codecs.lookup(found[1]).name if found else UTF_8
    except LookupError:
        return UTF_8
    return UTF_8 if name == "ascii" else name
