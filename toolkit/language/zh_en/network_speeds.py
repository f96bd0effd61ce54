"""Speeds of networks: 200兆宽带 and "200 Mbps", 千兆光网 and "gigabit", 万兆 and "10-gigabit".

兆 alone may also be a megabyte, and 百兆, 千兆 and 万兆 are names as often as figures, so that they are not read as
figures and compared here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from toolkit.language.figures.align import Match
from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.expressions import Expression, expression, unlike, unlike_problem, without_agreeing
from toolkit.language.figures.sides import Sides
from toolkit.language.lazy_pattern import lazy
from toolkit.language.money import chinese_names

#: What 兆 and M before or after which words are megabits.
_NETWORK = "宽带|带宽|光纤|光网|网络|网速|接入|入户|到户|端口|网口|网卡|以太网|局域网|专线|家宽|速率|交换机|路由器"
_SCALES = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10_000}
#: What makes another unit or number of 兆.
_OTHER = f"[瓦帕赫焦伏欧字电贝卡乏巴安吨克升米次股笔个颗0-9A-Za-z]|{'|'.join(chinese_names())}"
_HAN = "".join(_SCALES)
_SPEED_ZH = lazy(
    rf"(?<![{_HAN}0-9数几第亿.])(?P<scale>[{_HAN}])兆(?:比特|(?!{_OTHER}))"
    rf"|(?<![0-9.,A-Za-z-])(?P<digits>[0-9]{{1,5}}(?:\.[0-9]+)?)(?P<more>[{_HAN}]?)(?:兆|M)(?:比特|bps|(?!{_OTHER}))"
    rf"(?P<told>(?=(?:[/每]秒|以上|及|级|的|光){{0,3}}(?:{_NETWORK})))?"
)
#: Before digits and 兆 or M without such a word after them.
_BEFORE_ZH = re.compile("(?:宽带|带宽|网速|速率|下载速度|上传速度|提速)[^。；\\n]{0,12}\\Z")
_BEFORE_REACH = 18
_CUE = re.compile(f"兆|[0-9]M(?={_NETWORK})")
#: Megabits in one of each English unit, by its first letter.
_UNITS = {"k": Fraction(1, 1000), "m": Fraction(1), "g": Fraction(1000), "t": Fraction(1_000_000)}
_SPEED_EN = lazy(
    r"(?<![\w.,])(?P<number>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)[ -]?"
    r"(?P<unit>[kmgt](?:bps|b/s|bit/s)|(?:kilo|mega|giga|tera)bits?|[mg](?=[ -](?:broadband|bandwidth|fib|network)))\b"
    r"|(?<!multi-)(?<!sub-)(?<![0-9][ -])\b(?P<alone>giga)bit\b",
    re.IGNORECASE,
)


def with_one_figure(sides: Sides) -> Sides:
    """Both sides without the speeds that agree and that only one of them has as a figure: 万兆 and "10-gigabit"."""
    if _CUE.search(sides.left_plain) is None:
        return sides
    return without_agreeing(sides, *_speeds(sides), lambda ours, theirs: bool(ours) is not bool(theirs))


def changed_speeds(sides: Sides, _: Sequence[Match]) -> Iterable[Discrepancy]:
    """The speeds that the translation has in another unit."""
    return _changed(sides) if _CUE.search(sides.left_plain) is not None else ()


def _changed(sides: Sides) -> Iterator[Discrepancy]:
    for one, other in unlike(*_speeds(sides)):
        yield unlike_problem(sides, "number-scale", one, other)


def _speeds(sides: Sides) -> tuple[list[Expression], list[Expression]]:
    """The speeds of both texts in megabits."""
    text = sides.left_plain
    left = [expression(_chinese(match), match) for match in _SPEED_ZH.finditer(text) if _is_told(text, match)]
    return left, [expression(_english(match), match) for match in _SPEED_EN.finditer(sides.right_text)] if left else []


def _is_told(text: str, match: re.Match[str]) -> bool:
    """True for a speed in Chinese numerals, and one in digits beside a word of networks."""
    if match["digits"] is None or match["told"] is not None:
        return True
    return _BEFORE_ZH.search(text, max(0, match.start() - _BEFORE_REACH), match.start()) is not None


def _chinese(match: re.Match[str]) -> Fraction:
    return Fraction(match["digits"] or 1) * _SCALES[match["scale"] or match["more"] or ""]


def _english(match: re.Match[str]) -> Fraction:
    unit = _UNITS[(match["unit"] or match["alone"])[0].lower()]
    return Fraction((match["number"] or "1").replace(",", "")) * unit
