"""Hedges that a negation further off turns: 不得雇用超过60岁的司机 and "no more than 60 years of age may be hired"."""

from __future__ import annotations

import re

from toolkit.language.figures.hedges import Hedged, contradicts
from toolkit.language.lazy_pattern import LazyPattern, lazy
from toolkit.model.quantity import Hedge

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
#: Before an English time that was passed, and after a Chinese one.
_NOT_WITHIN = lazy(
    r"\b(?:not|no|never|without|fail\w*|unable|yet|neither|nor|[a-z]+n['’]t)\b[^.;]{0,60}\bwithin (?:the |a )?\Z",
    re.IGNORECASE,
)
_NOT_WITHIN_REACH = 80
_LATE_ZH = lazy("[^，。；]{0,8}，?[^，。；]{0,8}?[未不没]")


def is_denied(left: Hedged, right: Hedged) -> bool:
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


def is_not_within(left: Hedged, right: Hedged) -> bool:
    """超过60日未答复的 as "failure to reply within 60 days"."""
    start = right.quantity.start
    denied = _NOT_WITHIN.search(right.text, max(0, start - _NOT_WITHIN_REACH), start) is not None
    return denied and left.says == "over" and _LATE_ZH.match(left.text, left.quantity.end) is not None
