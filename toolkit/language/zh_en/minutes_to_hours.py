"""English times that no word beside them tells from ranges: 差五分十二点 as "Five to twelve."."""

from __future__ import annotations

import re
from dataclasses import replace

from toolkit.language.en.lexicon import CARDINALS
from toolkit.language.figures.sides import Sides
from toolkit.language.lazy_pattern import lazy
from toolkit.model.quantity import Quantity, QuantityKind

_MINUTES = {"five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_HOURS = {word: value for word, value in CARDINALS.items() if 1 <= value <= 12}
_TOLD = lazy(
    rf"\b(?P<minutes>{'|'.join(sorted(_MINUTES, reverse=True))}|5|10|20|25) to "
    rf"(?P<hour>{'|'.join(sorted(_HOURS, reverse=True))}|1[0-2]|[1-9])(?![\w-]| ?[%.]\w)",
    re.IGNORECASE,
)


def as_times(sides: Sides) -> Sides:
    """The English with its ranges as times, where these are times of the Chinese."""
    told = {one.date[:6] for one in sides.left if one.date.startswith("T")}
    told -= {one.date[:6] for one in sides.right}
    if not told or _TOLD.search(sides.right_text) is None:
        return sides
    right = list(sides.right)
    for match in _TOLD.finditer(sides.right_text):
        date = _date(match)
        parts = [one for one in right if match.start() <= one.start and one.end <= match.end()]
        if len(parts) > 1 and not told.isdisjoint({date, f"T{int(date[1:3]) + 12:02}{date[3:]}"}):
            kept = [one for one in right if one not in parts]
            time = Quantity(match.start(), match.end(), match.group(), QuantityKind.DATE, None, None, date=date)
            right = sorted([*kept, time])
    return replace(sides, right=right) if len(right) < len(sides.right) else sides


def _date(match: re.Match[str]) -> str:
    minutes, hour = match["minutes"].lower(), match["hour"].lower()
    before = int(_HOURS.get(hour) or hour) - 1 or 12
    return f"T{before:02}:{60 - int(_MINUTES.get(minutes) or minutes):02}"
