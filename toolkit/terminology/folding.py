"""Chinese text folded for matching, with the way back to the original offsets.

Differences that do not change the term are folded away: full-width forms, letter case, traditional characters,
quotation marks, and spaces beside Chinese characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from string import ascii_uppercase

from toolkit.language.scripts import COMMON_HAN
from toolkit.language.zh.traditional import SIMPLIFIED

#: One character to one character: ASCII's full-width forms, capitals, traditional to simplified.
_ONE_TO_ONE = (
    {chr(code): chr(code - 0xFEE0).lower() for code in range(0xFF01, 0xFF5F)}
    | {capital: capital.lower() for capital in ascii_uppercase}
    | SIMPLIFIED
    | {"〇": "零", "•": "·", "・": "·"}
)
#: Quotation and book-title marks anywhere; white space only beside a Chinese character.
_MARKS = "“”‘’„‟「」『』《》〈〉〝〞＂\"'\u200b\u2060\ufeff"
_DROPPED = re.compile(
    rf"(?=[{_MARKS}\s])(?:[{_MARKS}]+|(?<=[{COMMON_HAN}”’」』》])\s+|(?<!\s)\s++(?=[{COMMON_HAN}“‘「『《]))"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; `origin[i]` is the offset of its character i in the original, None if nothing was dropped."""

    text: str
    origin: Sequence[int] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original half-open span of the folded `[start:end]`, which is not empty."""
        if self.origin is None:
            return start, end
        return self.origin[start], self.origin[end - 1] + 1


@cache
def _changing() -> re.Pattern[str]:
    """What is folded one to one; two in a hundred characters of a text, so that looking up each would take longer."""
    return re.compile(f"[{''.join(map(re.escape, _ONE_TO_ONE))}]")


def fold(text: str) -> Folded:
    """`text` with case, width, script, quotation marks and inner spaces folded away."""
    changed = _changing().sub(lambda found: _ONE_TO_ONE[found.group()], text)
    if _DROPPED.search(changed) is None:
        return Folded(changed, None)
    pieces: list[str] = []
    origin: list[int] = []
    start = 0
    for dropped in _DROPPED.finditer(changed):
        pieces.append(changed[start : dropped.start()])
        origin.extend(range(start, dropped.start()))
        start = dropped.end()
    pieces.append(changed[start:])
    origin.extend(range(start, len(changed)))
    return Folded("".join(pieces), origin)
