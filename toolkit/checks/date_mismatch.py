"""The translation has another date, year, quarter or plan period.

十四五 is the 14th Five-Year Plan. A year that the translation writes for 今年 is not a mismatch.

Fires::

    - zh: “十四五”实现良好开局。
      en: We got off to a good start in the 13th Five-Year Plan period.
    - zh: 2022年5月17日发布。
      en: It was released on May 7, 2022.

Passes::

    - zh: “十四五”实现良好开局。
      en: We got off to a good start in the 14th Five-Year Plan period.
    - zh: 2022年5月17日发布。
      en: It was released on May 17, 2022.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.context import Reading
from toolkit.model import Problem, Severity

GROUP = "numbers"
SEVERITY = Severity.ERROR


def check_unit(reading: Reading) -> Sequence[Problem]:
    """Report the discrepancies of this name."""
    return reading.figure_problems("date-mismatch")
