"""How two lines or paragraphs are joined where a report has them as one: in a title, in a cell of a table."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable


def is_wide(character: str) -> bool:
    """Whether a character is as wide as a Chinese one; not so at the end of a text."""
    return character != "" and unicodedata.east_asian_width(character) in "WF"


def between(before: str, after: str) -> str:
    """What joins two lines: a space between words and figures, and none beside Chinese characters, as in a text."""
    return "" if not before or not after or is_wide(before[-1]) or is_wide(after[0]) else " "


def joined(texts: Iterable[str]) -> str:
    """Several lines as one."""
    found = ""
    for text in texts:
        found += between(found, text) + text
    return found
