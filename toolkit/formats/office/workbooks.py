"""Excel workbooks: opened with care, and the cells in them that hold struck out words."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from html import unescape
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils import range_boundaries

from toolkit.errors import InputError

#: Namespaces of strict files (ISO/IEC 29500) begin with the first; openpyxl knows only the others.
_STRICT = {
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}
#: Cells in merged ranges and under links that a workbook may have; openpyxl makes an object of each.
LARGEST = 200_000
_COLUMNS, _ROWS = 16_384, 1_048_576
_RANGE = re.compile(rb"""<(?:\w+:)?(?:mergeCell|hyperlink)\s[^<>]*?\bref\s*=\s*["']([^"'<>]*)["']""")


def opened(data: bytes, path: str, *, rich: bool = False) -> Workbook:
    """A workbook, without what it links to. Raises InputError where it cannot be read."""
    _refuse_large_ranges(data, path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions that only Excel knows
            reader = _Reader(io.BytesIO(_usual(data)), rich_text=rich, keep_links=False)
            reader.read()
            return reader.wb
    except Exception as error:  # whatever openpyxl stumbles over
        why = str(error).splitlines()[0][:80] if str(error) else type(error).__name__
        message = f"cannot be read as a workbook ({why}); open it and save it again as .xlsx"
        raise InputError(message, path=path) from None


class _Reader(ExcelReader):
    """Reads no chart sheets, which have no cells, and on which openpyxl stumbles where they have no chart."""

    def read_chartsheet(self, sheet: Any, _rel: Any) -> None:
        self.wb.create_chartsheet(sheet.name)


def _refuse_large_ranges(data: bytes, path: str) -> None:
    """Raise InputError for a workbook whose ranges have more cells than a person merges."""
    left = LARGEST
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            sheet = archive.read(name)
            for found in _RANGE.finditer(sheet.replace(b"\0", b"") if b"\0" in sheet[:64] else sheet):
                area = unescape(found[1].decode("latin-1"))
                left -= _cells(area)
                if left < 0:
                    part = name.rpartition("/")[2]
                    message = f"merges or links whole columns or rows ({area} in {part}); undo that and save it again"
                    raise InputError(message, path=path)


def _cells(area: str) -> int:
    """How many cells a range has; what is not a range has none, and openpyxl says so."""
    try:
        left, top, right, bottom = range_boundaries(area)
    except (ValueError, TypeError):
        return 0
    return (1 + (right or _COLUMNS) - (left or 1)) * (1 + (bottom or _ROWS) - (top or 1))


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
    cells = (cell for sheet in opened(data, path, rich=True).worksheets for cell in sheet._cells.values())
    return frozenset((cell.parent.title, cell.coordinate) for cell in cells if _has_struck(cell.value))


def _has_struck(value: object) -> bool:
    parts = value if isinstance(value, CellRichText) else ()
    return any(isinstance(part, TextBlock) and part.font is not None and part.font.strike for part in parts)
