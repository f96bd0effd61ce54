"""Scores that look like times of day: 以21:25落败, 比分为25:21、23:25."""

from __future__ import annotations

from toolkit.language.lazy_pattern import lazy

_SCORE = "[0-9]{1,3}[:：][0-9]{1,3}"
_JOINT = "(?:[、，,]|以?及|和|与)[ ]?"
#: The other scores of a list, before one and after it.
_BEFORE = lazy(rf"(?:{_SCORE}{_JOINT})+\Z")
_AFTER = lazy(rf"(?:{_JOINT}{_SCORE}){{1,99}}")
#: A score that is not a time of day.
_NO_TIME = lazy(r"(?<![0-9])(?:2[5-9]|[3-9][0-9]|[0-9]{3})[:：]|[:：](?:[6-9][0-9]|[0-9](?![0-9])|[0-9]{3})")
_NAMED = lazy(r"(?:[比局]分|比数)[^，。；：:0-9]{0,6}[:：]?\Z")
#: Who won or lost, after 以 and the score.
_WITH = lazy(r"以(?:[大总]?比分)?[ ]?\Z")
_OUTCOME = lazy(
    r"的?(?:总?比分|[大小]比分|优势|劣势)?[^，。；！？0-9]{0,12}?"
    "(?:[胜负赢输]|不敌|惜败|告败|落败|击败|战平|打败|大败|险败|完败|落后|领先|失利|力克|淘汰|告捷|夺冠|逆转|拿下|丢掉|过关|收官)"
)
#: Characters to look back for the other scores of a list, for the word for a score, and for 以.
_REACH, _NAMED_REACH, _WITH_REACH = 60, 9, 5


def is_score(text: str, start: int, end: int) -> bool:
    """True if the two numbers at `start:end` are a score by the words around them, or by the others of their list."""
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    after = _AFTER.match(text, end)
    first, last = (before.start() if before else start), (after.end() if after else end)
    if last - first > end - start and _NO_TIME.search(text, first, last):
        return True
    if _NAMED.search(text, max(0, first - _NAMED_REACH), first):
        return True
    return _WITH.search(text, max(0, first - _WITH_REACH), first) is not None and _OUTCOME.match(text, last) is not None
