"""Degrees of one scale for those of another: 38摄氏度 as "100 degrees Fahrenheit"."""

from __future__ import annotations

import re
from fractions import Fraction

from toolkit.language.figures.agreement import Agreement
from toolkit.language.figures.converted import Heat, expected, follows, is_bare, is_heat
from toolkit.language.figures.pair import Equivalence
from toolkit.language.zh_en.conversion_words import CHINESE
from toolkit.model.quantity import Quantity, QuantityKind

_COUNTS = frozenset({QuantityKind.CARDINAL})
#: 比去年高1.5℃ is a difference, 最高38℃ is not.
_COMPARED = re.compile(r"(?<!最)[高低暖冷热](?:了|出|约|近){0,2}\s*\Z")


def _in_other_degrees(left: Quantity, right: Quantity, before: str) -> Agreement | None:
    if not is_heat(left.unit, right.unit) or is_bare(right.unit):  # 12℃ and "21 degrees"
        return None
    differs = CHINESE.difference_before.search(before) or _COMPARED.search(before)
    values = expected([left], [right], Heat.DIFFERENCE if differs else Heat.READING)
    return Agreement.CONVERTED if follows([left], [right], values, Fraction(1)) else None


DEGREES = Equivalence(
    "degrees of another scale",
    ("气温达38摄氏度。", "The temperature reached 100 degrees Fahrenheit."),
    _COUNTS,
    _COUNTS,
    _in_other_degrees,
)
