"""Stretches of time that need not be a bound: 三年内 is "over the next three years"."""

from __future__ import annotations

import re

from toolkit.language.figures.hedges import Hedged
from toolkit.language.lazy_pattern import lazy
from toolkit.language.units import unit_of

#: English words of time that need not be a bound (over five years), and Chinese after a figure likewise.
_LOOSE = lazy(r"\b(?:over|within|up to|passed|passing)\W*\Z", re.IGNORECASE)
_LOOSE_REACH = 10
#: English before a stretch of time in which something happens, and what may be between: over the next three years.
_DURING = lazy(
    r"\b(?:over|in|during|within|throughout|for|of|first|next|past|last|previous|coming|every|each|following|recent)"
    r"(?: (?:the|its|their|his|her|a|an|only|just|about|first|next|past|last|previous|coming|following|same))*\W*\Z",
    re.IGNORECASE,
)
_DURING_REACH = 40
_WITHIN = lazy("[ \u3000]?[以之]?[内內]")
_AFTER_PLAY = lazy(r"\bafter \Z", re.IGNORECASE)
_RULING = lazy("[应须请需]|必|不得|要求")


def are_explicit(left: Hedged, right: Hedged) -> bool:
    """True unless a bound is in words that can also tell how long something takes: 三天内, over three days."""
    unit = unit_of(left.quantity.unit) or unit_of(right.quantity.unit)
    if unit is None or unit.dimension != "time":
        return True
    start = right.quantity.start
    loose = _LOOSE.search(right.text, max(0, start - _LOOSE_REACH), start) is not None
    return not loose and not left.text.startswith("内", left.quantity.end)


def is_stretch(left: Hedged, right: Hedged) -> bool:
    """三年内 as "over the next three years"."""
    quantity, start = left.quantity, right.quantity.start
    unit = unit_of(quantity.unit)
    if unit is None or unit.dimension != "time" or _WITHIN.match(left.text, quantity.end) is None:
        return False
    first = max(0, start - _DURING_REACH)
    if _DURING.search(right.text, first, start) is not None:
        return True
    # What is so far after the minutes of a match is so in them; a rule to act within them is another matter.
    played = unit.key == "minute" and _AFTER_PLAY.search(right.text, first, start) is not None
    return played and _RULING.search(left.text) is None
