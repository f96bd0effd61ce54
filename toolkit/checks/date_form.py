"""A date is not in the form *May 17, 2022*.

American English has the month first, the day without *th*, and a comma before the year. Days of anniversaries and
movements with a name of their own (the May 4th Movement) and numeric dates in labels are left alone.

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

from toolkit.context import Reading
from toolkit.language.en.lexicon import MONTHS
from toolkit.language.en.style import fits as fits
from toolkit.language.en.style import is_prose
from toolkit.language.lazy_pattern import lazy
from toolkit.model import Problem, Severity, Span

GROUP = "style"
SEVERITY = Severity.WARNING

_MONTH = "|".join(month.capitalize() for month in MONTHS)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
FORMS = lazy(
    rf"(?<![\w.,/–-])(?:the (?=\w+(?:st|nd|rd|th)))?(?:(?P<from>{_DAY})[-–])?"
    rf"(?P<first>{_DAY})(?:st|nd|rd|th)? (?:of )?(?P<after>{_MONTH})\b"
    r"(?:,? (?P<y1>[12]\d{3})\b)?"
    rf"|\b(?P<before>{_MONTH}) (?P<second>{_DAY})(?P<th>st|nd|rd|th)\b(?:,? (?P<y2>[12]\d{{3}})\b)?"
    rf"|\b(?P<month>{_MONTH}) (?P<third>{_DAY}) (?P<y3>[12]\d{{3}})\b"
    r"|(?<![\w./-])(?P<numeric>[12]\d{3}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01]))(?![\w/-])"
)
_NUMERIC = lazy(r"\d{4}[-/.]\d")
#: What is before a day that shares its month with another: between 3 and 17 May.
_SHARED = lazy(r"(?<!\d)\d{1,2}(?:st|nd|rd|th)? ?(?:and|to|or|-|–|—) ?\Z")
_REACH = 12
_NAMES = [month.capitalize() for month in MONTHS]


def check_unit(reading: Reading) -> Iterator[Problem]:
    """One problem for each date in another form."""
    text = reading.target.text
    if not any(name in text for name in _NAMES) and _NUMERIC.search(text) is None:
        return
    for match in FORMS.finditer(text):
        if reading.is_settled(*match.span()) or _is_name(text, match):
            continue
        if match["numeric"] and not is_prose(text, reading.unit.notes):
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
    if match["th"] and not match["y2"]:
        return following[:1] == " " and following[1:].isupper()
    if not match["after"] or match["y1"] or following[:1] != " ":
        return False
    return following[1:].isupper() or (match["after"] == "May" and following[1:].islower())


def _written(match: re.Match[str]) -> str:
    if match["numeric"]:
        year, month, day = (int(part) for part in re.split(r"[-/.]", match["numeric"]))
        return f"{_NAMES[month - 1]} {day}, {year}"
    month_name = match["after"] or match["before"] or match["month"]
    days = str(int(match["first"] or match["second"] or match["third"]))
    if match["from"]:
        days = f"{match['from']}–{days}"
    year_text = match["y1"] or match["y2"] or match["y3"]
    return f"{month_name} {days}" + (f", {year_text}" if year_text else "")
