"""The translation has another date, year, quarter or plan period, or the date faces the other way.

十四五 is the 14th Five-Year Plan. A year that the translation writes for 今年 is not a mismatch. 5月1日前 is before
May 1, 5月1日起 from that day on; "as of" can be either, and is not reported. 3月下旬 is late March.

Fires::

    - zh: “十四五”实现良好开局。
      en: We got off to a good start in the 13th Five-Year Plan period.
    - zh: 2022年5月17日发布。
      en: It was released on May 7, 2022.
    - zh: 3月1日前完成申报。
      en: Returns are to be filed from March 1 onwards.
    - zh: 3月下旬完成申报。
      en: Returns were filed in early March.

Passes::

    - zh: “十四五”实现良好开局。
      en: We got off to a good start in the 14th Five-Year Plan period.
    - zh: 2022年5月17日发布。
      en: It was released on May 17, 2022.
    - zh: 3月1日前完成申报。
      en: Returns are to be filed by March 1.
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
