"""Chinese comparatives before a figure, and the negation that turns them: 不得低于 is at least, 未超过 at most.

A comparative is a row of `COMPARATIVES`, never with its negation: that is an operator which scopes over the comparative
from just before it (不应 小于) or, for a prohibition, from further off in the clause (不得以任何名义收费超过).
"""

from __future__ import annotations

import re

from toolkit.model.quantity import Hedge

#: Before a figure: it is more or less than that.
COMPARATIVES: dict[str, Hedge] = {
    word + particle: hedge
    for hedge, words in {
        Hedge.OVER: "超过 超 逾 超出 超越 高于 大于 多于 长于 宽于 厚于 深于 重于 快于 远于",
        Hedge.UNDER: "低于 少于 小于 短于 窄于 薄于 浅于 轻于 慢于 低过 少过",
    }.items()
    for word in words.split()
    for particle in ("", "了")
}
#: Before a figure: it is reached. Only the negation makes a bound of it (未达到).
REACHED = frozenset("达到 达 达至 到达 满 够".split())

_AUXILIARIES = (
    r"(?:[得会宜许准要再必该敢曾予需须将被使让]|应当?|能够?|可以?|允许|有过?|一[个家次项笔人名]?|任何|单[独次])*+"
)
_NEGATION = r"(?:[不未没无勿毋莫]|禁止|严禁|杜绝|避免|防止|以免|(?<![分个特区性类级差识辨鉴告送])别)"
#: The negation just before a comparative. 不 and 未 may begin another word, which a closed list of words between shows.
_NEAR = re.compile(rf"(?<![无莫有])(?<!不得){_NEGATION}{_AUXILIARIES}\Z")
_NEAR_REACH = 9
#: A prohibition scopes over its clause, up to the figure that ends it.
_FAR = re.compile(
    r"(?:[不勿毋](?:得|应|宜|许|准|可|允许|能|会)|禁止|严禁|切勿|没有(?:任何)?一|无一)"
    r"[^，。；：、！？,;:!?\n0-9的]{1,14}\Z"
)
_FAR_REACH = 18
_CLAUSE_END = re.compile(r"[ \u3000]?(?:[，。；：！？、）)」”,;!?\n]|\.(?![0-9])|\Z)")


#: What is forbidden to a thing of that size, rather than to be of that size: 禁止超过5吨的车辆通行.
_FORBIDDEN = re.compile(rf"(?:禁止|严禁|杜绝|防止|避免)(?:{'|'.join(COMPARATIVES)})[ \u3000]?\Z")


def is_attribute(text: str, start: int, end: int) -> bool:
    """True if the figure at `start:end`, with a comparative and a ban before it, only says what is banned."""
    return text.startswith("的", end) and _FORBIDDEN.search(text, max(0, start - _FAR_REACH), start) is not None


def is_negated(text: str, first: int) -> bool:
    """True if a negation right before `first`, where a comparative begins, turns it: 不得, 从未, 没有一家."""
    return _NEAR.search(text, max(0, first - _NEAR_REACH), first) is not None


def is_prohibited(text: str, first: int, end: int) -> bool:
    """True if the comparative at `first`, with the figure that ends at `end`, closes a clause that prohibits it.

    Further words after the figure would make an attribute of it, which is not prohibited: 不得招用超过60岁的人员.
    """
    return _CLAUSE_END.match(text, end) is not None and _FAR.search(text, max(0, first - _FAR_REACH), first) is not None
