"""What the captions of a Chinese table say of all its figures: their time, and whether they are planned."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from toolkit.language.zh.statement_words import TIME
from toolkit.language.zh.table_words import UNIT_WORDS
from toolkit.model.meaning import Basis

_NUMBER = re.compile("(?:附?表|续表)[ 　]*[0-9０-９一二三四五六七八九十]*(?:[-—.．][0-9]+)*[ 　：:、.]*")
_UNIT = re.compile(f"[（(]?{UNIT_WORDS}[:：]")
#: Times before the one that a table is about.
EARLIER = ("上年", "上期", "去年", "同期")
#: A time that says which: 2024年, 1—11月, 上半年; not 年末 or 全年 alone.
_DEFINITE = re.compile("[0-9一二三四]|半年")
_PART_OF_YEAR = re.compile("半年|季度|月")
_YEARS = re.compile("(?:19|20)[0-9]{2}年?[—–~～至-]+(?:19|20)?[0-9]{2}年")
_PLANNED = re.compile("目标|计划|安排|预期|预算|草案|任务")
_DONE = re.compile("完成|执行|实现|实绩|决算|结果|情况")


#: The title of a table of changes alone: 居民消费价格比上年涨跌幅度, not 产量及其增长速度.
_CHANGES = re.compile(
    "(?P<year>比上年|同比)?(?:增长速度|增长率?|增速|增幅|涨幅|涨跌幅度?)(?:情况)?表?(?:[（(][^（()）]*[)）])?\\Z"
)
_AND = re.compile("[及和与、]其?(?:比上年|同比)?(?:增|涨)")


class Caption(NamedTuple):
    """The time of a table's figures, None where the captions name several; whether they may be planned; and what they
    are over where all of them are changes.
    """

    time: str | None = ""
    planned: bool = False
    change: tuple[Basis, ...] | None = None

    def at(self, period: str, *, aim: bool | None = None) -> str | None:
        """The time of a figure whose heads say `period`; None where that is open.

        The targets in a table about a part of the year are of the whole.
        """
        if aim and not period and _PART_OF_YEAR.search(self.time or ""):
            return ""
        if period[:4].isdecimal() or period.startswith(EARLIER):
            return period
        if not self.time or period == self.time:
            return self.time if self.time is None else period
        year = self.time[:5] if self.time[:4].isdecimal() else ""
        return self.time if period in ("", "全年") or self.time == f"{year}{period}" else f"{year}{period}"


def read_captions(texts: Iterable[str]) -> Caption:
    """What the captions of a table say."""
    titles = [title_of(text) for text in texts if not _UNIT.match(text)]
    times = {found.group().rstrip("，") for text in titles for found in TIME.finditer(text)}
    definite = {time for time in times if _DEFINITE.search(time)}
    planned = any(_PLANNED.search(text) and not _DONE.search(text) for text in titles)
    several = len(definite) > 1 or any(map(_YEARS.search, titles))
    return Caption(None if several else next(iter(definite), ""), planned, _change(titles))


def title_of(caption: str) -> str:
    """A caption without the number of its table."""
    return _NUMBER.sub("", caption, count=1)


def _change(titles: Iterable[str]) -> tuple[Basis, ...] | None:
    for text in titles:
        found = _CHANGES.search(text)
        if found and not _AND.search(text):
            return (Basis.YEAR,) if found["year"] else ()
    return None
