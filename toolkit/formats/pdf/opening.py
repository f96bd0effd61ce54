"""Opening a PDF: what cannot be read is reported in one line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from toolkit.errors import InputError
from toolkit.formats.pdf.drawings import put_drawings
from toolkit.formats.pdf.glyphs import Page, Text, Turn, put_glyphs, turn_of
from toolkit.formats.pdf.unpacked import is_too_much
from toolkit.formats.report.extra import needs

#: Larger files, and files of more pages, are not reports.
LARGEST, MOST_PAGES = 200_000_000, 3000
#: A file or a page with more characters was made to be slow.
MOST_CHARACTERS, MOST_ON_A_PAGE = 5_000_000, 100_000
#: What a file begins with, perhaps after what a mail put before it.
SIGNATURE, HEAD = b"%PDF-", 1024
PASSWORD, FORMAT, SECURITY = 4, 3, 5


class File(NamedTuple):
    """The pages of a PDF, what else it holds, and the program that wrote it."""

    pages: list[Page]
    extras: list[str]
    producer: str


def opened(data: bytes, path: str) -> File:
    """What is in a PDF. Raises InputError where it cannot be read."""
    pdfium = needs("pypdfium2", "a PDF", path)
    if len(data) > LARGEST:
        message = f"has {len(data) // 1_000_000} MB, over the limit of {LARGEST // 1_000_000} MB; split it"
        raise InputError(message, path=path)
    if SIGNATURE not in data[:HEAD]:
        raise InputError("is not a PDF, whatever its name says", path=path)
    if is_too_much(data):
        raise InputError("has pages that unpack to more than a report has; print it to a new PDF", path=path)
    document = _open(pdfium, data, path)
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise InputError(f"has {count} pages, over the limit of {MOST_PAGES}; split it", path=path)
        if not count:
            raise InputError("has no pages", path=path)
        producer = document.get_metadata_value("Producer") or ""
        return File(_read(pdfium, document, path), list(_extras(pdfium, document)), producer)
    finally:
        document.close()


def _open(pdfium: Any, data: bytes, path: str) -> Any:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == PASSWORD:
            message = "is protected with a password; save a copy without it"
        elif code == SECURITY:
            message = "is encrypted in a way that cannot be read; save a copy without encryption"
        else:
            message = "is broken or cut off and cannot be opened; download or export it again"
        raise InputError(message, path=path) from None


def _read(pdfium: Any, document: Any, path: str) -> list[Page]:
    found: list[Page] = []
    characters = 0
    for number in range(len(document)):
        try:
            page = _read_page(pdfium, document, number, path)
        except pdfium.PdfiumError:
            raise InputError(f"page {number + 1} is broken; export the file again", path=path) from None
        characters += len(page.glyphs)
        if characters > MOST_CHARACTERS:
            raise InputError(f"has over {MOST_CHARACTERS} characters; split it", path=path)
        found.append(page)
    return found


def _read_page(pdfium: Any, document: Any, number: int, path: str) -> Page:
    """The page of a number, counted from 0. Raises PdfiumError where it is broken, InputError where it is too much."""
    page = document[number]
    try:
        text = page.get_textpage()
        try:
            count = text.count_chars()
            if count > MOST_ON_A_PAGE:
                message = f"page {number + 1} has {count} characters, over the limit of {MOST_ON_A_PAGE}"
                raise InputError(f"{message}; print it to a new PDF", path=path)
            characters = Text(pdfium.raw, text)
            found = list(characters.read())
            turn = Turn(turn_of(found), page.get_bbox())
            upright = Page(number + 1, *turn.size, unnamed=characters.unnamed)
            put_glyphs(upright, found, turn)
            put_drawings(upright, pdfium.raw, page, turn)
        finally:
            text.close()
    finally:
        page.close()
    return upright


def _extras(pdfium: Any, document: Any) -> Iterator[str]:
    """Form fields, comments and files within the file."""
    raw = pdfium.raw
    fields, comments = 0, 0
    for number in range(len(document)):
        page = document[number]
        for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
            annotation = raw.FPDFPage_GetAnnot(page.raw, index)
            kind = raw.FPDFAnnot_GetSubtype(annotation)
            fields += kind == raw.FPDF_ANNOT_WIDGET
            comments += kind not in (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP)
            raw.FPDFPage_CloseAnnot(annotation)
        page.close()
    attached = document.count_attachments()
    for count, name in ((fields, "form field"), (comments, "comment"), (attached, "attached file")):
        if count:
            yield f"{count} {name}{'s' if count > 1 else ''}"
