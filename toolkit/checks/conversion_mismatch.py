"""A figure in a second unit does not follow from the one before it.

Readers take 300 mu (200 hectares) for one area said twice, and quote either half. Measures must convert into each
other, rounded or not; degrees as a reading or as a difference. Sums in two currencies are reported only if no rate of
the last twenty years comes near. A wrong conversion of the source is a warning.

Fires::

    - zh: 基地面积300亩。
      en: The base covers 300 mu (200 hectares).
    - zh: 水温保持28℃。
      en: The water is kept at 28°C (50.4°F).
    - zh: 投资7亿元。
      en: The investment was 700 million yuan (about US$980 million).

Passes::

    - zh: 基地面积300亩。
      en: The base covers 300 mu (20 hectares).
    - zh: 全球平均气温上升1.5℃。
      en: The world has warmed by 1.5°C (2.7°F).
    - zh: 新闸门高2.4米。
      en: The new gates are 2.4 meters (nearly 8 feet) high.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.context import Reading
from toolkit.model import Problem, Severity

GROUP = "numbers"
SEVERITY = Severity.ERROR


def check_unit(reading: Reading) -> Sequence[Problem]:
    """Report the discrepancies of this name."""
    return reading.figure_problems("conversion-mismatch")
