"""Whether two figures keep the order of the nouns that tell them apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from toolkit.language.figures.align import Match
from toolkit.language.figures.pair import Labels, Pair
from toolkit.language.figures.sides import Sides
from toolkit.language.lazy_pattern import LazyPattern
from toolkit.model.quantity import Quantity, QuantityKind

#: Characters before two figures, and on each side of them, in which their nouns are.
_LEFT_REACH, _RIGHT_REACH = 40, 90
_SENTENCE = re.compile(r"[.;!?\n](?:(?<=\n)|\s)")
_SENTENCE_END = re.compile("[。；！？\n]")
_CLAUSE = re.compile("[，。；：！？\n]")
#: Where the words of one figure of a list end, and how many characters after the last one are looked at.
_PART_END = re.compile("[，。；、！？\n和与及]")
_TAIL = 12
#: A name in Latin letters: GDP, M2.
_LATIN = re.compile(r"[A-Z](?<![A-Za-z0-9].)[A-Z0-9][A-Za-z0-9&]*(?![A-Za-z0-9])", re.DOTALL)


def keep_their_nouns(sides: Sides, first: Match, second: Match) -> bool | None:
    """True if both texts name the nouns in the order of their figures; None where they do not tell.

    `first` comes before `second` on the left.
    """
    counted = sides.pair.keeps_counted(sides, first, second)
    if counted is not None:
        return counted
    rows = _rows(sides.pair, _left_text(sides, first, second))
    apart = _apart(sides, first, second)
    if not rows and apart is None:
        return None
    right = _right_text(sides, first, second)
    nouns, verbs = _by_labels(rows, right)
    if nouns is None and apart is not None:
        nouns = _by_nouns(sides.pair, apart, right)
    ordered = first.right < second.right
    if nouns is None or verbs is None:
        in_order = verbs if nouns is None else nouns
        return None if in_order is None else in_order is ordered
    return nouns is ordered and (ordered or verbs is ordered)  # nouns that moved take their verbs along


def names_several(sides: Sides) -> bool:
    """True if the left text has several nouns, names, terms or counted things, or a group of which it names several."""
    pair, text = sides.pair, sides.left_plain
    if len(sides.terms) > 1 or len(pair.left_nouns(text)) > 1 or told_apart(pair, text):
        return True
    if pair.counts_several(text):
        return True
    return len(set(_LATIN.findall(text))) > 1


def _by_labels(rows: Sequence[tuple[Labels, list[str]]], right: str) -> tuple[bool | None, bool | None]:
    """True if the groups of nouns, and those of verbs, are in one order in both texts; None where they do not agree."""
    found: tuple[set[bool], set[bool]] = set(), set()
    for row, ours in rows:
        theirs = _order(row.right, right)
        if theirs in (ours, ours[::-1]):
            found[row.verbs].add(theirs == ours)
    nouns, verbs = (verdicts.pop() if len(verdicts) == 1 else None for verdicts in found)
    return nouns, verbs


_NO_TERMS: frozenset[tuple[str, str]] = frozenset()


class _Named(NamedTuple):
    """What words name: nouns by their lines, names in Latin letters, and terms with their renderings."""

    nouns: frozenset[int]
    latin: frozenset[str]
    terms: frozenset[tuple[str, str]]

    def without(self, other: _Named) -> _Named:
        """What these words name and the others do not."""
        return _Named(self.nouns - other.nouns, self.latin - other.latin, self.terms - other.terms)


def _apart(sides: Sides, first: Match, second: Match) -> tuple[_Named, _Named] | None:
    """What only the words of the first figure and only those of the second name; None if one of them names nothing."""
    listed = _listed(sides, first)
    one = _named(sides, listed[0] if listed else _words_of(sides, first))
    if not any(one):
        return None
    two = _named(sides, listed[1] if listed else _words_of(sides, second))
    apart = one.without(two), two.without(one)
    return apart if any(apart[0]) and any(apart[1]) else None


def _named(sides: Sides, words: str) -> _Named:
    terms = frozenset([term for term in sides.terms if term[0] in words]) if sides.terms else _NO_TERMS
    return _Named(sides.pair.left_nouns(words), frozenset(_LATIN.findall(words)), terms)


def _by_nouns(pair: Pair, apart: tuple[_Named, _Named], right: str) -> bool | None:
    """True if what only the first figure's words name comes before what only the second one's do, on the right too."""
    terms = [_renderings(right, one.terms) for one in apart]
    places = [
        [at for at in (*pair.right_nouns(right, one.nouns), *_places(right, one.latin)) if not _inside(at, others)]
        + [start for start, _ in its]
        for one, its, others in zip(apart, terms, reversed(terms), strict=True)
    ]
    if not all(places):
        return None
    if max(places[0]) < min(places[1]):
        return True
    return False if max(places[1]) < min(places[0]) else None


def _places(text: str, names: frozenset[str]) -> list[int]:
    """Where a text has names in Latin letters, which are the same in both."""
    return [found.start() for found in _LATIN.finditer(text) if found.group() in names] if names else []


def _renderings(text: str, terms: frozenset[tuple[str, str]]) -> list[tuple[int, int]]:
    """Where a text has the renderings of terms."""
    small = text.lower() if terms else ""
    return [found.span() for _, word in terms for found in re.finditer(re.escape(word.lower()), small)]


def _inside(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    """True if a noun is only a part of a longer term: cropland in "high-standard cropland"."""
    return any(start < place < end for start, end in spans)


def _words_of(sides: Sides, match: Match) -> str:
    """The words of a left figure: its clause before it, and after it as far as its part of a list goes."""
    ours = sides.left[match.left]
    before = _clause_before(sides, match)
    if match.left and sides.left[match.left - 1].end == ours.start - len(before):  # of a list: 教师1.2万人、学生
        before = _PART_END.sub("|", before, count=1).rpartition("|")[2]
    return before + "|" + _PART_END.split(sides.left_plain[ours.end : ours.end + _TAIL])[0]


def _listed(sides: Sides, first: Match) -> tuple[str, str] | None:
    """The things of which a figure and the next are told one by one: 广州、深圳分别增长4.6%和6.0%."""
    sign = sides.pair.one_by_one
    before = sides.left_plain[max(0, sides.left[first.left].start - _LEFT_REACH) : sides.left[first.left].start]
    if not sign or sign not in before:
        return None
    clause = _SENTENCE_END.split(before)[-1]
    if sign not in clause:
        return None
    names, _, rest = clause.rpartition(sign)
    kind = sides.left[first.left].kind
    start = sides.left[first.left].start - len(rest)
    passed = sum(one.kind is kind and start <= one.start < sides.left[first.left].start for one in sides.left)
    things = _PART_END.split(_CLAUSE.split(names)[-1])
    return (things[passed], things[passed + 1]) if passed + 1 < len(things) else None


def _clause_before(sides: Sides, match: Match) -> str:
    """The clause before a left figure, as far as the figure before it."""
    ours = sides.left[match.left]
    since = max(sides.left[match.left - 1].end if match.left else 0, ours.start - _LEFT_REACH)
    return _CLAUSE.split(sides.left_plain[since : ours.start])[-1]


def _rows(pair: Pair, left: str) -> list[tuple[Labels, list[str]]]:
    """The groups of which a text has several nouns, each once, with their names in order."""
    found = [(row, _order(row.left, left)) for row in told_apart(pair, left)]
    return [(row, ours) for row, ours in found if len(ours) > 1 and len(set(ours)) == len(ours)]


def told_apart(pair: Pair, left: str) -> list[Labels]:
    """The groups of which a text may have several nouns: it has several of their words."""
    words = set(pair.any_label.findall(left))
    if len(words) < 2:
        return []
    once: set[int] = set()
    several: set[int] = set()
    for word in words:
        groups = _groups_of(pair, word)
        several |= once & groups
        once |= groups
    return [pair.labels[at] for at in sorted(several)]


@lru_cache(maxsize=4096)
def _groups_of(pair: Pair, word: str) -> frozenset[int]:
    return frozenset(at for at, row in enumerate(pair.labels) if re.match(row.words, word))


def _left_text(sides: Sides, first: Match, second: Match) -> str:
    ours, other = sides.left[first.left], sides.left[second.left]
    earlier = _neighbour(sides.left, first.left, -1, ours.kind)
    start = max(earlier.end if earlier else 0, ours.start - _LEFT_REACH)
    return _SENTENCE_END.split(sides.left_plain[start : ours.start])[-1] + sides.left_plain[ours.start : other.start]


def _neighbour(side: Sequence[Quantity], index: int, step: Literal[-1, 1], kind: QuantityKind) -> Quantity | None:
    """The nearest figure of a kind before (-1) or after the one at `index`."""
    at = index + step
    while 0 <= at < len(side) and side[at].kind is not kind:
        at += step
    return side[at] if 0 <= at < len(side) else None


def _right_text(sides: Sides, first: Match, second: Match) -> str:
    near, far = sorted((first.right, second.right))
    one, other = sides.right[near], sides.right[far]
    earlier = _neighbour(sides.right, near, -1, one.kind)
    later = _neighbour(sides.right, far, 1, one.kind)
    before = sides.right_text[max(earlier.end if earlier else 0, one.start - _RIGHT_REACH) : one.start]
    if earlier and earlier.end > one.start - _RIGHT_REACH and ", " in before:  # up to there, of the earlier figure
        before = before.partition(", ")[2]
    until = other.end + _RIGHT_REACH
    after = sides.right_text[other.end : min(later.start, until) if later else until]
    return _SENTENCE.split(before)[-1] + sides.right_text[one.start : other.end] + _SENTENCE.split(after)[0]


def _order(words: LazyPattern, text: str) -> list[str]:
    return [found.lastgroup or "" for found in words.finditer(text)]
