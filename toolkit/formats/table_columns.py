"""What the columns of a table of terms hold: told by the header, and by the texts where that does not tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import get_close_matches
from typing import NamedTuple

from toolkit.errors import InputError
from toolkit.formats.table_headers import OWN, Column, base, column, role
from toolkit.formats.table_rows import Row
from toolkit.formats.usage_status import is_mark, is_status
from toolkit.language.scripts import has_han

#: An unknown header at least this similar to one of our own columns is a slip.
SIMILAR = 0.8
#: Columns whose texts tell the language.
_OPEN = frozenset({"source", "target"})
_NOTHING = Column("nothing")
#: The mark that a column with true and false in it is, by the status in its header: zh_cn_preferred.
_MARKS = {"preferred": "preferred", "deprecated": "forbidden"}
#: Lines above a table at most.
TITLE = 5
_NUMBER = re.compile(r"\d*[.)、．]?\Z")
_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})?\Z")


class Columns(NamedTuple):
    """The columns, the number of header rows (0 or 1), and lines about columns that are left out."""

    columns: tuple[Column, ...]
    header: int
    remarks: tuple[str, ...]


def without_title(sample: list[Row]) -> list[Row]:
    """The rows above a header that have one cell in use, a title for people; they are taken out of the sample."""
    wide = next((number for number, (_, cells) in enumerate(sample) if sum(map(bool, cells)) > 1), 0)
    title = sample[:wide] if wide <= TITLE and any(column(cell) for cell in sample[wide][1] if cell) else []
    del sample[: len(title)]
    return title


def columns_of(sample: Sequence[Row], path: str, target: str, *, tabs: bool = False, spaced: bool = False) -> Columns:
    """The columns of a table by its first rows; texts that are not Chinese are in the language `target`.

    With `tabs` between the cells a row of a table without a header may have more of them than others. In one that is
    `spaced`, texts hold the delimiter: there are two columns.

    Raises InputError where it cannot be told which column is Chinese and which is not.
    """
    line, cells = sample[0]
    found = [column(cell) if cell else _NOTHING for cell in cells]
    named = [number for number, one in enumerate(found) if one and (one.kind == "term" or one.kind in _OPEN)]
    if not named or _translates(cells, found) or any(_repeats(number, sample) for number in named):
        return Columns(_by_texts(_unnamed(sample, path, tabs=tabs, spaced=spaced), sample, path, target), 0, ())
    languages = {base(one.name) for one in found if one and one.kind == "term"}
    several = len(languages) > 1 and "zh" in languages  # then the languages have columns of their own
    columns: list[Column] = []
    left_out: list[str] = []
    for number, (cell, one) in enumerate(zip(cells, found, strict=True)):
        texts = [row[number] for _, row in sample[1:] if len(row) > number and row[number]]
        columns.append(_of_wordings(cell, texts, target) or one or _unknown(cell, len(cells), path, line))
        if not cell and texts:
            columns[-1] = Column("unknown")  # which may say forbidden, and is nameless
        elif columns[-1].kind == "unknown" or (several and columns[-1].kind in _OPEN):
            left_out.append(repr(cell))
    if several:
        columns = [_NOTHING if one.kind in _OPEN else one for one in columns]
    what = f"{path}:{line}: leaving out the columns {', '.join(dict.fromkeys(left_out))}"
    return Columns(_by_texts(columns, sample[1:], path, target), 1, (what,) if left_out else ())


def _translates(cells: Sequence[str], found: Sequence[Column | None]) -> bool:
    """True if the first row is a term that is a header elsewhere, with its translation: 翻译, translation."""
    used = [(one.kind, base(one.name)) for one in found if one and one.kind != "nothing"]
    return len(used) == sum(map(bool, cells)) == 2 and used[0] == used[1]


def _of_wordings(header: str, texts: Sequence[str], target: str) -> Column | None:
    """A column of terms that all have the status its header names, or of marks that say which have it: 首选,
    Synonyms, en_forbidden, 禁用译法.
    """
    found = role(header)
    if found is None or not texts:
        return None
    if 2 * sum(map(is_mark, texts)) > len(texts):
        return Column("usage", _MARKS[found.usage]) if found.usage in _MARKS else None
    return Column("wording", found.name or target, found.usage)


def _repeats(number: int, sample: Sequence[Row]) -> bool:
    """True if every row says the same as the first: DeepL's fourth column, EN in every row, is no header."""
    header = sample[0][1][number]
    return len(sample) > 1 and all(len(cells) > number and cells[number] == header for _, cells in sample)


def _unknown(header: str, width: int, path: str, line: int) -> Column:
    """A column whose header is none that we know: a status, the other one of two, or unknown."""
    if is_status(header):
        return Column("usage", header)
    if width == 2:
        return Column("target")
    _refuse_slip(header, path, line)
    return Column("unknown", header)


def _refuse_slip(header: str, path: str, line: int) -> None:
    near = get_close_matches(header, OWN, 1, cutoff=SIMILAR)
    if near:
        raise InputError(f"unknown column {header!r}; did you mean {near[0]}?", path=path, line=line, column=1)


def _unnamed(sample: Sequence[Row], path: str, *, tabs: bool, spaced: bool) -> list[Column]:
    """The columns of a table without a header: source, target and note, as OmegaT has them; DeepL adds codes. Numbers
    may be in front.
    """
    widths = Counter(len(cells) for _, cells in sample)
    width = widths.most_common(1)[0][0]
    if width < 2:
        raise InputError("this is not a table of two or more columns", path=path, line=sample[0][0], column=1)
    front = 0
    while front < width - 2 and all(_NUMBER.match(cells[front]) for _, cells in sample if len(cells) > front):
        front += 1
    width = front + 2 if spaced else max(front + 3, *widths) if tabs else width
    third = [cells[front + 2] for _, cells in sample if len(cells) > front + 2 and cells[front + 2]]
    codes = all(map(_CODE.match, third)) and not any(map(is_mark, third))
    return [*[_NOTHING] * front, Column("source"), Column("target"), _NOTHING if codes else Column("note"),
            *[_NOTHING] * width][:width]  # fmt: skip


def _by_texts(columns: Sequence[Column], body: Sequence[Row], path: str, target: str) -> tuple[Column, ...]:
    """The columns with the languages that most of their texts are in, where the header does not name them."""
    told = list(columns)
    for number, one in enumerate(columns):
        if one.kind in _OPEN:
            texts = [cells[number] for _, cells in body if len(cells) > number and cells[number]]
            chinese = 2 * sum(map(has_han, texts)) > len(texts)
            told[number] = Column("term", "zh" if chinese else target)
    terms = [base(one.name) for one in told if one.kind == "term"]
    if "zh" not in terms or (told != list(columns) and terms.count("zh") > 1):
        line = body[0][0] if body else 1
        message = "cannot tell which column is Chinese and which is not; name them zh and en in the first row"
        raise InputError(message, path=path, line=line, column=1)
    return tuple(told)
