"""The translation drops, adds or reverses a hedge such as more than, nearly or about.

超600亿元 is more than 60 billion yuan, 近600亿元 less. 多, 余, 突破 and 以上 say "over"; 约 and 左右 "about";
近 and 不足 "nearly" or "under"; 以内 "within". A negation turns a comparative: 不得低于 is "at least", "may not
exceed" is "at most".

A lower bound that is translated as an upper one, or an upper one as a lower one, is an error; all else is a warning.

Fires::

    - zh: 为企业减负超600亿元。
      en: Burdens on businesses were cut by nearly 60 billion yuan.
    - zh: 注册资本不得低于100万元。
      en: Registered capital must be under 1 million yuan.

Passes::

    - zh: 为企业减负超600亿元。
      en: Burdens on businesses were cut by more than 60 billion yuan.
    - zh: 注册资本不得低于100万元。
      en: Registered capital must be at least 1 million yuan.
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
