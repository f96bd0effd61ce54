"""Glossaries as Excel workbooks: the table that CSV has too, and any other table of terms read."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.errors import InputError
from toolkit.formats.glossary_csv import extracted, table_of
from toolkit.formats.glossary_entries import Extracted
from toolkit.formats.office.cells import LONGEST, STRUCK, NoTextError, text_of
from toolkit.formats.office.escapes import escaped
from toolkit.formats.office.package import checked, repacked
from toolkit.formats.office.workbooks import opened, struck
from toolkit.formats.table_rows import Row, Rows
from toolkit.model import Glossary

#: A glossary has no date; its bytes must not depend on the day.
DATE = "1980-01-01T00:00:00Z"
_TEXT = "@"
_WIDTHS = 14, 60


def serialize(glossary: Glossary) -> bytes:
    """One sheet with a header; text is always text. Raises InputError for a text longer than a cell."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Glossary"
    table = table_of(glossary)
    for line, texts in enumerate(table, 1):
        for number, text in enumerate(texts, 1):
            _put(sheet, line, number, text)
    for number, title in enumerate(table[0], 1):
        longest = max(len(row[number - 1]) for row in table)
        sheet.column_dimensions[get_column_letter(number)].width = min(max(longest, len(title), _WIDTHS[0]), _WIDTHS[1])
        sheet.cell(1, number).font = Font(bold=True)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table[0]))}{len(table)}"
    book.properties.title, book.properties.creator = "Glossary", "toolkit"
    book.properties.created = datetime.fromisoformat(DATE).replace(tzinfo=None)
    stream = io.BytesIO()
    book.save(stream)
    return repacked(stream.getvalue(), DATE)


def parse(data: bytes, path: str, languages: Sequence[str] = ()) -> Extracted:
    """The concepts of the first sheet that has a table. Raises InputError where a column cannot be understood."""
    left = [f"{path}: {one}" for one in checked(data, path)]
    sheets = [sheet for sheet in opened(data, path).worksheets if sheet._cells]
    if not sheets:
        raise InputError("this workbook is empty", path=path)
    left += [f"{path}: the sheet {sheet.title!r} was not read" for sheet in sheets[1:]]
    refused: list[str] = []
    rows = Rows(_rows(sheets[0], path, struck(data, path), refused), tabs=True)
    found = extracted(rows, path, languages)
    return replace(found, refused=(*found.refused, *refused), remarks=(*found.remarks, *left))


def _put(sheet: Worksheet, line: int, number: int, text: str) -> None:
    if len(text) > LONGEST:
        raise InputError(f"a text of {len(text):,} characters is more than a cell holds ({LONGEST:,}); export CSV")
    cell = sheet.cell(line, number, escaped(text) or None)
    cell.number_format = _TEXT
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if text:
        cell.data_type = "s"


def _rows(sheet: Worksheet, path: str, marked: frozenset[tuple[str, str]], refused: list[str]) -> Iterator[Row]:
    """The rows with text; one with a cell that is no text is refused."""
    cells: dict[int, dict[int, Cell | MergedCell]] = {}
    for line, number in sorted(sheet._cells):
        cells.setdefault(line, {})[number] = sheet._cells[line, number]
    width = max(number for row in cells.values() for number in row)
    for line, row in cells.items():
        try:
            texts = [_text(row.get(number), sheet.title, marked) for number in range(1, width + 1)]
        except NoTextError as error:
            refused.append(f"{path}:{line}: {error}; not added")
            continue
        if any(texts):
            yield line, texts


def _text(cell: Cell | MergedCell | None, title: str, marked: frozenset[tuple[str, str]]) -> str:
    """The text of a cell without the space around it. Raises NoTextError, with the cell's place."""
    if not isinstance(cell, Cell):
        return ""
    try:
        if (title, cell.coordinate) in marked:
            raise NoTextError(STRUCK)
        return text_of(cell).strip("\ufeff \t\r\n\u00a0\u3000")
    except NoTextError as error:
        raise NoTextError(f"{cell.coordinate} {error}") from None
