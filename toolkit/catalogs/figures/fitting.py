"""Words around a figure that hold for its old value only: a majority of 51 percent, double-digit, all three."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from toolkit.model import Quantity, QuantityKind
from toolkit.model.quantity import Number

K = QuantityKind
_SHARES = frozenset({K.PERCENT, K.FRACTION})
_NUMBERS = frozenset({K.CARDINAL, K.MONEY, K.PERCENT, K.PERCENTAGE_POINT, K.BASIS_POINT, K.MULTIPLE}) | _SHARES
_RANKS = frozenset({K.ORDINAL, K.ENUMERATOR})
_COUNTS = frozenset({K.CARDINAL})
_DAYS = frozenset({K.DATE})
_DIGITS = "single double triple four five six seven eight nine ten eleven twelve".split()

Fits = Callable[[Fraction, Fraction], bool]


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


Row = tuple[re.Pattern[str], frozenset[QuantityKind], Fits]


def _digit_words(at: int, word: str) -> Row:
    """Double-digit, two-digit or 2-digit growth, by the number of digits."""
    number = (*"one two three".split(), word)[min(at, 4) - 1]
    low = 10 ** (at - 1) if at > 1 else 0
    return _words(rf"(?:{word}|{number}|{at})[- ](?:digits?|figures?)"), _NUMBERS, _between(low, 10**at)


def _between(low: int, high: int) -> Fits:
    return lambda was, now: not low <= was < high or low <= now < high


_SWELLS = lambda was, now: now * 2 >= was  # noqa: E731
_SHRINKS = lambda was, now: now <= was * 2  # noqa: E731
_STAYS = lambda was, now: now == was  # noqa: E731
_STAYS_AWAY_FROM_TOP = lambda was, now: now == was or min(was, now) > 3  # noqa: E731
_IS_NEVER_TWO = lambda was, now: 2 not in (was, now)  # noqa: E731
_SIDE_OF_ALL = lambda was, now: _sign(was - 100) == _sign(now - 100)  # noqa: E731


def _sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)


#: Words of a sentence, the kinds of figures that they are chosen by, and whether they still fit a new value.
_OF_SENTENCE: tuple[Row, ...] = (
    *(_digit_words(at, word) for at, word in enumerate(_DIGITS, 1)),
    # a majority of 51 percent
    (
        _words(
            r"majority|most of|mostly|mainly|bulk|predominant(?:ly)?|(?:more than|over|above) (?:a |one[- ])?half"
            r"|dominat\w+|lion['’]s share"
        ),
        _SHARES,
        _between(50, 10**9),
    ),
    (_words(r"minority|(?:less than|fewer than|under|below|not even) (?:a |one[- ])?half"), _SHARES, _between(0, 50)),
    (
        _words(r"(?:vast|overwhelming|great|large) majority|(?:almost|nearly|virtually) (?:all|every\w*)"),
        _SHARES,
        _between(80, 10**9),
    ),
    # exceeded the plan at 105 percent
    (
        _words(
            r"targets?|plans?|planned|quotas?|goals?|budget\w*|capacity|overfulfil\w*|fulfil\w*|complet\w+|achiev\w+"
            r"|exceed\w*|surpass\w*|full\w*|over-?(?:ful|subscri|book)\w+"
        ),
        frozenset({K.PERCENT}),
        _SIDE_OF_ALL,
    ),
    # second only to Beijing, which leads
    (
        _words(
            r"(?:second|trail\w*|behind|after) only|only to|ahead|foremost|un(?:rival|match)\w*|none"
            r"|lead(?:s|ing|ers?)?|led|top(?:s|ped|ping)?"
            r"|champions?|winners?|runners?[- ]up|gold|silver|bronze|podium|trail\w*|best|debut|inaugural"
            r"|maiden|youngest|oldest"
        ),
        _RANKS,
        _STAYS_AWAY_FROM_TOP,
    ),
    # the 2 cities and each other
    (
        _words(r"both|either|neither|pairs?|twins?|duo|couple|between(?! [0-9])|each other|former|latter"),
        _COUNTS,
        _IS_NEVER_TWO,
    ),
    # in his twenties, 25 years old
    (
        _words(
            r"(?:twen|thir|for|fif|six|seven|eigh|nine)ties|teens|teenage\w*|\w+genarians?|toddlers?|infants?|decades?"
        ),
        _COUNTS,
        _STAYS,
    ),
    (_words(r"trio|trinity|triang\w+|tripartite|trilateral|triplets?|quartet|quadrilateral|quintet"), _COUNTS, _STAYS),
)
#: The same of a clause.
_OF_CLAUSE: tuple[Row, ...] = (
    (_words("(?:low|high)(?!-)"), _SHARES, lambda was, now: (was < 50) == (now < 50)),
    (
        _words(
            r"soar\w*|surg\w+|skyrocket\w*|rocket\w*|plung\w+|plummet\w*|slump\w*|tumbl\w+|leap(?:s|t|ed|ing)?"
            r"|jump\w*|boom\w*|explo(?:de|ded|ding|sive\w*)|dramatic\w*|drastic\w*|sharp(?:ly)?|steep(?:ly)?"
            r"|substantial\w*|significant\w*|considerabl\w+|huge|massive|enormous|whopping|staggering|impressive|high(?!-)"
            r"|remarkabl\w+|rapid(?:ly)?|robust\w*|strong(?:ly)?|as (?:many|much|high|large|long) as|collaps\w+"
        ),
        _NUMBERS,
        _SWELLS,
    ),
    (
        _words(
            r"edg(?:e|es|ed|ing)|inch(?:ed|ing)|slight\w*|marginal\w*|modest\w*"
            r"|moderate\w*|minor|tiny|negligibl\w+|as (?:few|little|low|small) as|a few|handful|scarce\w*|mild(?:ly)?"
            r"|nudg\w+|dip(?:s|ped|ping)?|creep\w*|crept|small|little|low(?!-)"
        ),
        _NUMBERS,
        _SHRINKS,
    ),
)
#: The same of a clause whose source does not say it too: only 8 firms for 8家.
_ONLY: Row = (
    _words(r"mere(?:ly)?|only|just(?! (?:over|under|above|below|about|short))|barely|hardly"),
    _NUMBERS,
    _SHRINKS,
)
_ONLY_IN_SOURCE = re.compile("[仅只才僅]|不过|刚")
_THEM = r"(?: (?:of|the|these|those|its|our|their|other))*\s+\Z"
_TIMES = _words(
    "mornings?|afternoons?|evenings?|nights?|noon|midday|midnight|dawn|spring|summer|autumn|winter|weekends?|today"
    "|yesterday|tomorrow|tonight|New Year\\w*|National Day|Labou?r Day|Christmas|Eve|festival|year-?end|mid-?year"
    "|end of (?:the|each|this) (?:year|quarter|half)|leap day"
)
#: What so many things at most cannot follow: all three, none of the three; the top ten.
_MANY = (
    (2, re.compile(rf"\b(?:all|(?:none|any|most|some|each|every one|many|few|one) of|among){_THEM}", re.IGNORECASE)),
    (1, re.compile(r"\b(?:top|first|last|past|next|other|these|those|both|coming)" + _THEM, re.IGNORECASE)),
)
#: What is not in the clause of a figure.
_CLAUSE_BEFORE = re.compile(r"\A.*(?:[,;:][\s\"”’]|[(—]|\b(?:and|but|while|with)\b)", re.DOTALL)
_CLAUSE_AFTER = re.compile(r"(?:[,;:][\s\"”’]|[)—]|\b(?:and|but|while|with)\b).*", re.DOTALL)
#: Names that are as many as the figure says: the two cities of Linhe and Donghai.
_NAMES = re.compile(r"[A-Z][\w-]*(?:(?: [A-Z][\w-]*)*, (?:the )?[A-Z][\w-]*)*(?: [A-Z][\w-]*)*,? and (?:the )?[A-Z]")
_THE = re.compile(r"\b(?:the|these|its|our)\s+\Z", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:to|or|and|[-–—~])\s*")


def outgrown(target: str, spans: Sequence[tuple[int, int]], place: Quantity, now: Number | None, source: str) -> bool:
    """Whether words of its sentence were chosen by the old value of a figure, and do not fit `now`; None for a date.

    `spans` are the sentences of the target, and `source` is the text that it renders.
    """
    start, end = next(((a, b) for a, b in spans if a <= place.start < b), (0, len(target)))
    around = target[start : place.start] + " " + target[place.end : end]
    if now is None or place.low is None:
        return place.kind in _DAYS and _TIMES.search(around) is not None
    factor = 100 if place.kind is K.FRACTION else 1
    was, now = abs(Fraction(place.low)) * factor, abs(Fraction(now)) * factor
    before, least = target[start : place.start], min(was, now)
    if place.kind in _COUNTS and any(least <= few and words.search(before) for few, words in _MANY):
        return True
    clause = _CLAUSE_BEFORE.sub("", target[start : place.start]) + " " + _CLAUSE_AFTER.sub("", target[place.end : end])
    if place.kind in _COUNTS and _THE.search(before) and _NAMES.search(around):
        return True
    of_clause = _OF_CLAUSE if _ONLY_IN_SOURCE.search(source) else (*_OF_CLAUSE, _ONLY)
    return any(
        place.kind in kinds and not fits(was, now) and words.search(text)
        for rows, text in ((_OF_SENTENCE, around), (of_clause, clause))
        for words, kinds, fits in rows
    )


def mixed(target: str, figures: Sequence[Quantity], written: Mapping[int, str]) -> set[int]:
    """The ends of ranges that were both in words or both in digits, and would no longer be: nine to 12."""
    found = set()
    for one, other in itertools.pairwise(range(len(figures))):
        was = figures[one].text, figures[other].text
        now = written.get(one, was[0]), written.get(other, was[1])
        if now != was and _RANGE.fullmatch(target, figures[one].end, figures[other].start):
            before, after = ([bool(re.search("[0-9]", text)) for text in both] for both in (was, now))
            if before[0] == before[1] and after[0] != after[1]:
                found |= {one, other}
    return found
