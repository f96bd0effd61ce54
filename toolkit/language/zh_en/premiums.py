"""Premiums and discounts of one price to another: 现货较期货贴水50美元 is also a premium of futures to spot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.language.figures.align import Match
from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.sides import Sides
from toolkit.language.lazy_pattern import lazy
from toolkit.model.quantity import Quantity, QuantityKind

#: What has such a price, in Chinese and in English.
_NAMES = {
    "现货": "spot|cash",
    "期货": "futures?",
    "近月": "near(?:by)?|front|prompt",
    "远月": "far|deferred|back|forward",
    "A股": "A[- ]shares?",
    "H股": "H[- ]shares?",
}
_ZH = "|".join(_NAMES)
#: What the words say, by a word of both languages.
_SIGNS = {"升水": 1, "溢价": 1, "贴水": -1, "折价": -1, "premium": 1, "discount": -1}
_CHINESE = lazy(
    f"(?P<ours>{_ZH})[^，。；、0-9]{{0,6}}[较比对](?P<theirs>{_ZH})[^，。；、0-9]{{0,6}}(?P<word>升水|贴水|溢价|折价)"
    "(?P<figure>[^，。；、]{0,20})"
)
_WORD = lazy(r"\b(?P<word>premium|discount)s?\b", re.IGNORECASE)
#: Words that may tell of the figure instead.
_OTHER_WORDS = lazy(r"\b(?:lower|higher|cheaper|dearer|less|more expensive|negative)\b", re.IGNORECASE)
_THAN = r"\b(?:to|over|against|versus|vs\.?|below|above)\s+(?:the\s+)?(?:{})\b"
_SENTENCE = 120


def unlike_premiums(sides: Sides, matches: Sequence[Match]) -> Iterator[Discrepancy]:  # noqa: ARG001  # a row's form
    """Premiums told as discounts of the same price, and the same word told of the other price.

    So many percent of one price are not so many percent of the other one, so that shares are not exchanged.
    """
    said = _CHINESE.search(sides.left_plain) if any(word in sides.left_plain for word in ("水", "价")) else None
    if said is None or said["ours"] == said["theirs"]:
        return
    words = list(_WORD.finditer(sides.right_text))
    if len(words) != 1 or _OTHER_WORDS.search(sides.right_text):
        return
    exchanged = _is_exchanged(sides.right_text, words[0], said)
    same = _SIGNS[said["word"]] == _SIGNS[words[0]["word"].lower()]
    share = "%" in said["figure"] or "百分之" in said["figure"]
    if exchanged is None or (same != exchanged and not (exchanged and share)):
        return
    both = _quantity(sides.left_text, said), _quantity(sides.right_text, words[0])
    source, target = sides.roles(*both)
    yield Discrepancy("basis-mismatch", sides.problem(f'{source.text} is "{target.text}" in the translation', *both))


def _quantity(text: str, word: re.Match[str]) -> Quantity:
    start, end = word.span("word")
    return Quantity(start, end, text[start:end], QuantityKind.CARDINAL)


def _is_exchanged(english: str, word: re.Match[str], said: re.Match[str]) -> bool | None:
    """True if English says of the second price what Chinese says of the first one; None where it is not plain."""
    before = english[max(0, word.start() - _SENTENCE) : word.start()]
    after = english[word.end() : word.end() + _SENTENCE]
    ours, theirs = (_NAMES[said[name]] for name in ("ours", "theirs"))
    first, second = (_last(name, before) for name in (ours, theirs))
    if first != second:
        return second > first
    ends = [re.search(_THAN.format(name), after, re.IGNORECASE) is not None for name in (ours, theirs)]
    if ends[0] != ends[1]:
        return ends[0]
    return None if re.search(f"\\b(?:{ours}|{theirs})\\b", after, re.IGNORECASE) else False


def _last(name: str, text: str) -> int:
    return max((found.start() for found in re.finditer(rf"\b(?:{name})\b", text, re.IGNORECASE)), default=-1)
