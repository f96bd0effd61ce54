"""Review copies as Word documents: a table of both languages, changes tracked, findings as comments."""

from __future__ import annotations

from toolkit.formats.copies.docx.reading import parse
from toolkit.formats.copies.docx.writing import serialize, unfit

__all__ = ["parse", "serialize", "unfit"]
