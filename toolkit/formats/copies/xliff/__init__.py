"""Review copies as XLIFF: 2.1 is written, 2.x and 1.2 are read."""

from __future__ import annotations

from toolkit.formats.copies.xliff.reading import parse
from toolkit.formats.copies.xliff.writing import serialize, unfit

__all__ = ["parse", "serialize", "unfit"]
