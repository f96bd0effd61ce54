"""A part told as the whole: 出口占工业产值的23% is not "industrial output accounted for 23 percent of exports"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.language.figures.align import Match
from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.sides import Sides
from toolkit.language.zh_en.nouns import nouns_zh, places_en
from toolkit.model.quantity import QuantityKind

_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.FRACTION})
#: The clause before a share: a whole in which something is (党员中女性占), or a part of something (女性占党员的).
_ZH = re.compile(
    "(?:(?P<around>[^，。；：\n]*?)(?:中|之中|里|当中)[，]?)?(?P<part>[^，。；：\n]*?)(?:约|已|仅"
    "|只)?占(?P<whole>[^，。；：\n]*)\\Z"
)
_ZH_REACH = 40
#: English after a share, and before it, that says of what it is.
_OF = re.compile(r" of (?P<whole>[^.;,\n]{3,70})")
_OF_BEFORE = re.compile(r"\b[Oo]f (?P<whole>[^.;,\n]{3,60}), (?:some |about |around |nearly |over )?\Z")
_CLAUSE = re.compile(r"[.;,\n]\s")
_EN_REACH = 90


def turned_parts(sides: Sides, matches: Sequence[Match]) -> Iterator[Discrepancy]:
    """The shares whose part and whole changed places."""
    if "占" not in sides.left_text:
        return
    for match in matches:
        left, right = sides.left[match.left], sides.right[match.right]
        if left.kind not in _SHARES:
            continue
        first = max(0, left.start - _ZH_REACH)
        said = _ZH.search(sides.left_text, first, left.start) if "占" in sides.left_text[first : left.start] else None
        if said is None:
            continue
        part, whole = nouns_zh(said["part"]), nouns_zh(said["whole"] or said["around"] or "")
        if not (part - whole and whole - part):
            continue
        two = _english(sides.right_text, right.start, right.end)
        if two is None:
            continue
        texts = [[bool(places_en(text, lines)) for lines in (part - whole, whole - part)] for text in two]
        if texts == [[False, True], [True, False]]:
            source, _ = sides.roles(left, right)
            message = f"the part and the whole of {source.text} are exchanged in the translation"
            yield Discrepancy("basis-mismatch", sides.problem(message, left, right))


def _english(text: str, start: int, end: int) -> tuple[str, str] | None:
    """What a share is a share in, as its part and its whole; None where the text does not say so plainly."""
    before = text[max(0, start - _EN_REACH) : start]
    after = text[end : end + _EN_REACH]
    of = _OF.match(after)
    if of is not None:
        return _CLAUSE.split(before)[-1], of["whole"]
    of = _OF_BEFORE.search(before)
    return None if of is None else (_CLAUSE.split(after)[0], of["whole"])
