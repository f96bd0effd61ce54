"""What a length of time in English tells: so long before something (three years ago), after it, within it."""

from __future__ import annotations

import re

from toolkit.model.quantity import LengthOfTime, TimeBound

_AFTER = re.compile(
    r",?\s+(?:(?P<before>ago|earlier|before(?:hand)?|prior to|in advance|ahead(?: of)?|early|previously|preceding)"
    r"|(?P<after>later|after(?:wards?)?|following|from now|late(?! [A-Z0-9])|on(?=[,.])|behind|hence))\b",
    re.IGNORECASE,
)
_HEDGE = r"(?:(?:about|around|some|nearly|almost|over|the|a|an|first|next|only|just|at least|no more than|another)\s+)*"
_BEFORE = re.compile(
    r"\b(?:(?P<within>within|in (?:less|fewer) than|in under|in no more than|inside)|(?P<after>after|following))"
    rf"\s+{_HEDGE}\Z",
    re.IGNORECASE,
)
_IN = re.compile(rf"\bwill\b[^.;,]{{0,40}} in\s+{_HEDGE}\Z", re.IGNORECASE)
#: Within it and no earlier: no less than, not before.
_NOT = re.compile(r"\b(?:not?|never|cannot)(?:\s+\w+){0,3}\s+\Z", re.IGNORECASE)
_REACH = 70


def length(text: str, start: int, end: int) -> LengthOfTime:
    """What is told of the length of time at `start:end`; each part None where the text does not say so."""
    first = max(0, start - _REACH)
    after, before = _AFTER.match(text, end), _BEFORE.search(text, first, start)
    side = None if after is None else TimeBound.UNTIL if after["before"] else TimeBound.SINCE
    if before is None:
        will = side is None and _IN.search(text, first, start) is not None
        return LengthOfTime(TimeBound.SINCE if will else side, None)
    if _NOT.search(text, first, before.start()):
        return LengthOfTime(side, None)
    if before["within"]:
        return LengthOfTime(side, True)
    return LengthOfTime(side or TimeBound.SINCE, False)
