"""How far a term may be used, as other programs say it: the words of TBX and of terminology systems.

TBX-Basic writes `deprecatedTerm-admn-sts`, TBX-Min `notRecommended`, WorldServer `supersededTerm-admn-sts`, XTM
`FORBIDDEN`, Phrase a note `forbidden` with the value `true`, translate5 `rejected`, TermWeb and Weblate `obsolete`,
spreadsheets a column 禁用. What is none of these words is unknown: nobody may take it for allowed.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum


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


#: The words for each, without case, spaces, marks, and the endings `Term` and `-admn-sts`.
WORDS = {
    UsageStatus.PREFERRED: "preferred recommended bevorzugt vorzugsbenennung privilégié preferido 首选 推荐 优先",
    UsageStatus.STANDARD: "standard standardized standardised legal regulated 规范 标准",
    UsageStatus.ADMITTED: """admitted accepted acceptable allowed permitted zugelassen erlaubt admis permitido
        允许 可用 认可""",
    UsageStatus.APPROVED: """approved valid active finalized finalised final reviewed verified validated confirmed
        released published translated signedoff complete completed current ok 有效 已批准 已审核 已审 已确认 已发布
        定稿 现行 正常 通过""",
    UsageStatus.PROPOSED: """proposed new draft pending candidate unreviewed notapproved unapproved notvalidated
        provisional provisionallyprocessed unprocessed suggested needsreview needstranslation initial inprogress
        unverified 待定 草稿 新建 待审 待审核 待确认 未审核 未批准 建议 拟用""",
    UsageStatus.DEPRECATED: """deprecated superseded obsolete forbidden notrecommended rejected disallowed prohibited
        banned blocked blacklisted donotuse dontuse neveruse nottobeused unused avoid unacceptable notaccepted
        notadmitted notallowed notpermitted notvalid inactive disabled deleted removed retired expired invalid
        nonstandard nonstandardized nonstandardised archaic outdated withdrawn misused wrong incorrect 禁用 禁止 弃用
        废弃 废止 作废 停用 停止使用 淘汰 过时 不推荐 不可用 不要用 不再使用 不得使用 禁止使用 请勿使用 不用 勿用 错误
        误译 拒绝 否决 无效 失效 删除 不推荐使用 不建议使用 不宜使用
        不再采用 不予采用 不规范 旧译 verboten veraltet unzulässig abgelehnt gesperrt nichtverwenden interdit obsolète
        déconseillé rejeté nepasutiliser prohibido obsoleto rechazado nousar""",
}
_STATUSES = {word: usage for usage, words in WORDS.items() for word in words.split()}

#: Words in the names of notes and columns that hold a status.
_KINDS = frozenset(
    """status state standing lifecycle validity validation approval acceptability acceptabilityrating usability
    normativeauthorization languageplanningqualifier usagelabel""".split()
)
#: Names that say that a term may be used if they are true, and what the opposite is.
_GOOD = dict.fromkeys(
    "active valid allowed permitted accepted usable enabled 可用 有效 允许".split(), UsageStatus.DEPRECATED
)
_GOOD |= dict.fromkeys("approved reviewed validated verified confirmed 已批准 已审核".split(), UsageStatus.PROPOSED)
#: Names of marks that say by being true that a term is not final: Weblate's `fuzzy`.
_OPEN = frozenset({"fuzzy", "needsediting", "needsreview", "needswork"})
#: Values of such notes that say nothing of the term's use: the working statuses of ISO 12620, and empty ones.
_NEUTRAL = frozenset(
    """workingelement starterelement consolidatedelement importedelement exportedelement
    processed""".split()
)
_TRUTH = dict.fromkeys("true yes y 1 x on wahr ja vrai oui 是 √ ✓ ✔".split(), True)
_TRUTH |= dict.fromkeys("false no n 0 - off falsch nein faux non 否 × ✗".split(), False)

#: How a sentence says that a term is not to be used.
_NOT_TO_USE = re.compile(
    r"(?:deprecated|obsolete|forbidden|superseded|withdrawn|rejected|retired|banned|prohibited|outdated)\b"
    r"|(?:please )?(?:do not|don[’']?t|never|must not|should not|may not|cannot) (?:be )?use[d]?\b"
    r"|not? (?:to be|longer) used?\b"
    r"|(?:please )?avoid\b|not (?:recommended|allowed|permitted|approved)\b"
    r"|(?:已(?:经)?|现已|被|请)?(?:禁用|禁止使用|弃用|废弃|废止|作废|停用|停止使用|淘汰|不再使用|不得使用|请?勿(?:在.{1,9})?使?用|不要(?:使)?用|不推荐)",
    re.IGNORECASE,
)
#: What follows the words for that where a description says nothing else: Deprecated since 2019, but not Obsolete tools.
_ALONE = re.compile(r"\s*(?:$|[;:,.(（，；。：!–—-]|(?:since|from|in|as of|by|term|translation|form)\b)", re.IGNORECASE)
#: What follows where the sentence is about another term: do not use “firm”.
_ANOTHER = re.compile(r"\s*[\"“”‘'’「《]")


def usage_status_of(kind: str, value: str) -> UsageStatus:
    """What a note or cell says of its term; `kind` is the note's type or the column's name.

    A word such as forbidden counts whatever the note is called: a tool's own attribute must not be overlooked.
    """
    if not value.strip():
        return UsageStatus.UNSAID
    said = _word(value)
    if _is_bad(kind) or _plain(kind) in {"preferred", "首选"}:
        return _of_flag(UsageStatus.DEPRECATED if _is_bad(kind) else UsageStatus.PREFERRED, value, said)
    if _plain(kind) in _OPEN:
        return _of_flag(UsageStatus.PROPOSED, value, said)
    good = next((_GOOD[word] for word in _words(kind) if word in _GOOD), None)
    if good:
        truth = _TRUTH.get(value.strip().casefold())
        if truth is None:
            return _of_text(value) if said is UsageStatus.UNKNOWN else said
        return UsageStatus.APPROVED if truth else good
    if is_status(kind):
        if _plain(value) in _NEUTRAL:
            return UsageStatus.UNSAID
        return _of_text(value, otherwise=UsageStatus.UNKNOWN) if said is UsageStatus.UNKNOWN else said
    return _of_text(value)


def is_status(kind: str) -> bool:
    """True for the name of a note or column that holds a status or a mark such as forbidden."""
    words = _words(kind)
    if "note" in words or "notes" in words:
        return False
    name = _plain(kind)
    return "status" in name or "状态" in name or _is_bad(kind) or name in {"preferred", "首选", *_OPEN} or not (
        _KINDS.isdisjoint(words) and _GOOD.keys().isdisjoint(words)
    )  # fmt: skip


def is_mark(value: str) -> bool:
    """True for a cell that holds a mark or the word of a status, and no term."""
    return value.strip().casefold() in _TRUTH or _word(value) is not UsageStatus.UNKNOWN or is_warning(value)


def is_warning(text: str) -> bool:
    """True for a text that only warns of the term: Deprecated since 2019, 已废止, but not Obsolete equipment."""
    if _word(text) is UsageStatus.DEPRECATED:
        return True
    found = _NOT_TO_USE.match(text.strip())
    rest = text.strip()[found.end() :] if found else ""
    return found is not None and _ALONE.match(rest) is not None and _ANOTHER.match(rest) is None


def _is_bad(kind: str) -> bool:
    """True for a mark that says by being true that a term is not to be used: `forbidden`, `isForbidden`, 禁用."""
    return any(_STATUSES.get(word) is UsageStatus.DEPRECATED for word in _words(kind))


def _word(value: str) -> UsageStatus:
    plain = _plain(value)
    return _STATUSES.get(plain) or _STATUSES.get(plain.removeprefix("已")) or UsageStatus.UNKNOWN


def _of_text(value: str, otherwise: UsageStatus = UsageStatus.UNSAID) -> UsageStatus:
    """What running text says: forbidden as a word of a list, or a sentence; one about another term is unknown."""
    if any(_word(part) is UsageStatus.DEPRECATED for part in re.split(r"[;,|、；，()（）:：\n]| [-–—] ", value)):
        return UsageStatus.DEPRECATED
    text = value.strip()
    found = _NOT_TO_USE.search(text)
    if found is None:
        return otherwise
    return (
        UsageStatus.DEPRECATED if found.start() == 0 and not _ANOTHER.match(text, found.end()) else UsageStatus.UNKNOWN
    )


def _of_flag(flag: UsageStatus, value: str, said: UsageStatus) -> UsageStatus:
    truth = _TRUTH.get(value.strip().casefold())
    if truth is None:
        return UsageStatus.DEPRECATED if is_warning(value) else said
    return flag if truth else UsageStatus.UNSAID


def _words(kind: str) -> list[str]:
    """The words of a name, and all of them together: isForbidden, term-forbidden, DO NOT USE."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", unicodedata.normalize("NFKC", kind))
    return [*(word.casefold() for word in re.findall(r"[^\W_]+", parted)), _plain(kind)]


def _plain(text: str) -> str:
    letters = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))
    for ending in ("admnsts", "admnst", "term"):
        letters = letters.removesuffix(ending) or letters
    return letters
