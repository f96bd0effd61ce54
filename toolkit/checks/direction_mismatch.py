"""A rise is told as a fall, or a fall as a rise.

The figure is right, but the words beside it turn it round: growth and decline, surplus and deficit, ahead of
and behind. What changes is read too: growth that slows is still growth, and a decline that narrows is still a
decline. Where the texts do not say which way a figure goes, nothing is reported.

Fires::

    - zh: 外贸出口同比下降3.5%。
      en: Exports rose 3.5 percent year on year.
    - zh: 降幅收窄5.1个百分点。
      en: The decline widened by 5.1 percentage points.

Passes::

    - zh: 增速比上半年回落1.2个百分点。
      en: Growth was 1.2 percentage points slower than in the first half.
    - zh: 外贸出口同比下降3.5%。
      en: Exports were 3.5 percent lower than a year earlier.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.context import Reading
from toolkit.model import Problem, Severity

GROUP = "numbers"
SEVERITY = Severity.ERROR


def check_unit(reading: Reading) -> Sequence[Problem]:
    """Report the discrepancies of this name."""
    return reading.figure_problems("direction-mismatch")
