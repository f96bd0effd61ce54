"""What a Chinese figure is compared with (同比, 环比, 比年初) and what it is for (年均, 每月, 累计)."""

from __future__ import annotations

import re

from toolkit.language.alternation import together
from toolkit.language.meaning import Bases, Place
from toolkit.language.zh.changes import window
from toolkit.model.meaning import Basis

#: Between 每 and a time: 每逾期一日.
_LATE = "(?:逾期|迟延|延迟|超过|拖延)?[一1]?个?"
#: What a year brings; not this year, and not a year by its number.
_YEARLY = (
    "(?<![0-9〇零一二三四五六七八九十今去明本当同上下前后全半多周近历往每])"
    "年(?:[薪租]|产[量值能]?|租金|收入|化(?=[率增收利])|率)"
)
#: Each basis with its words.
_BASES = {
    Basis.YEAR: "同比|按年|[比较](?:上年|去年)(?:同期|同月|同季)?(?![末底初一二三四年第0-9])",
    Basis.PERIOD: "环比",
    Basis.MONTH: "按月|[比较](?:上一?个?|前一个)月",
    Basis.QUARTER: "按季|[比较](?:上一?个?|前一个?)季",
    Basis.WEEK: "按周|[比较](?:上一?|前一)个?[周星]",
    Basis.DAY: "[比较](?:上一?个?|前一?个?)(?:交易)?[日天]|[比较]昨[日天]",
    Basis.PLAN: "[比较]年初预算|[比较](?:原)?(?:预算|计划|概算|预期)",
    Basis.YEAR_START: "[比较](?:今年)?年初|[比较](?:上年|去年)年?[末底]",
    Basis.AVERAGE: "[两二三四五]年(?:复合)?平均|年均(?=[增下])|年均复合",
    Basis.PEAK: "[比较从][^，。；]{0,8}(?:高点|峰值|最高点|高位)",
    Basis.TROUGH: "[比较从][^，。；]{0,8}(?:低点|谷底|最低点|低位)",
    Basis.ADJUSTED: "季节(?:性|因素)?调整|季调",
    Basis.REAL: "实际(?=[增上下提])|扣除价格因素",
    Basis.NOMINAL: "名义(?=[增上下提])",
    Basis.PER_YEAR: f"年均|平均每年|每{_LATE}学?年|{_YEARLY}",
    Basis.PER_TERM: "每个?学期",
    Basis.PER_QUARTER: "季均|每个?季度?",
    Basis.PER_MONTH: f"月[均薪租供产]|每{_LATE}月",
    Basis.PER_WEEK: "周[均薪]|每个?[周星](?!岁)",
    Basis.PER_DAY: f"日[均薪租产]|每{_LATE}[日天]|每个工作日",
    Basis.PER_HOUR: f"时均|时[薪速]|每{_LATE}(?:小时|钟头)",
    Basis.PER_MINUTE: "每分钟",
    Basis.PER_SECOND: "每秒",
    Basis.PER_PERSON: "人均|每[人位名]|每个人",
    Basis.PER_HOUSEHOLD: "户均|每户|每个?家庭",
    Basis.PER_SQUARE_METRE: "每平方米|每平米",
    Basis.PER_SQUARE_KILOMETRE: "每平方公里|每平方千米",
    Basis.PER_SQUARE_MILE: "每平方英里",
    Basis.PER_KILOMETRE: "每公里|每千米",
    Basis.PER_MILE: "每英里",
    Basis.PER_CUBIC_METRE: "每立方米",
    Basis.PER_LITRE: "每升",
    Basis.PER_GALLON: "每加仑",
    Basis.PER_BARREL: "每桶",
    Basis.PER_TONNE: "每公?吨",
    Basis.PER_KILOGRAM: "每公斤|每千克",
    Basis.PER_UNIT: "亩均|每亩|各(?=[派出有获占增设建奖]{0,2}[0-9一二三四五六七八九十百千万两])"
    "|各(?=[派出有获占增设建奖]{0,2}\\Z)",
    Basis.TOTAL: "累计",
}
#: What begins each of them, which is quick to see.
_FIRSTS = "[同环按比从较两二三四五每各年月日周时季人户亩实名扣累平]"
_START = (
    "(?=[同环]比|按[年月季周]|[比较从每各]|[两二三四五]年|[年月日周时季人户亩]均|[年月日周时][薪租供产速收化率]|季[节调]"
    "|实际|名义|扣除|累计|平均)"
)
#: Every word above, in a group with the name of its basis.
_WORDS = re.compile(
    f"(?={_FIRSTS}){_START}(?:{'|'.join(f'(?P<{basis.name}>{together(words)})' for basis, words in _BASES.items())})"
)
#: Where one of them begins.
WORDS = re.compile(f"{_FIRSTS}(?<={_START}(?={together('|'.join(_BASES.values()))}){_FIRSTS})")
#: A figure of the end of a year is compared with the end of last year, and so with a year before.
_AT_YEAR_END = re.compile("年[末底]|12月(?:末|底|31日)")
#: 环比 of a quarter is on the quarter before.
_QUARTERLY = re.compile("[一二三四1-4]季度")
_NONE: Bases = {}
#: An enumeration's members are slow to look up.
_BY_NAME = dict(Basis.__members__)
#: What begins a rate right after its figure: 600元/月, 300元每人每月.
RATE_SIGNS = ("/", "／", "每")
_RATE = re.compile("([/／每][^，。；、0-9]{1,3})+")


def bases(place: Place) -> Bases:
    """The bases that the clause before a figure names and a rate right after it, with the places of their words."""
    before, at = window(place)
    found = {_BY_NAME[one.lastgroup or ""]: (at + one.start(), at + one.end()) for one in _WORDS.finditer(before)}
    end = place.figure.end
    if place.text.startswith(RATE_SIGNS, end) and (rate := _RATE.match(place.text, end)) is not None:
        said = re.sub("[/／]每?", "每", rate.group())
        found |= {_BY_NAME[one.lastgroup or ""]: (end, rate.end()) for one in _WORDS.finditer(said)}
    if not found:
        return _NONE
    if Basis.PERIOD in found and _QUARTERLY.search(place.text, 0, place.figure.start) and "月" not in place.text:
        found[Basis.QUARTER] = found.pop(Basis.PERIOD)
    if Basis.YEAR_START in found and _AT_YEAR_END.search(place.text, 0, found[Basis.YEAR_START][0]):
        found[Basis.YEAR] = found[Basis.YEAR_START]
    if Basis.AVERAGE in found and "年均" in before:
        found[Basis.PER_YEAR] = found[Basis.AVERAGE]
    return found
