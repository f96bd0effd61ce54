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
from toolkit.language.scripts import has_han
from toolkit.model import Concept, Glossary

#: A glossary has no date; its bytes must not depend on the day.
DATE = "1980-01-01T00:00:00Z"
TRUTH = "a term is TRUE or FALSE, which Excel made of a word; type it as text, with an apostrophe before it"
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
    refused: list[str] = []
    for sheet in sheets[1:]:
        terms = _has_terms(sheet)
        hint = "; put its terms into the first sheet" if terms else ""
        (refused if terms else left).append(f"{path}: the sheet {sheet.title!r} was not read{hint}")
    rows = Rows(_rows(sheets[0], path, struck(data, path), refused), tabs=True)
    found = extracted(rows, path, languages)
    truths = _truths(sheets[0])
    concepts: list[Concept] = []
    for concept in found.concepts:
        line = concept.place.line if concept.place else 0
        if truths.get(line, set()).isdisjoint(_texts(concept)):
            concepts.append(concept)
        else:
            refused.append(f"{path}:{line}: {TRUTH}; not added")
    return replace(found, concepts=tuple(concepts), refused=(*found.refused, *refused), remarks=(*found.remarks, *left))


def _has_terms(sheet: Worksheet) -> bool:
    """True if a sheet has a row with several texts and Chinese among them."""
    rows: dict[int, list[str]] = {}
    for (line, _), cell in sheet._cells.items():
        if isinstance(cell.value, str) and cell.value.strip():
            rows.setdefault(line, []).append(cell.value)
    return any(len(texts) > 1 and any(map(has_han, texts)) for texts in rows.values())


def _truths(sheet: Worksheet) -> dict[int, set[str]]:
    """The lines with cells that hold TRUE or FALSE, which is not text, and what they show."""
    found: dict[int, set[str]] = {}
    for (line, _), cell in sheet._cells.items():
        if isinstance(cell.value, bool):
            found.setdefault(line, set()).add(str(cell.value).upper())
    return found


def _texts(concept: Concept) -> set[str]:
    return {term.text for terms in concept.terms.values() for term in terms}


def _put(sheet: Worksheet, line: int, number: int, text: str) -> None:
    if len(text) > LONGEST:
        raise InputError(f"a text of {len(text):,} characters is more than a cell holds ({LONGEST:,}); export CSV")
    cell = sheet.cell(line, number, escaped(text) or None)
    cell.number_format = _TEXT
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if text:
        cell.data_type = "s"


def _rows(sheet: Worksheet, path: str, marked: frozenset[tuple[str, str]], refused: list[str]) -> Iterator[Row]:
    """The rows with text; one with a cell that is not text is refused."""
    cells: dict[int, dict[int, Cell | MergedCell]] = {}
    for line, number in sorted(sheet._cells):
        cells.setdefault(line, {})[number] = sheet._cells[line, number]
    width = max(number for row in cells.values() for number in row)
    used = max((number for row in cells.values() for number, cell in row.items() if cell.value is not None), default=0)
    merged = _merged(sheet, max(cells), used)
    header = next((line for line, row in cells.items() if sum(cell.value is not None for cell in row.values()) > 1), 0)
    for line, row in cells.items():
        if line in merged and line >= header:
            message = f"{merged[line]} is merged, so that its rows lack cells; unmerge it"
            if line == header:
                raise InputError(message, path=path, line=line, column=1)
            refused.append(f"{path}:{line}: {message}; not added")
            continue
        try:
            texts = [_text(row.get(number), sheet.title, marked) for number in range(1, width + 1)]
        except NoTextError as error:
            refused.append(f"{path}:{line}: {error}; not added")
            continue
        if any(texts):
            yield line, texts


def _merged(sheet: Worksheet, last: int, width: int) -> dict[int, str]:
    """The lines of merged cells up to the last one, and where they are."""
    areas = [area for area in sheet.merged_cells.ranges if area.min_col <= width]
    return {line: area.coord for area in areas for line in range(area.min_row, min(area.max_row, last) + 1)}


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
