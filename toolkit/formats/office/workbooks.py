"""Excel workbooks: opened with care, and the cells in them that hold struck out words."""

from __future__ import annotations

import io
import warnings
import zipfile

from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock

from toolkit.errors import InputError


def opened(data: bytes, path: str, *, rich: bool = False) -> Workbook:
    """A workbook, without what it links to. Raises InputError where it cannot be read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions that only Excel knows
            return load_workbook(io.BytesIO(data), rich_text=rich, keep_links=False)
    except Exception as error:  # whatever openpyxl stumbles over
        why = str(error).splitlines()[0][:80] if str(error) else type(error).__name__
        message = f"cannot be read as a workbook ({why}); open it and save it again as .xlsx"
        raise InputError(message, path=path) from None


def struck(data: bytes, path: str) -> frozenset[tuple[str, str]]:
    """The sheets and coordinates of cells in which some words are struck out.

    They are read apart: openpyxl takes x005F_ out of the texts that it reads in pieces.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if not any(b"strike" in archive.read(name) for name in archive.namelist() if name.startswith("xl/")):
            return frozenset()
    cells = (cell for sheet in opened(data, path, rich=True) for row in sheet for cell in row)
    return frozenset((cell.parent.title, cell.coordinate) for cell in cells if _has_struck(cell.value))


def _has_struck(value: object) -> bool:
    parts = value if isinstance(value, CellRichText) else ()
    return any(isinstance(part, TextBlock) and part.font is not None and part.font.strike for part in parts)
