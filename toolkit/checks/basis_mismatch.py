"""A figure is compared with something else, or is for another time.

同比 is year on year and 环比 on the previous month or quarter; a total is not "a year", real growth
not nominal, profit after tax not before it. Where the translation names no basis, nothing is reported.

Fires::

    - zh: 出口交货值环比增长5.4%。
      en: Export deliveries rose 5.4 percent year on year.
    - zh: 补贴每月600元。
      en: The allowance is 600 yuan a year.
    - zh: 税后利润8亿元。
      en: Profit before tax was 800 million yuan.

Passes::

    - zh: 出口交货值环比增长5.4%。
      en: Export deliveries rose 5.4 percent from the previous month.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.context import Reading
from toolkit.model import Problem, Severity

GROUP = "numbers"
SEVERITY = Severity.ERROR


def check_unit(reading: Reading) -> Sequence[Problem]:
    """Report the discrepancies of this name."""
    return reading.figure_problems("basis-mismatch")
