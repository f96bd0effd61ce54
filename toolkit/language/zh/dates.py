"""Chinese dates, years, quarters and plans."""

from __future__ import annotations

from decimal import Decimal
from re import Match

from toolkit.language.numerals import chinese_number
from toolkit.language.numeric_dates import LAST_CENTURY, numeric_date
from toolkit.language.zh.draft import Draft
from toolkit.language.zh.units_and_hedges import hedge_after, hedge_before
from toolkit.model.quantity import Hedge, QuantityKind

_SPACES = " \u3000\u00a0\u2009"
#: Later decades of 本世纪 are of the last century in texts of that time, or yet to come.
_CURRENT_DECADES = 30
# An enumeration's members are slow to look up on their class.
_DATE, _ABOUT = QuantityKind.DATE, Hedge.ABOUT
#: Digits of hours and quarters that are read as another: 两点.
LETTERS = str.maketrans("两", "二")


def whole(numeral: str | None) -> int | None:
    """The value of a numeral that is a whole number; None for any other, and for nothing."""
    value = chinese_number(numeral) if numeral else None
    return int(value) if value is not None and value == value.to_integral_value() else None


def _year(numeral: str | None) -> str:
    """A year as a date begins with it; a dash where there is none."""
    value = whole(numeral)
    return "-" if value is None else str(value)


def date_of(match: Match[str], date: str) -> Draft:
    """A draft of a date in the notation of `Quantity.date`."""
    return Draft(match.start(), match.end(), _DATE, date=date)


def plan(match: Match[str]) -> Draft | None:
    """“十四五”, 第十四个五年规划: the number of the plan."""
    words = match.group().strip('“”"‘’「」『』第')
    start = match.start() + match.group().index(words)
    number = words.partition("个")[0] if "个" in words else words.removesuffix("五")
    value = chinese_number(number)
    end = start + len(words)
    following = match.string[end : end + 2]
    if "个" not in words and following in ("规划", "计划"):
        end += 2
    return None if value is None else Draft(start, end, QuantityKind.PERIOD, value)


def iso(match: Match[str]) -> Draft:
    """2022-05-17, 2022/5/17."""
    year, month, day_ = match.group().replace("/", "-").replace(".", "-").split("-")
    return date_of(match, f"{year}-{int(month):02}-{int(day_):02}")


def year_last(match: Match[str]) -> Draft:
    """3/15/2024, 15.03.2024, 03/15/24; 03/2024."""
    first, second, *rest = match.group().replace("/", "-").replace(".", "-").split("-")
    return date_of(match, numeric_date(first, second, rest[0]) if rest else f"{second}-{first}")


def day(match: Match[str]) -> Draft | None:
    """2022年5月17日, 5月17日, 2022年5月, 5月."""
    month, day_, year_ = whole(match["m"]), whole(match["d"]), whole(match["y"])
    if month is None or not 1 <= month <= 12 or (day_ is not None and not 1 <= day_ <= 31):
        return None
    head = f"{year_:04}" if year_ is not None else "-"
    return _about(match, date_of(match, f"{head}-{month:02}" + (f"-{day_:02}" if day_ is not None else "")))


def _about(match: Match[str], draft: Draft) -> Draft:
    """2020年3月左右, 约公元前2400年; other hedges before a date are words of their own (超过2019年)."""
    of_it = match.string.startswith("的", draft.end)  # 约是2012年的三倍
    if not of_it and _ABOUT in (hedge_after(match.string, draft.end)[0], hedge_before(match.string, draft.start)):
        draft.hedge = _ABOUT
    return draft


def year(match: Match[str]) -> Draft | None:
    """2022年, 二〇二二年, 公元前352年, 09年."""
    value = whole(match["y4"])
    if value is None:
        return None
    if match["y4"].startswith("0"):
        value += 2000
    start = match.start("y4") if match["bc"] is None else match.start()
    return _about(match, Draft(start, match.end(), QuantityKind.YEAR, Decimal(value)))


def fiscal(match: Match[str]) -> Draft | None:
    """2024/25年度, 二五至二六年度: each of the two years of a fiscal one."""
    value = whole(match["fy"] or match["fy2"] or match["fy3"] or match["fy4"])
    if value is None:
        return None
    year_ = value if value >= 1000 else value + (1900 if value > LAST_CENTURY else 2000)
    return Draft(match.start(), match.end(), QuantityKind.YEAR, Decimal(year_))


def decade(match: Match[str]) -> Draft | None:
    """上世纪九十年代, 20世纪90年代, 1990年代, 九十年代, and those before the last of 60、70年代 and 五六十年代."""
    tens = whole(match["tens"] or match["one"])
    if tens is None:
        return None
    if match["one"]:
        tens *= 10
    if tens >= 1000:
        return date_of(match, f"{tens}s")
    century = whole(match["century"])
    if match["relative"]:
        century = 20 if match["relative"] != "本" else 21 if tens <= _CURRENT_DECADES else None
    if century is None:
        return date_of(match, f"--{tens:02}s")
    return date_of(match, f"{(century - 1) * 100 + tens}s") if 0 < century < 31 else None


def quarters(match: Match[str]) -> Draft | None:
    """一季度, 第三季度, 2023年四季度, 前三季度, 首三季, 第二至四季度."""
    if match["first_q"]:
        return date_of(match, "--Q1")
    last = whole((match["upto"] or match["to_q"] or "").translate(LETTERS))
    if last:
        return date_of(match, f"{_year(match['uyear'])}-Q{whole(match['from_q']) or 1}/Q{last}")
    quarter = whole(match["quarter"] or match["short_q"] or match["pair_q"])
    return date_of(match, f"{_year((match['qyear'] or '').strip(_SPACES).rstrip('的年' + _SPACES))}-Q{quarter}")


def half_year(match: Match[str]) -> Draft | None:
    """上半年, 下半年, 今年后半年; half a month is not a period of the year."""
    if match["halfof"] == "月":
        return None
    return date_of(match, f"{_year(match['hyear'])}-{'H1' if match['half'] in '上首前' else 'H2'}")


def event(match: Match[str]) -> Draft:
    """5·12, 9·11: the day by which an event is called, which English may leave out."""
    draft = date_of(match, f"--{int(match['em']):02}-{int(match['ed']):02}")
    draft.weak = True
    return draft


def code(match: Match[str]) -> Draft:
    """Q1, H2, Q1—Q3 and 2024Q1 as Chinese charts write them."""
    year_ = match["cyear"] or "-"
    first, last = match["code"], match["code_to"]
    if last is None:
        return date_of(match, f"{year_}-{match.group()[-2:]}")
    if last > first[1]:
        return date_of(match, f"{year_}-{first}/Q{last}")
    return Draft(match.start(), match.end("code"), QuantityKind.DATE, date=f"{year_}-{first}")
