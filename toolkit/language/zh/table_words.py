"""The words of Chinese tables: units in labels, decreases, captions."""

from __future__ import annotations

import re

from toolkit.language.lazy_pattern import lazy
from toolkit.language.table_words import MONEY, PEOPLE, TableWords
from toolkit.language.zh.patterns import D
from toolkit.language.zh.reader import read
from toolkit.model.quantity import Quantity, QuantityKind

#: The words before a unit: 单位：亿元, 金额单位：万元.
UNIT_WORDS = "(?:计量|金额|货币|数量)?单位"
_SAID = lazy(rf"(?:{UNIT_WORDS}[:：]?)?\s*(?:人民币(?=[百千万亿元]))?")
#: What may follow a unit: a rate, or what is measured.
_RATE = lazy(r"[/／每·].*|标准煤|标煤|油当量|以上")


def unit(text: str) -> Quantity | None:
    """One of the unit that a text names: 亿元 = 100,000,000 yuan."""
    said = _SAID.match(text)
    name = text[said.end() if said else 0 :].strip()
    if not name:
        return None
    written = name if re.match(f"[{D}]", name) else f"1{name}"
    found = read(written)
    if len(found) != 1 or found[0].start or found[0].low is None or found[0].date:
        return None
    one, rest = found[0], written[found[0].end :]
    if rest and not _RATE.fullmatch(rest):
        return None
    bare = one.kind is QuantityKind.CARDINAL and not one.unit
    return None if bare and one.low == 1 else one


WORDS = TableWords(
    unit=unit,
    in_label=lazy(
        r"[（(](?P<bracketed>[^（()）\n。]+)[)）]|单位(?:[:：]|均?[为以])\s*(?P<said>[^\s（()）。，；]+)|[,，:：/／]\s*(?P<last>[^,，:：/／（()）\s。]+)\Z"
        r"|(?P<percent>[%％‰])\Z"
    ),
    unit_column=lazy(r"(?:计量|计算)?单\s*位"),
    caption=lazy(rf"[（(]?(?:附?[表图]\s*[0-9０-９一二三四五六七八九十]|续表|附表|{UNIT_WORDS}[:：])"),
    rate=lazy(
        r"(?:(?<![汇频功产效费])率|增速|增长速度|[增降涨升]幅|涨跌幅度?|比重|占比|百分比"
        r"|(?P<perhaps>指数|强度|同比|环比|[比较]上年\S{0,3}|增长|增减|变动|变化|下降|上升))(?:\s*[（(].*)?\Z"
    ),
    percent=lazy("[%％‰﹪]|百分|千分|pct"),
    total=lazy(r"[合总總共]\s*[计計]|全\s*[国國省市区區县縣州]"),
    of_which=lazy(r"其\s*中\s*[:：]?\s*"),
    decrease=lazy(
        r"(?<!增)(?<!升)(?<!盈)(?:降低率|下降率|降幅|跌幅|减幅|减少率|(?:下降|降低|减少|下跌|跌落)(?:幅度|额|量)?|净?亏损额?|逆差额?|赤字)"
        r"(?:\s*[（(,，:：%％].*)?\Z"
    ),
    may_decrease=lazy("[减降跌亏损赤缩少负弱落节省下逆欠]"),
    persons=frozenset(("人", "人次", "人口", "名")),
    subjects={
        MONEY: lazy(
            "(?:额|产值|增加值|生产总值|GDP|收入|支出|利润|税收|投资|资产|负债|存款|贷款|费用|工资|成本)(?:[（(].*)?\\Z"
        ),
        PEOPLE: lazy("(?:人口|人数|人员|就业|职工|学生|教师|游客|旅客|客运量)(?:[（(].*)?\\Z"),
        "area": lazy("面积(?:[（(].*)?\\Z"),
        "mass": lazy("(?:货运量|吞吐量)(?:[（(].*)?\\Z"),
        "energy": lazy("[用发]电量(?:[（(].*)?\\Z"),
        "power": lazy("装机(?:容量)?(?:[（(].*)?\\Z"),
    },
)
