"""Cells of our own glossary tables: ` | ` between terms, ` :: ` before a deprecated term's reason and an admitted one's
years, a backslash before what is neither.

Sources and examples are JSON.
"""

from __future__ import annotations

import json
import re
from typing import Any

from toolkit.errors import InputError
from toolkit.formats.glossary_record import Record
from toolkit.formats.glossary_values import LANGUAGE

TEXTS = ("part_of_speech", "domain", "status", "enforce", "case", "definition", "note", "valid")
TERMS = ("not_in", "replaces", "see")
LISTS = ("sources", "examples")
#: Status → what may be written beside a term of it.
BESIDE = {"admitted": "valid", "deprecated": "reason"}
_SEPARATOR = re.compile(r"(?<!\\)((?:\\\\)*) \| ")
_BESIDE = re.compile(r"(?<!\\)((?:\\\\)*) :: ")


def row(record: Record) -> dict[str, str]:
    """The cells of a concept by column."""
    cells: dict[str, str] = {}
    for key, value in record.items():
        if key == "first_mention":
            cells |= {f"first_mention_{code}": text for code, text in value.items()}
        elif key in LISTS:
            cells[key] = json.dumps(value, ensure_ascii=False)
        elif isinstance(value, dict):
            cells[key] = _escaped(value["preferred"])
            for part, beside in BESIDE.items():
                cells[f"{key}_{part}"] = " | ".join(_wording(one, beside) for one in value.get(part, []))
        elif isinstance(value, list):
            cells[key] = " | ".join(map(_escaped, value))
        else:
            cells[key] = value
    return cells


def _wording(term: str | dict[str, str], beside: str) -> str:
    if isinstance(term, str):
        return _escaped(term)
    return _escaped(term["term"]) + (f" :: {_escaped(term[beside])}" if term.get(beside) else "")


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


def record(cells: dict[str, str], path: str, line: int) -> Record:
    """A row as the mapping that a YAML file would hold."""
    made: dict[str, Any] = {}
    for column, cell in cells.items():
        base, _, part = column.rpartition("_")
        if LANGUAGE.match(column) and column != "id":
            made.setdefault(column, {})["preferred"] = _plain(cell)
        elif part in BESIDE:
            made.setdefault(base, {})[part] = [_parted(one, BESIDE[part]) for one in _split(_SEPARATOR, cell)]
        elif column.startswith("first_mention"):
            made.setdefault("first_mention", {})[column.removeprefix("first_mention").lstrip("_") or "en"] = cell
        elif column in TERMS:
            made[column] = [_plain(one) for one in _split(_SEPARATOR, cell)]
        elif column in LISTS:
            try:
                made[column] = json.loads(cell)
            except ValueError:
                raise InputError(f"{column} is not JSON", path=path, line=line, column=1) from None
        else:
            made[column] = cell
    return made


def _parted(cell: str, beside: str) -> dict[str, str]:
    term, *rest = _split(_BESIDE, cell)
    return {"term": _plain(term)} | ({beside: _plain(" :: ".join(rest))} if rest else {})
