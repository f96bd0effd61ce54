"""The parts of a Word file: unpacked within limits, parsed without entities, found by their relationships."""

from __future__ import annotations

import codecs
import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from toolkit.errors import InputError
from toolkit.formats.docx.names import STRICT, R

#: Bytes that are read: of a whole file, pictures included, and of its unpacked XML.
LARGEST_FILE = 200_000_000
LARGEST_XML = 100_000_000
#: Tags in the XML of a part. A page has some thousands; an empty paragraph is one, and takes a hundred times its size.
MOST_TAGS = 2_000_000

#: What a file begins with that is named .docx but is another.
OLE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK"
AGAIN = "open it in Word and save it as .docx again"
OTHERS = ("xl/workbook.xml", "an Excel workbook"), ("ppt/presentation.xml", "a PowerPoint file")
#: A document type, the place of entities, in the encodings that XML is read in.
DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
#: What `zipfile` raises for archives that it cannot read, beside RuntimeError for those with a password.
DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, NotImplementedError, OSError, ValueError,
)  # fmt: skip
MACROS = "vbaproject.bin"


class Package:
    """The parts of a Word file by their names. Raises InputError where it cannot be read."""

    def __init__(self, data: bytes, path: str) -> None:
        self.path = path
        self._room = LARGEST_XML
        self._related: dict[str, list[tuple[str, str, str]]] = {}
        _refuse_others(data, path)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGED:
            raise InputError(f"is damaged or cut off; {AGAIN}", path=path) from None
        names = (one.filename for one in self._archive.infolist())
        self._names = {name.replace("\\", "/").lstrip("/").lower(): name for name in names}
        self.main = self._main()
        self.has_macros = any(name.endswith(MACROS) for name in self._names)

    def _main(self) -> str:
        """The name of the part with the text."""
        for name in (*self.related("", "officeDocument"), "word/document.xml"):
            if name.lower() in self._names:
                return name
        other = next((kind for name, kind in OTHERS if name in self._names), None)
        if other is None and "content.xml" in self._names:
            other = "an OpenDocument file"
        if other is not None:
            raise InputError(f"is {other} and not a Word document; save its text as .docx", path=self.path)
        raise InputError(f"is not a Word document: it has no word/document.xml; {AGAIN}", path=self.path)

    def part(self, name: str) -> Element | None:
        """The XML of a part, None where the file has no such part."""
        stored = self._names.get(name.lower())
        if stored is None:
            return None
        data = self._unpack(stored)
        if any(one in data for one in DOCTYPES):
            raise InputError(f"has a document type in {name}, which Word never writes; {AGAIN}", path=self.path)
        if data.count(b"<") > MOST_TAGS:
            raise InputError(
                f"has more than {MOST_TAGS // 1_000_000} million tags in {name}; split the report", path=self.path
            )
        try:
            if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                data = data.decode("utf-16").replace("UTF-16", "UTF-8", 1).replace("utf-16", "utf-8", 1).encode()
            for strict, usual in STRICT.items():
                data = data.replace(strict, usual)
            return ElementTree.fromstring(data)
        except (ElementTree.ParseError, UnicodeDecodeError, ValueError, LookupError):
            raise InputError(f"is damaged: {name} is not valid XML; {AGAIN}", path=self.path) from None

    def _unpack(self, stored: str) -> bytes:
        try:
            with self._archive.open(stored) as part:
                data = part.read(self._room + 1)
        except DAMAGED:
            raise InputError(f"is damaged: {stored} cannot be unpacked; {AGAIN}", path=self.path) from None
        except RuntimeError:
            raise InputError("is protected with a password; save it without one", path=self.path) from None
        self._room -= len(data)
        if self._room < 0:
            limit = LARGEST_XML // 1_000_000
            raise InputError(f"unpacks to more than {limit} MB of XML; split the report", path=self.path)
        return data

    def related(self, source: str, kind: str) -> list[str]:
        """The names of the parts of a kind (`styles`, `header`) that a part refers to."""
        return [target for _, one, target in self._relationships(source) if one == kind]

    def targets(self, source: str) -> dict[str, str]:
        """The parts that a part refers to, by the ids of its relationships."""
        return {name: target for name, _, target in self._relationships(source)}

    def _relationships(self, source: str) -> list[tuple[str, str, str]]:
        """The id, kind and target of what a part is related to."""
        if source not in self._related:
            self._related[source] = list(self._read_relationships(source))
        return self._related[source]

    def _read_relationships(self, source: str) -> Iterator[tuple[str, str, str]]:
        folder, name = posixpath.split(source)
        found = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        for one in () if found is None else found:
            if one.get("TargetMode") != "External":
                target = unquote(one.get("Target", ""))
                whole = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                yield one.get("Id", ""), one.get("Type", "").rpartition("/")[2], whole

    def one(self, kind: str) -> Element | None:
        """The XML of the only part of a kind that the text refers to."""
        return next((found for name in self.related(self.main, kind) if (found := self.part(name)) is not None), None)

    def parts(self, kind: str, ids: list[str | None]) -> Iterator[Element]:
        """The XML of the parts of a kind that have these ids, each once."""
        targets, kinds = self.targets(self.main), set(self.related(self.main, kind))
        for name in dict.fromkeys(targets.get(one or "", "") for one in ids):
            if name in kinds and (found := self.part(name)) is not None:
                yield found


def reference(element: Element) -> str | None:
    """The id of the part that an element refers to."""
    return element.get(f"{R}id")


def _refuse_others(data: bytes, path: str) -> None:
    """Raise InputError for what is not a zip archive, or too large."""
    if len(data) > LARGEST_FILE:
        limit = LARGEST_FILE // 1_000_000
        raise InputError(f"is {len(data) // 1_000_000} MB, more than {limit} MB; take pictures out of it", path=path)
    if data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise InputError("is protected with a password; save it without one", path=path)
        raise InputError("is a document of Word 97-2003; save it as .docx", path=path)
    if data.startswith(b"{\\rtf"):
        raise InputError("is RTF and not .docx; save it as .docx", path=path)
    if not data.startswith(ZIP):
        said = "is empty" if not data.strip() else "is not a Word document"
        raise InputError(f"{said}; {AGAIN}", path=path)
