"""What an English figure is compared with (year on year) and what it is for (a year, in total)."""

from __future__ import annotations

import re

from toolkit.language.alternation import together
from toolkit.language.meaning import Bases, Place
from toolkit.model.meaning import Basis

#: Before the name of an earlier time.
_THAN = "from|than|on|over|against|compared with|compared to|relative to"


def _each(words: str, rest: str) -> str:
    """Each of the words with the rest: alternatives that are told apart by their first letters, which is quick."""
    return "|".join(word + rest for word in words.split("|"))


def _than(rest: str) -> str:
    """A word of comparison and what it is with."""
    return _each(_THAN, f"(?: (?:in|at|that of|those of))? {rest}")


def _period(noun: str) -> str:
    """The words for a comparison with the last year, month, quarter, week or day, or with its end but for a year's."""
    last = rf"|end of (?:last|the (?:previous|preceding|prior)) {noun}|(?:last|previous) {noun}(?:'s|[- ])end"
    earlier = _than(rf"(?:the |a )?(?:previous|last|preceding|prior) {noun}(?!'s end)")
    return (
        rf"{noun}[- ](?:on|over)[- ]{noun}|{earlier}"
        rf"|{_each('a|one|the', f' {noun} (?:earlier|ago|before)')}|on the {noun}{'' if noun == 'year' else last}"
    )


_OF_THE_YEAR = "(?:start|beginning) of (?:the|this) year"
_BASES = {
    Basis.YEAR_START: (
        rf"since (?:the )?{_OF_THE_YEAR}|{_than(f'(?:the )?{_OF_THE_YEAR}')}|year[- ]to[- ]date"
        rf"|{_each('the end|end', ' of (?:last|the previous|the preceding) year')}"
        rf"|{_each('previous|last', ' year[- ]end')}|turn of the year"
    ),
    Basis.YEAR: (
        rf"{_period('year')}|y-?o-?y|{_than('(?:the )?same (?:period|month|quarter)')}"
        rf"|{_each('period|month|quarter', ' (?:of )?last year')}"
        rf"|{_than('(?:in )?(?:the )?year before')}|last year's"
    ),
    Basis.MONTH: _period("month"),
    Basis.QUARTER: _period("quarter"),
    Basis.WEEK: _period("week"),
    Basis.DAY: _period("day") + "|yesterday",
    Basis.PLAN: _than(r"(?:[\w'’-]+ ){0,3}(?:budget|plan|forecast|estimate|expect\w+)")
    + "|"
    + _each("above|below|under|over|than", r" (?:the )?(?:budget\w*|planned|plan|forecast|expected|estimate[sd]?)"),
    Basis.AVERAGE: rf"{_each('two|three|four|five', '-year average')}|average\w*|compound\w*|cagr",
    Basis.SPAN: r"over (?:the|all) (?:two|three|four|five) years",
    Basis.PEAK: _each("from|below|off|than|under|against", r" (?:[\w'’]+ ){0,3}(?:peaks?|highs?|highest|top)"),
    Basis.TROUGH: _each("from|above|off|than|over|against", r" (?:[\w'’]+ ){0,3}(?:lows?|lowest|trough|bottom|nadir)"),
    Basis.UNADJUSTED: _each("without|before", r"(?: any)?(?: seasonal)? adjust\w+")
    + "|unadjusted|not (?:seasonally )?adjusted",
    Basis.ADJUSTED: r"seasonally adjusted|adjusted|after (?:seasonal )?adjust\w+|adjusting for",
    Basis.REAL: r"in real terms|real (?=growth|increase|terms)|after (?:adjusting for )?inflation|inflation-adjusted"
    r"|adjusted for (?:inflation|price)|at (?:constant|comparable) prices|price factors",
    Basis.NOMINAL: r"nominal(?:ly)?|at current prices",
    Basis.PER_YEAR: r"annual(?:ly)?|annuali[sz]ed|yearly|per annum",
    Basis.PER_QUARTER: r"quarterly",
    Basis.PER_MONTH: r"monthly",
    Basis.PER_WEEK: r"weekly",
    Basis.PER_DAY: r"daily",
    Basis.PER_HOUR: r"hourly|kph|km/h|mph",
    Basis.PER_PERSON: r"per capita",
    Basis.TOTAL: r"in total|cumulative(?:ly)?|altogether|in all|an? (?:combined )?total of|totall?ed",
}
#: What is after a, per, each and every; a point in time (a year ago) is none.
_PER = {
    Basis.PER_YEAR: r"(?:academic |school |calendar |fiscal |financial )?year",
    Basis.PER_TERM: r"semester|(?:school )?term",
    Basis.PER_QUARTER: r"quarter",
    Basis.PER_MONTH: r"month",
    Basis.PER_WEEK: r"week",
    Basis.PER_DAY: r"(?:working )?day",
    Basis.PER_HOUR: r"hour",
    Basis.PER_MINUTE: r"minute",
    Basis.PER_SECOND: r"second(?! [a-z])",
    Basis.PER_PERSON: r"person|head|inhabitant|resident|employee|worker|student|pupil|patient|passenger",
    Basis.PER_HOUSEHOLD: r"(?:\w+ )?household|family",
    Basis.PER_SQUARE_METRE: r"square met(?:er|re)",
    Basis.PER_SQUARE_KILOMETRE: r"square kilomet(?:er|re)",
    Basis.PER_SQUARE_MILE: r"square mile",
    Basis.PER_KILOMETRE: r"kilomet(?:er|re)|km",
    Basis.PER_MILE: r"mile",
    Basis.PER_CUBIC_METRE: r"cubic met(?:er|re)",
    Basis.PER_LITRE: r"lit(?:er|re)",
    Basis.PER_GALLON: r"gallon",
    Basis.PER_BARREL: r"barrel",
    Basis.PER_TONNE: r"(?:metric )?tonn?e?",
    Basis.PER_KILOGRAM: r"kilogram(?:me)?|kilo|kg",
}
#: They say of what a rate is without a noun that is known.
_EACH = r"per(?! ?cent)|each|every|apiece"
#: One of the nouns, in a group with the name of its basis.
_NOUN = re.compile(f"(?:{'|'.join(f'(?P<{basis.name}>{noun})' for basis, noun in _PER.items())})\\Z")
_RATE = (
    r"(?P<RATE>(?:(?<=/)|(?<!within )(?<!after )(?<!than )(?<!half )(?<=[ (])(?:an?|per|each|every) )"
    rf"(?:{'|'.join(_PER.values())}))"
    r"\b(?! (?:earlier|ago|before|later|on(?! average)))"
)
#: In lower case after a space, bracket or stroke, which a search finds quickly; other words are passed over at once.
_FIRSTS = together("|".join([*_BASES.values(), "an? ", _EACH]))
_ANY = re.compile(
    rf"[ (/](?:(?<=/)|(?={_FIRSTS}))"
    rf"(?:(?:{'|'.join(f'(?P<{basis.name}>{together(words)})' for basis, words in _BASES.items())})\b|{_RATE}"
    rf"|(?P<PER_UNIT>{_EACH})\b)"
)
#: Where the words of one figure end and those of the next begin.
_JOINT = re.compile(r"[.;:]\s|[,\n\t]| and | while | but | whereas ")
_REACH = 80
_AVERAGE = Basis.AVERAGE
#: An enumeration's members are slow to look up.
_BY_NAME = dict(Basis.__members__)
_COMPARISONS = frozenset(
    {
        Basis.YEAR,
        Basis.QUARTER,
        Basis.MONTH,
        Basis.WEEK,
        Basis.DAY,
        Basis.PLAN,
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
    return {_basis(one): (at + one.start(), at + one.end() - 1) for one in found}


def _basis(found: re.Match[str]) -> Basis:
    noun = _NOUN.search(found["RATE"]) if found["RATE"] else None
    return _BY_NAME[(noun or found).lastgroup or ""]


def _certain(found: Bases) -> Bases:
    """Without an average that may be one of many things rather than of years."""
    if found.keys() & _COMPARISONS <= {_AVERAGE}:
        found.pop(_AVERAGE, None)
    return found
