"""元 in texts of Hong Kong, Macao and Taiwan, where it is the local dollar, and English may write a bare sign."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter

from toolkit.language.figures.sides import Sides
from toolkit.language.money import ANY_DOLLAR, dollars
from toolkit.language.zh.traditional import is_traditional
from toolkit.model.quantity import Quantity, QuantityKind

#: Words by which one knows that a text is Hong Kong's, where its characters do not say so.
_HONG_KONG = re.compile(
    "香港|[本全在赴来抵访留驻]港|港[元币府人铁股大]|特区|行政长官|财政司|财政年度|预算案|金管局|厘|按揭|立法会|强积金|综援|公屋|居屋|公营|轮候|首置|印花税|楼价|薪俸税|差饷"
    "|宽减|申请人|资助额|署|拨款|为数|薪酬|每宗|(?<![0-9])[0-9]{1,3} [0-9]{3}(?![0-9])"
)
#: Words by which one knows that a text is of the mainland, where 元 is the yuan.
_MAINLAND = re.compile(
    "国内生产总值|人民币|国务院|中共|党中央|我国|全国|全省|全市|全区|全县|规上|规模以上|五年规划|央行|一带一路"
)
#: Words by which one knows that a text is Taiwan's; 台 is also a counter and the end of words (两台电脑, 平台).
_TAIWAN = re.compile(
    "(?<![0-9一二两三四五六七八九十百千万几数每各平柜舞阳站讲前后中电])台(?:[湾股币积北南塑泥]|电(?![脑视梯机动池])|中(?:市|港))"
    "|新北|高雄|桃园|新竹|基隆|鸿海|联发科|联电|广达|纬创|华硕|宏碁|和硕|日月光|大立光|中钢|友达|群创|国泰金|富邦金|中信金|兆丰金|长荣"
    "|健保|劳保|立法院|行政院|主计总处|金管会|陆委会|加权指数|[买卖]超|[年月季][增减][0-9约近逾]|每坪|统一发票"
)
#: The currencies that a bare 元 may be, the rarest first.
_LOCAL = ("MOP", "TWD", "HKD")
_DOLLARS = frozenset({ANY_DOLLAR, *_LOCAL})
_UNIT = itemgetter(Quantity._fields.index("unit"))


def as_dollars(sides: Sides) -> Sides:
    """The Chinese with 元 as the dollar of the English, if it is a local text whose English has dollars and no yuan."""
    if _DOLLARS.isdisjoint(map(_UNIT, sides.right)):
        return sides
    amounts = [theirs.unit for theirs in sides.right if theirs.kind is QuantityKind.MONEY]
    if _DOLLARS.isdisjoint(amounts):
        return sides
    plain = sides.left_plain
    unit = _dollar(sides, amounts)
    if not _is_local(sides, plain, amounts, unit):
        return sides
    left = [
        ours._replace(unit=unit) if ours.unit == "CNY" and not _renminbi(ours, plain) else ours for ours in sides.left
    ]
    return replace(sides, left=left)


def _dollar(sides: Sides, amounts: Sequence[str]) -> str:
    """The dollar of the English that 元 may be, rather one that the Chinese does not name; HKD for a bare sign."""
    named = set(map(_UNIT, sides.left))
    return min((unit for unit in _LOCAL if unit in amounts), key=named.__contains__, default="HKD")


def _is_local(sides: Sides, plain: str, amounts: Sequence[str], unit: str) -> bool:
    """True if the text is a local one: by its characters, its words, or its dollars throughout."""
    traditional = is_traditional(sides.left_text) or _has_old_scale(sides, plain)
    renminbi = sum(ours.unit == "CNY" and _renminbi(ours, plain) for ours in sides.left)
    values = {ours.low for ours in sides.left if ours.unit == "CNY"}
    yuan = sum(theirs.unit == "CNY" and theirs.low in values for theirs in sides.right)  # others are conversions
    if yuan > renminbi and (not traditional or any(ours.unit in dollars() for ours in sides.left)):
        return False
    if traditional or _tells_place(unit, plain, sides.right_text):
        return True
    return len(amounts) > 1 and len(set(amounts)) == 1 and _MAINLAND.search(plain) is None


def _has_old_scale(sides: Sides, plain: str) -> bool:
    """True if an amount has a traditional 萬 or 億, though other characters are simplified: 售价850萬元."""
    amounts = (sides.left_text[ours.start : ours.end] for ours in sides.left if ours.unit == "CNY")
    return any("萬" in amount or "億" in amount for amount in amounts) and _MAINLAND.search(plain) is None


def _tells_place(unit: str, plain: str, english: str) -> bool:
    """True if words of either language say that a text is of the place with this dollar."""
    if unit == "TWD":
        return "Taiwan" in english or _TAIWAN.search(plain) is not None
    return "Hong Kong" in english or _HONG_KONG.search(plain) is not None


def _renminbi(ours: Quantity, plain: str) -> bool:
    after = plain.startswith(("人民币", "（人民币）", "(人民币)"), ours.end)
    return after or "人民币" in plain[max(0, ours.start - 5) : ours.end]


def may_be_dollars(left: Quantity, right: Quantity, sides: Sides) -> bool:
    """True if a bare dollar for 元 may be right: nothing says that the text is of the mainland."""
    if left.unit != "CNY" or right.unit != ANY_DOLLAR:
        return False
    return _MAINLAND.search(sides.left_text) is None and all(other.unit != "CNY" for other in sides.right)
