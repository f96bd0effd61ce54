"""Whether a Chinese figure is aimed at or expected (力争, 预计, 拟), or a fact (已, 累计完成)."""

from __future__ import annotations

import re

from toolkit.language.guarded import beginning
from toolkit.language.meaning import Place
from toolkit.model.meaning import Stage

_REACH = 60
_AFTERWARDS = 12
_CLAUSE_END = re.compile("[，。；、！？\n\t]")
_SENTENCE = re.compile("[。；！？\n\t]")
_AIM_WORDS = (
    "要[把使将]|[应须]把|务必|"
    "力争|打算|年内(?:还|再)|年底前(?:还|再)|建议(?!(?:[总一]?共|总?计|约|近|超过?)?[0-9一二三四五六七八九十百千两几数])|或将|(?<![过懈同续断])努力(?![，。、；下者的])|力求|可望|准备(?=[新建投引开培])|(?<![交监员协大事国工联学商博展])会(?=[拨投建增提达新再耗超])|[需须]要?(?=[筹投建])|争取(?!上级|中央|国家|资金|专项|各类|到位)|有望|预计|预期|预测|拟(?![定议])|确保|计划(?=[新建投到在于实用安改引培今明全年2开招增种修]|完成(?![率情进度]))|目标(?:为|是|：|:|值)|规划建|将(?![^，。；]{0,24}(?:作为|列为|纳入|列入))(?:拨|斥资|出资|派发|派息|招|下调|上调|翻|降至|升至|扩大到|耗资|获|能|发放|发行|引进|培训|改造|举|设|达|超|突|增[长加至到设派]|新|会|再|有|于|在"
    "|建|完|实|提供|投|继续|力争|安排|转移|开|进一步|推出|增加|带动|撬动|拉动|覆盖|惠及|形成|打造|培育|启动|吸引|创造"
    "|产生|满足|节约|节省|竣工|交付|落地)|预算安排|(?<=[年度])安排|必须(?=[达完在把实投新建于])|据测算|经测算|可(?=[节带新创增减])|要(?=[达完实新建])|应当?(?=达到)|达产后|投产后|若"
)
_FACT_WORDS = (
    "已(?!知)|累计(?:完成|发放|拨付|实现|建成|投入|新增|发行|培训|开通|引进|改造|新建|培育)|实现了|完成了|达到了|增加了|经?初步核算"
    "|实际(?:完成|投入|支出|投资|达到|实现|建成|新建|新增|发放)|提前完成|上年全年|全年(?:共|累计)?(?:完成|建成|实现)"
)
#: A total until then may be still to come.
_BY_THEN = re.compile("到(?:20[0-9]{2}年|“?十[一二三四五六]五”?|本世纪|[今明]年)")
#: They say so before or around the figure, which is written as a bar.
_AIM_AROUND = "(?<=[|])是[^，。；]{0,10}目标"
_FACT_AROUND = (
    "(?<=[一-鿿])(?<![为除])了[约近超]?[|]|"
    "(?<![比较与同超占])[去上]年(?![同末底度的相比增均])(?:，[^，。；]{0,8}?(?:完成|建成|实现|新增))?(?=[^，。；]*[|])"
    "|提前[^，。；]{0,6}[|]完成"
)
_AIM = beginning(f"{_AIM_WORDS}|{_AIM_AROUND}")
_FACT = beginning(f"{_FACT_WORDS}|{_FACT_AROUND}")

#: Where a word of either begins, which is in every sentence that says one.
WORDS = beginning(
    f"{_AIM_WORDS}|{_FACT_WORDS}|[去上]年(?![同末底度的相比增均])|提前|目标|了[约近超]?(?=[0-9〇一二三四五六七八九十百千万两])"
)


def stage(place: Place) -> Stage:
    """Aim or fact, if the sentence around the figure says one of them and not both."""
    start, end = place.figure.start, place.figure.end
    text = place.text[max(0, start - _REACH) : start]
    after = _CLAUSE_END.split(place.text[end : end + _AFTERWARDS])[0]
    said = f"{_SENTENCE.split(text)[-1]}|{after}"
    aim, fact = _AIM.search(said), _FACT.search(said)
    if (aim is None) is (fact is None):
        return Stage.UNKNOWN
    if fact is None:
        return Stage.AIM
    return Stage.UNKNOWN if said.startswith("累计", fact.start()) and _BY_THEN.search(said) else Stage.FACT
