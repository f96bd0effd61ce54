"""The columns of a review copy in Excel and Word, the titles by which they are found again, and what is a tick."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Column(NamedTuple):
    """A column: its title, its width in characters, whether reviewers edit it, and other titles that it is known by."""

    title: str
    width: int
    editable: bool
    others: tuple[str, ...]


COLUMNS = (
    Column("unit", 14, False, ("单元", "单元编号", "单元号", "id", "unitid")),
    Column("source", 46, False, ("原文", "源文", "源文本", "sourcetext")),
    Column("target", 52, True, ("译文", "目标", "目标文本", "译文文本", "targettext", "translation")),
    Column("state", 13, False, ("状态",)),
    Column("reviewed", 10, True, ("已审", "已审核", "已审校", "已审阅", "已校", "审核", "审校", "审阅")),
    Column("comment", 26, True, ("comments", "批注", "备注", "评论", "意见", "修改意见", "注释")),
    Column("findings", 32, False, ("finding", "问题", "检查结果", "检查", "发现")),
    Column("terms", 30, False, ("term", "术语")),
)
#: A table needs these.
NEEDED = frozenset({"unit", "target"})

_BESIDE = re.compile(r"[\s_·:：*-]+|[(（\[【].*?[)）\]】]")
_NAMES = {name: column.title for column in COLUMNS for name in (column.title, *column.others)}


def name_of(title: str) -> str:
    """The column that a title means, empty for another one; case, space and brackets (`Target (en)`) do not matter."""
    return _NAMES.get(_BESIDE.sub("", title.casefold()), "")


def places(titles: Iterable[tuple[int, str]]) -> tuple[Mapping[str, int], list[tuple[str, int, int]]]:
    """The number of each column by its name, and the columns that are there twice: name and both numbers.

    A title in our own words comes before another one for the same column.
    """
    found: dict[str, int] = {}
    exact: set[str] = set()
    twice: list[tuple[str, int, int]] = []
    for number, title in titles:
        name = name_of(title)
        own = title.strip().casefold() == name
        if name and name in found and own is (name in exact):
            twice.append((name, found[name], number))
        elif name and (name not in found or own):
            found[name] = number
            exact |= {name} if own else set()
    return found, twice


#: What people put into a cell to tick it, in lower case, and what they put there not to.
TICKS = frozenset("x ✓ ✔ √ ☑ ☒ 1 y yes true ok done reviewed 是 对 已审 已审核 已审校 已审阅 已校 通过".split())
NO_TICKS = frozenset(("", "0", "n", "no", "false", "☐", "□", "-", "否", "未审", "未审核"))


def is_tick(text: str) -> bool:
    """True if the text in the column `reviewed` is a tick. Raises ValueError where that is not clear."""
    said = text.strip().casefold()
    if said not in TICKS and said not in NO_TICKS:
        raise ValueError(f"{said[:40]!r} is not clearly a tick; type x, or leave the cell empty")
    return said in TICKS
