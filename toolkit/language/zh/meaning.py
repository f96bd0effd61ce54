"""What Chinese says of its figures beside their value."""

from __future__ import annotations

import re

from toolkit.language.meaning import MeaningRules, Says
from toolkit.language.zh import bases, changes, stages
from toolkit.language.zh.ends import ends
from toolkit.language.zh.traditional import simplified
from toolkit.language.zh.years_of_values import year

#: Marks that a web page or an input method left in their half-width form, where they touch Chinese (亿元,两年).
_FULL_WIDTH = str.maketrans(",;:!?()", "，；：！？（）")
_HALF_WIDTH = re.compile(r"[,;:!?()](?:(?<=[^\x00-\x7f].)|(?=[^\x00-\x7f]))")


def _folded(text: str) -> str:
    """The text in simplified characters and full-width punctuation, sign for sign."""
    return _HALF_WIDTH.sub(lambda mark: mark[0].translate(_FULL_WIDTH), simplified(text))


MEANING = MeaningRules(
    _folded,
    Says(changes.WORDS, bases.WORDS, stages.WORDS, "，。；", bases.RATE_SIGNS),
    changes.change,
    bases.bases,
    stages.stage,
    ends,
    year,
    re.compile("负|零下|亏|逆差|赤字|流出|降|减|跌|缩|少|低|差|以下"),
    re.compile("负|零下|以下|亏"),
    re.compile(
        "到(?:(?<=[，。；：、！？\n\u3000 ]到)|(?<=\\A到))(20[0-9]{2})年|20[0-9]{2}年|[今去上本当]年|目前|截至|现有"
    ),
)
