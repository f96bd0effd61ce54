"""Tables as CSV for spreadsheets: line ends as in RFC 4180, UTF-8 with a byte order mark, and no cell a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

#: What a spreadsheet works out (CWE-1236, OWASP's list), perhaps after apostrophes of the text's own. A number is not.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?%?")


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as a file; without the byte order mark, Excel takes the Chinese for another encoding."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([guarded(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def guarded(cell: str) -> str:
    """A cell that a spreadsheet shows and does not work out, by an apostrophe before it; numbers stay numbers."""
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def unguarded(cell: str) -> str:
    """The text of a cell that `guarded` wrote."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
