"""Heights in feet and inches by their signs: 6'2", 5′11″, 6' tall."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal

from toolkit.language.en.recorder import EnglishReading
from toolkit.language.lazy_pattern import lazy
from toolkit.model.quantity import QuantityKind

#: The signs of feet and of minutes, and quotation marks.
SIGNS = frozenset("'′’")
_FEET = lazy(
    "(?<![\\d.,:°'‘“\"])(?P<feet>[1-9])['′’]"
    "(?: ?(?P<inches>1[01]|[0-9])(?P<half>½|\\.5)?(?:[\"″”]|''|’’|′′|(?=[ -]tall\\b))"
    "|(?= (?:tall|high|long|wide|deep)\\b))"
)
_INCHES = 12


def read_feet(reading: EnglishReading, index: int) -> int:
    """Record the length in feet and inches at `index`; `index` where there is none."""
    tokens = reading.tokens
    found = _FEET.match(tokens.text, tokens.starts[index])
    if found is None:
        return index
    after = bisect_left(tokens.starts, found.end(), index)
    value, unit = Decimal(found["feet"]), "foot"
    if found["inches"]:
        value, unit = value * _INCHES + Decimal(found["inches"]), "inch"
        value += Decimal("0.5") if found["half"] else 0
    return reading.add(index, after, QuantityKind.CARDINAL, value, unit=unit)
