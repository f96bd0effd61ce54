"""What English says of its figures beside their value."""

from __future__ import annotations

import re

from toolkit.language.en.bases import bases
from toolkit.language.en.changes import change
from toolkit.language.en.ends import ends
from toolkit.language.en.stages import stage
from toolkit.language.en.tokens import lowered
from toolkit.language.en.years_of_values import year
from toolkit.language.meaning import MeaningRules, Says

MEANING = MeaningRules(
    lowered,
    Says(),
    change,
    bases,
    stage,
    ends,
    year,
    re.compile(
        r"\b(?:minus|negative\w*|below|loss(?:es)?|lost|los(?:e|es|ing)|deficits?|outflows?|decreas\w+|declin\w+|f[ae]ll\w*|drop\w*"
        r"|contract\w+|shr[aiu]nk\w*|reduc\w+|down|lower\w*|subtract\w*|freezing|in the red|shortfall|cut"
        r"|less|fewer|slump\w*|dip\w*|slid\w*"
        r"|off|under|weak\w*|drag\w*)\b",
    ),
    re.compile(r"\b(?:minus|negative|below|freezing|sub-?zero|loss|deficit)\b"),
)
