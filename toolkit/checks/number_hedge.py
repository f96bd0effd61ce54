"""The translation drops, adds or reverses a hedge such as more than, nearly or about.

超600亿元 is more than 60 billion yuan, 近600亿元 less. 多, 余, 突破 and 以上 say "over"; 约 and 左右 "about";
近 and 不足 "nearly" or "under"; 以内 "within".

Fires::

    - zh: 为企业减负超600亿元。
      en: Burdens on businesses were cut by nearly 60 billion yuan.

Passes::

    - zh: 为企业减负超600亿元。
      en: Burdens on businesses were cut by more than 60 billion yuan.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.context import Reading
from toolkit.model import Problem, Severity

GROUP = "numbers"
SEVERITY = Severity.WARNING


def check_unit(reading: Reading) -> Sequence[Problem]:
    """Report the discrepancies of this name."""
    return reading.figure_problems("number-hedge")
