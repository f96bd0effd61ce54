"""Words that the dictionary lacks, learned from texts that render each other.

A piece of Chinese text and an English word that occur together again and again, and seldom apart, render each other.
Both must have been seen together in several pairs, so that a pair alone never teaches what then speaks for it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from toolkit.memory.aligning.marks import Mark
from toolkit.memory.aligning.stemming import stems
from toolkit.model.language_codes import primary

#: The least number of pairs with both, and the least share of the pairs with one of them.
TOGETHER, SHARE = 3, 0.7
#: The characters of what is learned.
SHORTEST, LONGEST = 2, 4
#: The most pairs to learn from, the last ones.
MOST = 5_000

_HAN = re.compile("[\u3400-\u9fff]+")


class Lexicon:
    """What pairs of a Chinese text and its English teach: pieces of Chinese, with the stems of what renders them."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        self.words = _learned(pairs[-MOST:])
        self._stems = set[str]().union(*self.words.values())

    def marks(self, text: str, language: str) -> list[Mark]:
        """What a text has of what was learned; their places are known in Chinese only."""
        if not self.words:
            return []
        if primary(language) == "en":
            own = dict.fromkeys(stem for stem in stems(text) if stem in self._stems)
            return [Mark(0, "learned", (("learned", stem),)) for stem in own]
        return [
            Mark(at, "learned", tuple([("learned", stem) for stem in sorted(several)]))
            for at, several in self._places(text)
        ]

    def _places(self, text: str) -> Iterator[tuple[int, set[str]]]:
        """Where a Chinese text has something that was learned; the longest at each place."""
        at = 0
        while at < len(text) - 1:
            for size in range(LONGEST, SHORTEST - 1, -1):
                word = text[at : at + size]
                if word in self.words:
                    yield at, self.words[word]
                    at += size - 1
                    break
            at += 1


def _learned(pairs: Sequence[tuple[str, str]]) -> dict[str, set[str]]:
    seen: Counter[str] = Counter()
    by_stem: dict[str, list[set[str]]] = defaultdict(list)
    for chinese, english in pairs:
        pieces = _pieces(chinese)
        seen.update(pieces)
        for stem in set(stems(english)):
            by_stem[stem].append(pieces)
    often = {piece for piece, count in seen.items() if count >= TOGETHER}
    found: dict[str, set[str]] = defaultdict(set)
    for stem, several in by_stem.items():
        if len(several) >= TOGETHER:
            together: Counter[str] = Counter()
            for pieces in several:
                together.update(pieces & often)
            for piece, count in together.items():
                if count >= TOGETHER and count >= SHARE * max(seen[piece], len(several)):
                    found[piece].add(stem)
    return dict(found)


def _pieces(text: str) -> set[str]:
    return {
        run[start : start + size]
        for run in _HAN.findall(text)
        for size in range(SHORTEST, LONGEST + 1)
        for start in range(len(run) - size + 1)
    }
