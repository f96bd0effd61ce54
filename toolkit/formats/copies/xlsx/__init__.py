"""Review copies as Excel workbooks: one table to filter, edit and print, and a hidden sheet of what was exported."""

from __future__ import annotations

from toolkit.formats.copies.xlsx.reading import parse
from toolkit.formats.copies.xlsx.writing import serialize, unfit

__all__ = ["parse", "serialize", "unfit"]
