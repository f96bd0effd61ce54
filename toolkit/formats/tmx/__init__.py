"""Translation memory as TMX: read as other programs write it, and written as TMX 1.4b, both in bounded memory."""

from __future__ import annotations

from toolkit.formats.tmx.reading import Reader, read
from toolkit.formats.tmx.writing import Segment, serialize

__all__ = ["Reader", "Segment", "read", "serialize"]
