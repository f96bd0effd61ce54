"""A Word document that came back → `ReviewCopy`.

A row belongs to the unit whose id is hidden in it, else to the one whose source it has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from toolkit.errors import InputError
from toolkit.formats.copies.columns import is_tick, places
from toolkit.formats.copies.docx.texts import (
    attribute,
    below,
    child,
    has_struck,
    is_gone,
    lines_outside,
    striking,
    text_of,
    unknown_signs,
)
from toolkit.formats.copies.docx.writing import AUTHOR, HINT, RECORD, TITLES
from toolkit.formats.docx.names import local
from toolkit.formats.docx.package import Package
from toolkit.formats.office.escapes import unescaped
from toolkit.formats.office.package import checked
from toolkit.model import CopyRow, ReviewCopy, State, unit_key

_UNIT = re.compile(r"unit:([0-9a-f]{12})")
_CODED = re.compile("_(?:x005F_)+(?=x[0-9A-Fa-f]{4}_)")
#: Names that programs give to people whose names they do not know.
_NOBODY = frozenset({"", "unknown author", "unknown", "author", "作者", "未知作者"})


#: Elements of a target that no catalog can hold.
_LEFT = {"footnoteReference": "a footnote", "endnoteReference": "an endnote", "drawing": "a picture or text box",
         "pict": "a picture or text box", "object": "an object"}  # fmt: skip


class _RowError(Exception):
    pass


def parse(data: bytes, path: str) -> ReviewCopy:
    """The rows of every table with units. Raises InputError where there is none."""
    left = checked(data, path)
    package = Package(data, path)
    record, units = _record(package)
    reader = _Reader(package, ReviewCopy((), **record), units)
    if not reader.rows and not reader.errors:
        raise InputError("has no table of units; toolkit export writes such a document", path=path)
    return ReviewCopy(
        tuple(reader.rows.values()),
        **record,
        path=path,
        remarks=left,
        not_taken=tuple(reader.not_taken),
        errors=tuple(reader.errors),
    )


def _parts(package: Package, kind: str) -> Iterator[Element]:
    """The parts that the document names by a relationship."""
    for name in package.related(package.main, kind):
        if (part := package.part(name)) is not None:
            yield part


def _record(package: Package) -> tuple[dict[str, Any], Mapping[str, tuple[str, State | None]]]:
    """What the copy says of itself, and by unit what was exported: its target and state."""
    for part in _parts(package, "customXml"):
        if part.tag == f"{{{RECORD}}}copy":
            about = {name: unescaped(str(value)) for name, value in part.items()}
            names = ("report", "source_language", "language", "date", "digest", "version")
            units = {unit.get("id", ""): (unescaped(unit.text or ""), _state(unit.get("state"))) for unit in part}
            return {name: about.get(name, "") for name in names}, units
    return {}, {}


def _state(said: str | None) -> State | None:
    return next((state for state in State if state == said), None)


class _Reader:
    """Reads the tables of a document; `rows` are by unit."""

    def __init__(self, package: Package, about: ReviewCopy, units: Mapping[str, tuple[str, State | None]]) -> None:
        self.path, self.units = package.path, units
        self.exported = {unit: target for unit, (target, _) in units.items()}
        self.rows: dict[str, CopyRow] = {}
        self.errors: list[InputError] = []
        self.not_taken: list[str] = []
        self.comments = {attribute(comment, "id"): comment for part in _parts(package, "comments") for comment in part}
        document = package.part(package.main)
        assert document is not None, "a package without a document is refused when it is opened"
        self.begun = {attribute(mark, "id") for mark in below(document, "commentRangeStart")}
        self.placed: set[str] = set()
        self.struck = striking(_parts(package, "styles"))
        tables = [table for table in below(document, "tbl") if self._table(_inside(table, "tr"))]
        ours = (about.report, about.says, HINT)
        lines = [line for line in lines_outside(document, tables) if line not in ours]
        self.not_taken += [f"text outside of the table was not taken: {line}" for line in lines]
        self._rest()

    def _table(self, rows: Sequence[Element]) -> bool:
        """Read a table; False where it is none of units."""
        titles = [text_of(cell) for cell in _inside(rows[0], "tc")] if rows else []
        found, _ = places(enumerate(titles))
        titled = "target" in found and not found.keys().isdisjoint({"unit", "source"})
        columns = dict(found) if "target" in found else dict(zip(TITLES, range(len(TITLES)), strict=True))
        ours, strays = titled, []
        for number, row in enumerate(rows):
            try:
                if is_gone(row):
                    continue
                if (read := self._row(row, columns, len(titles))) is not None:
                    ours = True
                    self._add(read)
                elif number or not titled:
                    strays.append((number, [text_of(cell).strip() for cell in _inside(row, "tc")]))
            except _RowError as error:
                ours = True
                self._refuse(number, str(error))
        for number, texts in strays if ours else ():
            self._name(number, texts, columns["target"])
        return ours

    def _refuse(self, number: int, why: str) -> None:
        self.errors.append(InputError(why, path=f"{self.path}:row {number}"))

    def _name(self, number: int, texts: Sequence[str], target: int) -> None:
        """Name a row of a table of units that has neither the id nor the source of one."""
        if "target" in places(enumerate(texts))[0] or not any(texts):
            return  # titles once more
        if _at(texts, target):
            said = " ".join(_at(texts, target).split())
            self._refuse(number, f"has neither id nor source of a unit; its target was not taken: {said}")
        else:
            self.not_taken.append(f"row {number}: text at no unit was not taken: {' '.join(' '.join(texts).split())}")

    def _row(self, row: Element, columns: Mapping[str, int], width: int) -> CopyRow | None:
        """A row of a unit. Raises _RowError where it cannot be told what its target is."""
        cells = _inside(row, "tc")
        texts = [text_of(cell) for cell in cells]
        found = _UNIT.search("".join(row.itertext()))
        source = _without_codes(_at(texts, columns.get("source")))
        unit = found[1] if found else unit_key(source)
        if found is None and unit not in self.exported:
            return None
        if len(cells) != width or any(map(_merged, cells)):
            raise _RowError("has merged or split cells, which do not say which text belongs to the unit; undo that")
        target = cells[columns["target"]]
        if has_struck(target, self.struck):
            raise _RowError("has text that is struck out in its target; delete it, or remove the line through it")
        if fonts := unknown_signs(target):
            raise _RowError(f"has a sign of the font {fonts[0]} in its target that no character is known for; type it")
        try:
            reviewed = is_tick(_at(texts, columns.get("reviewed")))
        except ValueError as error:
            raise _RowError(str(error)) from None
        number = texts[0].partition("unit:")[0].strip()
        left = dict.fromkeys(_LEFT[name] for one in target.iter() if (name := local(one)) in _LEFT)
        self.not_taken += [
            f"row {number}: {what} in the target was not taken; write it as text or comment" for what in left
        ]
        return CopyRow(
            unit,
            source,
            _without_codes(_at(texts, columns["target"]), self.exported.get(unit, "")),
            exported=self.exported.get(unit),
            was=self.units.get(unit, ("", None))[1],
            reviewed=reviewed,
            comments=tuple(self._comments(row)),
            place=f"row {number}" if number else "",
        )

    def _add(self, row: CopyRow) -> None:
        first = self.rows.setdefault(row.unit, row)
        if (first.target, first.reviewed) != (row.target, row.reviewed):
            del self.rows[row.unit]
            raise _RowError(f"unit {row.unit} is also in another row and says something else there; keep one row")

    def _comments(self, row: Element) -> Iterator[str]:
        """The comments of people that begin in a row, each with its author."""
        begin = [attribute(mark, "id") for mark in below(row, "commentRangeStart")]
        alone = [attribute(mark, "id") for mark in below(row, "commentReference")]
        for number in dict.fromkeys([*begin, *(one for one in alone if one not in self.begun)]):
            self.placed.add(number)
            if number in self.comments and (text := _said(self.comments[number])):
                yield text

    def _rest(self) -> None:
        """Name the comments that are at no unit."""
        for number, comment in self.comments.items():
            if number not in self.placed and (text := _said(comment)):
                self.not_taken.append(f"a comment at no unit was not taken: {' '.join(text.split())}")


def _said(comment: Element) -> str:
    """A comment with its author; empty for ours."""
    author, text = attribute(comment, "author").strip(), text_of(comment).strip()
    if author == AUTHOR or not text:
        return ""
    return text if author.casefold() in _NOBODY else f"{author}: {text}"


def _inside(element: Element, name: str) -> list[Element]:
    """The rows of a table or cells of a row, also those in content controls and inserted ones."""
    found: list[Element] = []
    for one in element:
        if local(one) == name:
            found.append(one)
        elif local(one) in ("sdt", "sdtContent", "ins", "moveTo", "customXml"):
            found += _inside(one, name)
    return found


def _without_codes(text: str, exported: str = "") -> str:
    """The text without the codes that LibreOffice puts before what looks like one; Word has none."""
    return text if _CODED.search(exported) else _CODED.sub("_", text)


def _merged(cell: Element) -> bool:
    properties = child(cell, "tcPr")
    return properties is not None and (
        child(properties, "vMerge") is not None or child(properties, "gridSpan") is not None
    )


def _at(texts: Sequence[str], place: int | None) -> str:
    return texts[place] if place is not None and place < len(texts) else ""
