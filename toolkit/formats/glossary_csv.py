"""Glossaries as CSV for spreadsheets: one row a concept, lossless both ways.

Several terms in a cell are separated by ` | `, a deprecated term's reason follows it after ` :: `; a backslash keeps a
separator from being one. Sources and examples are JSON. A file needs no more than the columns zh and en.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from typing import Any

from toolkit.errors import InputError
from toolkit.formats.encoding import decode
from toolkit.formats.glossary import LANGUAGE, parse_record
from toolkit.formats.glossary_record import Record, record_of
from toolkit.language.slugs import slug
from toolkit.model import Concept, Glossary

TEXTS = ("part_of_speech", "domain", "status", "enforce", "case", "definition", "note", "valid")
LISTS = ("sources", "examples")
_SEPARATOR = re.compile(r"(?<!\\)((?:\\\\)*) \| ")
_REASON = re.compile(r"(?<!\\)((?:\\\\)*) :: ")


def serialize(glossary: Glossary) -> bytes:
    """A table with a header, UTF-8 with a byte order mark, which spreadsheets need to see the Chinese."""
    languages = list(dict.fromkeys(["zh", "en", *(code for one in glossary.concepts for code in one.terms)]))
    columns = ["id", *(f"{code}{part}" for code in languages for part in ("", "_admitted", "_deprecated"))]
    mentions = dict.fromkeys(code for one in glossary.concepts for code in one.first_mention)
    columns += [f"first_mention_{code}" for code in mentions] + ["not_in", *TEXTS, *LISTS]
    out = io.StringIO()
    table = csv.DictWriter(out, columns, restval="", lineterminator="\r\n")
    table.writeheader()
    for concept in glossary.concepts:
        table.writerow(_row(record_of(concept)))
    return out.getvalue().encode("utf-8-sig")


def parse(data: bytes, path: str) -> tuple[list[Concept], list[str]]:
    """The concepts of a table, and a remark for each row that is passed over for lack of a term.

    Commas, semicolons and tabs are all read. Raises InputError with the row's line where a column or value is not.
    """
    text = decode(data, path)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    concepts: list[Concept] = []
    remarks: list[str] = []
    taken: set[str] = set()
    try:
        columns = [column.strip() for column in next(reader, [])]
        _check_columns(columns, path)
        for row in reader:
            cells = {column: cell for column, cell in zip(columns, row, strict=False) if cell.strip()}
            if not cells:
                continue
            if "zh" not in cells or "en" not in cells:
                remarks.append(f"{path}:{reader.line_num}: the row has no {'en' if 'zh' in cells else 'zh'}; skipped")
                continue
            cells.setdefault("id", _free(slug(cells["en"]), taken))
            taken.add(cells["id"])
            concepts.append(parse_record(_record(cells, path, reader.line_num), path, reader.line_num))
    except csv.Error as error:
        raise InputError(f"this is not a table: {error}", path=path, line=reader.line_num or 1, column=1) from None
    return concepts, remarks


def _row(record: Record) -> dict[str, str]:
    row: dict[str, str] = {}
    for key, value in record.items():
        if key == "first_mention":
            row |= {f"first_mention_{code}": text for code, text in value.items()}
        elif key in LISTS:
            row[key] = json.dumps(value, ensure_ascii=False)
        elif isinstance(value, dict):
            row[key] = _escaped(value["preferred"])
            row[f"{key}_admitted"] = " | ".join(map(_escaped, value.get("admitted", [])))
            row[f"{key}_deprecated"] = " | ".join(map(_wrong, value.get("deprecated", [])))
        elif isinstance(value, list):
            row[key] = " | ".join(map(_escaped, value))
        else:
            row[key] = value
    return row


def _wrong(term: dict[str, str]) -> str:
    reason = f" :: {_escaped(term['reason'])}" if term.get("reason") else ""
    return _escaped(term["term"]) + reason


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(" | ", "\\ | ").replace(" :: ", "\\ :: ")


def _plain(text: str) -> str:
    return re.sub(r"\\(\\| \| | :: )", r"\1", text)


def _split(pattern: re.Pattern[str], text: str) -> list[str]:
    """The parts between separators without a backslash before them."""
    parts, start = [], 0
    for found in pattern.finditer(text):
        parts.append(text[start : found.end(1)])
        start = found.end()
    return [*parts, text[start:]]


def _record(cells: dict[str, str], path: str, line: int) -> Record:
    """A row as the mapping that a YAML file would hold."""
    record: dict[str, Any] = {}
    for column, cell in cells.items():
        base, _, part = column.rpartition("_")
        if LANGUAGE.match(column) and column != "id":
            record.setdefault(column, {})["preferred"] = _plain(cell)
        elif part == "admitted":
            record.setdefault(base, {})[part] = [_plain(one) for one in _split(_SEPARATOR, cell)]
        elif part == "deprecated":
            record.setdefault(base, {})[part] = [_deprecated(one) for one in _split(_SEPARATOR, cell)]
        elif column.startswith("first_mention"):
            record.setdefault("first_mention", {})[column.removeprefix("first_mention").lstrip("_") or "en"] = cell
        elif column == "not_in":
            record[column] = [_plain(one) for one in _split(_SEPARATOR, cell)]
        elif column in LISTS:
            try:
                record[column] = json.loads(cell)
            except ValueError:
                raise InputError(f"{column} is not JSON", path=path, line=line, column=1) from None
        else:
            record[column] = cell
    return record


def _deprecated(cell: str) -> dict[str, str]:
    term, *reason = _split(_REASON, cell)
    return {"term": _plain(term)} | ({"reason": _plain(" :: ".join(reason))} if reason else {})


def _check_columns(columns: Sequence[str], path: str) -> None:
    for column in columns:
        base, _, part = column.rpartition("_")
        known = column in {"id", "not_in", *TEXTS, *LISTS} or column.startswith("first_mention") or not column
        if not known and not LANGUAGE.match(base if part in {"admitted", "deprecated"} else column):
            raise InputError(f"missing column {column!r}; see: toolkit help glossary", path=path, line=1, column=1)
    for needed in ("zh", "en"):
        if needed not in columns:
            raise InputError(f"the first row lacks the column {needed}", path=path, line=1, column=1)


def _free(name: str, taken: set[str]) -> str:
    number, free = 2, name
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    return free
