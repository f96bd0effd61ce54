"""Which way an English date faces: by, before and until May 1 end there, from May 1 on and after May 1 begin there."""

from __future__ import annotations

import re

from toolkit.model.finding import Span
from toolkit.model.quantity import TimeBound

#: Between such a word and its date.
_SKIPPED = (
    r"(?:(?:on|in|at|the|about|around|early|mid|late|midnight|close|start|beginning|middle|end|of|year|month|(?:mon|tues"
    r"|wednes|thurs|fri|satur|sun)day,?)(?:\s+|-))*"
)
#: Before a date. "As of" faces both ways, and says nothing.
_BEFORE = re.compile(
    rf"\b(?:(?P<since>no(?:t)? (?:earlier|sooner) than|not before|not until|after|since|following|beyond|effective"
    r"|start(?:s|ed|ing)?|beg[iau]n(?:s|ning)?|commenc(?:es?|ed|ing)|(?:takes?|took|taking|into) (?:effect|force)"
    r"|(?:(?:\A|(?<=[.,;:(]\s))|(?:in|into|take|takes|took) (?:effect|force)\s+|(?:appl(?:y|ies|ied)|runs?|ran|valid"
    r"|open|available|effective|starting|beginning|payable|due|implemented|introduced|levied|imposed|required|allowed"
    r"|permitted|operat\w+|as|both|date[sd]?"
    r"|be (?:built|completed|constructed|finished|established|delivered|commissioned|launched|phased (?:in|out)"
    r"|eliminated|achieved|reached|set up|put into (?:use|operation|service)))\s+)from)"
    r"|(?P<until>no(?:t)? later than|not after|before|by|until|till|prior to|ahead of|in advance of|up to|through))"
    rf"\s+{_SKIPPED}\Z",
    re.IGNORECASE,
)
_REACH = 48
_AFTER = re.compile(
    r",?\s+(?:(?P<since>onwards?|on\b(?! )|(?:or|and) (?:later|after|beyond|thereafter)|forward|at the earliest)"
    r"|(?P<until>(?:or|and) (?:before|earlier|sooner)|at the latest))\b",
    re.IGNORECASE,
)
#: A clause with one of these can tell the same from the other end: it stays closed until May 1.
_TURNING = re.compile(
    r"\b(?:no|not|never|cannot|without|only (?:\w+ ){0,2}(?:after|from|since|until|till|before|by|on|when|in)"
    r"|n[’']t|clos\w+|shut\w*|suspen\w+|stop\w*|ceas\w+|end(?:s|ed|ing)?(?! of)|expir\w+"
    r"|halt\w*|ban(?:s|ned)?|prohibit\w*|postpon\w+|delay\w*|defer\w*|wait\w*|abolish\w*|repeal\w*|lapse\w*|unless"
    r"|resum\w+|reopen\w*|(?:hold|held) (?:off|over|back|up)|put off|freez\w*|froze\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
_CLAUSE_REACH = 90
_CLAUSE_END = re.compile(r"[.;:\n](?!\d)")

#: What is a part of a time after first, middle or last.
_STRETCH = "(?:ten days|10 days|week|days|part|third|quarter|years|decades)"
_PARTS = (
    (TimeBound.EARLY, rf"early|(?:the )?(?:beginning|start|dawn|(?:first|early|opening) {_STRETCH}) of(?: the)?"),
    (TimeBound.MIDDLE, r"mid|(?:the )?(?:middle(?: part| years)?|second (?:ten days|10 days|third)) of(?: the)?"),
    (TimeBound.LATE, rf"late|(?:the )?(?:end|close|(?:last|final|closing|later|latter) {_STRETCH}) of(?: the)?"),
    (
        TimeBound.FIRST_HALF,
        r"early[\s-]+(?:to|and|or)[\s-]+mid|(?:the )?(?:first|former|earl(?:y|ier)) half of(?: the)?",
    ),
    (
        TimeBound.SECOND_HALF,
        r"mid(?:dle)?[\s-]+(?:to|and|or)[\s-]+late|(?:the )?(?:second|latter|later|last) half of(?: the)?",
    ),
)
_PART = re.compile(rf"\b(?:{'|'.join(f'(?P<{place.name}>{words})' for place, words in _PARTS)})[\s-]+\Z", re.IGNORECASE)
_MID = re.compile("mid[- ]", re.IGNORECASE)

#: The end of a year or a month without a figure.
_END = re.compile(
    r"(?:(?:end|close) of (?:the|this|next|each) (?:calendar |fiscal )?(?:year|month|quarter)"
    r"|\b(?:year|month|quarter)[- ]end|the year is out|the (?:year|month) ends)\b",
    re.IGNORECASE,
)


def faces(text: str, start: int, end: int) -> TimeBound | None:
    """UNTIL or SINCE for the date at `start:end`; None where the text does not say so for certain."""
    bound, first = _said(text, start, end)
    return None if bound is None or _is_turned(text, first, end) else bound


def _said(text: str, start: int, end: int) -> tuple[TimeBound | None, int]:
    """What the words around a date say, None where they say nothing or both, and where they begin."""
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    after = _AFTER.match(text, end)
    found = {TimeBound.SINCE if one["since"] else TimeBound.UNTIL for one in (before, after) if one is not None}
    return found.pop() if len(found) == 1 else None, before.start() if before else start


def _is_turned(text: str, start: int, end: int) -> bool:
    """True if the clause around has a word that turns it, other than in the phrase that begins at `start`."""
    return any(map(_TURNING.search, _clause(text, start, end)))


def _clause(text: str, start: int, end: int) -> tuple[str, str]:
    """What comes before and after a phrase in its clause."""
    first = max(0, start - _CLAUSE_REACH)
    for boundary in _CLAUSE_END.finditer(text, first, start):
        first = boundary.end()
    last = _CLAUSE_END.search(text, end, end + _CLAUSE_REACH)
    stop = last.start() if last else min(len(text), end + _CLAUSE_REACH)
    return text[first:start], text[end:stop]


_BANNED = re.compile(r"\b(?:prohibit\w*|ban(?:s|ned)?|forbidden|barred)\b", re.IGNORECASE)
_LIFTED = re.compile(
    r"\b(?:no|not|never|cannot|without|unless|resum\w*|lift\w*|end(?:s|ed|ing)?|expir\w+|postpon\w+|delay\w*|allow\w*"
    r"|permit\w*|only|again)\b|n['’]t\b",
    re.IGNORECASE,
)


def bans(text: str, start: int, end: int) -> TimeBound | None:
    """As `faces` for a date of a clause that forbids something, and tells nothing else that turns it."""
    bound, first = _said(text, start, end)
    clause = _clause(text, first, end)
    return bound if any(map(_BANNED.search, clause)) and not any(map(_LIFTED.search, clause)) else None


def part(text: str, start: int, end: int) -> TimeBound | None:
    """The part of a time that is named right before it: late March, the end of 2020, mid-May, the first half of May."""
    if _MID.match(text, start, end):
        return TimeBound.MIDDLE
    found = _PART.search(text, max(0, start - _REACH), start)
    return None if found is None else TimeBound[found.lastgroup or ""]


def ends(text: str) -> list[Span]:
    """Every end of the year, month end and the like that no figure begins."""
    return [Span(one.start(), one.end(), one.group()) for one in _END.finditer(text)]


_WEEKDAY = re.compile(
    r"\b(?:(?P<n1>Mon)|(?P<n2>Tues)|(?P<n3>Wednes)|(?P<n4>Thurs)|(?P<n5>Fri)|(?P<n6>Satur)|(?P<n7>Sun))days?\b"
)


def weekdays(text: str) -> list[tuple[int, Span]]:
    """Every day of the week with its number from 1, Monday."""
    if "day" not in text:
        return []
    found = _WEEKDAY.finditer(text)
    return [(int((one.lastgroup or "")[1:]), Span(one.start(), one.end(), one.group())) for one in found]
