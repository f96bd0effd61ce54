"""What an English figure is compared with (year on year) and what it is for (a year, in total)."""

from __future__ import annotations

import re

from toolkit.language.meaning import Place
from toolkit.model.meaning import Basis

#: Before the name of an earlier time.
_THAN = "(?:from|than|on|over|against|compared (?:with|to)|relative to)(?: (?:in|at|that of|those of))?"


def _period(noun: str) -> str:
    """The words for a comparison with the last month, quarter or week."""
    return (
        rf"{noun}[- ](?:on|over)[- ]{noun}|{_THAN} (?:the |a )?(?:previous|last|preceding|prior) {noun}(?!'s end)"
        rf"|(?:a|one|the) {noun} (?:earlier|ago|before)|on the {noun}"
    )


_BASES = {
    Basis.YEAR_START: (
        rf"(?:since|{_THAN}) (?:the )?(?:start|beginning) of (?:the|this) year|year[- ]to[- ]date"
        r"|(?:the )?end of (?:last|the previous|the preceding) year|(?:previous|last) year[- ]end|turn of the year"
    ),
    Basis.YEAR: (
        rf"{_period('year')}|y-?o-?y|{_THAN} (?:the )?same (?:period|month|quarter)|(?:period|month"
        rf"|quarter) (?:of )?last year"
        rf"|{_THAN} (?:in )?(?:the )?year before|last year's"
    ),
    Basis.MONTH: _period("month"),
    Basis.QUARTER: _period("quarter"),
    Basis.WEEK: _period("week"),
    Basis.AVERAGE: r"(?:two|three|four|five)-year average|average\w*|compound\w*|cagr|over the (?:two|three"
    r"|four|five) years",
    Basis.PEAK: r"(?:from|below|off|than|under|against) (?:[\w'’]+ ){0,3}(?:peaks?|highs?|highest|top)",
    Basis.TROUGH: r"(?:from|above|off|than|over|against) (?:[\w'’]+ ){0,3}(?:lows?|lowest|trough|bottom|nadir)",
    Basis.UNADJUSTED: r"(?:without|before)(?: any)?(?: seasonal)? adjust\w+|unadjusted|not (?:seasonally )?adjusted",
    Basis.ADJUSTED: r"(?:seasonally )?adjusted|after (?:seasonal )?adjust\w+|adjusting for",
    Basis.REAL: r"in real terms|real (?=growth|increase|terms)|after (?:adjusting for )?inflation|inflation-adjusted"
    r"|adjusted for (?:inflation|price)|at (?:constant|comparable) prices|price factors",
    Basis.NOMINAL: r"nominal(?:ly)?|at current prices",
    Basis.PER_YEAR: r"(?:a|per|each|every) year(?! (?:earlier|ago|before|later|on(?! average)))|annual(?:ly)?|yearly"
    r"|per annum",
    Basis.PER_MONTH: r"(?:a|per|each|every) month(?! (?:earlier|ago|before|later|on(?! average)))|monthly",
    Basis.PER_DAY: r"(?:a|per|each|every) day(?! (?:earlier|ago|before|later))|daily",
    Basis.PER_UNIT: r"per(?! ?cent)|a head|each|every|apiece",
    Basis.TOTAL: r"in total|cumulative(?:ly)?|altogether|in all",
}
#: In lower case after a space or bracket, which a search finds quickly.
_ANY = re.compile(rf"[ (](?:{'|'.join(f'(?P<{basis.name}>{words})' for basis, words in _BASES.items())})\b")
#: Where the words of one figure end and those of the next begin.
_JOINT = re.compile(r"[.;:]\s|[,\n\t]| and | while | but | whereas ")
_REACH = 80
_COMPARISONS = frozenset(
    {Basis.YEAR, Basis.QUARTER, Basis.MONTH, Basis.WEEK, Basis.YEAR_START, Basis.PEAK, Basis.TROUGH, Basis.AVERAGE}
)


def bases(place: Place) -> frozenset[Basis]:
    """The bases that the words after a figure name, or else those before it."""
    text, figure = place.text, place.figure
    after = text[figure.end : min(place.until, figure.end + _REACH)]
    joint = _JOINT.search(after)
    found = _named(after[: joint.start()] if joint else after)
    before = text[max(place.since, figure.start - _REACH) : figure.start]
    earlier = _named(_JOINT.split(before)[-1])
    if found & _COMPARISONS:
        earlier -= _COMPARISONS - {Basis.AVERAGE}
    return _certain(found | earlier)


def _named(text: str) -> frozenset[Basis]:
    return frozenset([Basis[found.lastgroup or ""] for found in _ANY.finditer(f" {text.lower()}")])


def _certain(found: frozenset[Basis]) -> frozenset[Basis]:
    """Without an average that may be one of many things rather than of years."""
    return found if found & _COMPARISONS - {Basis.AVERAGE} else found - {Basis.AVERAGE}
