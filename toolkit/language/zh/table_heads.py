"""What the heads of rows and columns of Chinese tables are: names of indicators, times, values, changes, shares."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from toolkit.language.zh.statement_words import LASTING, TIME
from toolkit.model.meaning import Basis


class HeadKind(StrEnum):
    """What the figures of a column, or the label of a row, are."""

    NAME = "name"
    TIME = "time"
    VALUE = "value"
    CHANGE = "change"
    SHARE = "share"
    OTHER = "other"


class Head(NamedTuple):
    """A head as read: the name or time, whether its figures are aimed at or told as results, and what changes are over.

    `aim` is None where the head does not say; `whole` is what a share is of, `time` that of a name (2023年产值).
    """

    kind: HeadKind
    text: str = ""
    aim: bool | None = None
    bases: tuple[Basis, ...] = ()
    whole: str = ""
    time: str = ""


_AIM = "(?:预期|计划|规划|预算|年度|工作|考核)?(?:目标|任务|指标)|计划|预期|规划|(?:调整)?预算|目标值"
_FACT = "实际|完成|实绩|执行|决算|实现|现状|基期|实际完成|(?:目标|任务|计划|预算)?(?:实际)?(?:完成|执行)情况"
_STATUS = re.compile(f"(?:年初|全年|本年|当年)?(?:(?P<aim>{_AIM})|(?P<fact>{_FACT}))(?:值|数|额)?")
#: 2024年目标, 2023年; a year alone too, and a time that only the report knows: 上年决算数, 本月.
_YEAR = re.compile(
    "(?P<year>(?:19|20)[0-9]{2})年?|(?P<relative>(?:上|去|上一)年(?:同期|同月|末|底)?|[本当上]月|[本当上]季度?|[上同]期)"
)
_VALUE = re.compile(
    "绝对[数值量额]|数[值量]|金额|总量|总额|指标值|累计|全年|本年|本期|(?:全年|本年|本期)?(?:累计|实绩)|年末[数值]|期末[数值]?"
)
_CHANGE = re.compile(
    "(?P<over>同比|环比|(?:本年度?|本期|本?报告期)?[比较](?:(?:上年|去年|上一年)(?:同期|末|底|执行数?|决算数?|实绩|完成数?)?|年初))?(?:实际|名义|累计)?"
    "(?:增长|增减|增速|增幅|降幅|减幅|跌幅|下降|减少|变动|变化|±)(?:率|幅度|速度|情况)?"
    "|(?P<alone>同比|环比)"
)
#: What may follow a time: 1—9月累计, 9月实绩.
_SO_FAR = re.compile("(?:累计)?(?:完成|实绩|实际|执行)?(?:值|数|额)?|合计")
_DONE = re.compile("完成|实绩|实际|执行")
_SHARE = re.compile("占(?P<whole>[一-鿿]{0,12}?)的?(?:比重|比例)|占比|比重")
#: Heads that number rows, say in words what is told of them, or are a sum of whatever is above.
_OTHER = re.compile(
    "合计|总计|小计|共计|其他|其它|序号|编号|备注|属性|类型|单位|责任单位|年均.*|.*或.*"
    "|.*(?:排名|位次|排位|名次|排序|座次)"
    "|.*(?:完成|执行)(?:率|进度|比例)|完成(?:目标|计划|预算|任务).*"
)
#: Beginnings of heads that set a figure in relation to another: 为预算的, 占比重, 比全国.
_RELATIONS = ("为", "占", "比", "较", "是")
_BASES = {"同比": (Basis.YEAR,), "环比": (Basis.PERIOD,), "比年初": (Basis.YEAR_START,), "较年初": (Basis.YEAR_START,)}
#: 比上年末增长 is over the end of the year before.
_YEAR_END = (Basis.YEAR, Basis.YEAR_START)
#: Heads of the column that has the names of the rows.
LABELS = re.compile("(?:主要)?(?:指标|项目|科目|产品|品种|行业|产业|商品)(?:名称|类别)?|名称|县（?[市区]）?|县?区|地区")
#: Rows that are a part of the one before; a # is at each of them.
PART = re.compile("(?:其中|(?P<each>#|＃))\\s*[：:]?\\s*")
#: A name that says itself that it is aimed at: 计划投资.
PLANNED = re.compile("(?:年度|全年|本年|当年|下年)?(?:计划|目标|预期|规划|预算(?!收|支))")


def head_of(text: str) -> Head:
    """What a head without its unit is."""
    words = re.sub(r"\s", "", text)
    if not words or _OTHER.fullmatch(words):
        return Head(HeadKind.OTHER)
    year = _YEAR.match(words)
    rest = words[year.end() :] if year else words
    time = (year["relative"] or f"{year['year']}年") if year else ""
    if year and (not rest or rest in ("数", "额", "值")):
        return Head(HeadKind.TIME, time)
    if status := _STATUS.fullmatch(rest):
        return Head(HeadKind.TIME if year else HeadKind.VALUE, time, status["aim"] is not None)
    if change := _CHANGE.fullmatch(rest):
        over = change["over"] or change["alone"] or ""
        ends = _YEAR_END if over.endswith(("末", "底")) else (Basis.YEAR,)
        return Head(HeadKind.CHANGE, time, bases=_BASES.get(over, ends) if over else ())
    if share := _SHARE.fullmatch(words):
        return Head(HeadKind.SHARE, whole=share["whole"] or "")
    found = TIME.match(words)
    if found and (not (after := words[found.end() :]) or _SO_FAR.fullmatch(after)):
        return Head(HeadKind.TIME, found.group(), False if _DONE.search(after) else None)
    if _VALUE.fullmatch(words):
        return Head(HeadKind.VALUE)
    if words.startswith(_RELATIONS):
        return Head(HeadKind.OTHER)
    if within := _of_time(words) or _of_another(words):
        return within
    name = rest if year and year["year"] else words
    return Head(HeadKind.NAME, name, True if PLANNED.match(name) else None, time=time if name is rest else "")


def _of_time(words: str) -> Head | None:
    """A name, value or change with its time before it: 11月产量, 1—11月数量, 上半年同比; None for any other, such as
    年末存栏.
    """
    found = TIME.match(words)
    if not found or not LASTING.search(found.group()):
        return None
    time, head = found.group().rstrip("，"), head_of(words[found.end() :].removeprefix("累计"))
    if head.kind is HeadKind.VALUE:
        return head._replace(kind=HeadKind.TIME, text=time)
    if head.kind is HeadKind.NAME and not head.time:
        return head._replace(time=time)
    return head._replace(text=time) if head.kind is HeadKind.CHANGE and not head.text else None


def _of_another(words: str) -> Head | None:
    """A change of another column, which is not of the value before it: 累计同比, 数量同比; None for any other."""
    return Head(HeadKind.OTHER) if words.endswith(("同比", "环比")) else None
