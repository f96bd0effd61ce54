"""A negative figure is told as a positive one, or the other way round.

A minus may become a word (fell by, a net loss of, below zero), but it must not disappear.
In a table, brackets around all of a cell are a minus, and an unsigned cell is positive unless its row or column counts
decreases.

Fires::

    - zh: 地方财政收入增长-3.5%。
      en: Local revenue grew by 3.5 percent.
    - zh: "建材行业\\t3.3\\t-7.2"
      en: "Building materials\\t3.3\\t7.2"

Passes::

    - zh: 地方财政收入增长-3.5%。
      en: Local revenue fell by 3.5 percent.
    - zh: 净利润为-3.27亿元。
      en: The company reported a net loss of 327 million yuan.
    - zh: "建材行业\\t3.3\\t-7.2"
      en: "Building materials\\t3.3\\t(7.2)"
    - zh: "年度\\t煤炭消费量增速（%）\\n2023\\t-1.9"
      en: "Year\\tDecrease in coal consumption (%)\\n2023\\t1.9"
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.context import Reading
from toolkit.model import Problem, Severity

GROUP = "numbers"
SEVERITY = Severity.ERROR


def check_unit(reading: Reading) -> Sequence[Problem]:
    """Report the discrepancies of this name."""
    return reading.figure_problems("sign-mismatch")
