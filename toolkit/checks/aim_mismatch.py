"""An aim or estimate is told as a fact, or a fact as an aim.

力争增长6% is what is aimed at: "grew 6 percent" says that it happened. Reported only where both texts say it in so many
words. In a report with a year in the settings, what is due by a later year (到2027年建成5个园区) is an aim too.

Fires::

    - zh: 全市生产总值力争增长6%。
      en: The city's GDP grew 6 percent.

Passes::

    - zh: 全市生产总值力争增长6%。
      en: The city will strive for GDP growth of 6 percent.
    - zh: 预计全年增长6%。
      en: GDP is estimated to have grown 6 percent for the year.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.context import Reading
from toolkit.model import Problem, Severity

GROUP = "numbers"
SEVERITY = Severity.WARNING


def check_unit(reading: Reading) -> Sequence[Problem]:
    """Report the discrepancies of this name."""
    return reading.figure_problems("aim-mismatch")
