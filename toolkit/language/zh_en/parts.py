"""A part told as the whole, or the base of a comparison as what is compared.

出口占工业产值的23% is not "industrial output accounted for 23 percent of exports", and 农村比城镇快2个百分点
is not "faster in cities than in the countryside".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from toolkit.language.figures.align import Match
from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.sides import Sides
from toolkit.language.guarded import beginning
from toolkit.language.lazy_pattern import lazy
from toolkit.language.meaning import place
from toolkit.language.zh_en.noun_places import nouns_zh, places_en
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind
_SHARES = frozenset({K.PERCENT, K.FRACTION})
_CLAUSE_ZH = lazy("[，。；：\n]")
_REST = "[^，。；：\n]*"
#: The clause before a share: a whole in which something is (党员中女性占), or a part of something (女性占党员的).
_PART = lazy(rf"(?:(?P<around>{_REST}?)(?:中|里|当中)，?)?(?P<part>{_REST}?)(?:约|已|仅|只)?占(?P<whole>{_REST})\Z")
#: The clause before a multiple of something else: 城镇居民收入是农村居民收入的2.39倍.
_TIMES = lazy(rf"(?P<part>{_REST}?)(?:是|为|相当于)(?P<whole>{_REST})的[约近]?\Z(?P<around>)?")
_ZH_REACH = 40
#: English after a share or a multiple, and before a share, that says of what it is.
_OF = lazy(r" of (?P<whole>[^.;,\n]{3,70})")
_OF_BEFORE = lazy(r"\b[Oo]f (?P<whole>[^.;,\n]{3,60}), (?:some |about |around |nearly |over )?\Z")
_AFTER_TIMES = lazy(r" (?:that of |those of |as (?:much|many|large|big|high|long) as )?(?P<whole>[^.;,\n]{3,70})")
_CLAUSE = lazy(r"[.;,\n]\s")
#: A comparison before its figure: 女性比男性多活, 出口增速快于进口.
_COMPARED = re.compile(
    rf"(?P<part>{_REST}?)(?:(?<![占对之成性类])比(?P<base>[^，。；：\n]+?)(?:[多高大快长贵重少低小慢短]|领先|落后)[一-鿿]{{0,4}}"
    r"|(?:高于|快于|多于|大于|低于|慢于|少于|小于|领先|落后)(?P<other>[^，。；：\n]+?))[约近]?\Z"
)
#: What is in every one of them.
_COMPARISON = lazy("[多高大快长贵重少低小慢短先后][一-鿿]{0,5}\\Z|于|领先|落后")
#: English after or before the figure of a comparison: 2 points faster than in cities, outpaced cities by 2 points.
_THAN = lazy(r"[^.;,\n]{0,30}? (?:than|above|below|ahead of|behind) (?P<whole>[^.;,\n]{3,70})")
_BY = lazy(
    r"\b(?:(?:above|below|ahead of|behind|than|outpac\w+|exceed\w*|lead\w*|led|trail\w*|lagg?\w*) )"
    r"(?P<whole>[^.;,\n]{3,60}?)"
    r",? by (?:about |some |nearly |over )?\Z"
)
_EN_REACH = 90


def turned_parts(sides: Sides, matches: Sequence[Match]) -> list[Discrepancy]:
    """The shares, multiples and comparisons whose part and whole, or whose two sides, changed places."""
    cues = list(map(re.Match.start, _CUE.finditer(sides.left_plain)))
    return list(_turned(sides, matches, cues)) if cues else []


def _turned(sides: Sides, matches: Sequence[Match], cues: Sequence[int]) -> Iterator[Discrepancy]:
    for match in matches:
        left, right = sides.left[match.left], sides.right[match.right]
        first = max(0, left.start - _ZH_REACH)
        at = bisect_right(cues, left.end) - 1
        if at < 0 or cues[at] < first:
            continue
        said, two = _said(left, sides.left_plain[first : left.start]), None
        if said is not None:
            compared = said.re is _COMPARED
            if compared and not _same_way(sides, match):
                continue
            two = _compared(sides.right_text, right) if compared else _english(sides.right_text, right)
        if said is None or two is None:
            continue
        groups = said.groupdict()
        whole = groups.get("whole") or groups.get("around") or groups.get("base") or groups.get("other") or ""
        ours, base = nouns_zh(said["part"]), nouns_zh(whole)
        named = [[bool(places_en(text, lines)) for lines in (ours - base, base - ours)] for text in two]
        if named == [[False, True], [True, False]]:
            source, _ = sides.roles(left, right)
            message = f"the part and the whole of {source.text} are exchanged in the translation"
            if said.re is _COMPARED:
                message = f"what is compared by {source.text} changes places in the translation"
            yield Discrepancy("basis-mismatch", sides.problem(message, left, right))


#: What every share, multiple and comparison with another thing has; most often 比 is before a time.
_CUE = beginning("占|倍|[高快多大低慢少小]于|领先|落后|比(?![上去前同年例重率0-9])")


def _said(figure: Quantity, before: str) -> re.Match[str] | None:
    """The Chinese before a figure that tells of what it is."""
    if figure.kind in _SHARES and "占" in before:
        return _PART.search(before)
    clause = _CLAUSE_ZH.split(before)[-1]
    if figure.kind is K.MULTIPLE:
        return _TIMES.match(clause) if "的" in clause else None
    return _COMPARED.match(clause) if _COMPARISON.search(clause) else None


def _same_way(sides: Sides, match: Match) -> bool:
    """True if both texts say more, or both less."""
    folded = sides.folded
    if folded is None:
        return False
    ours = folded.left.change(place(folded.left_text, sides.left, match.left)).direction
    theirs = folded.right.change(place(folded.right_text, sides.right, match.right)).direction
    return bool(ours) and ours is theirs


def _compared(text: str, figure: Quantity) -> tuple[str, str] | None:
    """What an English comparison is of, and its base; None where it does not say so plainly."""
    before = text[max(0, figure.start - _EN_REACH) : figure.start]
    than = _THAN.match(text[figure.end : figure.end + _EN_REACH])
    if than is not None:
        return _CLAUSE.split(before)[-1], than["whole"]
    by = _BY.search(before)
    return None if by is None else (_CLAUSE.split(before[: by.start()])[-1], by["whole"])


def _english(text: str, figure: Quantity) -> tuple[str, str] | None:
    """The part and the whole of which an English text tells a figure; None where it does not say so plainly."""
    before = text[max(0, figure.start - _EN_REACH) : figure.start]
    after = text[figure.end : figure.end + _EN_REACH]
    of = (_AFTER_TIMES if figure.kind is K.MULTIPLE else _OF).match(after)
    if of is not None:
        return _CLAUSE.split(before)[-1], of["whole"]
    of = _OF_BEFORE.search(before)
    return None if of is None else (_CLAUSE.split(after)[0], of["whole"])
