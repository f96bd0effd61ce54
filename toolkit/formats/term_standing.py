"""How far a term may be used, as other programs say it: the words of TBX and of terminology systems.

TBX-Basic writes `deprecatedTerm-admn-sts`, TBX-Min `notRecommended`, WorldServer `supersededTerm-admn-sts`, XTM
`FORBIDDEN`, Phrase a note `forbidden` with the value `true`, translate5 `rejected`, TermWeb and Weblate `obsolete`,
spreadsheets a column 禁用. What is none of these words is unknown: nobody may take it for allowed.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum


class Standing(StrEnum):
    """What a file says of a term, the strictest first."""

    DEPRECATED = "deprecated"
    UNKNOWN = "unknown"
    PROPOSED = "proposed"
    ADMITTED = "admitted"
    PREFERRED = "preferred"
    UNSAID = "unsaid"


#: The words for each, without case, spaces, marks, and the endings `Term` and `-admn-sts`.
WORDS = {
    Standing.PREFERRED: """preferred standardized standardised recommended legal regulated
        首选 推荐 优先 规范 标准""",
    Standing.ADMITTED: """admitted accepted acceptable approved valid allowed permitted active finalized finalised
        允许 可用 有效 已批准 已审核 认可""",
    Standing.PROPOSED: """proposed new draft pending candidate unreviewed notapproved unapproved notvalidated
        provisional provisionallyprocessed unprocessed suggested 待定 草稿 新建 待审 待审核 未审核 建议 拟用""",
    Standing.DEPRECATED: """deprecated superseded obsolete forbidden notrecommended rejected disallowed prohibited
        banned blocked blacklisted donotuse avoid unacceptable notaccepted notadmitted notallowed invalid nonstandard
        archaic outdated withdrawn misused wrong incorrect 禁用 禁止 弃用 废弃 废止 作废 停用 淘汰 过时 不推荐 不可用
        不用 勿用 错误 误译 拒绝 否决""",
}
_STANDINGS = {word: standing for standing, words in WORDS.items() for word in words.split()}

#: Kinds of notes and columns that hold a status, beside all that end with `status` or 状态.
_KINDS = frozenset("normativeauthorization acceptability acceptabilityrating approval usagelabel".split())
#: Values of such notes that say nothing of the term's use: the working statuses of ISO 12620, and empty ones.
_NEUTRAL = frozenset(
    """workingelement starterelement consolidatedelement importedelement exportedelement
    processed""".split()
)
_TRUTH = dict.fromkeys("true yes y 1 x on wahr ja vrai oui 是 √ ✓ ✔".split(), True)
_TRUTH |= dict.fromkeys("false no n 0 - off falsch nein faux non 否 × ✗".split(), False)


def standing_of(kind: str, value: str) -> Standing:
    """What a note or cell says of its term; `kind` is the note's type or the column's name.

    A word such as forbidden counts whatever the note is called: a tool's own attribute must not be overlooked.
    """
    if not value.strip():
        return Standing.UNSAID
    said = _STANDINGS.get(_plain(value), Standing.UNKNOWN)
    flag = _flag(kind)
    if flag:
        return _of_flag(flag, value, said)
    if is_status(kind):
        return Standing.UNSAID if _plain(value) in _NEUTRAL else said
    words = [_STANDINGS.get(_plain(word)) for word in re.split(r"[;,|、；，]", value)]
    return Standing.DEPRECATED if Standing.DEPRECATED in words else Standing.UNSAID


def is_status(kind: str) -> bool:
    """True for the name of a note or column that holds a status or a mark such as forbidden."""
    name = _plain(kind)
    return name.endswith(("status", "状态")) or name in _KINDS or _flag(kind) is not None


def _flag(kind: str) -> Standing | None:
    """What a note of this kind says by being true: `forbidden`, `preferred`."""
    standing = _STANDINGS.get(_plain(kind))
    return standing if standing is Standing.DEPRECATED or _plain(kind) in {"preferred", "首选"} else None


def _of_flag(flag: Standing, value: str, said: Standing) -> Standing:
    truth = _TRUTH.get(value.strip().casefold())
    if truth is None:
        return said
    return flag if truth else Standing.UNSAID


def _plain(text: str) -> str:
    letters = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))
    for ending in ("admnsts", "admnst", "term"):
        letters = letters.removesuffix(ending) or letters
    return letters
