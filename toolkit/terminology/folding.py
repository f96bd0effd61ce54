"""Chinese text folded for matching, with the way back to the original offsets.

What does not change which term stands there is folded away: full-width forms, letter case, traditional characters,
quotation marks, and spaces beside Chinese characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.language.traditional import SIMPLIFIED

#: One character to one character: ASCII's full-width forms, capitals, traditional to simplified.
_ONE_TO_ONE = (
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    | {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
    | {code: code - 0xFEE0 + 32 for code in range(0xFF21, 0xFF3B)}
    | {ord(a): ord(b) for a, b in SIMPLIFIED.items()}
    | {ord("〇"): ord("零"), ord("•"): ord("·"), ord("・"): ord("·")}
)
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
#: Quotation and book-title marks anywhere; white space only where a Chinese character stands beside it.
_DROPPED = re.compile(
    "[“”‘’„‟「」『』《》〈〉〝〞＂\"'\u200b\u2060\ufeff]+" + rf"|(?<=[{_HAN}”’」』》])\s+|\s+(?=[{_HAN}“‘「『《])"
)
_HAN_ONLY = re.compile(f"[{_HAN}]")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; `origin[i]` is where its character i stands in the original, None where nothing was dropped."""

    text: str
    origin: Sequence[int] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original half-open span of the folded `[start:end]`, which is not empty."""
        if self.origin is None:
            return start, end
        return self.origin[start], self.origin[end - 1] + 1


def fold(text: str) -> Folded:
    """`text` with case, width, script, quotation marks and inner spaces folded away."""
    changed = text.translate(_ONE_TO_ONE)
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


def is_han(character: str) -> bool:
    """Whether a character is a Chinese one."""
    return _HAN_ONLY.match(character) is not None
