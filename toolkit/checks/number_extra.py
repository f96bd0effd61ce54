"""The translation has a figure that the source does not have.

Readers quote a figure wherever it comes from. A year written for 今年, the years of a plan and a conversion in
brackets are not mistakes; a note shows where a year was put in.

Fires::

    - zh: 新培育市级企业300家。
      en: We will foster 300 municipal enterprises in 38 districts.

Passes::

    - zh: 新培育市级企业300家。
      en: We will foster 300 municipal enterprises.
    - zh: “十四五”开局良好。
      en: The 14th Five-Year Plan (2021–2025) got off to a good start.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.context import Reading
from toolkit.model import Problem, Severity

GROUP = "numbers"
SEVERITY = Severity.ERROR


def check_unit(reading: Reading) -> Sequence[Problem]:
    """Report the discrepancies of this name."""
    return reading.figure_problems("number-extra")
