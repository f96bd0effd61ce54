"""Two figures of one kind are exchanged.

Both figures are in the translation, but each with the other's words. A translation may turn a sentence round, so that
its words moved as well: check the finding, and suppress it.

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
    """Report the discrepancies of this name."""
    return reading.figure_problems("number-order")
