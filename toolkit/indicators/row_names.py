"""Which indicator the label of a row and the heads of a column name together."""

from __future__ import annotations

import re

from toolkit.indicators.columns import Column
from toolkit.language.zh.indicator_names import BARE, OF_ENTERPRISES, head
from toolkit.language.zh.table_heads import Head, HeadKind

#: Last characters of other names that say what is measured: 优良天数, 平均浓度.
_MEASURES = (*"数量额值度率比", "在校生", "毕业生", "招生", "投入")
#: What is counted each year: 新建高标准农田.
_NEW = re.compile("新(?:增|建|改建|培育|认定|引进|开工|签约|设|开通)")
#: Places and fields of the economy, for which a column may tell what its rows name.
_WHOSE = re.compile(".*(?:[省市区县州镇乡国]|城市|城镇|农村|乡村|居民|业|本级)")
#: What a place or a field of the economy has of some product that its row does not name.
_OF_PRODUCTS = re.compile("(?:总?产|销)量|单产|[存出]栏|价格|数量|成本|能耗")
#: Names that only say something of the people or the business whose table it is.
_OF_SOMEBODY = re.compile(
    "(?:其他|营业外)(?:收入|支出)|(?:贸易|总|余)额|总[数量计]|非?流动(?:资产|负债)[合总]计|(?:从业|就业)人员.*"
)


def is_measure(name: str) -> bool:
    """True for a name that says what is measured."""
    kind = head(name)
    if kind:
        return kind != "field"
    return name.endswith(_MEASURES) or _NEW.match(name) is not None


def is_bare(name: str) -> bool:
    """True for a name that says nothing without the title of its table: 投资额."""
    return any(words.fullmatch(name) for words in (BARE, OF_ENTERPRISES, _OF_SOMEBODY))


def named(side: Head, column: Column, whole: str = "", *, counted: bool = False) -> tuple[str, str]:
    """The name of an indicator and the words in it that say what is measured; empty where the heads do not name one.

    `whole` is what the row is a part of, whose measure it then has; `counted` rows say what they count: 机场（个）.
    """
    top = column.name
    if side.kind is HeadKind.TIME:
        return (top, top) if is_measure(top) and not column.head.text and not is_bare(top) else ("", "")
    if side.kind is not HeadKind.NAME:
        return "", ""
    if not top:
        if whole:
            measure = side.text if is_measure(side.text) else whole
            return (side.text, measure) if is_measure(measure) else ("", "")
        known = is_measure(side.text) or counted
        return (side.text, side.text) if known and not is_bare(side.text) else ("", "")
    if is_measure(side.text) and head(side.text) != "counted" and is_bare(top):  # 肉类总产量 × 产量
        certain = whole or not is_bare(side.text) or top == "产量"  # 发电量, among products
        return (side.text, side.text) if certain else ("", "")
    if is_bare(top) and _OF_PRODUCTS.fullmatch(top) and _WHOSE.fullmatch(side.text):  # 榆河市 × 产量
        return "", ""
    if is_measure(top):
        return f"{side.text}：{top}", top
    known = is_measure(side.text) and not is_bare(side.text) and _WHOSE.fullmatch(top) is not None
    return (f"{side.text}：{top}", side.text) if known else ("", "")
