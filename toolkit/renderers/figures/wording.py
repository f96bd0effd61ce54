"""How the table of key indicators words them in English."""

from __future__ import annotations

import re

from toolkit.language.registry import read_quantities
from toolkit.language.writing.dates import MONTHS
from toolkit.language.writing.figure import english_number, render_quantity
from toolkit.model.indicator import Indicator, IndicatorFigure, Part
from toolkit.model.meaning import Basis, Direction
from toolkit.model.quantity import QuantityKind
from toolkit.renderers.no_break import NO_BREAK, unbroken

#: What a change is over or on, after its figure.
_BASES = {
    Basis.YEAR: "from a year earlier",
    Basis.PERIOD: "from the previous period",
    Basis.QUARTER: "quarter on quarter",
    Basis.MONTH: "month on month",
    Basis.WEEK: "week on week",
    Basis.DAY: "day on day",
    Basis.YEAR_START: "since the start of the year",
    Basis.AVERAGE: "a year on average",
    Basis.SPAN: "over the period",
    Basis.TOTAL: "in total",
    Basis.REAL: "in real terms",
    Basis.NOMINAL: "in nominal terms",
}
#: Times of the report's own year, which need no words.
_OWN_YEAR = frozenset({"", "全年", "今年", "本年", "年内", "一年来"})
_YEAR_END = re.compile("[今本]?年[末底]")
#: "Until" before a time, which the table leaves out: 截至年末.
_UNTIL = re.compile(r"\A(?:截[至止]|[到至])")
#: The end of a month or quarter: 12月末, 二季度末.
_END = re.compile("(?P<of>.*(?:月|(?P<the>季度)))份?[末底]")
#: The longest text, in characters, that fits on a line of a column.
ROOM = 18
_NUMBER = re.compile(f"[^{NO_BREAK}]+(?:{NO_BREAK}(?:thousand|million|billion|trillion))?(?={NO_BREAK})")
_YEAR = re.compile("(?P<year>[0-9]{4})年(?P<end>年?[末底])?")
_MONTHS = re.compile("(1?[0-9])[—–~～至-](1?[0-9])月份?")


def change_text(figure: IndicatorFigure) -> str:
    """A change in words: `up 10.7 percent year on year`; empty where its direction is not known."""
    if not figure.direction or not figure.target:
        return ""
    amount = figure.target
    if figure.quantity.kind is QuantityKind.MULTIPLE:  # 增长1.5倍 is by 150 percent
        if figure.quantity.low is None or figure.quantity.hedge or figure.quantity.low != figure.quantity.high:
            return ""
        amount = f"{english_number(figure.quantity.low * 100)} percent"
    way = "up" if figure.direction is Direction.UP else "down"
    bases = [_BASES[basis] for basis in figure.bases if basis in _BASES]
    if Basis.YEAR in figure.bases and Basis.YEAR_START in figure.bases:
        bases = ["from the end of the previous year"]
    return " ".join([way, amount, *bases])


def before_text(one: Indicator) -> str:
    """The value before that which the report gives, in words: `up from 31 percent`; empty where one is not known."""
    before = next((figure for figure in one.figures if figure.part is Part.BEFORE), None)
    if one.value is None or before is None or not one.value.target or not before.target:
        return ""
    old, new = before.quantity.low, one.value.quantity.low
    way = "" if old is None or new is None or old == new else "up " if new > old else "down "
    return f"{way}from {before.target}"


def is_own_year(period: str, year: int | None) -> bool:
    """True for the time of a source that is the whole year of its report."""
    return period in _OWN_YEAR or (year is not None and period == f"{year}年")


def period_text(period: str, year: int | None) -> str | None:
    """A time of a source in English, empty for the report's own year; None where that is not certain."""
    if is_own_year(period, year):
        return ""
    period = _UNTIL.sub("", period)
    if _YEAR_END.fullmatch(period):
        return "at year-end"
    if named := _YEAR.fullmatch(period):
        return f"end of {named['year']}" if named["end"] else named["year"]
    if months := _MONTHS.fullmatch(period):
        return "–".join(MONTHS[int(month) - 1] for month in months.groups())
    if end := _END.fullmatch(period):
        rest = period_text(end["of"], None)
        return f"end of {'the ' if end['the'] else ''}{rest}" if rest else None
    found = read_quantities(period, "zh")
    if len(found) == 1 and found[0].text == period:
        return render_quantity(found[0], "en").removeprefix("the ")
    if (named := _YEAR.match(period)) and not named["end"]:
        rest = period_text(period[named.end() :], None)
        return f"{rest.removesuffix(' of the year')} of {named['year']}" if rest else None
    return None


def cell_text(text: str) -> str:
    """The text of a cell with its figures on one line with their units, where a narrow column has room for them.

    A longer one may break after its scale (1.014 million / metric tons), else after the number.
    """
    return " ".join(_fitted(chunk) for chunk in unbroken(text, "en").split(" "))


def _fitted(chunk: str) -> str:
    """What holds together, broken until each line has room for its part."""
    if len(chunk) <= ROOM or NO_BREAK not in chunk:
        return chunk
    number = _NUMBER.match(chunk)
    end = number.end() if number else chunk.index(NO_BREAK)
    return f"{chunk[:end]} {_fitted(chunk[end + 1 :])}"


def name_text(one: Indicator, year: int | None) -> str:
    """The English name with its time, where that is not the report's year; empty where either is not certain.

    A target always has the year that the report names.
    """
    period = one.period.removesuffix("年") if one.aim and one.period == f"{year}年" else period_text(one.period, year)
    if not one.translation or period is None:
        return ""
    return f"{one.translation}, {period}" if period and period not in one.translation else one.translation
