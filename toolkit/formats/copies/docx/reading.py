"""A Word document that came back → `ReviewCopy`.

A row belongs to the unit whose id is hidden in it, else to the one whose source it has.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml import etree

from toolkit.errors import InputError
from toolkit.formats.copies.columns import is_tick, places
from toolkit.formats.copies.docx.texts import attribute, child, is_gone, name_of, text_of
from toolkit.formats.copies.docx.writing import AUTHOR, RECORD, TITLES
from toolkit.formats.office.escapes import unescaped
from toolkit.formats.office.package import checked
from toolkit.model import CopyRow, ReviewCopy, unit_key

_UNIT = re.compile(r"unit:([0-9a-f]{12})")
#: Names that programs give to people whose names they do not know.
_NOBODY = frozenset({"", "unknown author", "unknown", "author", "作者", "未知作者"})


class _RowError(Exception):
    pass


def parse(data: bytes, path: str) -> ReviewCopy:
    """The rows of every table with units. Raises InputError where there is none."""
    left = checked(data, path)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        package = _Package(archive, path)
        record, exported = _record(package)
        reader = _Reader(package, exported)
    if not reader.rows and not reader.errors:
        raise InputError("has no table of units; toolkit export writes such a document", path=path)
    return ReviewCopy(
        tuple(reader.rows.values()),
        **record,
        path=path,
        remarks=(*left, *reader.remarks),
        errors=tuple(reader.errors),
    )


class _Package:
    """The XML parts that matter."""

    def __init__(self, archive: zipfile.ZipFile, path: str) -> None:
        self.archive, self.path = archive, path
        self.names = set(archive.namelist())
        self.document = self.xml("word/document.xml")

    def xml(self, name: str) -> Any:
        """A part, parsed without entities or network."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
        try:
            return etree.fromstring(self.archive.read(name), parser)
        except (KeyError, etree.XMLSyntaxError) as error:
            message = f"is damaged: {name} cannot be read ({str(error).splitlines()[0][:60]}); get the file again"
            raise InputError(message, path=self.path) from None

    def related(self, kind: str) -> Iterator[Any]:
        """The parts that the document names by a relationship."""
        relations = "word/_rels/document.xml.rels"
        for relation in self.xml(relations) if relations in self.names else ():
            name = posixpath.normpath(posixpath.join("word", relation.get("Target", ""))).lstrip("/")
            if relation.get("Type", "").endswith(f"/{kind}") and name in self.names:
                yield self.xml(name)


def _record(package: _Package) -> tuple[dict[str, Any], Mapping[str, str]]:
    """What the copy says of itself, and what was exported by unit."""
    for part in package.related("customXml"):
        if part.tag == f"{{{RECORD}}}copy":
            about = {name: unescaped(str(value)) for name, value in part.items()}
            names = ("report", "source_language", "language", "date", "digest", "version")
            units = {unit.get("id", ""): unescaped(unit.text or "") for unit in part}
            return {name: about.get(name, "") for name in names}, units
    return {}, {}


class _Reader:
    """Reads the tables of a document; `rows` are by unit."""

    def __init__(self, package: _Package, exported: Mapping[str, str]) -> None:
        self.path, self.exported = package.path, exported
        self.rows: dict[str, CopyRow] = {}
        self.errors: list[InputError] = []
        self.remarks: list[str] = []
        self.comments = {attribute(comment, "id"): comment for part in package.related("comments") for comment in part}
        self.begun = {attribute(mark, "id") for mark in package.document.iter("{*}commentRangeStart")}
        self.placed: set[str] = set()
        for table in package.document.iter("{*}tbl"):
            self._table([row for row in table if name_of(row) == "tr"])
        self._rest()

    def _table(self, rows: Sequence[Any]) -> None:
        titles = [text_of(cell) for cell in _cells(rows[0])] if rows else []
        found, _ = places(enumerate(titles))
        columns = dict(found) if "target" in found else dict(zip(TITLES, range(len(TITLES)), strict=True))
        width = len(titles)
        for number, row in enumerate(rows):
            try:
                if not is_gone(row) and (read := self._row(row, columns, width)) is not None:
                    self._add(read)
            except _RowError as error:
                self.errors.append(InputError(str(error), path=f"{self.path}:row {number}"))

    def _row(self, row: Any, columns: Mapping[str, int], width: int) -> CopyRow | None:
        """A row of a unit. Raises _RowError where it cannot be told what its target is."""
        cells = _cells(row)
        texts = [text_of(cell) for cell in cells]
        found = _UNIT.search("".join(row.itertext()))
        source = _at(texts, columns.get("source"))
        unit = found[1] if found else unit_key(source)
        if found is None and unit not in self.exported:
            return None
        if len(cells) != width or any(map(_merged, cells)):
            raise _RowError("has merged or split cells, which do not say which text belongs to the unit; undo that")
        try:
            reviewed = is_tick(_at(texts, columns.get("reviewed")))
        except ValueError as error:
            raise _RowError(str(error)) from None
        number = texts[0].partition("unit:")[0].strip()
        return CopyRow(
            unit,
            source,
            _at(texts, columns["target"]),
            exported=self.exported.get(unit),
            reviewed=reviewed,
            comments=tuple(self._comments(row)),
            place=f"row {number}" if number else "",
        )

    def _add(self, row: CopyRow) -> None:
        first = self.rows.setdefault(row.unit, row)
        if (first.target, first.reviewed) != (row.target, row.reviewed):
            del self.rows[row.unit]
            raise _RowError(f"unit {row.unit} is also in another row and says something else there; keep one row")

    def _comments(self, row: Any) -> Iterator[str]:
        """The comments of people that begin in a row, each with its author."""
        begin = [attribute(mark, "id") for mark in row.iter("{*}commentRangeStart")]
        alone = [attribute(mark, "id") for mark in row.iter("{*}commentReference")]
        for number in dict.fromkeys([*begin, *(one for one in alone if one not in self.begun)]):
            self.placed.add(number)
            if number in self.comments and (text := _said(self.comments[number])):
                yield text

    def _rest(self) -> None:
        """Name the comments that are at no unit."""
        for number, comment in self.comments.items():
            if number not in self.placed and (text := _said(comment)):
                self.remarks.append(f"a comment at no unit was not taken: {' '.join(text.split())}")


def _said(comment: Any) -> str:
    """A comment with its author; empty for ours."""
    author, text = attribute(comment, "author").strip(), text_of(comment).strip()
    if author == AUTHOR or not text:
        return ""
    return text if author.casefold() in _NOBODY else f"{author}: {text}"


def _cells(row: Any) -> list[Any]:
    """The cells of a row, also those in content controls and inserted ones."""
    found: list[Any] = []
    for one in row:
        if name_of(one) == "tc":
            found.append(one)
        elif name_of(one) in ("sdt", "sdtContent", "ins", "customXml"):
            found += _cells(one)
    return found


def _merged(cell: Any) -> bool:
    properties = child(cell, "tcPr")
    return properties is not None and (
        child(properties, "vMerge") is not None or child(properties, "gridSpan") is not None
    )


def _at(texts: Sequence[str], place: int | None) -> str:
    return texts[place] if place is not None and place < len(texts) else ""
