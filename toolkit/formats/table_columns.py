"""What the columns of a table of terms hold: told by the header, and by the texts where that does not tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import get_close_matches
from typing import NamedTuple

from toolkit.errors import InputError
from toolkit.formats.table_headers import OWN, Column, base, column, names_side, role
from toolkit.formats.table_rows import Row
from toolkit.formats.usage_status import is_mark, is_status
from toolkit.language.scripts import has_han

#: An unknown header at least this similar to one of our own columns is a slip.
SIMILAR = 0.8
#: Columns whose texts tell the language.
_OPEN = frozenset({"source", "target"})
#: Columns of terms.
_TERMS = frozenset({"term", "wording"})
_NOTHING = Column("nothing")
#: The mark that a column with true and false in it is, by the status in its header: zh_cn_preferred.
_MARKS = {"preferred": "preferred", "deprecated": "forbidden", "approved": "approved", "proposed": "fuzzy"}
#: Lines above a table at most.
TITLE = 5
_NUMBER = re.compile(r"\d*[.)、．]?\Z")
_LETTERS = re.compile("[^\\W\\d_]{3}")
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
    stated = [one or _beside_language(cell) for cell, one in zip(cells, found, strict=True)]
    named = [number for number, one in enumerate(stated) if one and (one.kind in _TERMS or one.kind in _OPEN)]
    if not named or _translates(cells, stated) or any(_repeats(number, sample) for number in named):
        told = _by_texts(_unnamed(sample, path, tabs=tabs, spaced=spaced), sample, path, target)
        lost = [str(number + 1) for number, one in enumerate(told)
                if one.kind == "nothing" and _is_prose(_texts(sample, number))]  # fmt: skip
        return Columns(told, 0, _left_out(lost, path, line))
    languages = {base(one.name) for one in found if one and one.kind == "term"}
    several = len(languages) > 1 and "zh" in languages  # then the languages have columns of their own
    columns: list[Column] = []
    left_out: list[str] = []
    for number, (cell, one) in enumerate(zip(cells, found, strict=True)):
        texts = _texts(sample[1:], number)
        columns.append(_of_wordings(cell, texts, target) or one or _unknown(cell, len(cells), path, line))
        if not cell and texts:
            columns[-1] = Column("unknown")  # which may say forbidden, and is nameless
            left_out += [f"{number + 1}, which has no name"] if _is_prose(texts) else []
        elif columns[-1].kind == "unknown" or (several and columns[-1].kind in _OPEN):
            left_out.append(repr(cell))
    if several:
        columns = [_NOTHING if one.kind in _OPEN else one for one in columns]
    told = _by_texts(columns, sample[1:], path, target)
    _refuse_lost(cells, told, sample, path, target)
    return Columns(told, 1, _left_out(left_out, path, line))


def _texts(rows: Sequence[Row], number: int) -> list[str]:
    """The cells of a column that are not empty."""
    return [cells[number] for _, cells in rows if len(cells) > number and cells[number]]


def _left_out(columns: Sequence[str], path: str, line: int) -> tuple[str, ...]:
    what = f"{path}:{line}: leaving out the columns {', '.join(dict.fromkeys(columns))}"
    return (what,) if columns else ()


def _beside_language(header: str) -> Column | None:
    """The column of a language's terms with one status: Approved English, 英文（已审核）."""
    found = role(header)
    return found if found and found.name else None


def _refuse_lost(cells: Sequence[str], told: Sequence[Column], sample: Sequence[Row], path: str, target: str) -> None:
    """Raise InputError where no column has a language's terms, but one that we do not understand seems to."""
    have = {base(one.name) for one in told if one.kind in _TERMS}
    for number, (header, one) in enumerate(zip(cells, told, strict=True)):
        texts = _texts(sample[1:], number)
        side = names_side(header)
        lost = base(side or target) not in have and base(side or target) in {"zh", base(target)}
        if one.kind in {"usage", "unknown"} and texts and lost and (side is not None or _is_prose(texts)):
            message = f"cannot tell what the column {header!r} holds; if it is the terms, call it {side or target}"
            raise InputError(message, path=path, line=sample[0][0], column=1)


def _is_prose(texts: Sequence[str]) -> bool:
    """True if most cells of a column are words, and neither codes nor numbers, dates or marks."""
    words = [text for text in texts if (_LETTERS.search(text) or has_han(text)) and not is_mark(text)]
    return 2 * len(words) > len(texts) and not all(map(_CODE.match, texts))


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
        return Column("usage", _MARKS[found.usage]) if found.usage in _MARKS and not is_status(header) else None
    told = "zh" if 2 * sum(map(has_han, texts)) > len(texts) else target
    return Column("wording", found.name or told, found.usage)


def _repeats(number: int, sample: Sequence[Row]) -> bool:
    """True if every row says the same as the first: DeepL's fourth column, EN in every row, is not a header."""
    header = sample[0][1][number]
    return len(sample) > 1 and all(len(cells) > number and cells[number] == header for _, cells in sample)


def _unknown(header: str, width: int, path: str, line: int) -> Column:
    """A column whose header is none that we know: a status, the other one of two, or unknown."""
    if is_status(header):
        return Column("usage", header)
    if width == 2 and names_side(header) is None:
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
            texts = _texts(body, number)
            chinese = 2 * sum(map(has_han, texts)) > len(texts)
            told[number] = Column("term", "zh" if chinese else target)
    named = {base(one.name) for one in told if one.kind in _TERMS}
    twice = [base(one.name) for one in told if one.kind == "term"].count("zh") > 1
    if "zh" not in named or (told != list(columns) and twice):
        line = body[0][0] if body else 1
        message = "cannot tell which column is Chinese and which is not; name them zh and en in the first row"
        raise InputError(message, path=path, line=line, column=1)
    return tuple(told)
