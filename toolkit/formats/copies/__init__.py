"""Review copies: XLSX, DOCX and XLIFF ⇄ `ReviewCopy`.

Each module has `serialize(copy) -> bytes`, the same bytes for the same copy, and `parse(data, path) -> ReviewCopy`,
which reads what people and their programs make of such a file. A row that cannot be read is in `ReviewCopy.errors`.
A catalog (.po) that a translation tool wrote is read as a copy too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module
from types import MappingProxyType
from typing import Any

from toolkit.errors import InputError
from toolkit.formats.copies import po
from toolkit.formats.office.extra import writer
from toolkit.formats.office.recognising import form_of, is_packed
from toolkit.formats.report.extra import needs
from toolkit.model import ReviewCopy

#: Format → its module, and the library that it needs with what it reads.
FORMATS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "xlsx": ("openpyxl", "an Excel workbook"),
    "docx": ("docx", "a Word document"),
    "xliff": ("lxml", "an XLIFF file"),
})  # fmt: skip
NOT_A_COPY = "is not a review copy; toolkit imports .xlsx, .docx and .xlf files that toolkit export wrote"


def serialize(copy: ReviewCopy, form: str) -> bytes:
    """The copy's file in one of FORMATS. Raises MissingExtraError where its library is missing."""
    data: bytes = _module(form).serialize(copy)
    return data


def fitting(copy: ReviewCopy, form: str) -> ReviewCopy:
    """The copy without the units that a format cannot hold, each of them among the remarks."""
    module = _module(form)
    unfit = {row: why for row in copy.rows if (why := module.unfit(row))}
    remarks = [f"unit {row.unit} was left out: {why}; export it as XLIFF" for row, why in unfit.items()]
    return replace(copy, rows=tuple(row for row in copy.rows if row not in unfit), remarks=(*copy.remarks, *remarks))


def parse(data: bytes, path: str) -> ReviewCopy:
    """Read a copy in whatever format it is. Raises InputError where it is none that can be read."""
    if path.lower().endswith(".po"):
        return po.parse(data, path)
    start = data[:4096].replace(b"\0", b"")
    form = "xliff" if b"<xliff" in start or b":xliff" in start else ""
    if is_packed(data):
        form = form_of(data, path)
    if not form:
        raise InputError(NOT_A_COPY if data.strip() else "is empty", path=path)
    copy: ReviewCopy = _module(form, path).parse(data, path)
    return copy


def _module(form: str, path: str = "") -> Any:
    """The module of a format, to read the file at `path` or to write one.

    Raises MissingExtraError where its library is missing.
    """
    library, what = FORMATS[form]
    name = f"toolkit.formats.copies.{form}"
    if not path:
        return writer(name, library, what)
    needs(library, what, path)
    return import_module(name)
