"""Which Office format a file has, told by its content; what cannot be read is refused with what to do instead."""

from __future__ import annotations

import io
import zipfile

from toolkit.errors import InputError

#: How a packed file of Excel 97, Word 97 and every encrypted Office file begins.
OLE = b"\xd0\xcf\x11\xe0"
#: Names of streams in such a file, in the order of the test.
_STREAMS = {
    "EncryptedPackage": "is protected with a password; save it without one",
    "WordDocument": "is an old Word document (.doc); save it as .docx",
    "Workbook": "is an old Excel workbook (.xls); save it as .xlsx",
    "Book": "is an old Excel workbook (.xls); save it as .xlsx",
}
#: The `mimetype` of what LibreOffice writes by itself.
_OPEN_DOCUMENT = {"spreadsheet": "save it as .xlsx (Excel 2007-365)", "text": "save it as .docx (Word 2010-365)"}


def is_packed(data: bytes) -> bool:
    """True for what may be a file of an Office program."""
    return data.startswith((OLE, b"PK"))


def form_of(data: bytes, path: str) -> str:
    """`xlsx` or `docx`, empty for another packed file. Raises InputError for one to save in another form."""
    if not data.startswith(OLE):
        return _of_zip(data, path)
    for name, message in _STREAMS.items():
        if f"{name}\0".encode("utf-16-le") in data:
            raise InputError(message, path=path)
    return ""


def _of_zip(data: bytes, path: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = archive.read("mimetype")[:200].decode("latin-1") if "mimetype" in names else ""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError):
        raise InputError("is damaged: this zip archive cannot be opened; get the file again", path=path) from None
    if any(name.startswith("xl/workbook.") for name in names):
        if "xl/workbook.bin" in names:
            raise InputError("is a binary Excel workbook (.xlsb); save it as .xlsx", path=path)
        return "xlsx"
    if "word/document.xml" in names:
        return "docx"
    for word, advice in _OPEN_DOCUMENT.items():
        if word in kind:
            raise InputError(f"is an OpenDocument {word}; {advice}", path=path)
    return ""
