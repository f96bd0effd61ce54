"""What Chinese says of its figures beside their value."""

from __future__ import annotations

import re

from toolkit.language.meaning import MeaningRules, Says
from toolkit.language.zh.bases import bases, says_basis
from toolkit.language.zh.changes import change, says_change
from toolkit.language.zh.ends import ends
from toolkit.language.zh.stages import says_stage, stage
from toolkit.language.zh.years_of_values import year

MEANING = MeaningRules(
    Says(says_change, says_basis, says_stage),
    change,
    bases,
    stage,
    ends,
    year,
    re.compile("负|零下|亏|逆差|赤字|流出|降|减|跌|缩|少|低|差|以下"),
    re.compile("负|零下|以下|亏"),
)
