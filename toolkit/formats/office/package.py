"""The zip archives that Word and Excel files are: opened with care, and written with the same bytes every time."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from toolkit.errors import InputError
from toolkit.formats.office.archive import archive

#: Bytes that all parts of a package may have together; 5,000 units have some ten million.
LARGEST = 300_000_000
#: How many times larger than itself a part may become; XML is packed some ten to forty times.
DENSEST = 400
#: Said of what lies over the sheets of a workbook, which may be what a reviewer wrote.
OVER = "its pictures and text boxes were not read"
_CORE = "docProps/core.xml"
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")


def checked(data: bytes, path: str) -> tuple[str, ...]:
    """What a package holds that is not read, a phrase each: macros, and what lies over the sheets of a workbook.

    Raises InputError for a package that is larger than any copy, encrypted or damaged, or whose XML declares
    entities.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > LARGEST or any(map(_is_bomb, parts)):
                raise InputError("unpacks to far more than any review copy; it was not opened", path=path)
            if any(part.flag_bits & 1 for part in parts):
                raise InputError("is protected with a password; save it without one", path=path)
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels")) and _declares(archive.read(part)):
                    raise InputError(f"declares entities in {part.filename}; it was not opened", path=path)
            return tuple(_left(archive))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise InputError(f"is damaged: {error}; get the file again", path=path) from None


def _left(archive: zipfile.ZipFile) -> Iterator[str]:
    """What is not read of a package."""
    names = archive.namelist()
    if any(name.endswith("vbaProject.bin") for name in names):
        yield "its macros were not read"
    if any(b"Anchor" in archive.read(name) for name in names if name.startswith("xl/drawings/drawing")):
        yield OVER


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    return part.file_size > 1_000_000 and part.file_size > DENSEST * max(part.compress_size, 1)


def _declares(xml: bytes) -> bool:
    wide = b"\0" in xml[:64]  # UTF-16
    return _DOCTYPE.search(xml.replace(b"\0", b"") if wide else xml) is not None


def repacked(data: bytes, date: str, parts: Mapping[str, bytes] | None = None) -> bytes:
    """A package as `archive` writes it, with one date everywhere; `parts` are added, or take the place of those that it
    has.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        contents = {name: package.read(name) for name in package.namelist()} | dict(parts or {})
    if _CORE in contents:
        contents[_CORE] = _dated(contents[_CORE], date)
    return archive(contents)


def _dated(core: bytes, date: str) -> bytes:
    """The core properties with the catalog's date in place of any other."""
    found = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")
    return found.sub(lambda match: match[1] + date.encode() + match[3], core)
