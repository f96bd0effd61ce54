"""The rows of a delimited text file, with the delimiter found out."""

from __future__ import annotations

import contextlib
import csv
import io
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Literal, NamedTuple

from toolkit.errors import InputError
from toolkit.formats.encoding import decode, mostly_utf8
from toolkit.formats.legacy_chinese import decoded, refuse_letters_for_chinese
from toolkit.language.scripts import has_han

#: Delimiters, the ones less likely in a text first.
DELIMITERS = "\t;,|，="
#: Rows that are looked at to find the delimiter.
SAMPLE = 200

#: Research, development: a comma of a text.
_SPACED = re.compile(r"[^,，\"]+[,，][^\s,，\"][^,，\"]*[,，] +[^\s,，]")
_LATIN = re.compile("[A-Za-z]")

#: The line that a row begins in, and its cells without the white space around them.
Row = tuple[int, list[str]]


class Rows(NamedTuple):
    """The rows of a table that are not empty; whether tabs are between its cells, which are in no text; and whether
    texts seem to hold the delimiter: a space after it where the first ones have none.
    """

    rows: Iterator[Row]
    tabs: bool
    spaced: bool = False


def rows_of(data: bytes, path: str) -> Rows:
    """The rows of a table. Reading them raises InputError where a quotation mark is not closed.

    A file with tabs may have quotation marks that mean themselves, as OmegaT's glossaries do.
    """
    text = _decoded(data, path)
    start = next((line for line in text.splitlines() if line.strip()), "")
    if start.casefold().startswith("sep=") and len(start) == 5:  # a hint to Excel
        text, delimiter = text.split("\n", 1)[-1], start[4]
    else:
        delimiter = _delimiter(text)
    quoted = delimiter not in "\t=" or _quoted(text, delimiter)
    spaced = delimiter in ",，" and any(_SPACED.match(line) for line in text.splitlines()[:SAMPLE])
    return Rows(_read(text, path, delimiter, quoted=quoted), delimiter == "\t", spaced)


def _decoded(data: bytes, path: str) -> str:
    try:
        refuse_letters_for_chinese(data, data.decode("utf-8"), path)
    except UnicodeDecodeError:
        marked = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or b"\0" in data
        text = None if marked or mostly_utf8(data) else decoded(data, path)
        if text is not None:
            data = text.encode()  # for the rest that `decode` looks at
    return decode(data, path)


def _read(text: str, path: str, delimiter: str, *, quoted: bool) -> Iterator[Row]:
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True, quoting=quoting)
    begins = 1
    try:
        for cells in reader:
            stripped = [cell.strip("\ufeff \t\r\n\u00a0\u3000") for cell in cells]
            if any(stripped) and not (stripped[0].startswith("#") and not any(stripped[1:])):  # OmegaT's first line
                yield begins, stripped
            begins = reader.line_num + 1
    except csv.Error as error:
        message = f"this row cannot be read: {error}; is a quotation mark not closed?"
        raise InputError(message, path=path, line=begins, column=1) from None


def _quoted(text: str, delimiter: str) -> bool:
    """True if the quotation marks around cells are those of a table."""
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error:
        return False
    return True


def _delimiter(text: str) -> str:
    """The delimiter that cuts most of the first rows into the same number of cells, at least two.

    Of equals, the one that leaves fewer cells with Chinese and Latin letters side by side.
    """
    return max(DELIMITERS, key=lambda delimiter: _regularity(text, delimiter))


def _regularity(text: str, delimiter: str) -> tuple[float, int]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    widths = Counter[int]()
    mixed = 0
    with contextlib.suppress(csv.Error):
        for cells in islice(reader, SAMPLE):
            if any(cell.strip() for cell in cells):
                widths[len(cells)] += 1
                mixed += sum(has_han(cell) and _LATIN.search(cell) is not None for cell in cells)
    several = [count for width, count in widths.items() if width > 1]
    return max(several, default=0) / max(1, widths.total()), -mixed
