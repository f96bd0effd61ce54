"""A change is told as the new value, or the ends of a change are exchanged.

增长5% is "by 5 percent", 提高到5% "to 5 percent"; 增长2.3倍 is not "2.3 times that of the year before". In
percent, 增长到3倍 is "by 200" or "to 300 percent", 增长3倍 "by 300" or "to 400", and 翻一番 "by 100". A change
from one value to another keeps its ends, in whichever order English names them.

Fires::

    - zh: 事故下降至三分之一。
      en: Accidents fell by one third.
    - zh: 产能扩大到原来的3倍。
      en: Capacity expanded by 300 percent.
    - zh: 资产负债率由75.3%降至71.8%。
      en: The debt-to-asset ratio fell to 75.3 percent from 71.8 percent.

Passes::

    - zh: 事故减少三分之一。
      en: Accidents fell by one third.
    - zh: 资产负债率由75.3%降至71.8%。
      en: The debt-to-asset ratio fell to 71.8 percent from 75.3 percent.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.context import Reading
from toolkit.model import Problem, Severity

GROUP = "numbers"
SEVERITY = Severity.ERROR


def check_unit(reading: Reading) -> Sequence[Problem]:
    """Report the discrepancies of this name."""
    return reading.figure_problems("change-mismatch")
