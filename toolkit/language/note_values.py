"""The value of the mark of a note: its number, or its signs."""

from __future__ import annotations

import re
import unicodedata

from toolkit.language.raised_digits import LOWERED

_HAN = "一二三四五六七八九"


def value(found: re.Match[str]) -> str:
    """The value of what matched a mark, whose only group it is or the one named `mark`: ［１］ and 注一 are 1."""
    named = found.groupdict().get("mark")
    shown = named or next((one for one in found.groups() if one), "")
    shown = unicodedata.normalize("NFKC", shown.translate(LOWERED))
    digits = "".join(filter(str.isdecimal, shown))
    return str(int(digits)) if digits else str(_han(shown)) if shown[:1] in f"{_HAN}十" else shown


def _han(number: str) -> int:
    tens, ten, ones = number.rpartition("十")
    last = _HAN.find(ones) + 1 if ones else 0
    return last + (10 * (_HAN.find(tens) + 1 if tens else 1) if ten else 0)
