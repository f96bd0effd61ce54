"""Two figures of a kind changed places.

All figures are there, but each now belongs to the other's words. English may put a sentence the other way
round; then its words moved as well, and the finding is to be looked at and suppressed.

Fires::

    - zh: 高技术制造业增长18.1%，战略性新兴产业增长28.2%。
      en: High-tech manufacturing grew by 28.2 percent and strategic emerging industries by 18.1 percent.

Passes::

    - zh: 高技术制造业增长18.1%，战略性新兴产业增长28.2%。
      en: High-tech manufacturing grew by 18.1 percent and strategic emerging industries by 28.2 percent.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.context import Reading
from toolkit.model import Problem, Severity

GROUP = "numbers"
SEVERITY = Severity.WARNING


def check_unit(reading: Reading) -> Sequence[Problem]:
    """What the comparison of the figures calls by this name."""
    return reading.figure_problems("number-order")
