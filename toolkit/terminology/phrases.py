"""Chinese phrases that recur in a body of text and hold together like terms.

A phrase is kept if its characters occur together more often than their own frequencies explain (cohesion), if
different characters precede and follow it (freedom), if its edges are edges of words, and if no longer phrase accounts
for most of its places.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations
from math import log, log2

from toolkit.language.spans import Spans
from toolkit.model import TermMatch
from toolkit.terminology.segmenting import LONGEST_WORD, Fit, common_words, fit

_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
_APART = "\n"
_LONGEST = 10
#: Characters that no term begins or ends with.
_EDGES = frozenset(
    "的了在和与及等是有不为以对于将把被从向由至到也都又还并或而就使让给其各每这那之所着过个更最已仍可应须要会能"
)
_BEGINS = _EDGES | frozenset("化性者率量级们家个项次条座台辆名位只件种年月日元吨亩一二三四五六七八九十百千万亿两")
_ENDS = _EDGES | frozenset("大新高全第约近超达较很再一二三四五六七八九十百千万亿两")
#: A longer phrase that accounts for this share of a phrase's places replaces it.
_FOLDED = 0.75
#: The least cohesion, the least freedom, and the most freedom that counts for the score.
_COHESION, _FREEDOM, _FREE_ENOUGH = 2.0, 0.6, 2.0
#: Places at which the edges of a phrase are checked.
_SAMPLE = 6


@dataclass(frozen=True, slots=True)
class Phrase:
    """A recurrent phrase with its places: (index of the text, offset)."""

    text: str
    places: tuple[tuple[int, int], ...]
    score: float


def phrases(
    texts: Sequence[str], known: Mapping[int, Sequence[TermMatch]], *, least: int = 3, shortest: int = 3
) -> list[Phrase]:
    """The phrases that occur at least `least` times, the best first.

    `known` are the glossary's terms in each text: a phrase that lies inside one everywhere, or is one, is left out.
    """
    runs = _Runs(texts)
    counts, starts = _recurrent(runs.text, least, shortest)
    kept: dict[str, float] = {}
    places: dict[str, list[tuple[int, int]]] = {}
    for text, found in starts.items():
        if text[0] in _BEGINS or text[-1] in _ENDS or text in common_words():
            continue
        freedom = _freedom(len(text), found, runs.text)
        cohesion = _cohesion(text, counts, runs.characters) if freedom >= _FREEDOM else 0.0
        if cohesion >= _COHESION:
            places[text] = list(map(runs.place, found))
            if _words(text, places[text], texts):
                kept[text] = log2(1 + len(found)) * cohesion * min(freedom, _FREE_ENOUGH) * log2(len(text))
    if not kept:
        return []
    spans = {index: Spans((match.start, match.end) for match in matches) for index, matches in known.items()}
    free = [text for text in kept if not _all_inside(text, places[text], spans)]
    folded = _without_nested(free, places)
    return sorted(
        (Phrase(text, tuple(places[text]), kept[text]) for text in folded), key=lambda one: (-one.score, one.places[0])
    )


class _Runs:
    """The runs of Chinese characters of some texts as one text, with a mark before, between and after them."""

    def __init__(self, texts: Sequence[str]) -> None:
        found = [(index, run) for index, text in enumerate(texts) for run in _RUN.finditer(text)]
        lengths = [len(run.group()) for _, run in found]
        self.text = _APART + "".join(run.group() + _APART for _, run in found)
        self.characters = sum(lengths)
        self._begins = list(accumulate((length + 1 for length in lengths), initial=1))
        self._origins = [(index, run.start()) for index, run in found]

    def place(self, at: int) -> tuple[int, int]:
        """Where a character comes from: the index of its text, and the offset there."""
        run = bisect(self._begins, at) - 1
        index, start = self._origins[run]
        return index, start + at - self._begins[run]


def _recurrent(text: str, least: int, shortest: int) -> tuple[dict[str, int], dict[str, list[int]]]:
    """The count of each phrase that occurs at least `least` times, and the places of those that are not too short.

    Longer phrases are built from shorter ones that recur, so that memory goes with what recurs and not with the text.
    """
    counts: dict[str, int] = {}
    starts: dict[str, list[int]] = {}
    alive: Sequence[int] = range(len(text))
    for size in range(1, _LONGEST + 1):
        found = [text[at : at + size] for at in alive]
        recurrent = {phrase: n for phrase, n in Counter(found).items() if n >= least and phrase[-1] != _APART}
        counts |= recurrent
        alive = [at for at, phrase in zip(alive, found, strict=True) if phrase in recurrent]
        if size >= shortest:
            for at in alive:
                starts.setdefault(text[at : at + size], []).append(at)
    return counts, starts


def _cohesion(text: str, counts: Mapping[str, int], total: int) -> float:
    """How much more often the phrase occurs than by chance, at its weakest joint, in bits."""
    likeliest = max([counts[text[:cut]] * counts[text[cut:]] for cut in range(1, len(text))])
    return log2(counts[text] * total / likeliest)


def _freedom(size: int, starts: Sequence[int], text: str) -> float:
    """The entropy of the characters before or after the phrase, whichever is less."""
    before = _entropy([text[at - 1] for at in starts])
    return min(before, _entropy([text[at + size] for at in starts])) if before >= _FREEDOM else before


def _entropy(neighbours: Sequence[str]) -> float:
    """The entropy of some characters; each edge of a run counts as a different one."""
    if len(set(neighbours)) == 1 and neighbours[0] != _APART:
        return 0.0
    counts = Counter([order if one == _APART else one for order, one in enumerate(neighbours)])
    shares = [count / len(neighbours) for count in counts.values()]
    return -sum([share * log(share) for share in shares])


def _words(text: str, places: Sequence[tuple[int, int]], texts: Sequence[str]) -> bool:
    """Whether the phrase's edges are edges of words at most of its places (the first few are enough)."""
    sample = places[:_SAMPLE]
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
    if len(text) <= LONGEST_WORD:
        return True
    end, common = at + len(text), common_words()
    return (
        fit(source, at, at + 2, _Beside(common, text[:2])) is not Fit.NO
        and fit(source, end - 2, end, common) is not Fit.NO
    )


def _all_inside(text: str, places: Iterable[tuple[int, int]], spans: Mapping[int, Spans]) -> bool:
    """Whether every place of the phrase lies inside a term of the glossary."""
    return all(index in spans and spans[index].cover(at, at + len(text)) for index, at in places)


def _without_nested(texts: Iterable[str], places: Mapping[str, Sequence[tuple[int, int]]]) -> list[str]:
    """The phrases without those that a longer one accounts for."""
    kept: list[str] = []
    most: dict[str, int] = {}  # how often the longer phrases with a piece occur, the most frequent one
    for text in sorted(texts, key=len, reverse=True):
        number = len(places[text])
        if most.get(text, 0) < _FOLDED * number:
            kept.append(text)
            for start, end in combinations(range(len(text) + 1), 2):
                most[text[start:end]] = max(most.get(text[start:end], 0), number)
    return kept
