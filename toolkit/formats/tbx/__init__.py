"""Glossaries as TBX (ISO 30042), which terminology systems exchange; lossless for our own files.

Written is TBX-Basic. Read are both styles (DCA, DCT), the older forms (martif, TBX-Min) and MultiTerm's XML, in the
statuses of all of them. Entities are refused, so neither bombs nor other files can come in.
"""

from __future__ import annotations

from toolkit.formats.tbx.reading import parse
from toolkit.formats.tbx.writing import serialize

__all__ = ["parse", "serialize"]
