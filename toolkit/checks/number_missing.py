"""A figure of the source is missing in the translation.

Readers of the translation would not learn the figure at all. A figure that is said in other words (减少一半 and
"halved"), that the translation says once for two mentions, or that idiom swallows (一项, 两岸) is not missing.
Small numbers in words, years, fractions and ordinals are reported as warnings.

Fires::

    - zh: 新增企业300家，完成投资3145亿元。
      en: The city added 300 enterprises and completed its investment plan.

Passes::

    - zh: 新增企业300家，完成投资3145亿元。
      en: The city added 300 enterprises, and investment reached 314.5 billion yuan.
    - zh: 减少一半以上。
      en: It was more than halved.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.context import Reading
from toolkit.model import Problem, Severity

GROUP = "numbers"
SEVERITY = Severity.ERROR


def check_unit(reading: Reading) -> Sequence[Problem]:
    """What the comparison of the figures calls by this name."""
    return reading.figure_problems("number-missing")
