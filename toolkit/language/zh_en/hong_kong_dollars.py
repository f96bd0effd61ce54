"""元 in texts of Hong Kong, where it is that city's dollar and English writes a bare sign."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
_DOLLARS = (ANY_DOLLAR, "HKD", "MOP")


def as_dollars(
    written: str, plain: str, source: Sequence[Quantity], target_text: str, target: Sequence[Quantity]
) -> Sequence[Quantity]:
    """`source` with 元 as Hong Kong dollars where the text is Hong Kong's and its translation has dollars, but no yuan.

    `written` is the source as it stands, `plain` the same in simplified characters.
    """
    amounts = [theirs.unit for theirs in target if theirs.kind is QuantityKind.MONEY]
    if not any(unit in _DOLLARS for unit in amounts):
        return source
    if "CNY" in amounts and (written is plain or any(ours.unit in dollars() for ours in source)):
        return source
    throughout = len(amounts) > 1 and set(amounts) == {ANY_DOLLAR} and _MAINLAND.search(plain) is None
    local = throughout or written is not plain or "Hong Kong" in target_text or _HONG_KONG.search(plain) is not None
    if not local:
        return source
    return [
        ours._replace(unit="MOP" if "MOP" in amounts else "HKD")
        if ours.unit == "CNY" and not _renminbi(ours, plain)
        else ours
        for ours in source
    ]


def _renminbi(ours: Quantity, plain: str) -> bool:
    return "人民币" in plain[max(0, ours.start - 5) : ours.end + 4]


def is_doubtful(theirs: Quantity, plain: str, target: Sequence[Quantity]) -> bool:
    """Whether a bare dollar for 元 may be right: nothing says that the text is of the mainland."""
    if theirs.unit != ANY_DOLLAR:
        return False
    return _MAINLAND.search(plain) is None and all(other.unit != "CNY" for other in target)
