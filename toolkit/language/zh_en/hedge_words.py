"""Words near a figure that say its hedge, though no reader takes them for one: above the target of 18 percent."""

from __future__ import annotations

import re

from toolkit.language.figures.hedges import Hedged
from toolkit.language.lazy_pattern import lazy

#: For each class of hedge, English words further off that say the same (above the target of 18 percent).
_ENGLISH = {
    "over": r"over(?! the\b| a\b| its\b)|more|above|exceed\w*|surpass\w*|topp\w*|least|upwards?|plus|pass\w*|older"
    r"|beyond|(?<!the )(?<!over )past|minimum|broke\w*|breach\w*|cross\w*|fewer|less|below|larger|longer|odd|beat\w*"
    r"|overt[oa]\w+|reach\w* the"
    r"|milestone|level|mark"
    r"|start\w*|begin\w*|break\w*|excess|threshold|deductible|floor|lower limit|low(?:est|s)?|record|[a-z]+er than"
    r"|attain\w*|reach(?:es|ed|ing)? the age|elaps\w*|complet\w*",
    "nearly": r"near\w*|fail\w*|almost|close|approach\w*|under|less|below|fewer|short|within|just|not|barely|most",
    "under": r"under|fail\w*|less|below|fewer|short|within|smaller|lower|younger|before|not|barely|up to|most"
    r"|nearly|almost|no",
    "about": r"about|around|some|approximate\w*|rough\w*|circa|ca|or so|estimate[ds]?|order|nearly|almost|close"
    r"|typical\w*|range|likely|usual\w*",
    "most": r"within|under|up to|most|less|below|no more|maximum|cap\w*|limit\w*|ke?ept?|ceiling|before|fewer"
    r"|younger|not|nor|in|during|throughout|lower|longest|only|smaller|just"
    r"|as (?:many|much|high|long|large) as|top\w*|peak\w*|high(?:est|s)?|quota|record|full|perfect",
}
_SIGNS = {"over": "[>≥+]|&gt;", "nearly": "[<≤]|&lt;", "under": "[<≤]|&lt;", "about": "[~≈]", "most": "[<≤]|&lt;"}
#: In a compound or a name such a word says nothing of the figure: state-level, Level 4, above designated size.
_NAMED = r"(?!-[a-z]| [0-9]\b|[ -](?:state-|the )?(?:designated|scale|quota))"
_IN_ENGLISH = {
    name: lazy(rf"(?<!-)\b(?:{words})\b{_NAMED}|{_SIGNS[name]}", re.IGNORECASE) for name, words in _ENGLISH.items()
}
#: English that denies a hedge whose words come with it (it approached the 3-trillion-yuan mark).
_DENIED = {"over": lazy(r"\b(?:approach\w*|near(?:s|ed|ing|ly)?|almost|close to|clos\w+ in|short of)\b", re.IGNORECASE)}
#: For each class, Chinese words near the figure that say the same.
_IN_CHINESE = {
    name: lazy(words)
    for name, words in {
        "over": r"超|迈|台阶|大关|跃|逾|余|多|过(?![去程渡])|(?<!跌)破|高[于达]|[大强优早]于|以上"
        r"|上[百千万亿]|起|外|满|足|越|不少|至少|不低|最低|最少|许|更|出|[+＋]",
        "nearly": "近|不足|不[到满]|未|接|将|欠|约|几|[低少小]于|以[内下]|差|足",
        "under": "跌破|跌穿|失守|近|不足|不[到满]|未|接|将|欠|[低少小]于|以[内下]|差|足",
        "most": "不|内|下|多|高|以|至|达|长|可|最|低|少|小|限|过",
    }.items()
}
#: Characters to look at before an English figure, and before and after a Chinese one.
_ENGLISH_REACH, _CHINESE_REACH = 30, (6, 8)
#: What a figure is the value of, with a hedge farther off: exceeding the annual target of 50,000 tons.
_VALUE_OF = lazy(
    r"\b(?:above|beyond|exceed\w*|surpass\w*|topp\w+|over|higher than|more than|below|under|lower than|short of)"
    r" (?:the |its |their )?"
    r"(?:[\w-]+ ){0,3}(?:targets?|goals?|plans?|forecasts?|quotas?|projections?|ceilings?|thresholds?) (?:of|for|at) \Z"
)
_VALUE_OF_REACH = 70
#: English after a figure that belongs to it.
_AFTERWARDS = lazy(
    r" ?(?:[\w'-]+ ){0,3}(?:(?:or|and) (?:more|above|over|older|below|under|younger|less|fewer|up|upwards?|so"
    r"|higher|lower"
    r"|greater|beyond)(?! than| ?[0-9$]| an? )|ha(?:ve|s) (?:elapsed|passed)|mark"
    r"|threshold|milestone|range|target|goal|level|line|odd|plus|ceiling|cap|floor|limit|maximum|minimum|deductible)\b"
)


def english_says_it(left: Hedged, right: Hedged) -> bool:
    """占比超过18% as "above the target of 18 percent"."""
    start, end, text = right.quantity.start, right.quantity.end, right.text
    first = max(0, start - _ENGLISH_REACH)
    clause = max(text.rfind(sign, first, start) for sign in (". ", "; ", ", ", "\n")) + 1
    after = _AFTERWARDS.match(text, end)
    if far := _VALUE_OF.search(text, max(0, start - _VALUE_OF_REACH), start):
        first = min(first, far.start())
    window = text[max(first, clause, right.since) : start] + " | " + (after.group() if after else "")
    denied = _DENIED.get(left.says)
    return _IN_ENGLISH[left.says].search(window) is not None and (denied is None or denied.search(window) is None)


def chinese_says_it(left: Hedged, right: Hedged) -> bool:
    """规模迈上500亿元台阶 as "rose to over 50 billion yuan"."""
    start, end, text = left.quantity.start, left.quantity.end, left.text
    before, after = _CHINESE_REACH
    window = text[max(0, start - before) : start] + left.quantity.text + text[end : end + after]
    return _IN_CHINESE[right.says].search(window) is not None
