"""The words around the name of an indicator and its figure in Chinese: verbs, adverbs, times, aims."""

from __future__ import annotations

import re

_HEDGES = (
    "约|近|超过?|逾|突破|不足|不到|不少于|仅|只|共|均|已|也|就|整整|大约|接近|将近|至少|高达|多达|首次|刚刚|再次|分别"
)
HEDGES_BEFORE = re.compile(f"(?:{_HEDGES}|累计|\\s)*")
HEDGES_AFTER = re.compile(
    "\\s*(?:标准?煤|油当量)?(?:左右|上下|以上|以内|以下|余|多)?(?:（[^（）]*）|\\[[0-9]+\\])*\\s*"
)
#: Between a name and its value; between a word of change and its figure.
VALUE = re.compile(
    f"(?:{_HEDGES}|合计|总计|共计|累计)*"
    "(?:达到|达|为|是|完成|实现|保持在|稳定在|维持在|控制在|恢复到|占|有|超过|突破)?"
    f"(?:{_HEDGES})*\\Z"
)
AFTER_CHANGE = re.compile(f"(?:{_HEDGES}|了)*(?:(?:到|至|为)(?:{_HEDGES})*)?\\Z")
#: Between a name and the word of its change: when, on what, how.
ADVERBS = re.compile(
    "(?:同比|环比|[比较](?:上年|去年)(?:同期|同月|末|底)?|[比较]年初|按(?:可比|不变|现行|当年|当期)价格?(?:计算)?|同口径|实际|名义"
    "|累计|[两二三四五]年平均|年均|平均|均|共|也|又|则|仍|首次|再|进一步|全年|已|分别|预计|将|力争|可|保持|总体|继续"
    "|基本|持续|一直|始终|由|从|自)+\\Z"
)
#: A comparison with something else than an earlier time: 高于全国, 比计划多.
COMPARED = re.compile("(?<!占)[比较](?![重例率价])|[高低多少快慢大小]于|超出|高出|领先|落后|相当于|与(?=.*相比)")
#: Words of direction that do not measure a change of an indicator.
NO_CHANGE = re.compile(
    "[高低多少快慢大小]于|[高多超]出|领先|落后|盈|亏|利润|顺差|逆差|缺口|短缺|增速|[增降涨跌减]幅|负债|赤字|净"
)
#: A change of a change: 同比少增1800亿元.
DOUBLE = re.compile("[少多][增减降亏]|减亏|增亏|增盈")
#: The time at the start of a clause.
TIME = re.compile(
    "(?:(?:截[至止]|[到至])?(?:[0-9〇一二三四五六七八九十]{2,4}年(?:年?[初末底])?|[今去明本当上]年[初末底]?|年[末底]之?前|年[末底中内]|全年"
    "|年初|上半年|下半年|[前第]?[一二三四1-4][、至—-]?[一二三四1-4]?季度末?|[0-9]{1,2}[—–~～至-][0-9]{1,2}月份?"
    "|[0-9]{1,2}月[0-9]{1,2}日(?:[—–~～至-](?:[0-9]{1,2}月)?[0-9]{1,2}日)?|[0-9]{1,2}月(?:首周|[上中下]旬|份|[末底]之?前|末|底)?|[两三四五六七八九十]年(?=累计)|近[两三四五六七八九十]年|前[0-9两三四五六七八九十]{1,2}个月|“?十[一二三四五]五”?(?:期间|时期|末)?"
    "|[一二三四五]年来|春运[0-9]+天)(?!起|以来|至今)，?)+"
)
#: Times that hold for the sentences after theirs too (上半年，用电量…。分产业看，…), and points of time.
LASTING = re.compile("季度|[0-9]月|半年|[0-9]年|“?十[一二三四五]五|年来")
_POINT = re.compile("截至|[末底初]\\Z")
#: A sentence about the parts of what the one before tells of.
IN_PARTS = re.compile("其中|分[一-鿿]{1,6}看|按[一-鿿]{1,8}[分看]")
#: What tells of one indicator by fields, and indicators that fields have when a sentence names none.
DIVIDED = re.compile("(?:分[一-鿿]{1,6}看|按[一-鿿]{1,8}[分看])")
PRODUCED = ("增加值", "产值", "业", "生产总值")
#: A time inside a name: 公司全年发电量, 浙江省上半年出口.
INNER_TIME = re.compile(
    "(?P<whose>[一-鿿]{2,12}?)(?P<time>全年|[上下]半年|[前第][一二三四]季度|[一二三四]季度)(?P<name>[一-鿿“”]*)"
)
#: A sentence about an earlier year, after which one without a time may be of either year.
EARLIER = re.compile("[去上前]年")
#: Wholes of a wider place than that of the report perhaps is: after a part of one, another indicator may be of either.
OF_ALL = ("全国", "全球", "世界")
#: Times that do not hold for the clauses after theirs.
AT_THE_END = ("年末", "年底")
#: What joins a clause to the one before, and what numbers or names a paragraph.
JOINT = re.compile(
    "(?:其中|计划|拟|将|同时|此外|另外|目前|初步核算|经初步核算|据统计|预计|力争|确保|分季度看|主要产品中|分行业看)[，：:]?"
)
NUMBERING = re.compile(
    "(?:[（(][一二三四五六七八九十0-9]+[）)]|[0-9]{1,2}[.．、](?![0-9])|[一二三四五六七八九十]+、|【[^】]*】|——"
    "|[①-⑳]|[一二三四五六七八九十]{1,2}是[：，]?|第[一二三四五六七八九十]{1,2}，)\\s*"
)
OF_THESE = "其中"
#: Words that make the rest of a sentence a target, and those that do so for their clause only.
AIM = re.compile(
    "目标(?=是|为|：|:|\\Z)(?<!完成目标)(?<!年度目标)|力争|预期(?=目标|增|达)|确保|争取(?=[^，；]{0,12}?(?:达|增长|突破|超过|实现|完成|新增|控制|[提降]))|计划(?=完成|新|建|安排|实施)"
    "|努力实现|要(?:实现|达到|确保|完成|力争)|[年月][末底]之?前(?!.*已)"
)
#: Targets of the whole year, whenever they are to be met: 下半年，我们将确保完成全年目标任务.
OF_THE_YEAR = re.compile("(?:全年|年度)[一-鿿]{0,8}(?:目标|任务)")
_PART_OF_YEAR = re.compile("(?P<year>(?:[0-9]{4}|[今明])年)?.*(?:半年|季度|月).*")
EXPECTED = re.compile("将(?:达|实现|增)|达产后")
#: So many for each of so many: 每千人口执业医师.
FOR_EACH = re.compile("每[一二三四五六七八九十百千万亿]+[一-鿿]{0,4}?[人户名]|每[人户名]")
#: An estimate, which is neither a target nor a result; at the start of a sentence, of all of it.
ESTIMATED = re.compile("预计")
#: A sentence about what might happen, or over a span that its figures do not name, and a paragraph about another place
#: or body.
SUPPOSED = re.compile(
    "(?:\\A|[，；])\\s*(?:若|如果|如(?=[^，]{2,12}[涨跌降升])|假如|假设|一旦|[与同比较][0-9]{4}年(?:相比|同期|末|底)?[，增下]"
    "|[与同](?!上年|去年)[^，；]{2,14}相比)"
    "|\\A\\s*(?!今年|年初|春节)[^，。；]{2,14}以来，"
)
OF_ANOTHER = re.compile("\\s*【[^】]*(?:区|县|市|镇|乡|公司|集团|院|园|校|港)】")
#: 占全市比重49.3%, 占65.4%, 占比超过四成.
SHARE = re.compile(
    "(?:占比|占(?P<whole>[一-鿿“”、及和]{0,24}?)的?(?:比重|比例|总量)?)"
    "(?:分别|已|约|近|超过?|达到?|为|不足|逾|稳定在|保持在|提高到)*"
)
#: 规上工业企业实现利润总额: whose it is, what was done, and what it is.
ACT = re.compile(
    "(?P<subject>[一-鿿“”]{2,20}?)?(?:累计|计划|预计|力争|拟|将)?(?:完成|实现|取得|创造)(?P<name>[一-鿿“”]{2,20})"
)
#: Places whose indicators are not those of the report: 高新区实现营业总收入, and what the sentence tells after it.
OF_PLACE = re.compile("(?!全).{2,}(?:[区县镇乡园]|口岸)")
#: What the first clause of a sentence is about, where it has no figure: 工业投资稳健, 汽车产业整零并举.
TOPIC = re.compile("(?P<topic>[一-鿿]{1,10}(?:投资|(?<!企)业))[一-鿿“”]{2,}")
#: 新增高新技术企业, and 累计达到 after it.
GAINED = re.compile("(?:新增|新认定|新建|新培育|新增加|净增)(?P<name>[一-鿿“”A-Z0-9]{2,24})")
TOTAL = re.compile("(?:累计|总数|总量|共)(?:达到|达|为|有)?")
#: The old value of a change: 由上年的.
FROM = re.compile("[由从自](?:[上去]年的?)?(?:约|近|不足|超过?)?\\Z")
#: Between the figures of a list.
LISTED = re.compile("[、和与及]|以及")


def leading_time(sentence: str) -> str:
    """The time that a sentence begins with; empty for any other."""
    numbering = NUMBERING.match(sentence.lstrip())
    found = TIME.match(sentence.lstrip(), numbering.end() if numbering else 0)
    return found.group().rstrip("，") if found else ""


def of_the_year(time: str) -> str:
    """The year of a part of one: 2025年 for 2025年下半年; other times as they are."""
    part = _PART_OF_YEAR.fullmatch(time)
    return (part["year"] or "全年") if part else time


def goes_on(time: str, sentence: str) -> bool:
    """True if the time that a sentence began with holds for a later one that names none: a span, or that of parts."""
    if _POINT.search(time):
        return IN_PARTS.match(sentence.lstrip()) is not None
    return LASTING.search(time) is not None
