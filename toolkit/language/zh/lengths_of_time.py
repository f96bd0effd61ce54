"""What a length of time in Chinese tells: so long before something (三年前), after it (后14日), within it (内)."""

from __future__ import annotations

import re

from toolkit.model.quantity import LengthOfTime, TimeBound

#: Right after the figure; 前后 and the first words of others (前往, 后续, 内部) tell nothing.
_AFTER = re.compile(
    "(?P<within>[之以]?内(?![部外地]))|(?:[之以])?(?:(?P<before>前(?![后往来期夕景沿身])|提前)|(?P<after>后(?![续期勤台者来面备])))"
)
#: Right before it, with the event: 开车前48小时, 产后42天, 提前3天.
_BEFORE = re.compile(
    "(?:(?P<before>提前|提早|提前了|(?<=[一-鿿])(?<![此以之目当在年月日的从往先空后])前)"
    "|(?P<after>(?<=[一-鿿])(?<![今此最先前以之往的年月日])后|推迟|延后|推后|延期))"
    "[第约至少足有满近了的]{0,2}\\Z"
)
#: What is too late by so long is not within it.
_OVERDUE = re.compile("(?:逾期|超期|超过)[约满]?\\Z")
_REACH = 8


def length(text: str, start: int, end: int) -> LengthOfTime:
    """What is told of the length of time at `start:end`; each part None where the text does not say so."""
    after = _AFTER.match(text, end)
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    sides = {
        TimeBound.UNTIL if one["before"] else TimeBound.SINCE
        for one in (after, before)
        if one is not None and (one["before"] or one["after"])
    }
    within = None
    if after is not None:
        within = True if after["within"] else False if after["after"] else None
    elif _OVERDUE.search(text, max(0, start - _REACH), start):
        within = False
    return LengthOfTime(sides.pop() if len(sides) == 1 else None, within)
