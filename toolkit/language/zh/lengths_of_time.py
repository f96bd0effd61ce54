"""What a length of time in Chinese is before or after: 三年前, 开车前48小时, 收到后14日内."""

from __future__ import annotations

import re

from toolkit.model.quantity import TimeBound

#: Right after the figure; 前后 and the first words of others (前往, 后续) tell nothing.
_AFTER = re.compile("[之以]?(?:(?P<before>前(?![后往来期夕景沿身])|提前)|(?P<after>后(?![续期勤台者来面备])))")
#: Right before it, with the event: 开车前48小时, 产后42天, 提前3天.
_BEFORE = re.compile(
    "(?:(?P<before>提前|提早|(?<=[一-鿿])(?<![此以之目当在年月日的从往先空后])前)"
    "|(?P<after>(?<=[一-鿿])(?<![今此最先前以之往的年月日])后|推迟|延后|推后|延期))"
    "[第约至少足有满近了的]{0,2}\\Z"
)
_REACH = 8


def side(text: str, start: int, end: int) -> TimeBound | None:
    """UNTIL or SINCE for the length of time at `start:end`; None where the text does not say so, or says both."""
    found = _AFTER.match(text, end), _BEFORE.search(text, max(0, start - _REACH), start)
    sides = {TimeBound.UNTIL if one["before"] else TimeBound.SINCE for one in found if one is not None}
    return sides.pop() if len(sides) == 1 else None
