"""What a file is by its first bytes, where that is not what its name says."""

from __future__ import annotations

import io
import re
import zipfile

from toolkit.errors import InputError

#: How files begin → what they are, and what to do. The first that fits counts.
BEGINNINGS = (
    (rb"%PDF-", "a PDF", "name it .pdf"),
    (rb"\xd0\xcf\x11\xe0", "an Office file of 1997 to 2003, or one with a password", "save it as .docx"),
    (rb"Rar!|7z\xbc\xaf|\x1f\x8b", "an archive", "unpack it"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\x00|MM\x00\*", "a picture", "its text cannot be read"),
    (rb"\s{0,20}\{\\rtf", "RTF", "save it as .docx"),
    (
        rb"(?:\xef\xbb\xbf)?\s{0,1000}(?:(?:<!--(?s:.{0,2000}?)-->|<\?xml[^>]{0,200}>)\s{0,1000}){0,5}"
        rb"<(?:!doctype\s+html|html|head|body)\b",
        "a web page",
        "name it .html",
    ),
)
COMPILED = tuple((re.compile(start, re.IGNORECASE), what, remedy) for start, what, remedy in BEGINNINGS)
#: The same for ZIP archives, by what is in them.
ARCHIVED = (
    ("word/", "a Word document", "name it .docx"),
    ("xl/", "an Excel workbook", "save what is to be translated as .docx"),
    ("ppt/", "a PowerPoint file", "save its text as .docx"),
    ("META-INF/container.xml", "an e-book", "save its text as .html or .txt"),
    ("content.xml", "an OpenDocument file", "save it as .docx"),
    ("", "a ZIP archive", "unpack it"),
)
#: What the formats of reports are called above. The reader of Word files looks closer itself.
OWN = {".pdf": "a PDF", ".html": "a web page", ".htm": "a web page"}
WORD = frozenset({".docx", ".docm"})


def refuse_others(data: bytes, suffix: str, path: str) -> None:
    """Raise InputError for an empty file, and for one that is surely of another format than its suffix says."""
    if not data:
        raise InputError("is empty: there is nothing to translate", path=path)
    found = None if suffix in WORD else _told(data)
    if found is not None and found[0] != OWN.get(suffix):
        raise InputError(f"is {found[0]}, whatever its name says; {found[1]}", path=path)


def remedy_for(data: bytes) -> str:
    """What a file is and what to do, empty where its first bytes do not tell."""
    found = _told(data)
    return "" if found is None else f"is {found[0]}; {found[1]}"


def _told(data: bytes) -> tuple[str, str] | None:
    """What a file is, and what to do; None for text and what is not known."""
    if data.startswith(b"PK\x03\x04"):
        return _archived(data)
    return next(((what, remedy) for start, what, remedy in COMPILED if start.match(data)), None)


def _archived(data: bytes) -> tuple[str, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
        return "a damaged ZIP archive or Office file", "get it again"
    return next(
        (what, remedy) for start, what, remedy in ARCHIVED if any(name.startswith(start) for name in names) or not start
    )
