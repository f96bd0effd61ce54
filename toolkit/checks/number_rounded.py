"""A figure was rounded in translation.

305160亿元 as 30.5 trillion yuan is legitimate; the note says where it was done. A figure rounded to one digit
without "about" is a warning.

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
    """What the comparison of the figures calls by this name."""
    return reading.figure_problems("number-rounded")
