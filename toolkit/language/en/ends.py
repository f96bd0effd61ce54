"""The old and the new value of a change in English: from 51 to 56, to 56 from 51, 56 against 51 before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.language.meaning import Place, places
from toolkit.model.meaning import End
from toolkit.model.quantity import Quantity

_FILL = (
    r"(?: (?:about|around|some|nearly|almost|over|more than|at least|an?|the|only|just|its|their|every"
    r"|around|previous|low|high|of"
    r"|level|position|place|approximately|roughly)){0,4} ?(?:rmb|us\$|hk\$|[$€£¥])?\Z"
)
_OLD = re.compile(
    r"\b(?:from|against|versus|compared (?:with|to)|instead of|rather than|previously|formerly|originally"
    r"|had (?:been|stood at)"
    r"|having (?:been|started \w+ at)|used to (?:be|take|stand at|have|require)|(?:began|begun|started"
    r"|opened)(?: \w+){0,3} (?:at|with)"
    r"|until (?:now|then|recently)|up to now|hitherto|up on|down on|the earlier|as against|after (?:an? )?(?:fall"
    r"|rise|drop|decline|growth|increase|gain"
    r"|loss) of)" + _FILL,
)
_NEW = re.compile(
    r"\b(?:now|currently|at present|stands? at|(?:ended|finished|closed)(?: \w+){0,3} at)"
    + _FILL
    + r"|\b(?:ris\w+|rose|increas\w+|grow\w*|grew|f[ae]ll\w*|drop\w*|declin\w+|decreas\w+|lower\w*|cut"
    r"|reduc\w+|rais\w+|climb\w*"
    r"|mov\w+|went|shorten\w*|narrow\w*|slow\w*|cool\w*|eas\w+|improv\w+|expan\w+|adjust\w*|chang\w+|down|up|come|came)"
    r"(?: [\w-]+){0,4} to" + _FILL,
)
_TO = re.compile(r"(?: (?!and\b)[\w%'’-]+){0,8} to" + _FILL)
_OLD_AFTER = re.compile(
    r"(?: [\w-]+){0,3}?,? ?\(?(?:previously|before(?! \w)|formerly|originally|beforehand|in the past)\b"
)
_REACH = 60


def ends(text: str, quantities: Sequence[Quantity]) -> dict[int, End]:
    """The figures that are an end of a change, by index; what is said of neither end is left out."""
    found: dict[int, End] = {}
    for index, one in enumerate(places(text, quantities)):
        role = _role(one)
        if role is None and found.get(index - 1) is End.OLD and _follows(one):
            role = End.NEW
        if role is not None:
            found[index] = role
    return found


def _role(place: Place) -> End | None:
    start, end = place.figure.start, place.figure.end
    before = place.text[max(place.since, start - _REACH) : start]
    if _OLD.search(before):
        return End.OLD
    if _NEW.search(before):
        return End.NEW
    following = place.text[end : min(place.until, end + _REACH)]
    return End.OLD if _OLD_AFTER.match(following) and "(" not in following else None


def _follows(place: Place) -> bool:
    """True if the figure is the far end of `from … to`."""
    return _TO.fullmatch(place.text, place.since, place.figure.start) is not None
