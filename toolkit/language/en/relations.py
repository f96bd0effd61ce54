"""How an English figure relates to a change: rose by 5, rose to 5, from 5, 5 times that of the year before."""

from __future__ import annotations

import re

from toolkit.language.meaning import Place
from toolkit.model.meaning import Relation
from toolkit.model.quantity import QuantityKind

_HEDGE = (
    r"(?:about|around|some|nearly|almost|over|more|than|at|least|an?|the|approximately|roughly|just|only|further"
    r"|additional|another|total|estimated|average|of|less|fewer|no|under|up|close|whole|full)"
)
_MONEY = r"(?:rmb|us\$|hk\$|[$€£¥])?\Z"
_BY = re.compile(rf"(?:\bby|\bof)(?: {_HEDGE}){{0,4}} ?{_MONEY}")
_BY_POINTS = re.compile(rf"\bby(?: {_HEDGE}){{0,4}} ?\Z")
#: 2.3 times that of the year before.
_OF_OLD = re.compile(
    r" (?:that of|those of|what (?:it|they)|as (?:much|many|large|high)|the (?:level|size|figure|amount|number)|its )"
)
#: Before a new value.
TO = re.compile(
    rf"\b(?:(?:go|goes|went|gone|going|moved|edged|pushed) up to|(?<!up )to"
    r"|(?<!up )to (?:an?|its|the|their)(?: (?!and\b|by\b|from\b)[\w'’-]+){0,5}? (?:highs?|lows?|peak|record|level|total"
    r"|maximum|minimum) (?:\([^)]*\) )?of"
    rf"|at(?! (?:least|most|an average)\b))(?: {_HEDGE}){{0,4}} ?{_MONEY}",
)
#: Before a value higher than the old one.
_UP_TO = re.compile(rf"\b(?:was|were|is|are|now) up to(?: {_HEDGE}){{0,4}} ?{_MONEY}")
#: Grew at over 20 percent: of a rate, what is after a verb of change is the change.
_AT_RATE = re.compile(
    r" (?:(?:\w+ly|year on year|year-on-year|on average) )?at"
    rf"(?! (?:least|most|an average)\b)(?: {_HEDGE}){{0,4}} ?\Z"
)
_STANDING = frozenset("up down upward downward lower lowered raised cut eased".split())
_FROM = re.compile(rf"\bfrom(?: {_HEDGE}){{0,4}} ?{_MONEY}")
_BARE = re.compile(
    rf"(?! under\b)(?: (?:{_HEDGE}|significantly|sharply|slightly|steadily|further"
    rf"|year on year|year-on-year)){{0,3}} ?{_MONEY}",
)
#: Nouns that a verb of change may have as its object.
OBJECTS = frozenset("growth loss losses deficit deficits surplus profit profits inflation".split())
#: Growth that comes to 5 percent is that growth.
_AMOUNTS = re.compile(r"\b(?:came|comes|amount\w*|equal\w*|equivalent|limited|held|kept|confined)\b")
#: Figures that are changes of a rate, or rates.
POINTS = frozenset({QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINT, QuantityKind.BASIS_POINT})
_MULTIPLE = QuantityKind.MULTIPLE
#: What is between a word of change and its figure as often as not.
DIRECT = (" by ", " ")
#: A new value, however its name says that it changed: a reduced rate of 15 percent.
_NAMED_VALUE = re.compile(
    r"\b(?:reduced|lower(?:ed)?|increased|raised|higher)(?: [\w-]+)? (?:rate|price|tariff|fee|charge|level)s? of \Z"
)


def relation_to_verb(before: str, place: Place, verb: str, rest: str) -> Relation:
    """The relation of a figure to its word of change `verb`, with `rest` between them.

    Words that only look like those of a new value tell none: grew at 5 percent.
    """
    found = _direct_relation(place, rest) if rest in DIRECT else relation(before, place, rest)
    if found is not Relation.TO:
        return found
    if place.figure.kind is QuantityKind.PERCENT and verb not in _STANDING and _AT_RATE.match(rest):
        return Relation.BY
    return Relation.UNKNOWN if verb in OBJECTS or _AMOUNTS.search(rest) else found


def _direct_relation(place: Place, rest: str) -> Relation:
    """The relation of a figure right after its word of change, which takes no search."""
    if place.figure.kind is _MULTIPLE and _OF_OLD.match(place.text, place.figure.end):
        return Relation.OF
    return Relation.BY if rest.strip() or place.figure.kind in POINTS else Relation.UNKNOWN


def relation(before: str, place: Place, rest: str | None = None) -> Relation:
    """The relation of a figure by the words before it; `rest` are those after its word of change, if it has one."""
    if before.endswith(" of ") and _NAMED_VALUE.search(before):
        return Relation.TO
    if "from" in before and _FROM.search(before):
        return Relation.FROM
    if rest is not None and TO.search(before):
        return Relation.TO
    if place.figure.kind is _MULTIPLE and _OF_OLD.match(place.text, place.figure.end):
        return Relation.OF
    if rest is None:
        if "up to" in before and _UP_TO.search(before):
            return Relation.TO
        is_change = place.figure.kind in POINTS and _BY_POINTS.search(before)
        return Relation.BY if is_change else Relation.UNKNOWN
    if _BY.search(before):
        return Relation.BY
    return Relation.BY if place.figure.kind in POINTS and _BARE.match(rest) else Relation.UNKNOWN
