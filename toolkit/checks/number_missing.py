"""A figure of the source is missing in the translation.

Readers of the translation would never learn the figure. A figure is not missing if the translation puts it in other
words (减少一半 and "halved") or gives it once for two mentions, or if it is part of an idiom (一项, 两岸).
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
    """Report the discrepancies of this name."""
    return reading.figure_problems("number-missing")
