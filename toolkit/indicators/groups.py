"""Groups of rows: a first column whose text is for several rows, as 东部 for its districts, merged or blank below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit.indicators.columns import label
from toolkit.language.figures.tables.layout import Row
from toolkit.language.zh.table_heads import PART, Head, HeadKind, head_of

#: Names of places, which need no group; not 城区, 市区, 高新区 and others that many places have.
_PLACE = re.compile(
    "(?![全各本我按分主])[一-鿿]{1,10}"
    "(?:(?<![城地社小园景灌库上超股辖县区市乡镇各片新发范产能务农牧林矿校成税贸困贫强大色政验郊])[县区镇乡市州盟旗]|自治[县州旗])"
)
_LEVELS = 2


class Labelled(NamedTuple):
    """A row with the columns that may have its label, and its translation where that is known."""

    row: Row
    other: Row | None
    columns: Sequence[int]


class Grouped(NamedTuple):
    """A row of a group: the column of its label, and the name of the group in both languages.

    The names are None where the label needs none, and empty where they are not known.
    """

    first: int
    names: tuple[str, str] | None


def grouped(rows: Sequence[Labelled]) -> Iterator[Grouped] | None:
    """The rows of one block of a table with their groups; None where no first column is for several rows."""
    columns = sorted({at for one in rows for at in one.columns})
    if len(columns) != _LEVELS:
        return None
    outer, inner = columns
    has_both = any(len(one.columns) == _LEVELS for one in rows)
    goes_on = any(tuple(one.columns) == (inner,) for one in rows)
    return _rows(rows, outer, inner) if has_both and goes_on else None


def _rows(rows: Sequence[Labelled], outer: int, inner: int) -> Iterator[Grouped]:
    texts = [label(one.row.cells[inner]) for one in rows if inner in one.columns]
    is_needed = not _are_places([text for text in texts if head_of(text).kind is not HeadKind.OTHER])
    names = "", ""
    for one in rows:
        if outer in one.columns:
            names = label(one.row.cells[outer]), label(one.other.cells[outer]) if one.other else ""
        is_part = inner in one.columns
        yield Grouped(inner if is_part else outer, names if is_part and is_needed else None)


def _are_places(texts: Sequence[str]) -> bool:
    return max(Counter(texts).values(), default=0) < _LEVELS and all(map(_PLACE.fullmatch, texts))


def within(head: Head, group: str) -> Head:
    """The label of a row in a group: 粮食 and 产量 are 粮食：产量, 东部 and 2023年 are 东部 with that time."""
    outer = head_of(PART.sub("", group))
    if outer.kind is not HeadKind.NAME or head.kind not in (HeadKind.NAME, HeadKind.TIME):
        return Head(HeadKind.OTHER)
    if head.kind is HeadKind.TIME:
        return outer._replace(time=head.text, aim=head.aim if outer.aim is None else outer.aim)
    return head._replace(text=f"{outer.text}：{head.text}")
