"""Two figures of a kind that changed places.

Nothing but their surroundings tells: figures of one kind usually keep their order, or move with the words they
belong to. Only
two that stand next to each other among their kind are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from toolkit.language.figures.agreement import Agreement
from toolkit.language.figures.align import Pair
from toolkit.language.units import unit_of
from toolkit.language.zh_en.trend_words import chinese_cue, english_cue
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind
_KINDS = frozenset({K.PERCENT, K.MONEY, K.CARDINAL, K.PERCENTAGE_POINT, K.BASIS_POINT, K.MULTIPLE, K.FRACTION})


#: From here on counts are looked at together whatever they count.
_LARGE = 100_000
#: How far, in characters, a date may stand from the figure it belongs to.
_REACH = 60
_CLAUSE_END = re.compile("[，。；：,;:]")
_COMPARED = re.compile("[从從由自较較与與原在]|(?<![同环環])比|同(?!比)")
#: English that names the later figure first (rose to 6 percent from 5).
_TURNED = re.compile(
    r"\A(?: \([^)]*\))? of \Z|\bfrom (?:\w+ ){0,2}\Z|\bcompared (?:with|to) [^,.;]{0,20}\Z"
    r"|\A (?:more|fewer|less|higher|lower|longer|shorter) than [^,.;]{0,30}\Z"
)


_OF_THE_OTHER = re.compile(r" (?:[a-z-]+ ){1,6}(?:in|across|of|from|under) ")
_IN_ONE_BREATH = re.compile(rf"{_OF_THE_OTHER.pattern}[0-9a-z,]+{_OF_THE_OTHER.pattern}")


def exchanged(
    source: Sequence[Quantity], target: Sequence[Quantity], pairs: Sequence[Pair], source_text: str, text: str
) -> Iterator[tuple[Pair, Pair]]:
    """Pairs of figures that stand in each other's place in the translation, whose text is `text`."""
    in_order = sorted(pairs)
    if all(first.target < second.target for first, second in pairwise(in_order)):
        return
    groups: dict[tuple[QuantityKind, str], list[Pair]] = {}
    counts: list[Pair] = []
    for pair in in_order:
        ours = source[pair.source]
        if ours.weak or target[pair.target].weak or ours.kind not in _KINDS or pair.agreement > Agreement.CONVERTED:
            continue
        theirs = target[pair.target]
        money = theirs.kind is K.MONEY and ours.kind is K.CARDINAL and not ours.unit
        large = ours.kind is K.CARDINAL and unit_of(ours.unit) is None and ours.low is not None and ours.low >= _LARGE
        unit = "" if large else ours.unit or "few"
        groups.setdefault((theirs.kind, theirs.unit) if money else (ours.kind, unit), []).append(pair)
        if ours.kind in (K.CARDINAL, K.MONEY):
            counts.append(pair)
    for group in groups.values():
        for first, second in _crossed(source, group):
            between = text[target[second.target].end : target[first.target].start]
            moved = (
                _one_phrase(source_text[source[first.source].end : source[second.source].start], between)
                or _anchors_moved(source_text, source, target, pairs, first, second)
                or _cues_moved(source_text, source, text, target, (first, second))
            )
            if not moved and not _turned(source_text, source[first.source], between):
                yield first, second
    for first, second in pairwise(counts):
        if first.target > second.target and _units_changed(source, target, first, second):
            yield first, second


def _turned(source_text: str, ours: Quantity, between: str) -> bool:
    """Whether English names the later figure first, and the source the one that it compares with."""
    if _list_turned(between):
        return True
    compares = _COMPARED.search(source_text, max(0, ours.start - 14), ours.start) is not None
    return compares and _TURNED.search(between) is not None


def _cues_moved(
    source_text: str, source: Sequence[Quantity], text: str, target: Sequence[Quantity], both: tuple[Pair, Pair]
) -> bool:
    """Whether the words that say what the figures are, a share and a rise, moved with them."""
    ours = [_cue(chinese_cue, source_text, source, pair.source) for pair in both]
    theirs = [_cue(english_cue, text, target, pair.target) for pair in both]
    return None not in ours and ours[0] != ours[1] and ours == theirs


def _cue(cue: Callable[[str, int, int], int | None], text: str, side: Sequence[Quantity], place: int) -> int | None:
    return cue(text, side[place - 1].end if place else 0, side[place].start)


def _anchors_moved(
    text: str,
    source: Sequence[Quantity],
    target: Sequence[Quantity],
    pairs: Sequence[Pair],
    first: Pair,
    second: Pair,
) -> bool:
    """Whether the dates and figures beside the two changed places as well: then the sentence did."""
    ours, other = (_anchor(text, source, pairs, pair, first, second) for pair in (first, second))
    if ours is None or other is None or ours is other:
        return False
    return (ours.source < other.source) != (ours.target < other.target) and abs(
        target[ours.target].start - target[first.target].start
    ) < _REACH


def _anchor(text: str, source: Sequence[Quantity], pairs: Sequence[Pair], pair: Pair, *apart: Pair) -> Pair | None:
    """The figure of another kind that stands nearest, best in the same clause, and that has found its counterpart."""
    place = source[pair.source]
    near = [
        (_clauses_apart(text, source[one.source], place), abs(source[one.source].start - place.start), one)
        for one in pairs
        if one not in apart and source[one.source].kind is not place.kind and one.agreement < Agreement.LOOSE
    ]
    best = min(near, default=None, key=lambda found: found[:2])
    return best[2] if best is not None and best[1] < _REACH else None


def _clauses_apart(text: str, one: Quantity, other: Quantity) -> int:
    """How many ends of clauses stand between two figures of the source."""
    first, second = sorted((one, other), key=lambda quantity: quantity.start)
    return len(_CLAUSE_END.findall(text, first.end, second.start))


def _one_phrase(between: str, english: str) -> bool:
    """6个领域的70个项目, 11个大项14个分项: one thing of another, which English puts the other way round.

    `between` stands between the two figures of the source, `english` between those of the translation.
    """
    if len(between) >= 16 or any(sign in between for sign in "，。；、,;:："):
        return False
    return "的" in between or (bool(between) and _OF_THE_OTHER.fullmatch(english) is not None)


def _list_turned(between: str) -> bool:
    """7个大项、15个分项、109个小项 as 109 events in 15 disciplines across seven sports, said in one breath."""
    return _IN_ONE_BREATH.fullmatch(between) is not None


def _crossed(source: Sequence[Quantity], group: list[Pair]) -> Iterator[tuple[Pair, Pair]]:
    """Those of a group that stand in each other's place; a sentence put the other way round moves more than two."""
    there = sorted(group, key=lambda pair: pair.target)
    stands = {here.source: other for here, other in zip(group, there, strict=True) if here is not other}
    for here in group:
        other = stands.get(here.source)
        if other is None or other.source < here.source or stands[other.source] is not here:
            continue
        if source[here.source].low != source[other.source].low:
            yield here, other


def _units_changed(source: Sequence[Quantity], target: Sequence[Quantity], first: Pair, second: Pair) -> bool:
    """Whether the one figure's unit now stands with the other (180万吨 … 一亿棵)."""
    ours = [_measured(source[pair.source]) for pair in (first, second)]
    theirs = [_measured(target[pair.target]) for pair in (second, first)]
    return sum(ours) == 1 and ours == theirs


def _measured(quantity: Quantity) -> bool:
    return quantity.kind is K.MONEY or unit_of(quantity.unit) is not None
