"""Chinese years of eras: 民国三十八年, 昭和63年4月1日, 平成元年."""

from __future__ import annotations

import re
from decimal import Decimal
from re import Match

from toolkit.language.eras import eras, year_of
from toolkit.language.numerals import is_whole
from toolkit.language.zh.dates import whole
from toolkit.language.zh.draft import Draft
from toolkit.language.zh.patterns import DATE_NUMBER, GAP
from toolkit.language.zh.traditional import simplified
from toolkit.model.quantity import QuantityKind

#: Eras by their names as texts are read.
_ERAS = {simplified(name): era for era in eras() for name in era.zh}
#: An era before its year; other words end in its name (水平成10年来最低).
_BEFORE = re.compile(rf"(?<![水公扩])(?P<era>{'|'.join(sorted(_ERAS, key=len, reverse=True))})\Z")
_REACH = max(map(len, _ERAS)) + 1
#: The last signs of their names.
ERA_ENDS = frozenset(name[-1] for name in _ERAS)
#: Words for the years of an era.
YEARS_OF_ERAS = frozenset("年载")
#: What makes a length of time of years: 民国三十八年间.
_LENGTHS = frozenset("间来里内多余")
_DAY = re.compile(rf"{GAP}(?P<month>{DATE_NUMBER}){GAP}月(?:{GAP}(?P<day>{DATE_NUMBER}){GAP}[日号])?")


def as_year_of_era(text: str, draft: Draft) -> bool:
    """Make a number of years after the name of an era that year, or a day if month and day follow; True if so."""
    if draft.low is None or draft.hedge or text[draft.end : draft.end + 1] in _LENGTHS or not is_whole(draft.low):
        return False
    found = _BEFORE.search(text, max(0, draft.start - _REACH), draft.start)
    year = None if found is None else year_of(_ERAS[found["era"]], int(draft.low))
    if found is None or year is None:
        return False
    draft.start, draft.kind, draft.unit = found.start(), QuantityKind.YEAR, ""
    draft.low = Decimal(year)
    day = _DAY.match(text, draft.end)
    if day is not None and (date := _date(day)):
        draft.kind, draft.low, draft.date, draft.end = QuantityKind.DATE, None, f"{year:04}{date}", day.end()
    return True


def first_year(match: Match[str]) -> Draft | None:
    """平成元年: the first year of an era."""
    draft = Draft(match.start(), match.end(), QuantityKind.CARDINAL, Decimal(1), unit="年")
    return draft if as_year_of_era(match.string, draft) else None


def _date(day: Match[str]) -> str:
    """The month and the day as a date ends with them; empty for a day that does not exist."""
    month, number = (whole(day[name]) or 0 for name in ("month", "day"))
    if not 1 <= month <= 12 or number > 31:
        return ""
    return f"-{month:02}" + (f"-{number:02}" if number else "")
