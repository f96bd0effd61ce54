"""The translation confuses percent and percentage points.

A rate that rises from 4 by 2 percentage points is 6, by 2 percent 4.08.

Fires::

    - zh: 高于全国10.3个百分点。
      en: It was 10.3 percent above the national average.

Passes::

    - zh: 高于全国10.3个百分点。
      en: It was 10.3 percentage points above the national average.
    - zh: 利率下调0.25个百分点。
      en: The rate was cut by 25 basis points.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.context import Reading
from toolkit.model import Problem, Severity

GROUP = "numbers"
SEVERITY = Severity.ERROR


def check_unit(reading: Reading) -> Sequence[Problem]:
    """Report the discrepancies of this name."""
    return reading.figure_problems("percent-point")
