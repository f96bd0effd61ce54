"""Glossaries as CSV: written for spreadsheets, one row a concept, lossless both ways; read from any table of terms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain, islice

from toolkit.errors import InputError
from toolkit.formats.csv_writing import csv_bytes, unguarded
from toolkit.formats.glossary_cells import LISTS, TERMS, TEXTS, record, row
from toolkit.formats.glossary_entries import Collector, Entry, Extracted
from toolkit.formats.glossary_record import record_of
from toolkit.formats.glossary_tables import SAMPLE, Table
from toolkit.formats.glossary_values import LANGUAGE
from toolkit.formats.table_columns import without_title
from toolkit.formats.table_rows import Row, Rows, rows_of
from toolkit.model import Glossary
from toolkit.model.plural import plural


def serialize(glossary: Glossary) -> bytes:
    """A table with a header; see csv_bytes."""
    return csv_bytes(table_of(glossary))


def table_of(glossary: Glossary) -> list[list[str]]:
    """The header and a row for each concept."""
    languages = list(dict.fromkeys(["zh", "en", *(code for one in glossary.concepts for code in one.terms)]))
    columns = ["id", *(f"{code}{part}" for code in languages for part in ("", "_admitted", "_deprecated"))]
    mentions = dict.fromkeys(code for one in glossary.concepts for code in one.first_mention)
    columns += [f"first_mention_{code}" for code in mentions] + [*TERMS, *TEXTS, *LISTS]
    rows = [row(record_of(concept)) for concept in glossary.concepts]
    return [columns, *([cells.get(column, "") for column in columns] for cells in rows)]


def parse(data: bytes, path: str, languages: Sequence[str] = ()) -> Extracted:
    """The concepts of a table with the terms in some languages (all, where none is named), and what was left out.

    Raises InputError with the row's line where a column or value cannot be understood.
    """
    found = rows_of(data, path)
    plain = ((line, list(map(unguarded, cells))) for line, cells in found.rows)
    return extracted(found._replace(rows=plain), path, languages)


def extracted(found: Rows, path: str, languages: Sequence[str] = ()) -> Extracted:
    """The concepts of a table in any file; see parse."""
    sample = list(islice(found.rows, SAMPLE))
    if not sample:
        raise InputError("this table is empty", path=path, line=1, column=1)
    title = without_title(sample)
    if not any(_is_ours(name) for name in sample[0][1]):
        return Table(found._replace(rows=chain(title, sample, found.rows)), path, languages).extracted()
    above = [f"{path}:{line}: leaving out what is above the table: {cells[0]}" for line, cells in title]
    ours = _ours(sample[0], chain(sample[1:], found.rows), path, languages)
    return replace(ours, remarks=(*above, *ours.remarks))


def _is_ours(name: str) -> bool:
    base, _, part = name.rpartition("_")
    return part in {"admitted", "deprecated"} and LANGUAGE.match(base) is not None


def _ours(first: Row, body: Iterable[Row], path: str, languages: Sequence[str]) -> Extracted:
    """The concepts of a table as we write it."""
    line, columns = first
    _check_columns(columns, path, line)
    collector = Collector(path, languages)
    for number, cells in body:
        if any(cells[len(columns) :]):
            table = f"{plural(len(cells), 'cell')} in a table of {plural(len(columns), 'column')}"
            message = f"{table}; put text with the delimiter in quotes"
            raise InputError(message, path=path, line=number, column=1)
        named = {column: cell for column, cell in zip(columns, cells, strict=False) if cell and column}
        collector.add(Entry.of_record(number, record(named, path, number)))
    return collector.finish()


def _check_columns(columns: Sequence[str], path: str, line: int) -> None:
    for column in columns:
        known = column in {"id", *TERMS, *TEXTS, *LISTS} or column.startswith("first_mention") or not column
        if not known and not _is_ours(column) and not LANGUAGE.match(column):
            message = f"unknown column {column!r}; see: toolkit help glossary"
            raise InputError(message, path=path, line=line, column=1)
    for needed in ("zh", "en"):
        if needed not in columns:
            raise InputError(f"the first row lacks the column {needed}", path=path, line=line, column=1)
