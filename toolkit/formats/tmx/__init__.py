"""Translation memory as TMX: read as other programs write it, and written as TMX 1.4b, both in bounded memory."""

from __future__ import annotations

from toolkit.formats.tmx.reading import OtherPairError, Reader, Text, TextPair, read
from toolkit.formats.tmx.repair import Fault
from toolkit.formats.tmx.segment import Segment
from toolkit.formats.tmx.writing import is_writable, pieces, serialize

__all__ = [
    "Fault",
    "OtherPairError",
    "Reader",
    "Segment",
    "Text",
    "TextPair",
    "is_writable",
    "pieces",
    "read",
    "serialize",
]
