"""Dates in the notation of `Quantity.date`, written out: `--05-17` as `May 17` and 5月17日."""

from __future__ import annotations

from toolkit.language.lazy_pattern import lazy
from toolkit.language.numeric_dates import EITHER, readings
from toolkit.language.writing.words import english_ordinal

MONTHS = "January February March April May June July August September October November December".split()
_SHAPE = lazy(
    r"(?:(?P<year>[0-9]{4})|-)?(?:-(?P<quarters>Q[1-4](?:/Q[1-4])?|H[12])"
    r"|-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?|--(?P<only>[0-9]{2}))"
)
_ENGLISH_PARTS = {
    "Q1": "the first quarter",
    "Q2": "the second quarter",
    "Q3": "the third quarter",
    "Q4": "the fourth quarter",
    "H1": "the first half",
    "H2": "the second half",
    "Q1/Q2": "the first two quarters",
    "Q1/Q3": "the first three quarters",
}
_CHINESE_PARTS = {
    "Q1": "一季度",
    "Q2": "二季度",
    "Q3": "三季度",
    "Q4": "四季度",
    "H1": "上半年",
    "H2": "下半年",
    "Q1/Q2": "前两季度",
    "Q1/Q3": "前三季度",
}


def english_date(date: str) -> str:
    """The date in English, American order; the notation itself where it has no words."""
    if EITHER in date:
        return " or ".join(map(english_date, readings(date)))
    if date.startswith("T") or date.endswith("s"):
        return date.lstrip("T-").replace("am", " a.m.")
    found = _SHAPE.fullmatch(date)
    if found is None:
        return date
    year, month, day = found["year"] or "", found["month"], found["day"]
    if found["quarters"]:
        part = _ENGLISH_PARTS.get(found["quarters"], found["quarters"].replace("/", "–"))
        return f"{part} of {year}" if year else part + (" of the year" if found["quarters"][0] == "H" else "")
    if found["only"]:
        return f"the {english_ordinal(int(found['only']), spelled=False)}"
    if not month or not 1 <= int(month) <= 12:
        return date
    name = MONTHS[int(month) - 1]
    if day:
        return f"{name} {int(day)}" + (f", {year}" if year else "")
    return f"{name} {year}".strip()


def chinese_date(date: str) -> str:
    """The date in Chinese; the notation itself where it has no words."""
    if EITHER in date:
        return "或".join(map(chinese_date, readings(date)))
    if date.startswith("T"):
        hour, _, minute = date[1:].removesuffix("am").partition(":")
        if ":" in minute:
            minute, _, second = minute.partition(":")
            return f"{int(hour)}时{minute}分{second}秒"
        return f"{int(hour)}时{minute}分" if hour.isdigit() and minute != "00" else f"{hour.lstrip('0')}时"
    if date.endswith("s"):
        years = date.strip("-s")
        return (f"{int(years[:2]) + 1}世纪" if len(years) == 4 else "") + years[-2:] + "年代"
    found = _SHAPE.fullmatch(date)
    if found is None:
        return date
    year = f"{found['year']}年" if found["year"] else ""
    if found["quarters"]:
        return year + _CHINESE_PARTS.get(found["quarters"], found["quarters"])
    if found["only"]:
        return f"{int(found['only'])}日"
    month = f"{int(found['month'])}月"
    return year + month + (f"{int(found['day'])}日" if found["day"] else "")
