"""Words that the dictionary lacks, learned from texts that render each other.

A piece of Chinese text and an English word that occur together again and again, and seldom apart, render each other.
Both must have been seen together in several pairs, so that a pair alone never teaches what then speaks for it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from toolkit.memory.aligning.stemming import stems

#: The least number of pairs with both, and the least share of the pairs with one of them.
TOGETHER, SHARE = 3, 0.7
#: The characters of what is learned.
SHORTEST, LONGEST = 2, 4
#: The most pairs to learn from, the last ones.
MOST = 5_000

_HAN = re.compile("[\u3400-\u9fff]+")

#: A piece of Chinese text, with the stems of the words that render it.
Learned = Mapping[str, frozenset[str]]


def learned(pairs: Iterable[tuple[str, str]]) -> Learned:
    """What Chinese texts and their English renderings teach."""
    seen: Counter[str] = Counter()
    by_stem: dict[str, list[frozenset[str]]] = defaultdict(list)
    for chinese, english in list(pairs)[-MOST:]:
        grams = _grams(chinese)
        seen.update(grams)
        for stem in set(stems(english)):
            by_stem[stem].append(grams)
    found: dict[str, set[str]] = defaultdict(set)
    for stem, several in by_stem.items():
        if len(several) >= TOGETHER:
            together = Counter(gram for grams in several for gram in grams if seen[gram] >= TOGETHER)
            for gram, count in together.items():
                if count >= TOGETHER and count >= SHARE * max(seen[gram], len(several)):
                    found[gram].add(stem)
    return {gram: frozenset(several) for gram, several in found.items()}


@cache
def _grams(text: str) -> frozenset[str]:
    return frozenset(
        run[start : start + size]
        for run in _HAN.findall(text)
        for size in range(SHORTEST, LONGEST + 1)
        for start in range(len(run) - size + 1)
    )


def places(text: str, known: Learned) -> list[tuple[int, frozenset[str]]]:
    """Where a Chinese text has something that was learned; the longest at each place."""
    found: list[tuple[int, frozenset[str]]] = []
    at = 0
    while at < len(text) - 1:
        for size in range(LONGEST, SHORTEST - 1, -1):
            if text[at : at + size] in known:
                found.append((at, known[text[at : at + size]]))
                at += size - 1
                break
        at += 1
    return found
