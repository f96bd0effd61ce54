"""A time that ends with a month or year as the time before the next one: 6月底前 and "before July"."""

from __future__ import annotations

import re
from calendar import monthrange

from toolkit.language.figures.dates import fields
from toolkit.language.meaning import Place

_END_ZH = re.compile("份?[底末](?:之|以)?前")
_BEFORE_ZH = re.compile("(?:之|以)?前")
_BEFORE_EN = re.compile(r"\b(?:before|prior to) \Z", re.IGNORECASE)
_REACH = 12
_DECEMBER = 12


def before_the_next(left: Place, right: Place) -> bool:
    """6月底前 as "before July", 12月31日前 as "before January 1"."""
    start = right.figure.start
    if _BEFORE_EN.search(right.text, max(0, start - _REACH), start) is None:
        return False
    ours, theirs = fields(left.figure), fields(right.figure)
    month = ours.get("m")
    if month is None or "m" not in theirs or ("y" in theirs) > ("y" in ours):
        return False
    number = int(month)
    year, following = (1, 1) if number == _DECEMBER else (0, number + 1)
    if "y" in theirs and int(theirs["y"]) != int(ours["y"]) + year:
        return False
    ends = _ends(left, ours, number)
    first = theirs.get("d", "01") == "01" and ("d" in theirs) <= ("d" in ours or ends)
    return ends and first and int(theirs["m"]) == following


def _ends(left: Place, ours: dict[str, str], month: int) -> bool:
    """True if the time up to a Chinese date takes in the last day of its month."""
    if "d" not in ours:
        return _END_ZH.match(left.text, left.figure.end) is not None
    last = monthrange(int(ours["y"]) if "y" in ours else 2023, month)[1]
    return int(ours["d"]) == last and _BEFORE_ZH.match(left.text, left.figure.end) is not None
