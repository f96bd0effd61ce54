"""Singular and plural around an English figure: between one hour and two, more words change than the figure's own."""

from __future__ import annotations

import re
from decimal import Decimal

from toolkit.language.units import unit_of

#: A figure that counts nothing that follows: within 1 to 2 metres, Table 1.
_AFTER_RANGE = re.compile(r"\s*(?:[-–—~]|to|and|or)\s*[0-9]")
_AFTER_BARE = re.compile(r"\s*(?:[.,;:)\]，。]|\Z)")
#: A verb before or after the figure that agrees with it: there are 3 km left; 1 km is.
_AGREES = re.compile(
    r"\b(?:there|here|also)\s+(?:\w+\s+)?(?:is|are|was|were|remains?|has|have|exists?)\b[^,;.]*\Z", re.IGNORECASE
)
_VERB = re.compile(r"\s*(?:\w+ly\s+)?(?:is|was|has|are|were|have|does|do|[a-z]+s)\b|['’]")
_DETERMINER = re.compile(
    r"\b(?:an?|this|that|these|those|each|every|per|another|past|last|next|first|coming|recent)\s+\Z", re.IGNORECASE
)
_BEGINNING = re.compile(r"(?:\A|[.!?:;]\s+)[\"“(]*\Z")
_PERCENT = ("percent", "per cent", "%")
_ABBREVIATION = re.compile("[^aeiou]+|ha|mu|li|jin|liang", re.IGNORECASE)


def keeps_number(after: str, was: Decimal, now: Decimal, before_figure: str, after_figure: str) -> bool:
    """Whether the words around a numeral stay as they are with its new value.

    `after` is what follows the numeral inside the figure, `before_figure` and `after_figure` the texts around it.
    Only 1 asks for the singular; values below it keep the plural if they have it. Verbs and determiners may agree with
    a unit, so it is kept only in a compound (a 1-year project) or if it has one form (1 km, 2 km).
    """
    words = after.strip()
    if 1 not in (was, now) and not (was < 1 and not words.endswith("s")):
        return True
    if after.startswith("-") or (not words and after_figure.startswith("-") and after_figure[1:2].isalpha()):
        return True
    if 1 in (was, now) and (
        _AGREES.search(before_figure)
        or _DETERMINER.search(before_figure)
        or (_BEGINNING.search(before_figure) and _VERB.match(after_figure))
        or (words in _PERCENT and after_figure.startswith(" of "))
    ):
        return False
    if _invariable(words):
        return True
    bare = _AFTER_RANGE.match(after_figure) or (after_figure[:1] != " " and _AFTER_BARE.match(after_figure))
    return not words and bool(bare)


def _invariable(words: str) -> bool:
    if words == "yuan" or words in _PERCENT:
        return True
    return bool(words) and unit_of(words) is not None and _ABBREVIATION.fullmatch(words) is not None
