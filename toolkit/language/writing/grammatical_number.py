"""Singular and plural around an English figure: 1 percentage point, 2 percentage points; one firm is left alone."""

from __future__ import annotations

import re
from decimal import Decimal

from toolkit.language.units import unit_of

#: What follows a figure has one form for all numbers: 3 percent, a 3-year plan, 3 to 5 years.
_SAME = re.compile(r"\s*(?:yuan|percent|per cent|%|times|RMB)?\Z|-|\s*[%×]")
#: A figure that counts nothing that follows: within 1 to 2 metres, Table 1.
_AFTER_RANGE = re.compile(r"\s*(?:[-–—~]|to|and|or)\s*[0-9]")
_AFTER_BARE = re.compile(r"\s*(?:[.,;:)\]，。]|\Z)")
#: A verb, an apostrophe or a determiner that agrees with what is counted.
_VERB = re.compile(r"\s*(?:is|was|has|are|were|have|does|do)\b|['’]")
_DETERMINER = re.compile(
    r"\b(?:an?|this|that|these|those|each|every|per|another|past|last|next|first|coming|recent)\s+\Z", re.IGNORECASE
)
_ABBREVIATION = re.compile("[^aeiou]+|ha|mu|li|jin|liang", re.IGNORECASE)
_PLURALS = {
    "foot": "feet",
    "inch": "inches",
    "century": "centuries",
    "square foot": "square feet",
    "cubic foot": "cubic feet",
}


def in_number(after: str, was: Decimal, now: Decimal, before_figure: str, after_figure: str) -> str | None:
    """What follows a numeral inside a figure, in the number that its new value asks for; None where more would change.

    `before_figure` and `after_figure` are the texts around the figure. Only 1 asks for the singular; values below it
    keep the plural if they have it.
    """
    words = after.strip()
    if 1 not in (was, now) and not (was < 1 and not words.endswith("s")):
        return after
    if after.startswith("-") or _invariable(words):
        return after
    if not words and (
        _AFTER_RANGE.match(after_figure) or (after_figure[:1] != " " and _AFTER_BARE.match(after_figure))
    ):
        return after
    singular = _singular(words)
    if not singular or _VERB.match(after_figure) or _DETERMINER.search(before_figure):
        return None
    return after.replace(words, singular if now == 1 else _PLURALS.get(singular, singular + "s"))


def _invariable(words: str) -> bool:
    if words in ("yuan", "percent", "per cent", "%"):
        return True
    return bool(words) and unit_of(words) is not None and _ABBREVIATION.fullmatch(words) is not None


def _singular(words: str) -> str:
    """The singular of a unit; empty for what is none."""
    known = {many: one for one, many in _PLURALS.items()}
    for one in (known.get(words, words), words.removesuffix("s")):
        unit = unit_of(one)
        if one in ("percentage point", "basis point") or (unit is not None and one in unit.en):
            return one
    return ""
