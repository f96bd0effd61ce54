"""A date is not in the form *May 17, 2022*.

American English has the month first, the day without *th*, and a comma before the year. Days of anniversaries and
movements with a name of their own (the May 4th Movement), numeric dates in labels, and numbers of versions are left
alone.

Fires::

    - zh: 2022年5月17日
      en: It was published on 17 May 2022.
    - zh: 5月17日召开会议。
      en: The meeting was held on May 17th.

Passes::

    - zh: 2022年5月17日
      en: It was published on May 17, 2022.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from toolkit.context import Reading
from toolkit.language.en.lexicon import MONTHS, SHORT_MONTHS
from toolkit.language.en.style import fits_american, is_prose
from toolkit.language.lazy_pattern import lazy
from toolkit.model import Problem, Severity, Span

GROUP = "style"
SEVERITY = Severity.WARNING
fits = fits_american

_MONTH = "|".join(month.capitalize() for month in MONTHS)
_SHORT = "|".join(month.capitalize() for month in SHORT_MONTHS)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
FORMS = lazy(
    rf"(?<![\w.,/–-])(?:the (?=\w+(?:st|nd|rd|th)))?(?:(?P<from>{_DAY})[-–])?"
    rf"(?P<first>{_DAY})(?:st|nd|rd|th)? (?:of )?(?P<after>{_MONTH})\b"
    r"(?:,? (?P<y1>[12]\d{3})\b)?"
    rf"|\b(?P<before>{_MONTH}) (?P<second>{_DAY})(?P<th>st|nd|rd|th)\b(?:,? (?P<y2>[12]\d{{3}})\b)?"
    rf"|\b(?P<month>{_MONTH}) (?P<third>{_DAY}) (?P<y3>[12]\d{{3}})\b"
    rf"|\b(?P<short>{_SHORT})\.? (?P<fourth>{_DAY}),? (?P<y4>[12]\d{{3}})\b"
    rf"|(?<![\w.,/–-])(?P<fifth>{_DAY}) (?P<late>{_SHORT})\.?,? (?P<y5>[12]\d{{3}})\b"
    rf"|(?<=[Ii]n )(?P<alone>{_MONTH}), (?P<y6>[12]\d{{3}})(?=[.;)]|\Z| (?:and|or|to|by|at|with|after|when)\b)"
    r"|(?<![\w./-])(?P<numeric>[12]\d{3}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])"
    r"|(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|[12]\d|3[01])/[12]\d{3})(?![\w/-])"
)
_NUMERIC = lazy(r"\d{4}[-/.]\d|/\d{4}")
#: Before a number that looks like a date: of a version, standard or document.
_LABELED = lazy(
    r"(?:\b(?:[Rr]eleases?|[Vv]ersions?|[Bb]uilds?|[Ss]tandards?|[Nn]os?|v|[Ff]ile|[Dd]ocument|[Mm]odel|[Ee]dition)\.? "
    r"|[A-Z]{2,}[/\w]* )\Z"
)
#: After a year, a word that goes on; another one is what that many of are counted: March 1 2000 firms.
_GOES_ON = lazy(
    r"(?! [a-z]| [A-Z][a-z]+s\b)| (?:in|at|by|and|or|to|the|when|as|for|with|from|on|until|was|is|were|it|after)\b"
)
_HOLIDAY = lazy(r"(?:the )?4th of July\Z", re.I)
#: What is before a day that shares its month with another: between 3 and 17 May.
_SHARED = lazy(r"(?<!\d)\d{1,2}(?:st|nd|rd|th)? ?(?:and|to|or|-|–|—) ?\Z")
_REACH = 12
_NAMES = [month.capitalize() for month in MONTHS]
_BEGINNINGS = [name[:3] for name in _NAMES]
_LAST_DAY = 31


def check_unit(reading: Reading) -> Iterator[Problem]:
    """One problem for each date in another form."""
    text = reading.target.text
    if not any(name in text for name in _BEGINNINGS) and _NUMERIC.search(text) is None:
        return
    prose = is_prose(text, reading.unit.notes)
    for match in FORMS.finditer(text):
        if reading.is_settled(*match.span()) or _is_name(text, match):
            continue
        if match["numeric"] and (not prose or _is_label(text, match)):
            continue
        yield Problem(
            f"“{match[0]}” is not a date in the form “May 17, 2022”",
            target=Span(match.start(), match.end(), match[0]),
            suggestion=None
            if match["first"] and _SHARED.search(text, max(0, match.start() - _REACH), match.start())
            else _written(match),
        )


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether a word with a capital follows a day without a year (7 May Street), or a verb follows *May*."""
    following = text[match.end() : match.end() + 2]
    if match["y3"] and _GOES_ON.match(text, match.end()) is None:
        return True
    if _HOLIDAY.fullmatch(match[0]):
        return True
    if match["th"] and not match["y2"]:
        return following[:1] == " " and following[1:].isupper()
    if not match["after"] or match["y1"] or following[:1] != " ":
        return False
    return following[1:].isupper() or (match["after"] == "May" and following[1:].islower())


def _is_label(text: str, match: re.Match[str]) -> bool:
    """Whether digits that look like a date are a number of something, or no day of the calendar."""
    if _LABELED.search(text, max(0, match.start() - _REACH), match.start()):
        return True
    return not _days(match["numeric"])


def _days(numeric: str) -> list[date]:
    """The days that a date in digits may be: two for 5/6/2022."""
    first, second, third = (int(part) for part in re.split(r"[-/.]", numeric))
    ways = [(first, second, third)] if first > _LAST_DAY else [(third, first, second), (third, second, first)]
    found = set()
    for way in ways:
        with suppress(ValueError):
            found.add(date(*way))
    return sorted(found)


def _written(match: re.Match[str]) -> str | None:
    if match["numeric"]:
        days = _days(match["numeric"])
        return f"{_NAMES[days[0].month - 1]} {days[0].day}, {days[0].year}" if len(days) == 1 else None
    if match["alone"]:
        return f"{match['alone']} {match['y6']}"
    if short := match["short"] or match["late"]:
        name = _NAMES[SHORT_MONTHS[short.lower()] - 1]
        return f"{name} {int(match['fourth'] or match['fifth'])}, {match['y4'] or match['y5']}"
    month_name = match["after"] or match["before"] or match["month"]
    days_text = str(int(match["first"] or match["second"] or match["third"]))
    if match["from"]:
        days_text = f"{match['from']}–{days_text}"
    year_text = match["y1"] or match["y2"] or match["y3"]
    return f"{month_name} {days_text}" + (f", {year_text}" if year_text else "")
