"""The translation gives an amount in another currency.

元 is the yuan, 美元 the US dollar, 港元 the Hong Kong dollar. A bare dollar sign is whichever dollar the source
has.

Fires::

    - zh: 实际利用外资52.6亿美元。
      en: Foreign investment in actual use reached 5.26 billion yuan.

Passes::

    - zh: 实际利用外资52.6亿美元。
      en: Foreign investment in actual use reached US$5.26 billion.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.context import Reading
from toolkit.model import Problem, Severity

GROUP = "numbers"
SEVERITY = Severity.ERROR


def check_unit(reading: Reading) -> Sequence[Problem]:
    """Report the discrepancies of this name."""
    return reading.figure_problems("currency-mismatch")
