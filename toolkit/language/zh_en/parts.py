"""A part told as the whole: 出口占工业产值的23% is not "industrial output accounted for 23 percent of exports"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.language.figures.align import Match
from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.sides import Sides
from toolkit.language.zh_en.nouns import nouns_zh, places_en
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind
_SHARES = frozenset({K.PERCENT, K.FRACTION})
_REST = "[^，。；：\n]*"
#: The clause before a share: a whole in which something is (党员中女性占), or a part of something (女性占党员的).
_PART = re.compile(
    rf"(?:(?P<around>{_REST}?)(?:中|里|当中)，?)?(?P<part>{_REST}?)(?:约|已|仅|只)?占(?P<whole>{_REST})\Z"
)
#: The clause before a multiple of something else: 城镇居民收入是农村居民收入的2.39倍.
_TIMES = re.compile(rf"(?P<part>{_REST}?)(?:是|为|相当于)(?P<whole>{_REST})的[约近]?\Z(?P<around>)?")
_ZH_REACH = 40
#: English after a share or a multiple, and before a share, that says of what it is.
_OF = re.compile(r" of (?P<whole>[^.;,\n]{3,70})")
_OF_BEFORE = re.compile(r"\b[Oo]f (?P<whole>[^.;,\n]{3,60}), (?:some |about |around |nearly |over )?\Z")
_AFTER_TIMES = re.compile(r" (?:that of |those of |as (?:much|many|large|big|high|long) as )?(?P<whole>[^.;,\n]{3,70})")
_CLAUSE = re.compile(r"[.;,\n]\s")
_EN_REACH = 90


def turned_parts(sides: Sides, matches: Sequence[Match]) -> Iterator[Discrepancy]:
    """The shares and multiples whose part and whole changed places."""
    if "占" not in sides.left_plain and "倍" not in sides.left_plain:
        return
    for match in matches:
        left, right = sides.left[match.left], sides.right[match.right]
        if left.kind not in _SHARES and left.kind is not K.MULTIPLE:
            continue
        words, sign = (_PART, "占") if left.kind in _SHARES else (_TIMES, "的")
        first = max(0, left.start - _ZH_REACH)
        if sign not in sides.left_plain[first : left.start]:
            continue
        said = words.search(sides.left_plain, first, left.start)
        two = _english(sides.right_text, right) if said is not None else None
        if said is None or two is None:
            continue
        part, whole = nouns_zh(said["part"]), nouns_zh(said["whole"] or said["around"] or "")
        named = [[bool(places_en(text, lines)) for lines in (part - whole, whole - part)] for text in two]
        if named == [[False, True], [True, False]]:
            source, _ = sides.roles(left, right)
            message = f"the part and the whole of {source.text} are exchanged in the translation"
            yield Discrepancy("basis-mismatch", sides.problem(message, left, right))


def _english(text: str, figure: Quantity) -> tuple[str, str] | None:
    """The part and the whole of which an English text tells a figure; None where it does not say so plainly."""
    before = text[max(0, figure.start - _EN_REACH) : figure.start]
    after = text[figure.end : figure.end + _EN_REACH]
    of = (_AFTER_TIMES if figure.kind is K.MULTIPLE else _OF).match(after)
    if of is not None:
        return _CLAUSE.split(before)[-1], of["whole"]
    of = _OF_BEFORE.search(before)
    return None if of is None else (_CLAUSE.split(after)[0], of["whole"])
