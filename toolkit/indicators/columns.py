"""The columns of a Chinese table by their heads: what they name, their time, and what their figures are.

A head of two rows is a path: 地区生产总值 above 绝对数 and 增速, 2024年 above 预算数 and 决算数. A merged head has its
text in its first cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from toolkit.language.figures.tables.layout import Cell, Row
from toolkit.language.unmarked import without_last_marks, without_marks
from toolkit.language.zh.table_heads import PART, Head, HeadKind, head_of

_MOST_ROWS = 2
#: What numbers the rows: 一、, （一）, 1., II, ①.
_ENUMERATOR = re.compile(
    r"(?:[①-⑳]|[一二三四五六七八九十]+、|[（(](?:[一二三四五六七八九十]+|[0-9]{1,2}|[IVX]+)[)）]|(?:[0-9]{1,2}|[IVX]+)[.．](?![0-9]))\s*"
)
#: What English heads say of the numbers below them.
_COUNTED = re.compile(r"\s*\((?:units?|number)\)\Z")
#: The place of a head: its row and its column.
Path = tuple[tuple[int, int], ...]


class Column(NamedTuple):
    """What the heads above a column say; `named` are the places of those that name an indicator, `first` that of the
    group of columns which an outer head covers.
    """

    head: Head
    name: str = ""
    named: Path = ()
    path: Path = ()
    first: int = -1


_UNKNOWN = Column(Head(HeadKind.OTHER))


def columns(headers: Sequence[Row]) -> list[Column]:
    """The columns under one or two rows of heads; one whose heads are not certain is of the kind OTHER."""
    if not 0 < len(headers) <= _MOST_ROWS or len({len(header.cells) for header in headers}) > 1:
        return []
    return [_column(headers, path_of(headers, at)) for at in range(len(headers[0].cells))]


def path_of(headers: Sequence[Row], column: int) -> Path:
    """The places of the heads above a column, the outermost first; empty where they are not certain."""
    top = headers[0].cells
    below = headers[1].cells if len(headers) > 1 else None
    if below is None or not below[column].text or _is_unit(below[column]):
        return ((0, column),) if top[column].text else ()
    start = next((at for at in range(column, -1, -1) if top[at].text), -1)
    if start < 0 or not below[start].text or _is_unit(below[start]):
        return ()
    return (0, start), (1, column)


def filled(row: Row) -> Row:
    """A row under heads that have the text of a merged head in each of its columns."""
    if len(row.headers) < _MOST_ROWS:
        return row
    rows = []
    for number, header in enumerate(row.headers):
        cells = list(header.cells)
        for column in range(len(cells)):
            own = [at for level, at in path_of(row.headers, column) if level == number]
            cells[column] = header.cells[own[0]] if own else cells[column]
        rows.append(Row(cells, header.part))
    return replace(row, headers=rows)


def label(cell: Cell) -> str:
    """A head without its number, the unit at its end, or the marks of notes."""
    text = _COUNTED.sub("", without_last_marks(cell.text))
    if cell.unit is not None:
        start = cell.unit.span.start - cell.start
        rest = text[start + len(cell.unit.span.text) :].strip(" )）")
        text = text if rest else text[:start].rstrip(" (（,，:：/／").removesuffix(" in")
    text = without_marks(text).rstrip()
    return _ENUMERATOR.sub("", text, count=1) if _ENUMERATOR.match(text) else text


def _is_unit(cell: Cell) -> bool:
    """True for a head that only says a unit: （亿元）."""
    if not cell.text or cell.text[:1].isdigit():
        return False
    return not label(cell) or (cell.as_unit is not None and cell.as_unit.one.low != 1)


def _column(headers: Sequence[Row], path: Path) -> Column:
    """What the heads of a path say together; of the kind OTHER where two of them do not fit."""
    said = [(place, PART.sub("", label(headers[place[0]].cells[place[1]]))) for place in path]
    said = [(place, text) for place, text in said if text]  # 其中 above some columns
    heads = [head_of(text) for _, text in said]
    kinds = [head.kind for head in heads]
    rates = [head for head in heads if head.kind in (HeadKind.CHANGE, HeadKind.SHARE)]
    times = list(filter(None, (head.time if head.kind is HeadKind.NAME else head.text for head in heads)))
    aims = {head.aim for head in heads if head.aim is not None}
    if not heads or HeadKind.OTHER in kinds or len(rates) > 1 or len(aims) > 1 or len(set(times)) > 1:
        return _UNKNOWN
    named = [(place, head.text) for (place, _), head in zip(said, heads, strict=True) if head.kind is HeadKind.NAME]
    kind = rates[0].kind if rates else HeadKind.NAME if named else HeadKind.TIME if times else HeadKind.VALUE
    found = rates[0] if rates else Head(kind)
    head = found._replace(text="".join(times), aim=next(iter(aims), None))
    name = "：".join(text for _, text in named)
    return Column(head, name, tuple(place for place, _ in named), path, path[0][1] if len(path) > 1 else -1)
