"""Whether an English name says all that the Chinese name of an indicator does, and nothing else."""

from __future__ import annotations

import re

from toolkit.context import Reading
from toolkit.language.en.statements import Named
from toolkit.language.statements import Statement
from toolkit.language.zh_en.noun_places import nouns_alone_zh, places_en
from toolkit.model import TermStatus

#: Last words of Chinese names, and what their English must have.
_ENDINGS = (
    (
        re.compile("(?:率|比重|占比|比例|强度|指数)\\Z"),
        re.compile(
            "rate|ratio|share|proportion|percentage|coverage|intensity|index|margin|penetration|utilization|level|growth"
            "|recovery|enrol|mortality|incidence|prevalence|efficiency|literacy|density"
        ),
    ),
    (
        re.compile("(?:增速|[增降涨跌减]幅)\\Z"),
        re.compile("growth|increase|rise|decline|decrease|reduction|drop|fall|inflation|change"),
    ),
    (re.compile("收入\\Z"), re.compile("revenue|income|receipts|earnings|sales|turnover|proceeds|premium")),
    (re.compile("支出\\Z"), re.compile("spend|expend|outlay")),
    (re.compile("利润(?:总额)?\\Z"), re.compile("profit|earnings|income")),
    (re.compile("投资\\Z"), re.compile("invest")),
    (re.compile("增加值\\Z"), re.compile("value added|added value|value-added")),
    (re.compile("产值\\Z"), re.compile("output|production")),
    (re.compile("税收\\Z"), re.compile("tax")),
    (re.compile("存款(?:余额)?\\Z"), re.compile("deposit|savings")),
    (re.compile("贷款(?:余额)?\\Z"), re.compile("loan|lending|credit")),
    (re.compile("吞吐量\\Z"), re.compile("throughput|handled|handling|volume")),
    (re.compile("(?:成交|交易|销售|营业)额\\Z"), re.compile("value|volume|turnover|sales|trad|transact|sold")),
    (re.compile("能耗\\Z"), re.compile("energy")),
    (re.compile("产量\\Z"), re.compile("output|production|produced|yield|harvest|crop")),
    (re.compile("销量\\Z"), re.compile("sales|sold")),
    (
        re.compile("企业(?:总?数)?\\Z"),
        re.compile("enterprise|compan|firm|business|smes?\\b|giant|champion|producer|maker"),
    ),
    (re.compile("(?<!城镇|常住)人口\\Z"), re.compile("population|people|residents|births|deaths")),
)
#: So many of something, to which a figure is set in relation: 万元地区生产总值能耗.
_PER = re.compile("[百千万]+[元人]|每[百千万]")
AREA_ZH = re.compile("^[全我][国省市区县州]")
#: Names without a conjunction whose English may have one.
_BOTH = re.compile(
    "[和与及、]|进出口|研发|高新|机电|小微|城乡|中长期|中小|铁水|海铁|公铁|科技|防治|收支|损益|盈亏|猪牛|农林|林牧|“三公”|文旅|科教"
)


def says_all(name: str, english: str, rest: str = "") -> bool:
    """True unless the English name lacks a noun of the Chinese one, or names a second thing that the Chinese does not.

    `rest` is the Chinese name without its terms that the English one has.
    """
    if any(not places_en(english, frozenset({noun})) for noun in nouns_alone_zh(rest or name)):
        return False
    return ends_alike(name, english) and (" and " not in english.lower() or _BOTH.search(name) is not None)


def ends_alike(name: str, english: str) -> bool:
    """True unless the English name lacks what the last word, or the measure, of the Chinese one is."""
    small = english.lower()
    if any(ending.search(name) and not words.search(small) for ending, words in _ENDINGS):
        return False
    return _PER.match(name) is None or any(map(str.isdigit, english))


def is_counterpart(one: Statement, found: Named, reading: Reading) -> bool:
    """True unless a noun or term of the Chinese name is missing in the English one."""
    whole = f"{found.name} of {found.owner}" if found.owner else found.name
    rest = AREA_ZH.sub("", one.name)
    start = one.end - len(rest) if reading.source.text.endswith(rest, one.start, one.end) else one.start
    for pairing in reading.pairings:
        inside = [match for match in pairing.sources if start <= match.start and match.end <= one.end]
        if not inside or not pairing.accepted:
            continue
        if not any(_within(match.start, match.end, reading, whole) for match in pairing.accepted):
            if len(pairing.accepted) < len(pairing.sources):  # perhaps it is rendered otherwise here
                continue
            return False
        for match in inside:  # the glossary vouches for its terms
            if match.term.status is not TermStatus.PREFERRED:
                continue
            rest = rest.replace(reading.source.text[match.start : match.end], "·")
    return says_all(one.name, whole, rest)


def _within(start: int, end: int, reading: Reading, whole: str) -> bool:
    rendering, name = reading.target.text[start:end].lower(), whole.lower()
    return rendering in name or rendering.startswith(f"{name} ")  # imports and exports totaled
