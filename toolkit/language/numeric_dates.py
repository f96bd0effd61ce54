"""Dates in figures with the year last, whose day and month writers put in either order: 3/15/2024, 15.03.2024.

`Quantity.date` has every reading of such a date, joined by `EITHER`: 5/4/2024 is `2024-05-04|2024-04-05`.
"""

from __future__ import annotations

#: Between the readings of a date that can be two days.
EITHER = "|"
#: Two digits above this are a year of the last century.
LAST_CENTURY = 69
_MONTHS, _DAYS = 12, 31


def readings(date: str) -> list[str]:
    """The readings of a date in the notation of `Quantity.date`; most have one."""
    return date.split(EITHER)


def numeric_date(first: str, second: str, third: str) -> str:
    """The date of three groups of digits, of which the last is the year, in the notation of `Quantity.date`.

    A year of two digits may also be the first group (24/03/15). Empty where no order of the groups is a date.
    """
    orders = [(third, first, second), (third, second, first)]
    if len(third) == len(first) == 2:
        orders.append((first, second, third))
    found = [_iso(year, int(month), int(day)) for year, month, day in orders]
    return EITHER.join(dict.fromkeys(filter(None, found)))


def _iso(year: str, month: int, day: int) -> str:
    """2024-03-15; empty for a month or day that no calendar has."""
    if not (1 <= month <= _MONTHS and 1 <= day <= _DAYS):
        return ""
    if len(year) == len("24"):
        year = f"{19 if int(year) > LAST_CENTURY else 20}{year}"
    return f"{year}-{month:02}-{day:02}"
