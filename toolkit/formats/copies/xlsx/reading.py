"""An Excel workbook that came back → `ReviewCopy`.

Columns are known by their titles: they may be moved, rows may be sorted, deleted or filtered, columns and sheets added,
and a title may precede the table. The first sheet that was exported says what a hidden one, `toolkit`, holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.errors import InputError
from toolkit.formats.copies.columns import NEEDED, is_tick, places
from toolkit.formats.copies.xlsx.writing import NAMES, PROPERTY, RECORD
from toolkit.formats.office.cells import STRUCK, NoTextError, text_of
from toolkit.formats.office.package import OVER, checked
from toolkit.formats.office.workbooks import opened, struck
from toolkit.model import CopyRow, ReviewCopy, State

T = TypeVar("T")

#: Rows in which the titles may be, under whatever a reviewer put above.
TITLES = 20
_STATES = {str(state): state for state in State}
_UNIT = re.compile(r"[0-9a-f]{12}")
#: What Excel puts before a comment of a thread for older programs.
_THREAD = re.compile(r"\A\[Threaded comment\].*?\n\n?Comment:\n\s*", re.DOTALL)


def parse(data: bytes, path: str) -> ReviewCopy:
    """The rows of every sheet that has the columns unit and target. Raises InputError where there is none."""
    left = checked(data, path)
    book, marked = opened(data, path), struck(data, path)
    lines = next((_record(sheet) for sheet in book.worksheets if sheet.title == RECORD), {})
    record = _properties(book) | {name: texts[0] for name, texts in lines.items()}
    exported = {key: texts for key, texts in lines.items() if _UNIT.fullmatch(key)}
    tables = [_Table(sheet, path, marked) for sheet in book.worksheets if sheet.title != RECORD]
    read = [table for table in tables if table.columns]
    if not read:
        raise InputError("has no sheet with the columns unit and target; toolkit export writes such a copy", path=path)
    rows = [row for table in read for row in table.rows()]
    about: dict[str, Any] = {name: record.get(name, "") for name in NAMES}
    unique, errors = _once(rows, path)
    remarks = [remark for table in tables for remark in table.remarks]
    return ReviewCopy(
        tuple(_with_exported(row, *exported[row.unit]) if row.unit in exported else row for row in unique),
        **about,
        path=path,
        remarks=(*(one for one in left if one != OVER), *remarks),
        not_taken=(*(one for one in left if one == OVER), *(one for table in tables for one in table.not_taken)),
        errors=(*(error for table in read for error in table.errors), *errors),
    )


def _properties(book: Workbook) -> dict[str, str]:
    """What the properties of the file say of the copy, also where the hidden sheet is gone."""
    found = book.custom_doc_props.props  # type: ignore[attr-defined]  # its stubs lack it
    return {one.name.removeprefix(PROPERTY): str(one.value) for one in found if one.name.startswith(PROPERTY)}


def _record(sheet: Worksheet) -> dict[str, tuple[str, str]]:
    """The two texts after each name in the hidden sheet; what cannot be read of it is as if it were not there."""
    found: dict[str, tuple[str, str]] = {}
    for line in sorted({line for line, _ in sheet._cells}):
        cells = (sheet._cells.get((line, number)) for number in (1, 2, 3))
        try:
            name, text, state = (text_of(cell) if isinstance(cell, Cell) else "" for cell in cells)
        except (NoTextError, ValueError):
            continue
        if name:
            found[name] = text, state
    return found


def _with_exported(row: CopyRow, target: str, state: str) -> CopyRow:
    return replace(row, exported=target, was=_STATES.get(state, row.was))


def _once(rows: list[CopyRow], path: str) -> tuple[list[CopyRow], list[InputError]]:
    """Each unit once; one that is there twice with different texts is refused."""
    found: dict[str, CopyRow] = {}
    errors: dict[str, InputError] = {}
    for row in rows:
        first = found.setdefault(row.unit, row)
        if (first.target, first.reviewed) != (row.target, row.reviewed):
            message = f"unit {row.unit} is also at {first.place} and says something else there; keep one row"
            errors[row.unit] = InputError(message, path=f"{path}:{row.place}")
        elif first is not row:
            found[row.unit] = replace(first, comments=tuple(dict.fromkeys([*first.comments, *row.comments])))
    return [row for row in found.values() if row.unit not in errors], [*errors.values()]


class _Table:
    """One sheet: where its columns are, and what could not be read."""

    def __init__(self, sheet: Worksheet, path: str, struck: Container[tuple[str, str]]) -> None:
        self.sheet, self.path, self.struck = sheet, path, struck
        self.errors: list[InputError] = []
        self.remarks: list[str] = []
        self.not_taken: list[str] = []
        self.cells: dict[int, dict[int, Cell | MergedCell]] = {}
        for line, number in sorted(sheet._cells):
            self.cells.setdefault(line, {})[number] = sheet._cells[line, number]
        self.columns: Mapping[str, int] = {}
        self.titles = 0
        for line in [one for one in self.cells if one <= TITLES]:
            columns, twice = places((number, self._title(line, number)) for number in self.cells[line])
            if columns.keys() >= NEEDED:
                self.columns, self.titles = columns, line
                self._refuse_twice(twice, line)
                break
        if self.columns:
            self._name_others()
        elif self.cells:
            self.remarks.append(f"sheet {sheet.title!r} was not read: it has no columns unit and target")
        for line in [one for one in self.cells if one <= self.titles or not self.columns]:
            self._name_comments(line, self._notes(line))

    def rows(self) -> Iterator[CopyRow]:
        """The rows that can be read; the others are in `errors`."""
        merged = self._merged()
        for line in [one for one in self.cells if one > self.titles]:
            if line in merged:
                continue
            try:
                row = self._row(line)
            except _CellError as error:
                self.errors.append(InputError(str(error), path=f"{self.path}:{error.place}"))
                continue
            if row is not None:
                yield row

    def _row(self, line: int) -> CopyRow | None:
        unit = self._text(line, "unit").strip().casefold()
        if unit.isdigit():
            unit = unit.zfill(12)  # a number, if a program made one of it
        if not unit:
            if text := " ".join(self._text(line, "target").split()):
                raise _CellError(
                    f"has a target, but no unit; put it into the row of its unit: {text}", self._place(line, "target")
                )
            self._name_comments(line, self._comments(line))
            return None
        target = self._text(line, "target")
        reviewed = self._read(line, "reviewed", lambda cell: is_tick(text_of(cell)), otherwise=False)
        return CopyRow(
            unit,
            self._text(line, "source"),
            target,
            was=self._state(line),
            reviewed=reviewed,
            comments=self._comments(line),
            place=self._place(line, "target"),
        )

    def _state(self, line: int) -> State | None:
        """The state that is beside a unit; the hidden sheet knows better."""
        cell = self.cells[line].get(self.columns.get("state", 0))
        return _STATES.get(str(cell.value)) if isinstance(cell, Cell) else None

    def _text(self, line: int, name: str) -> str:
        return self._read(line, name, text_of, otherwise="")

    def _read(self, line: int, name: str, read: Callable[[Cell], T], *, otherwise: T) -> T:
        """What a cell says; `otherwise` where there is no such cell."""
        cell = self.cells[line].get(self.columns.get(name, 0))
        try:
            if cell is not None and (self.sheet.title, cell.coordinate) in self.struck:
                raise NoTextError(STRUCK)
            return read(cell) if isinstance(cell, Cell) else otherwise
        except (NoTextError, ValueError) as error:
            raise _CellError(str(error), self._place(line, name)) from None

    def _comments(self, line: int) -> tuple[str, ...]:
        return tuple(text for text in (self._text(line, "comment").strip(), *self._notes(line)) if text)

    def _name_comments(self, line: int, texts: Iterable[str]) -> None:
        for text in texts:
            place = f"{self.sheet.title}!{line}:{line}"
            self.not_taken.append(f"{place}: a comment at no unit was not taken: {' '.join(text.split())}")

    def _notes(self, line: int) -> Iterator[str]:
        """Excel's own comments at the cells of a row."""
        for cell in self.cells[line].values():
            comment = cell.comment if isinstance(cell, Cell) else None
            if comment is not None and comment.text.strip():
                text = _THREAD.sub("", comment.text).strip()
                author = (comment.author or "").strip()
                known = not author or author.startswith("tc=") or text.startswith(author)
                yield text if known else f"{author}: {text}"

    def _merged(self) -> set[int]:
        """The lines with merged cells in columns that matter, each range named."""
        found: set[int] = set()
        mattering = {self.columns[name] for name in ("unit", "target", "reviewed", "comment") if name in self.columns}
        for area in sorted(self.sheet.merged_cells.ranges, key=lambda area: (area.min_row, area.min_col)):
            lines = range(max(area.min_row, self.titles + 1), area.max_row + 1)
            if lines and mattering & set(range(area.min_col, area.max_col + 1)):
                found.update(lines)
                message = "merged cells do not say which text belongs to which unit; unmerge them"
                self.errors.append(InputError(message, path=f"{self.path}:{self.sheet.title}!{area.coord}"))
        return found

    def _refuse_twice(self, twice: list[tuple[str, int, int]], line: int) -> None:
        for name, first, second in twice:
            letters = " and ".join(map(get_column_letter, (first, second)))
            message = f"two columns are called {name} ({letters}); rename the one that is not to be read"
            raise InputError(message, path=f"{self.path}:{self.sheet.title}!{get_column_letter(second)}{line}")

    def _name_others(self) -> None:
        ours = set(self.columns.values())
        others = [self._title(self.titles, number) for number in self.cells[self.titles] if number not in ours]
        if named := [title for title in others if title]:
            self.remarks.append(f"columns that were not read: {', '.join(named)}")

    def _title(self, line: int, number: int) -> str:
        cell = self.cells[line][number]
        return str(cell.value).strip() if isinstance(cell, Cell) and cell.value is not None else ""

    def _place(self, line: int, name: str) -> str:
        return f"{self.sheet.title}!{get_column_letter(self.columns[name])}{line}"


class _CellError(Exception):
    def __init__(self, message: str, place: str) -> None:
        super().__init__(message)
        self.place = place
