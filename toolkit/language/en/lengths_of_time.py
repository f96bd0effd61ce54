"""What a length of time in English is before or after: three years ago, within 14 days of receipt."""

from __future__ import annotations

import re

from toolkit.model.quantity import TimeBound

_AFTER = re.compile(
    r",?\s+(?:(?P<before>ago|earlier|before(?:hand)?|prior to|in advance|ahead(?: of)?|early|previously|preceding)"
    r"|(?P<after>later|after(?:wards?)?|following|from now|late(?! [A-Z0-9])|on(?=[,.])|behind|hence))\b",
    re.IGNORECASE,
)
_HEDGE = r"(?:(?:about|around|some|nearly|almost|over|the|a|an|first|next|only|just|at least|no more than|another)\s+)*"
#: It opened after three years, it will open in three years.
_BEFORE = re.compile(rf"\b(?:after|following|will\b[^.;,]{{0,40}} in)\s+{_HEDGE}\Z", re.IGNORECASE)
_REACH = 70


def side(text: str, start: int, end: int) -> TimeBound | None:
    """UNTIL or SINCE for the length of time at `start:end`; None where the text does not say so."""
    after = _AFTER.match(text, end)
    if after is not None:
        return TimeBound.UNTIL if after["before"] else TimeBound.SINCE
    return TimeBound.SINCE if _BEFORE.search(text, max(0, start - _REACH), start) else None
