"""Hedges that one language puts in words which its reader does not take for a hedge."""

from __future__ import annotations

import re

from toolkit.language.figures.hedges import Hedged, contradicts
from toolkit.language.figures.pair import HedgeTolerance
from toolkit.language.lazy_pattern import LazyPattern, lazy
from toolkit.language.units import unit_of
from toolkit.model.quantity import Hedge, QuantityKind

#: What may join the two ends of a range, in either language.
RANGE_JOINTS = frozenset("至 到 - – — ~ ～ to and 至 ―".split())
#: What may join two figures that share a hedge: 分别超过5%和3%.
LIST_JOINTS = frozenset("和 与 及 以及 、 and , &".split())
#: Before a range: it is a change from one value to another (from 50 percent to 70).
CHANGE = re.compile(r"(?:\bfrom|从|由|自)[^0-9,，。]{0,18}\Z")

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
#: Characters to look at before and after an English figure, and around a Chinese one.
_ENGLISH_REACH = 30
#: What a figure is the value of, with a hedge farther off: exceeding the annual target of 50,000 tons.
_VALUE_OF = lazy(
    r"\b(?:above|beyond|exceed\w*|surpass\w*|topp\w+|over|higher than|more than|below|under|lower than|short of)"
    r" (?:the |its |their )?"
    r"(?:[\w-]+ ){0,3}(?:targets?|goals?|plans?|forecasts?|quotas?|projections?|ceilings?|thresholds?) (?:of|for|at) \Z"
)
_VALUE_OF_REACH = 70
_CHINESE_REACH = (6, 8)
#: English after a figure that belongs to it.
_AFTERWARDS = lazy(
    r" ?(?:[\w'-]+ ){0,3}(?:(?:or|and) (?:more|above|over|older|below|under|younger|less|fewer|up|upwards?|so"
    r"|higher|lower"
    r"|greater|beyond)(?! than| ?[0-9$]| an? )|ha(?:ve|s) (?:elapsed|passed)|mark"
    r"|threshold|milestone|range|target|goal|level|line|odd|plus|ceiling|cap|floor|limit|maximum|minimum|deductible)\b"
)
#: 6.2 percent, lower than 6.4 percent in the first quarter.
_COMPARING = lazy(r", (?:[a-z]+ )?(?:lower|higher|slower|faster) than (?:the )?\Z|\b(?:slower|faster) than (?:the )?\Z")
_COMPARING_REACH = 36


def _english_says_it(left: Hedged, right: Hedged) -> bool:
    start, end, text = right.quantity.start, right.quantity.end, right.text
    first = max(0, start - _ENGLISH_REACH)
    clause = max(text.rfind(sign, first, start) for sign in (". ", "; ", ", ", "\n")) + 1
    after = _AFTERWARDS.match(text, end)
    if far := _VALUE_OF.search(text, max(0, start - _VALUE_OF_REACH), start):
        first = min(first, far.start())
    window = text[max(first, clause, right.since) : start] + " | " + (after.group() if after else "")
    denied = _DENIED.get(left.says)
    return _IN_ENGLISH[left.says].search(window) is not None and (denied is None or denied.search(window) is None)


def _chinese_says_it(left: Hedged, right: Hedged) -> bool:
    start, end, text = left.quantity.start, left.quantity.end, left.text
    before, after = _CHINESE_REACH
    window = text[max(0, start - before) : start] + left.quantity.text + text[end : end + after]
    return _IN_CHINESE[right.says].search(window) is not None


#: Chinese and English that prohibit or deny something in the clause before a figure.
_ZH_DENIAL = lazy(
    r"(?:[不勿毋][得应能可会宜许准是]|没有|[很极]少|难以|未[能曾必]|[并从]未|禁止|严禁|防止|严防|避免|以免|无一|勿"
    r"|毋)[^，。；：\n]{0,24}\Z"
)
_EN_DENIAL = lazy(
    r"\b(?:not|no|never|cannot|without|none|neither|nor|hardly|rarely|seldom|scarcely|unlikely|avoid\w*"
    r"|prevent\w*|ban(?:s|ned|ning)?|prohibit\w*|forbid\w*|[a-z]+n['’]t)\b[^.,;:]{0,60}\Z",
    re.IGNORECASE,
)
_DENIAL_REACH = 64
#: The same after a figure: 未满16周岁的人员禁止入内, vehicles of over 5 tons are banned.
_ZH_BAN = lazy(r"[^，。；：\n]{0,14}(?:禁止|严禁|不得|不准|不许|不可|不能|不予|谢绝)")
_EN_BAN = lazy(
    r"[^.;:\n]{0,60}\b(?:banned|prohibited|forbidden|barred|ineligible|excluded|cannot"
    r"|(?:may|must|shall|can|should|is|are|will) not)\b"
)
_UNRESOLVED = (Hedge.OVER, Hedge.UNDER)
#: English words of time that need not be a bound (over five years), and Chinese after a figure likewise.
_LOOSE = lazy(r"\b(?:over|within|up to|passed|passing)\W*\Z", re.IGNORECASE)
_LOOSE_REACH = 10


def _is_denied(left: Hedged, right: Hedged) -> bool:
    """True if a negation further off in the clause turns a comparative of one side that was read as it is."""
    if not contradicts(left, right):
        return False
    return _denies(left, _ZH_DENIAL, _ZH_BAN) is not _denies(right, _EN_DENIAL, _EN_BAN)


def _denies(one: Hedged, before: LazyPattern, after: LazyPattern) -> bool:
    start, end = one.quantity.start, one.quantity.end
    if one.hedge not in _UNRESOLVED and not one.text.startswith(("以上", "以下"), end):
        return False
    return (
        before.search(one.text, max(0, start - _DENIAL_REACH), start) is not None
        or after.match(one.text, end) is not None
    )


def are_explicit(left: Hedged, right: Hedged) -> bool:
    """True unless a bound is in words that can also tell how long something takes: 三天内, over three days."""
    unit = unit_of(left.quantity.unit) or unit_of(right.quantity.unit)
    if unit is None or unit.dimension != "time":
        return True
    start = right.quantity.start
    loose = _LOOSE.search(right.text, max(0, start - _LOOSE_REACH), start) is not None
    return not loose and not left.text.startswith("内", left.quantity.end)


#: English before a stretch of time in which something happens, and what may be between: over the next three years.
_DURING = lazy(
    r"\b(?:over|in|during|within|throughout|for|of|first|next|past|last|previous|coming|every|each|following|recent)"
    r"(?: (?:the|its|their|his|her|a|an|only|just|about|first|next|past|last|previous|coming|following|same))*\W*\Z",
    re.IGNORECASE,
)
_DURING_REACH = 40
_WITHIN = lazy("[ \u3000]?[以之]?[内內]")
_AFTER_PLAY = lazy(r"\bafter \Z", re.IGNORECASE)
_RULING = lazy("[应须请需]|必|不得|要求")


def _is_stretch(left: Hedged, right: Hedged) -> bool:
    quantity, start = left.quantity, right.quantity.start
    unit = unit_of(quantity.unit)
    if unit is None or unit.dimension != "time" or _WITHIN.match(left.text, quantity.end) is None:
        return False
    first = max(0, start - _DURING_REACH)
    if _DURING.search(right.text, first, start) is not None:
        return True
    # What is so far after the minutes of a match is so in them; a rule to act within them is another matter.
    played = unit.key == "minute" and _AFTER_PLAY.search(right.text, first, start) is not None
    return played and _RULING.search(left.text) is None


def _is_from(left: Hedged, right: Hedged) -> bool:
    start, end = left.quantity.start, left.quantity.end
    lowest = left.text.startswith("起", end) or left.text.endswith(("最低", "最少"), 0, start)
    return lowest and right.text.endswith("from ", 0, right.quantity.start)


def _is_spread(left: Hedged, right: Hedged) -> bool:  # noqa: ARG001  # a row's form
    unit = unit_of(right.quantity.unit)
    before = right.text[max(0, right.quantity.start - len(" over ")) : right.quantity.start].rstrip()
    return unit is not None and unit.dimension in ("area", "length") and before.endswith(" over")


def _is_compared(left: Hedged, right: Hedged) -> bool:  # noqa: ARG001  # a row's form
    start = right.quantity.start
    first = max(right.since, start - _COMPARING_REACH)
    return right.since > 0 and _COMPARING.search(right.text, first, start) is not None


#: Words for an exchange of currencies in which 约 is as much a manner of speaking.
_ABOUT_CONVERTED = lazy(r"(?:约折?合|折?合约)[^0-9一二三四五六七八九十百千万亿]{0,5}\Z")
_ABOUT_CONVERTED_REACH = 9


def _is_converted(left: Hedged, right: Hedged) -> bool:  # noqa: ARG001  # a row's form
    start = left.quantity.start
    before = left.text[max(0, start - _ABOUT_CONVERTED_REACH) : start]
    return left.quantity.kind is QuantityKind.MONEY and _ABOUT_CONVERTED.search(before) is not None


def _is_level(left: Hedged, right: Hedged) -> bool:  # noqa: ARG001
    text = left.quantity.text
    return text.endswith("级") and ("亿" in text or "万" in text)


#: English around the far and the near end of a range, and Chinese before an upper bound that say the lower one.
_FAR_END = lazy(r"(?:\b(?:between|from|aged?|ages|of) [\w.,]+(?: \w+)? (?:and|to)|[0-9] ?[-–—]) ?\Z")
_NEAR_END = lazy(r"(?: \w+)? ?(?:and|to|[-–—]) ?[0-9]")
_LOWER_BOUND = lazy("[年已]?满|以上|不[低少小]于|至少|起[，至到]")
_RANGE_REACH = 28
_PLUS_OR_MINUS = lazy(r"(?:±|\+/-|plus or minus|either side of) ?\Z")


def _is_end_of_range(left: Hedged, right: Hedged) -> bool:
    """年满18周岁且不超过35周岁 as "aged between 18 and 35"."""
    start, end = left.quantity.start, left.quantity.end
    before = right.text[max(0, right.quantity.start - _RANGE_REACH) : right.quantity.start]
    if left.says == "most":
        said = _LOWER_BOUND.search(left.text, max(0, start - _RANGE_REACH), start)
        return said is not None and _FAR_END.search(before) is not None
    upper = left.says == "over" and re.search("不[超多高大]|以[下内]|不到|未满", left.text[end : end + _RANGE_REACH])
    return bool(upper) and _NEAR_END.match(right.text, right.quantity.end) is not None


def _is_margin(left: Hedged, right: Hedged) -> bool:
    """正负3个百分点以内 as "±3 percentage points"."""
    before = right.text[max(0, right.quantity.start - _RANGE_REACH) : right.quantity.start]
    return left.says == "most" and _PLUS_OR_MINUS.search(before) is not None


_NOT_WITHIN = lazy(
    r"\b(?:not|no|never|without|fail\w*|unable|yet|neither|nor|[a-z]+n['’]t)\b[^.;]{0,60}\bwithin (?:the |a )?\Z",
    re.IGNORECASE,
)
_NOT_WITHIN_REACH = 80
_LATE_ZH = lazy("[^，。；]{0,8}，?[^，。；]{0,8}?[未不没]")


def _is_not_within(left: Hedged, right: Hedged) -> bool:
    """超过60日未答复的 as "failure to reply within 60 days"."""
    start = right.quantity.start
    denied = _NOT_WITHIN.search(right.text, max(0, start - _NOT_WITHIN_REACH), start) is not None
    return denied and left.says == "over" and _LATE_ZH.match(left.text, left.quantity.end) is not None


_SIZES = lazy("[十百千万]?[万亿](?:元)?(?:级)?")
_OF_SIZE = lazy("(?:[大强]?企业|城市|园区|产业|集群|项目|[强大]?[市县镇区乡]|俱乐部|基金)")


def _is_size(left: Hedged, right: Hedged) -> bool:
    """百亿企业 as one that passed that mark."""
    named = (
        _SIZES.fullmatch(left.quantity.text) is not None and _OF_SIZE.match(left.text, left.quantity.end) is not None
    )
    return named and right.says == "over"


_ABOUT_BOTH = lazy(r"\b(?:about|around|approximately|roughly) (?:[^.;,]|\.(?=[0-9])){2,60} and \Z")
_ABOUT_A_BOUND = lazy(r"\b(?:ceiling|cap|limit|floor|maximum|minimum) of (?:about|around|approximately|roughly) \Z")
_ABOUT_REACH = 80


def _about_both(left: Hedged, right: Hedged) -> bool:
    """分别增长8%和9%左右 as "around 8 percent in cities and 9 percent in the countryside"."""
    start = right.quantity.start
    return left.says == "about" and _ABOUT_BOTH.search(right.text, max(0, start - _ABOUT_REACH), start) is not None


def _about_a_bound(left: Hedged, right: Hedged) -> bool:
    """低于5.5%左右的控制目标 as "below the ceiling of around 5.5 percent"."""
    start = right.quantity.start
    return left.says == "about" and _ABOUT_A_BOUND.search(right.text, max(0, start - _ABOUT_REACH), start) is not None


HEDGE_TOLERANCES = (
    HedgeTolerance(
        "about said once for two",
        (
            "城乡居民收入分别增长8%和9%左右。",
            "Incomes will grow by around 8 percent in cities and 9 percent in the countryside.",
        ),
        "lost",
        _about_both,
    ),
    HedgeTolerance(
        "about before a bound",
        ("低于5.5%左右的控制目标。", "It was below the ceiling of around 5.5 percent."),
        "turned",
        _about_a_bound,
    ),
    HedgeTolerance(
        "end of a range",
        ("年满18周岁且不超过35周岁。", "Aged between 18 and 35."),
        "lost",
        _is_end_of_range,
    ),
    HedgeTolerance(
        "within a margin either way",
        ("误差在正负3个百分点以内。", "The margin of error is ±3 percentage points."),
        "lost",
        _is_margin,
    ),
    HedgeTolerance(
        "order of magnitude",
        ("打造千亿级产业集群。", "Build a 100-billion-yuan industrial cluster."),
        "lost",
        _is_level,
    ),
    HedgeTolerance(
        "mark of a size",
        ("新增百亿企业5家。", "Five more firms passed the 10-billion-yuan mark."),
        "added",
        _is_size,
    ),
    HedgeTolerance(
        "about in a conversion",
        ("投资5亿元（约合7000万美元）。", "The investment was 500 million yuan (US$70 million)."),
        "lost",
        _is_converted,
    ),
    HedgeTolerance(
        "hedge in other English words",
        ("绿色建筑占比超过18%。", "The share of green buildings was above the target of 18 percent."),
        "lost",
        _english_says_it,
    ),
    HedgeTolerance(
        "within a stretch of time",
        ("三年内投资100亿元。", "It will invest 10 billion yuan over the next three years."),
        "lost",
        _is_stretch,
    ),
    HedgeTolerance("from a lowest figure", ("门票100元起。", "Tickets cost from 100 yuan."), "lost", _is_from),
    HedgeTolerance(
        "not within",
        ("超过60日未答复的，视为同意。", "Failure to reply within 60 days is deemed consent."),
        "turned",
        _is_not_within,
    ),
    HedgeTolerance(
        "negation further off in the clause",
        ("不得雇用超过60岁的司机。", "Drivers of no more than 60 years of age may be hired."),
        "turned",
        _is_denied,
    ),
    HedgeTolerance(
        "over an area", ("在620平方公里范围内施工。", "Work went on over 620 square kilometers."), "added", _is_spread
    ),
    HedgeTolerance(
        "compared with a lower figure",
        ("增速为6.2%，一季度为6.4%。", "Growth was 6.2 percent, lower than 6.4 percent in the first quarter."),
        "added",
        _is_compared,
    ),
    HedgeTolerance(
        "hedge in other Chinese words",
        ("规模迈上500亿元台阶。", "The volume rose to over 50 billion yuan."),
        "added",
        _chinese_says_it,
    ),
)
