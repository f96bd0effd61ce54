"""The translation rounds a figure.

305160亿元 may be 30.5 trillion yuan; a note shows where a figure was rounded. It is a warning if only one digit is left
without "about".

Fires::

    - zh: 实现产值305160亿元。
      en: Output reached 30.5 trillion yuan.

Passes::

    - zh: 实现产值305160亿元。
      en: Output reached 30.516 trillion yuan.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.context import Reading
from toolkit.model import Problem, Severity

GROUP = "numbers"
SEVERITY = Severity.NOTE


def check_unit(reading: Reading) -> Sequence[Problem]:
    """Report the discrepancies of this name."""
    return reading.figure_problems("number-rounded")
