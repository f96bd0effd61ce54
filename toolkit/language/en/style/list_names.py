"""Lists that are, or may be, one name: the Ministry of Economy, Trade and Industry; Shaw, Smith and Wu."""

from __future__ import annotations

from toolkit.language.lazy_pattern import lazy

_WORD = r"[A-Z][\w’'-]*"
#: What names of bodies, laws and events end or begin with, up to four words on.
_BODY = lazy(
    rf"(?:{_WORD} (?:(?:of|for|and) )?){{0,4}}?(?:Academy|Act|Administration|Agency|Agreement|Alliance|Association"
    r"|Authority|Award|Bank|Board|Bureau|Campaign|Cent(?:er|re)|Chamber|Code|Commission|Committee|Conference|Congress"
    r"|Convention|Corporation|Council|Court|Covenant|Day|Department|Directorate|Exhibition|Expo|Fair|Federation|Festival"
    r"|Forum|Foundation|Fund|Games|Government|Group|Hospital|Initiative|Institute|Institution|Journal|Law|League|Library"
    r"|Ministry|Ministries|Museum|Office|Organi[sz]ation|Park|Partnership|Party|Plan|Press|Prize|Program(?:me)?|Project|Protocol"
    r"|Regulations|Review|Rights|School|Secretariat|Service|Society|Station|Strategy|Summit|Treaty|Tribunal|Union"
    r"|University|Week|Zone)s?\b"
)
#: The end of a first member that goes on a name: the Ministry of Economy, a Chair in Science.
_OF_NAME = lazy(rf"\b{_WORD} (?:of|for|on|in|to|and|&) (?:the )?{_WORD}(?: {_WORD})*\Z")
#: A firm whose names follow: the law firm Baker, Hostetler and Jones.
_FIRM = lazy(rf"\b(?:firm|company|agency|partnership|brand|band|publisher) {_WORD}\Z")
#: A last member that is one of several places for certain: Chenghua districts.
_PLACES = lazy(rf"{_WORD}(?: {_WORD})? (?:cit|count|province|district|region|municipalit|prefecture|town)(?:ies|s)\b")


def may_be_name(last: str, after: str) -> bool:
    """Whether both members beside `and` have capitals, so that they may belong to one name."""
    return (
        _has_capital(last.rpartition(" ")[2]) and _has_capital(after.partition(" ")[0]) and _PLACES.match(after) is None
    )


def is_name(first: str, last: str, after: str) -> bool:
    """Whether a list whose members have capitals is one name, by what is before and after it.

    `first` is the clause up to the end of the first member, `last` the member before `and`, which `after` follows.
    """
    if _FIRM.search(first) or _OF_NAME.search(last):
        return True
    match = _OF_NAME.search(first)
    within = match is not None and (match.start() > 0 or _BODY.match(match[0]) is not None)
    return within or _BODY.match(after) is not None


def _has_capital(word: str) -> bool:
    """Whether a word begins with a capital, and is not an abbreviation (R&D)."""
    word = word.lstrip('“"')
    return word[:1].isupper() and any(character.islower() for character in word)
