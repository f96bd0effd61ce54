"""The translation has another figure.

Digits exchanged or mistyped, another unit, or another figure in the same place. Units that are converted,
fractions that become percentages and multiples in other words (增长1.8倍, up 180 percent) are compared by
value. In a full sentence a figure that lost its percent, currency or unit is a warning, unless another
figure near it may share its own.

Fires::

    - zh: 营业收入利润率6.9%。
      en: The operating profit margin was 9.6 percent.
    - zh: 完成率达98.5%。
      en: The completion rate was 98.5.

Passes::

    - zh: 营业收入利润率6.9%。
      en: The operating profit margin was 6.9 percent.
    - zh: 建成高标准农田45万亩。
      en: We built 30,000 hectares of high-standard farmland.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.context import Reading
from toolkit.model import Problem, Severity

GROUP = "numbers"
SEVERITY = Severity.ERROR


def check_unit(reading: Reading) -> Sequence[Problem]:
    """Report the discrepancies of this name."""
    return reading.figure_problems("number-changed")
