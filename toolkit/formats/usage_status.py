"""How far a term may be used, as other programs say it: the words of TBX and of terminology systems.

TBX-Basic writes `deprecatedTerm-admn-sts`, TBX-Min `notRecommended`, WorldServer `supersededTerm-admn-sts`, XTM
`FORBIDDEN`, Phrase a note `forbidden` with the value `true`, translate5 `rejected`, TermWeb and Weblate `obsolete`,
spreadsheets a column 禁用. What is none of these words is unknown: nobody may take it for allowed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from functools import cache

from toolkit.formats import usage_words
from toolkit.language.zh.traditional import simplified


class UsageStatus(StrEnum):
    """What a file says of a term, the strictest first. An approval says nothing of preference.

    A standard is preferred where no term is called so: ISO 12620 has both, and a standard may be old.
    """

    DEPRECATED = "deprecated"
    UNKNOWN = "unknown"
    PROPOSED = "proposed"
    ADMITTED = "admitted"
    PREFERRED = "preferred"
    STANDARD = "standard"
    APPROVED = "approved"
    UNSAID = "unsaid"


STRICTNESS = tuple(UsageStatus)
#: The words for each.
WORDS = {
    UsageStatus.PREFERRED: usage_words.PREFERRED,
    UsageStatus.STANDARD: usage_words.STANDARD,
    UsageStatus.ADMITTED: usage_words.ADMITTED,
    UsageStatus.APPROVED: usage_words.APPROVED,
    UsageStatus.PROPOSED: usage_words.PROPOSED,
    UsageStatus.DEPRECATED: usage_words.DEPRECATED,
}
_STATUSES = {word: usage for usage, words in WORDS.items() for word in words.split()}
_FORBIDDING = usage_words.FORBIDDING | {word for word, usage in _STATUSES.items() if usage is UsageStatus.DEPRECATED}
_HAN = re.compile("[\u4e00-\u9fff]+")
#: Words in names of dates after which a term is not to be used: `validUntil`.
_END = frozenset("until till to through thru end".split())
_DATE = re.compile(r"[\d\s./:TZ年月日+-]*\d{4}[\d\s./:TZ年月日+-]*\Z")


def usage_status_of(kind: str, value: str) -> UsageStatus:
    """What a note or cell says of its term; `kind` is the note's type or the column's name.

    A word such as forbidden counts in a note of any name: a tool's own attribute must not be overlooked. Where
    the name is about use or status, a value that is not known is an unknown status.
    """
    if not value.strip():
        return UsageStatus.UNSAID
    if is_replacement(kind):
        return UsageStatus.UNSAID if _truth(value) is False else UsageStatus.DEPRECATED
    said, flag = _word(value), _flag(kind)
    if flag is UsageStatus.APPROVED:
        return _of_good(kind, value, said)
    if flag:
        return _of_flag(kind, flag, value, said)
    if is_status(kind):
        return _of_status(kind, value, said)
    if usage_words.PLAIN_NAMES.isdisjoint(_words(kind)):
        return _of_text(value)
    forbids = is_warning(value) or _lists_a_ban(value)
    return UsageStatus.DEPRECATED if forbids else UsageStatus.UNSAID


def is_status(kind: str) -> bool:
    """True for the name of a note or column that holds a status or a mark such as forbidden."""
    words = _words(kind)
    if "note" in words or "notes" in words:
        return False
    if _flag(kind) or is_replacement(kind):
        return True
    if _is_harmless(kind):
        return False
    return "status" in _plain(kind) or _is_use(kind) or _has(kind, usage_words.STATUS_NAMES, usage_words.STATUS_HAN)


def is_replacement(kind: str) -> bool:
    """True for the name of a note or column that holds the term to use instead: `replacedBy`, 改用."""
    return not usage_words.REPLACED.isdisjoint(_words(kind))


def forbids_by_name(kind: str) -> bool:
    """True for a mark that forbids by being there, without a value: `<forbidden/>`."""
    return _flag(kind) is UsageStatus.DEPRECATED and not _is_harmless(kind)


def is_mark(value: str) -> bool:
    """True for a cell that holds a mark or the word of a status, and no term."""
    return _truth(value) is not None or _word(value) is not UsageStatus.UNKNOWN or is_warning(value)


def is_warning(text: str) -> bool:
    """True for a text that only warns of the term: Deprecated since 2019, 已废止, but not Obsolete equipment."""
    if _word(text) is UsageStatus.DEPRECATED:
        return True
    found = usage_words.NOT_TO_USE.match(text.strip())
    if found is None or usage_words.DOUBTFUL.match(found[0]):
        return False
    rest = text.strip()[found.end() :]
    return usage_words.ALONE.match(rest) is not None and usage_words.ANOTHER.match(rest) is None


def status_of_words(words: Iterable[str]) -> UsageStatus | None:
    """The status that words name together, or else each of them, the strictest; None where one is not known."""
    words = tuple(words)
    found = [_word("".join(words))]
    if found == [UsageStatus.UNKNOWN]:
        found = [_word(word) for word in words]
    return min(found, key=STRICTNESS.index) if words and UsageStatus.UNKNOWN not in found else None


def _flag(kind: str) -> UsageStatus | None:
    """What a mark says of its term by being true: `isForbidden`, `notApproved`, 是否可用; None for anything else."""
    if _best(kind) is not None:
        return UsageStatus.PREFERRED
    for word in sorted(_words(kind), key=len, reverse=True):
        if word in _FORBIDDING:
            return UsageStatus.DEPRECATED
        if word in usage_words.OPEN:
            return UsageStatus.PROPOSED
        if word in usage_words.GOOD:
            return UsageStatus.APPROVED
    return None


def _best(kind: str) -> bool | None:
    """Whether a mark such as `recommended` forbids by being false; None for the name of anything else."""
    name = usage_words.AROUND_BEST.fullmatch(_plain(kind))
    return usage_words.BEST.get(name["name"]) if name else None


def _is_use(kind: str) -> bool:
    return _has(kind, usage_words.USAGE_NAMES, usage_words.USAGE_HAN)


def _is_harmless(kind: str) -> bool:
    return _has(kind, usage_words.HARMLESS, usage_words.HARMLESS_HAN)


def _has(kind: str, words: frozenset[str], han: Iterable[str]) -> bool:
    name = _plain(kind)
    return not words.isdisjoint(_words(kind)) or any(word in name for word in han)


def _truth(value: str) -> bool | None:
    return usage_words.TRUTH.get(value.strip().casefold())


def _word(value: str) -> UsageStatus:
    plain = _plain(value)
    return _STATUSES.get(plain) or _STATUSES.get(plain.removeprefix("已")) or UsageStatus.UNKNOWN


def _lists_a_ban(value: str) -> bool:
    parts = re.split(r"[;,|、；，()（）:：\n]| [-–—] ", value)
    return any(_word(part) is UsageStatus.DEPRECATED for part in parts)


def _of_text(value: str, otherwise: UsageStatus = UsageStatus.UNSAID) -> UsageStatus:
    """What running text says: forbidden as a word of a list, or a sentence; one about another term is unknown."""
    if _lists_a_ban(value):
        return UsageStatus.DEPRECATED
    text = value.strip()
    found = usage_words.NOT_TO_USE.search(text)
    if found is None:
        return otherwise
    clear = found.start() == 0 and not usage_words.ANOTHER.match(text, found.end())
    clear = clear and not usage_words.DOUBTFUL.match(found[0])
    return UsageStatus.DEPRECATED if clear else UsageStatus.UNKNOWN


def _of_status(kind: str, value: str, said: UsageStatus) -> UsageStatus:
    if _plain(value) in usage_words.NEUTRAL:
        return UsageStatus.UNSAID
    if said is not UsageStatus.UNKNOWN:
        return said
    if _is_use(kind):
        truth = _truth(value)
        if truth is not None:
            return UsageStatus.APPROVED if truth else UsageStatus.DEPRECATED
        if _plain(value) in usage_words.REGISTERS:
            return UsageStatus.UNSAID
    return _of_text(value, otherwise=UsageStatus.UNKNOWN)


def _of_good(kind: str, value: str, said: UsageStatus) -> UsageStatus:
    """What a mark such as `approved` says; a date of approval approves, and who did it says nothing."""
    truth = _truth(value)
    if truth is None:
        if said is not UsageStatus.UNKNOWN:
            return said
        if _is_harmless(kind):
            return _of_text(value)
        dated = _DATE.match(value.strip()) and _END.isdisjoint(_words(kind))
        return UsageStatus.APPROVED if dated else _of_text(value, otherwise=UsageStatus.UNKNOWN)
    word = next(word for word in sorted(_words(kind), key=len, reverse=True) if word in usage_words.GOOD)
    wrong = UsageStatus.DEPRECATED if usage_words.GOOD[word] else UsageStatus.PROPOSED
    return UsageStatus.APPROVED if truth else wrong


def _of_flag(kind: str, flag: UsageStatus, value: str, said: UsageStatus) -> UsageStatus:
    truth = _truth(value)
    if truth is None:
        return UsageStatus.DEPRECATED if is_warning(value) else said
    if truth:
        return flag
    return UsageStatus.DEPRECATED if _best(kind) else UsageStatus.UNSAID


@cache
def _words(kind: str) -> tuple[str, ...]:
    """The words of a name, and neighbours together: isForbidden, term-forbidden, DO NOT USE; of Chinese the parts that
    are words of a status.
    """
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", unicodedata.normalize("NFKC", simplified(kind)))
    single = [word.casefold() for word in re.findall(r"[^\W_]+", parted)]
    joined = ["".join(single[first:last]) for first in range(len(single)) for last in range(first + 2, first + 4)]
    han = "".join(_HAN.findall(parted))
    inside = [word for word in _NAMES_IN_HAN if word in han]
    return tuple(dict.fromkeys([*single, *joined, _plain(kind), *inside]))


_NAMES_IN_HAN = tuple(
    word
    for word in dict.fromkeys([*_FORBIDDING, *usage_words.OPEN, *usage_words.GOOD, *usage_words.REPLACED])
    if _HAN.fullmatch(word) and len(word) > 1
)


def _plain(text: str) -> str:
    letters = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", simplified(text)).casefold()))
    for ending in ("admnsts", "admnst", "term"):
        letters = letters.removesuffix(ending) or letters
    return letters
