"""The translation has another rank or ordinal.

Readers quote ranks: 第七 is seventh.

Fires::

    - zh: 增速排名全国第七。
      en: Growth ranked eighth nationwide.

Passes::

    - zh: 增速排名全国第七。
      en: Growth ranked seventh nationwide.
    - zh: 第二批项目已经启动。
      en: The second group of projects has started.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.context import Reading
from toolkit.model import Problem, Severity

GROUP = "numbers"
SEVERITY = Severity.ERROR


def check_unit(reading: Reading) -> Sequence[Problem]:
    """Report the discrepancies of this name."""
    return reading.figure_problems("ordinal-mismatch")
