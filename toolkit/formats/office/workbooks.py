"""Excel workbooks: opened with care, and the cells in them that hold struck out words."""

from __future__ import annotations

import io
import warnings
import zipfile

from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock

from toolkit.errors import InputError

#: Namespaces of strict files (ISO/IEC 29500) begin with the first; openpyxl knows only the others.
_STRICT = {
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}


def opened(data: bytes, path: str, *, rich: bool = False) -> Workbook:
    """A workbook, without what it links to. Raises InputError where it cannot be read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions that only Excel knows
            return load_workbook(io.BytesIO(_usual(data)), rich_text=rich, keep_links=False)
    except Exception as error:  # whatever openpyxl stumbles over
        why = str(error).splitlines()[0][:80] if str(error) else type(error).__name__
        message = f"cannot be read as a workbook ({why}); open it and save it again as .xlsx"
        raise InputError(message, path=path) from None


def _usual(data: bytes) -> bytes:
    """A strict workbook with the usual namespaces; any other as it is."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if not any(strict in archive.read("xl/workbook.xml") for strict in _STRICT):
            return data
        parts = {name: archive.read(name) for name in archive.namelist()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, part in parts.items():
            for strict, usual in _STRICT.items():
                part = part.replace(strict, usual)
            archive.writestr(name, part)
    return stream.getvalue()


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
