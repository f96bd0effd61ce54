"""Dates as fields, and when two of them can be the same day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import product

from toolkit.language.numeric_dates import EITHER, readings
from toolkit.model.quantity import Quantity, QuantityKind

_FULL = re.compile(r"(?P<y>-|[0-9]{4})-(?:(?P<m>[0-9]{2})|-)(?:-(?P<d>[0-9]{2}))?\Z")
_PART = re.compile(r"(?P<y>-|[0-9]{4})-(?P<p>[QH][0-9].*)\Z")


_NOON, _MIDNIGHT = 12, 24
#: Two quarters that are half of a year.
_HALVES = {"Q1/Q2": "H1", "Q3/Q4": "H2"}


@lru_cache(maxsize=4096)
def _fields(date: str) -> dict[str, str]:
    if EITHER in date:
        first, *others = map(_fields, readings(date))
        return {name: value for name, value in first.items() if all(other[name] == value for other in others)}
    if date.startswith("T"):
        return _time(date)
    if date.endswith("s"):
        century = date[:-3].strip("-")
        return {"decade": date[-3:], **({"century": century} if century else {})}
    if date.startswith("---"):
        return {"d": date[3:]}
    found = _PART.match(date) or _FULL.match(date)
    if found is None:
        return {"date": date}
    return {name: value for name, value in found.groupdict().items() if value and value != "-"}


def _time(date: str) -> dict[str, str]:
    """A time on a clock of twelve hours, its half of the day where that is sure, and its seconds where it has any."""
    written = date[1:].removesuffix("am")
    hour, minute, second = (*written.split(":"), "", "")[:3]
    if not hour.isdigit():
        return {}
    found = {"time": f"{int(hour) % 12}:{minute}"}
    if date.endswith("am") or int(hour) % _MIDNIGHT == 0:
        found["half"] = "am"
    elif int(hour) >= _NOON:
        found["half"] = "pm"
    return found | {"s": second} if second else found


def fields(quantity: Quantity) -> dict[str, str]:
    """Year, month, day, part of a year, decade or time of day of a date or a year; empty for other figures.

    A date that can be two days (5/4/2024) has the fields in which its readings agree.
    """
    if quantity.date:
        return _fields(quantity.date)
    if quantity.kind is QuantityKind.YEAR and quantity.low is not None:
        return {"y": str(quantity.low)}
    return {}


def shared(first: Quantity, second: Quantity) -> tuple[int, int]:
    """How many fields of two dates agree, and how many differ, in the readings of them that agree best."""
    if EITHER not in first.date and EITHER not in second.date:
        return _compared(fields(first), fields(second))
    pairs = product(*([one._replace(date=date) for date in readings(one.date)] for one in (first, second)))
    return max((_compared(fields(ours), fields(theirs)) for ours, theirs in pairs), key=_agreeing)


def _agreeing(counts: tuple[int, int]) -> tuple[int, int]:
    same, other = counts
    return -other, same


def _compared(ours: Mapping[str, str], theirs: Mapping[str, str]) -> tuple[int, int]:
    both = ours.keys() & theirs.keys()
    same = sum(_HALVES.get(ours[name], ours[name]) == _HALVES.get(theirs[name], theirs[name]) for name in both)
    return same, len(both) - same


def day_lost(source: Quantity, target: Quantity) -> bool:
    """True if a day of a month is named on one side only."""
    ours, theirs = (fields(one._replace(date=readings(one.date)[0])) for one in (source, target))
    return "m" in ours and "m" in theirs and ("d" in ours) != ("d" in theirs)
