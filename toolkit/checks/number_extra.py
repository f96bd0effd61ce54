"""The translation has a figure that the source does not have.

A figure out of nowhere is quoted like any other. A year written for 今年 and the years of a plan are no
mistake, nor is a conversion in brackets; a note says where a year was put in.

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
    """What the comparison of the figures calls by this name."""
    return reading.figure_problems("number-extra")
