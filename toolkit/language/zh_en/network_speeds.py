"""Speeds of networks: 200兆宽带 and "200 Mbps", 千兆光网 and "gigabit", 万兆 and "10-gigabit".

兆 alone may also be a megabyte, and 百兆, 千兆 and 万兆 are names as often as figures, so that they are not read as
figures and compared here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from toolkit.language.figures.align import Match
from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.sides import Sides
from toolkit.language.lazy_pattern import lazy
from toolkit.language.money import chinese_names
from toolkit.language.spans import Spans
from toolkit.model.finding import Problem, Span
from toolkit.model.quantity import Quantity

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


class _Speed(NamedTuple):
    """A speed in megabits, and where a text has it."""

    megabits: Fraction
    span: Span


def with_one_figure(sides: Sides) -> Sides:
    """Both sides without the speeds that agree and that only one of them has as a figure: 万兆 and "10-gigabit"."""
    if _CUE.search(sides.left_plain) is None:
        return sides
    ours, theirs = _speeds(sides)
    spans: tuple[list[tuple[int, int]], list[tuple[int, int]]] = [], []
    for one in ours:
        other = next((other for other in theirs if other.megabits == one.megabits), None)
        if other is not None and _has_figure(sides.left, one) is not _has_figure(sides.right, other):
            theirs.remove(other)
            for some, speed in zip(spans, (one, other), strict=True):
                some.append((speed.span.start, speed.span.end))
    if not spans[0]:
        return sides
    left, right = (
        [one for one in figures if not taken.meet(one.start, one.end)]
        for figures, taken in ((sides.left, Spans(spans[0])), (sides.right, Spans(spans[1])))
    )
    return replace(sides, left=left, right=right)


def _has_figure(figures: Sequence[Quantity], speed: _Speed) -> bool:
    return any(speed.span.start <= one.start < speed.span.end for one in figures)


def changed_speeds(sides: Sides, matches: Sequence[Match]) -> Iterable[Discrepancy]:
    """The speeds that the translation has in another unit, where nothing else was found of their figures."""
    return _changed(sides, matches) if _CUE.search(sides.left_plain) is not None else ()


def _changed(sides: Sides, matches: Sequence[Match]) -> Iterator[Discrepancy]:
    left, right = ({one.megabits: one for one in reversed(some)} for some in _speeds(sides))
    ours = [one for megabits, one in reversed(left.items()) if megabits not in right]
    theirs = [one for megabits, one in reversed(right.items()) if megabits not in left]
    kept = {sides.left[match.left].start for match in matches}
    for one, other in zip(ours, theirs, strict=False) if len(ours) == len(theirs) else ():
        if any(one.span.start <= figure.start < one.span.end and figure.start not in kept for figure in sides.left):
            continue
        source, target = (other.span, one.span) if sides.turned else (one.span, other.span)
        message = f'{source.text} is "{target.text}" in the translation'
        yield Discrepancy("number-scale", Problem(message, source, target))


def _speeds(sides: Sides) -> tuple[list[_Speed], list[_Speed]]:
    text = sides.left_plain
    left = [_chinese(match) for match in _SPEED_ZH.finditer(text) if _is_told(text, match)]
    return left, [_english(match) for match in _SPEED_EN.finditer(sides.right_text)] if left else []


def _is_told(text: str, match: re.Match[str]) -> bool:
    """True for a speed in Chinese numerals, and one in digits beside a word of networks."""
    if match["digits"] is None or match["told"] is not None:
        return True
    return _BEFORE_ZH.search(text, max(0, match.start() - _BEFORE_REACH), match.start()) is not None


def _chinese(match: re.Match[str]) -> _Speed:
    scale = _SCALES[match["scale"] or match["more"] or ""]
    return _Speed(Fraction(match["digits"] or 1) * scale, Span(*match.span(), match.group()))


def _english(match: re.Match[str]) -> _Speed:
    number = Fraction((match["number"] or "1").replace(",", ""))
    unit = _UNITS[(match["unit"] or match["alone"])[0].lower()]
    return _Speed(number * unit, Span(*match.span(), match.group()))
