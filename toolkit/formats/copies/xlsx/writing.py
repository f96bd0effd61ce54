"""`ReviewCopy` → an Excel workbook."""

from __future__ import annotations

import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.formats.copies.columns import COLUMNS
from toolkit.formats.office.cells import LONGEST
from toolkit.formats.office.escapes import escaped
from toolkit.formats.office.package import repacked
from toolkit.formats.report.wrapping import columns
from toolkit.model import CopyRow, ReviewCopy

#: The sheet that reviewers see, and the hidden one with what was exported.
SHEET, RECORD = "Review", "toolkit"
#: What the hidden sheet says of the whole copy.
NAMES = ("report", "source_language", "language", "date", "digest", "version")
#: How the file properties that say the same are called.
PROPERTY = "toolkit "
TICK = "✓"
#: Excel's code for text: what is typed stays as it is typed.
_TEXT = "@"
_A4 = 9
#: Points of a line of text, the tallest row that Excel has, and the characters by which words may shorten a line.
_LINE, _TALLEST, _MARGIN = 15, 409, 5
_HEAD = PatternFill("solid", fgColor="FFD9E2EC")
_BELOW = Border(bottom=Side("thin", "FFD9D9D9"))
_EDITABLE = PatternFill("solid", fgColor="FFFFFBE6")


def serialize(copy: ReviewCopy) -> bytes:
    """The workbook. Text is always text, whatever it begins with; nothing in it is a formula."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    _fill(sheet, copy)
    _set_up(sheet, copy)
    _record(book.create_sheet(RECORD), copy)
    properties = book.properties
    properties.title, properties.subject, properties.creator = copy.report, copy.says, "toolkit"
    properties.language = copy.language
    properties.created = copy.time
    custom = book.custom_doc_props  # type: ignore[attr-defined]  # its stubs lack it
    for name in NAMES:
        custom.append(StringProperty(name=f"{PROPERTY}{name}", value=getattr(copy, name)))
    stream = io.BytesIO()
    book.save(stream)
    return repacked(stream.getvalue(), copy.date)


def unfit(row: CopyRow) -> str:
    """Why no cell can hold a unit; empty where one can."""
    longest = max(len(escaped(text or "")) for text in (row.source, row.target))
    return f"{longest:,} characters are more than a cell holds ({LONGEST:,})" if longest > LONGEST else ""


def _fill(sheet: Worksheet, copy: ReviewCopy) -> None:
    wrapped = Alignment(wrap_text=True, vertical="top")
    unlocked, locked = Protection(locked=False), Protection(locked=True)
    for number, column in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
        _put(sheet, 1, number, column.title)
        head = sheet.cell(1, number)
        head.font, head.fill, head.alignment = Font(bold=True), _HEAD, wrapped
    for line, row in enumerate(copy.rows, 2):
        texts = _texts(row)
        sheet.row_dimensions[line].height = _height(texts)
        for number, (column, text) in enumerate(zip(COLUMNS, texts, strict=True), 1):
            _put(sheet, line, number, text[:LONGEST])
            cell = sheet.cell(line, number)
            cell.alignment, cell.border = wrapped, _BELOW
            cell.protection = unlocked if column.editable else locked
            if column.editable:
                cell.fill = _EDITABLE


def _height(texts: Sequence[str]) -> float:
    """The height of a row in points, so that no text is cut: programs measure none in a sheet that is protected."""
    lines = max(
        sum(1 + columns(line) // (column.width - _MARGIN) for line in text.split("\n"))
        for column, text in zip(COLUMNS, texts, strict=True)
    )
    return float(min(lines * _LINE, _TALLEST))


def _texts(row: CopyRow) -> tuple[str, ...]:
    terms = "\n".join(f"{source} = {target}" for source, target in row.terms)
    ticked = TICK if row.reviewed else ""
    comment, findings = "\n".join(row.comments), "\n".join(row.findings)
    return row.unit, row.source, row.target or "", str(row.state), ticked, comment, findings, terms


def _put(sheet: Worksheet, line: int, number: int, text: str) -> None:
    """Write a text as such: openpyxl would make a formula of one that begins with =, and an error of #N/A."""
    cell = sheet.cell(line, number, escaped(text) or None)
    cell.number_format = _TEXT
    if text:
        cell.data_type = "s"


def _set_up(sheet: Worksheet, copy: ReviewCopy) -> None:
    """Filters, frozen panes, print set-up and protection without a password."""
    last = get_column_letter(len(COLUMNS))
    sheet.auto_filter.ref = f"A1:{last}{len(copy.rows) + 1}"
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    says, pages = _HeaderFooterPart(copy.says.replace("&", "&&")), _HeaderFooterPart("&P / &N")
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(left=says, right=pages)
    if copy.rows:
        ticks = DataValidation(type="list", formula1=f'"{TICK}"', allow_blank=True, showErrorMessage=False)
        column = get_column_letter([one.title for one in COLUMNS].index("reviewed") + 1)
        ticks.add(f"{column}2:{column}{len(copy.rows) + 1}")
        sheet.add_data_validation(ticks)
    protection = sheet.protection
    protection.sheet = True
    protection.formatCells = protection.formatColumns = protection.formatRows = False
    protection.sort = protection.autoFilter = False


def _record(sheet: Worksheet, copy: ReviewCopy) -> None:
    """What was exported, by name and then by unit: whatever becomes of the first sheet, this says what it was."""
    sheet.sheet_state = "hidden"
    sheet.protection.sheet = True
    lines = [*((name, getattr(copy, name), "") for name in NAMES), ("unit", "exported", "state")]
    lines += [(row.unit, row.target or "", str(row.state)) for row in copy.rows]
    for line, texts in enumerate(lines, 1):
        for number, text in enumerate(texts, 1):
            _put(sheet, line, number, text)
