"""A figure has the right digits at the wrong magnitude.

万 and 亿 count in steps of ten thousand, English in steps of a thousand, so a slip makes a figure ten, a thousand or
ten thousand times too large or too small. The message gives the factor, the suggestion the right wording.

Fires::

    - zh: 完成投资3145亿元。
      en: Investment reached 3,145 billion yuan.

Passes::

    - zh: 完成投资3145亿元。
      en: Investment reached 314.5 billion yuan.
    - zh: 中小企业突破100万户。
      en: There are more than one million small and medium-sized enterprises.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.context import Reading
from toolkit.model import Problem, Severity

GROUP = "numbers"
SEVERITY = Severity.ERROR


def check_unit(reading: Reading) -> Sequence[Problem]:
    """Report the discrepancies of this name."""
    return reading.figure_problems("number-scale")
