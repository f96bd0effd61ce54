"""Letters that are signs of units only near words for what these measure: 5A is a scenic spot or a current.

The words are of both languages, as texts mix them; each row has a text in which the sign is a unit.
"""

from __future__ import annotations

import re
from typing import NamedTuple

#: Characters before and after a figure in which the words are looked for.
_BEFORE, _AFTER = 40, 30


class BareSign(NamedTuple):
    """The words near a sign that make it a unit, and an example in each language."""

    words: re.Pattern[str]
    zh: str
    en: str


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


#: Another electrical amount, which says the same as a word.
_ELECTRIC = r"(?-i:[0-9] ?(?:[kmμµ]?[VΩ]|[kM]?W|mA)(?![A-Za-z0-9]))|volt|伏"

BARE_SIGNS = {
    "A": BareSign(
        _words(
            rf"电流|断路器|熔断|保险丝|熔丝|插座|安培|电缆|触点|current|breaker|\bfuse|ampere|\bamps?\b|{_ELECTRIC}"
        ),
        "额定电流为5A",
        "a rated current of 5 A",
    ),
    "J": BareSign(
        _words(r"能量|功(?!能)|热量|焦耳|冲击|除颤|激光|\benergy|\bheat|impact|joule|laser|defibrillat|\bwork\b"),
        "冲击能量为50J",
        "an impact energy of 50 J",
    ),
    "K": BareSign(
        _words(r"温度|开尔文|低温|超导|\btemperature|kelvin|cryogenic|superconduct"),
        "温度为300K",
        "a temperature of 300 K",
    ),
    "N": BareSign(
        _words(
            r"[推拉压张弹浮重阻摩剪握作用测]力|牛[顿米·]|[扭弯力]矩|载荷|负荷|\bforce|\bthrust|tension|\bload|\btorque|\bmoment|newton"
        ),
        "推力为200N",
        "a thrust of 200 N",
    ),
    "T": BareSign(
        _words(r"磁(?!盘|带)|特斯拉|核磁|MRI|magnet|\btesla\b"),
        "磁场强度为3T",
        "a magnetic field of 3 T",
    ),
    "s": BareSign(
        _words(
            r"时间|延[时迟]|持续|周期|间隔|响应|时长|历时|脉冲|超时|[0-9] ?(?:ms|μs|µs|ns|min)(?![A-Za-z])"
            r"|\btimes?\b|delay|duration|period|interval|latency|timeout|second|pulse|\blast(?:s|ed|ing)\b"
        ),
        "延迟时间为5s",
        "a delay time of 5 s",
    ),
}


#: A number before an s that makes a decade of it: the 1990s.
_DECADE = re.compile("[0-9]{3}0")
#: Kelvins from here on, or with a decimal point, are not the size of a picture: 4K, 8K.
_FEWEST_KELVINS = 10


def is_unit(sign: str, text: str, start: int) -> bool:
    """True if the sign at `start` of a text, one of `BARE_SIGNS` after a figure, is a unit."""
    before, after = text[max(0, start - _BEFORE) : start], text[start + 1 : start + 1 + _AFTER]
    number = before.rstrip()
    digits = number[len(number.rstrip("0123456789.,")) :]
    if sign == "K" and digits.isdigit() and int(digits) < _FEWEST_KELVINS:
        return False
    if sign == "s" and _DECADE.fullmatch(digits):
        return False
    if re.match(r"[-‑–·⋅•*]?[A-Za-z0-9]|级|景|股|座|栋", after):
        return False
    words = BARE_SIGNS[sign].words
    return words.search(before) is not None or words.search(after) is not None
