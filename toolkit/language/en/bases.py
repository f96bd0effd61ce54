"""What an English figure is compared with (year on year) and what it is for (a year, in total)."""

from __future__ import annotations

import re

from toolkit.language.meaning import Bases, Place
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
    Basis.AVERAGE: r"(?:two|three|four|five)-year average|average\w*|compound\w*|cagr",
    Basis.SPAN: r"over (?:the|all) (?:two|three|four|five) years",
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
_AVERAGE = Basis.AVERAGE
_COMPARISONS = frozenset(
    {
        Basis.YEAR,
        Basis.QUARTER,
        Basis.MONTH,
        Basis.WEEK,
        Basis.YEAR_START,
        Basis.PEAK,
        Basis.TROUGH,
        Basis.AVERAGE,
        Basis.SPAN,
    }
)


def bases(place: Place) -> Bases:
    """The bases that the words after and before a figure name, with their places; a comparison after it wins."""
    text, figure = place.text, place.figure
    after = _JOINT.split(text[figure.end : min(place.until, figure.end + _REACH)], maxsplit=1)[0]
    found = _named(after, figure.end)
    before = _JOINT.split(text[max(place.since, figure.start - _REACH) : figure.start])[-1]
    earlier = _named(before, figure.start - len(before))
    if not found.keys().isdisjoint(_COMPARISONS):
        earlier = {basis: where for basis, where in earlier.items() if basis not in _COMPARISONS or basis is _AVERAGE}
    return _certain(earlier | found)


def _named(text: str, at: int) -> Bases:
    found = _ANY.finditer(f" {text}")  # so that every place is one less, as is the sign before the words
    return {Basis[one.lastgroup or ""]: (at + one.start(), at + one.end() - 1) for one in found}


def _certain(found: Bases) -> Bases:
    """Without an average that may be one of many things rather than of years."""
    if found.keys() & _COMPARISONS <= {_AVERAGE}:
        found.pop(_AVERAGE, None)
    return found
