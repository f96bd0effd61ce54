"""What a Chinese figure is compared with (同比, 环比, 比年初) and what it is for (年均, 每月, 累计)."""

from __future__ import annotations

import re

from toolkit.language.guarded import guarded
from toolkit.language.meaning import Bases, Place
from toolkit.language.zh.changes import window
from toolkit.model.meaning import Basis

#: Each basis with its words.
_BASES = {
    Basis.YEAR: "同比|按年|[比较](?:上年|去年)(?:同期|同月|同季)?(?![末底初一二三四年第0-9])",
    Basis.PERIOD: "环比",
    Basis.MONTH: "按月|[比较]上个?月(?!末)",
    Basis.QUARTER: "按季|[比较]上一?个?季",
    Basis.WEEK: "按周|[比较]上一?周",
    Basis.YEAR_START: "[比较](?:今年)?年初|[比较](?:上年|去年)年?[末底]",
    Basis.AVERAGE: "[两二三四五]年(?:复合)?平均|年均(?=[增下])|年均复合",
    Basis.PEAK: "[比较从][^，。；]{0,8}(?:高点|峰值|最高点|高位)",
    Basis.TROUGH: "[比较从][^，。；]{0,8}(?:低点|谷底|最低点|低位)",
    Basis.ADJUSTED: "季节(?:性|因素)?调整|季调",
    Basis.REAL: "实际(?=[增上下提])|扣除价格因素",
    Basis.NOMINAL: "名义(?=[增上下提])",
    Basis.PER_YEAR: "年均|每年|平均每年",
    Basis.PER_MONTH: "月均|每月",
    Basis.PER_DAY: "日均|每日|每天",
    Basis.PER_UNIT: "人均|户均|亩均|每[人户亩]",
    Basis.TOTAL: "累计",
}
#: Every word above, in a group with the name of its basis.
WORDS = guarded("|".join(f"(?P<{basis.name}>{words})" for basis, words in _BASES.items()))
#: A figure of the end of a year is compared with the end of last year, and so with a year before.
_AT_YEAR_END = re.compile("年[末底]|12月(?:末|底|31日)")
#: 环比 of a quarter is on the quarter before.
_QUARTERLY = re.compile("[一二三四1-4]季度")
_NONE: Bases = {}


def bases(place: Place) -> Bases:
    """The bases that the clause before a figure names, with the places of their words."""
    before, at = window(place)
    if WORDS.search(before) is None:
        return _NONE
    found = {Basis[one.lastgroup or ""]: (at + one.start(), at + one.end()) for one in WORDS.finditer(before)}
    if Basis.PERIOD in found and _QUARTERLY.search(place.text, 0, place.figure.start) and "月" not in place.text:
        found[Basis.QUARTER] = found.pop(Basis.PERIOD)
    if Basis.YEAR_START in found and _AT_YEAR_END.search(place.text, 0, found[Basis.YEAR_START][0]):
        found[Basis.YEAR] = found[Basis.YEAR_START]
    if Basis.AVERAGE in found and "年均" in before:
        found[Basis.PER_YEAR] = found[Basis.AVERAGE]
    return found
