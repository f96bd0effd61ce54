"""元 in texts of Hong Kong, where it is that city's dollar and English writes a bare sign."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter

from toolkit.language.figures.sides import Sides
from toolkit.language.money import ANY_DOLLAR, dollars
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
_DOLLARS = frozenset({ANY_DOLLAR, "HKD", "MOP"})
_UNIT = itemgetter(Quantity._fields.index("unit"))


def as_dollars(sides: Sides) -> Sides:
    """The Chinese with 元 as Hong Kong dollars, if it is a local text whose English has dollars and no yuan."""
    if _DOLLARS.isdisjoint(map(_UNIT, sides.right)):
        return sides
    amounts = [theirs.unit for theirs in sides.right if theirs.kind is QuantityKind.MONEY]
    if _DOLLARS.isdisjoint(amounts):
        return sides
    plain = sides.left_plain
    if not _is_local(sides, plain, amounts):
        return sides
    unit = "MOP" if "MOP" in amounts else "HKD"
    left = [
        ours._replace(unit=unit) if ours.unit == "CNY" and not _renminbi(ours, plain) else ours for ours in sides.left
    ]
    return replace(sides, left=left)


def _is_local(sides: Sides, plain: str, amounts: Sequence[str]) -> bool:
    """True if the text is of Hong Kong or Macao: by its characters, its words, or the dollars throughout."""
    traditional = sides.left_text is not plain
    renminbi = sum(ours.unit == "CNY" and _renminbi(ours, plain) for ours in sides.left)
    values = {ours.low for ours in sides.left if ours.unit == "CNY"}
    yuan = sum(theirs.unit == "CNY" and theirs.low in values for theirs in sides.right)  # others are conversions
    if yuan > renminbi and (not traditional or any(ours.unit in dollars() for ours in sides.left)):
        return False
    if traditional or "Hong Kong" in sides.right_text or _HONG_KONG.search(plain) is not None:
        return True
    return len(amounts) > 1 and set(amounts) == {ANY_DOLLAR} and _MAINLAND.search(plain) is None


def _renminbi(ours: Quantity, plain: str) -> bool:
    after = plain.startswith(("人民币", "（人民币）", "(人民币)"), ours.end)
    return after or "人民币" in plain[max(0, ours.start - 5) : ours.end]


def may_be_dollars(left: Quantity, right: Quantity, sides: Sides) -> bool:
    """True if a bare dollar for 元 may be right: nothing says that the text is of the mainland."""
    if left.unit != "CNY" or right.unit != ANY_DOLLAR:
        return False
    return _MAINLAND.search(sides.left_text) is None and all(other.unit != "CNY" for other in sides.right)
