"""A negative figure is told as a positive one, or the other way round.

A minus may become a word (fell by, a net loss of, below zero), but it must not disappear.

Fires::

    - zh: 地方财政收入增长-3.5%。
      en: Local revenue grew by 3.5 percent.

Passes::

    - zh: 地方财政收入增长-3.5%。
      en: Local revenue fell by 3.5 percent.
    - zh: 净利润为-3.27亿元。
      en: The company reported a net loss of 327 million yuan.
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
