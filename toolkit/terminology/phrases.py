"""Chinese phrases that recur in a body of text and hold together like terms.

A phrase is kept where its characters stand together more often than their own frequencies explain (cohesion), where
different characters stand on either side of it (freedom), where its edges are edges of words, and where no longer
phrase accounts for most of its places.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, log2

from toolkit.model import TermMatch
from toolkit.terminology.segmenting import Fit, common_words, fit

_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
_LONGEST = 10
#: Characters that no term begins or ends with.
_EDGES = frozenset(
    "的了在和与及等是有不为以对于将把被从向由至到也都又还并或而就使让给其各每这那之所着过个更最已仍可应须要会能"
)
_BEGINS = _EDGES | frozenset("化性者率量级们家个项次条座台辆名位只件种年月日元吨亩一二三四五六七八九十百千万亿两")
_ENDS = _EDGES | frozenset("大新高全第约近超达较很再一二三四五六七八九十百千万亿两")
#: A phrase that a longer one accounts for in so many of its places is that longer one's.
_FOLDED = 0.75
_COHESION = 2.0
_FREEDOM = 0.6


@dataclass(frozen=True, slots=True)
class Phrase:
    """A recurrent phrase with its places: (index of the text, offset)."""

    text: str
    places: tuple[tuple[int, int], ...]
    score: float


def phrases(
    texts: Sequence[str], known: Mapping[int, Sequence[TermMatch]], *, least: int = 3, shortest: int = 3
) -> list[Phrase]:
    """The phrases that stand at least `least` times, the best first.

    `known` are the glossary's terms in each text: a phrase that lies inside one everywhere, or is one, is left out.
    """
    places, total = _recurrent(texts, least)
    sizes = {text: len(found) for text, found in places.items()}
    kept: dict[str, float] = {}
    for text, found in places.items():
        if len(text) < shortest or text[0] in _BEGINS or text[-1] in _ENDS or text in common_words():
            continue
        cohesion, freedom = _cohesion(text, sizes, total), _freedom(text, found, texts)
        if cohesion >= _COHESION and freedom >= _FREEDOM and _words(text, found, texts):
            kept[text] = log2(1 + len(found)) * cohesion * min(freedom, 2.0) * log2(len(text))
    spans = {index: {(match.start, match.end) for match in matches} for index, matches in known.items()}
    free = [text for text in kept if not _all_inside(text, places[text], spans)]
    folded = _without_nested(free, places)
    return sorted(
        (Phrase(text, tuple(places[text]), kept[text]) for text in folded), key=lambda one: (-one.score, one.places[0])
    )


def _recurrent(texts: Sequence[str], least: int) -> tuple[dict[str, list[tuple[int, int]]], int]:
    """Every run of characters that stands `least` times, with its places; and how many characters there are.

    Longer runs are built from shorter ones that recur, so that memory goes with what recurs and not with the text.
    """
    starts = [(index, run.start(), run.end()) for index, text in enumerate(texts) for run in _RUN.finditer(text)]
    total = sum(end - start for _, start, end in starts)
    found: dict[str, list[tuple[int, int]]] = {}
    alive = [(index, at, end) for index, start, end in starts for at in range(start, end)]
    for size in range(1, _LONGEST + 1):
        level: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for index, at, end in alive:
            if at + size <= end:
                level[texts[index][at : at + size]].append((index, at))
        recurrent = {text: places for text, places in level.items() if len(places) >= least}
        found |= recurrent
        alive = [(index, at, end) for index, at, end in alive if texts[index][at : at + size] in recurrent]
    return found, total


def _cohesion(text: str, sizes: Mapping[str, int], total: int) -> float:
    """How much more often the phrase stands than chance would have it, at its weakest joint, in bits a joint."""
    weakest = min(sizes[text] * total / (sizes[text[:cut]] * sizes[text[cut:]]) for cut in range(1, len(text)))
    return log2(weakest)


def _freedom(text: str, places: Iterable[tuple[int, int]], texts: Sequence[str]) -> float:
    """The entropy of what stands before or after the phrase, the lesser of the two; an edge of the text counts anew."""
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    for order, (index, at) in enumerate(places):
        source, end = texts[index], at + len(text)
        left, right = source[at - 1 : at], source[end : end + 1]
        before[left if _RUN.match(left) else f"edge {order}"] += 1
        after[right if _RUN.match(right) else f"edge {order}"] += 1
    return min(_entropy(before), _entropy(after))


def _entropy(counts: Counter[str]) -> float:
    total = sum(counts.values())
    return -sum(count / total * log(count / total) for count in counts.values())


def _words(text: str, places: Sequence[tuple[int, int]], texts: Sequence[str]) -> bool:
    """Whether the phrase's edges are edges of words at most of its places (the first few are enough)."""
    sample = places[:6]
    common = common_words()
    good = sum(
        1
        for index, at in sample
        if fit(texts[index], at, at + len(text), common) is Fit.YES and _edges(texts[index], at, text)
    )
    return 2 * good > len(sample)


@dataclass(slots=True)
class _Beside:
    """The common words and one more."""

    common: frozenset[str]
    word: str

    def __contains__(self, word: object) -> bool:
        return word == self.word or word in self.common


def _edges(source: str, at: int, text: str) -> bool:
    """Whether neither edge cuts a common word: fit looks at short phrases only."""
    if len(text) <= 4:
        return True
    end, common = at + len(text), common_words()
    return (
        fit(source, at, at + 2, _Beside(common, text[:2])) is not Fit.NO
        and fit(source, end - 2, end, common) is not Fit.NO
    )


def _all_inside(text: str, places: Iterable[tuple[int, int]], spans: Mapping[int, set[tuple[int, int]]]) -> bool:
    """Whether every place of the phrase lies inside a term of the glossary."""
    return all(
        any(start <= at and at + len(text) <= end for start, end in spans.get(index, ())) for index, at in places
    )


def _without_nested(texts: Iterable[str], places: Mapping[str, Sequence[tuple[int, int]]]) -> list[str]:
    """Phrases that a longer kept one accounts for dropped."""
    kept: list[str] = []
    for text in sorted(texts, key=len, reverse=True):
        if not any(text in longer and len(places[longer]) >= _FOLDED * len(places[text]) for longer in kept):
            kept.append(text)
    return kept
