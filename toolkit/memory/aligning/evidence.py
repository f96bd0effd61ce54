"""What source paragraphs and target sentences have in common, as the logarithm of how much likelier that makes a link.

Each mark of a sentence is found in its paragraph with the rate of its kind (`costs.RATES`), and in any other paragraph
as often as it occurs in the document: what is rare says more (naive Bayes). The same from the other side.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from toolkit.memory.aligning.costs import FROM_SOURCE, FROM_TARGET, RATES, SMOOTHING
from toolkit.memory.aligning.marks import Key, Mark


@dataclass(slots=True)
class Weighed:
    """The marks of one text: the bits of those with each key, what each adds if found, and what none is worth."""

    marks: Sequence[Mark]
    bits: dict[Key, int]
    gains: list[float]
    nothing: float
    known: dict[int, float] = field(default_factory=dict)

    def worth(self, found: int) -> float:
        """What it says that these marks are found."""
        value = self.known.get(found)
        if value is None:
            value, left = self.nothing, found
            while left:
                lowest = left & -left
                value += self.gains[lowest.bit_length() - 1]
                left ^= lowest
            self.known[found] = value
        return value


def counted(texts: Iterable[Sequence[Mark]]) -> Counter[Key]:
    """In how many texts each key occurs."""
    counts: Counter[Key] = Counter()
    for marks in texts:
        counts.update({key for mark in marks for key in mark.keys})
    return counts


def _weighed(marks: Sequence[Mark], counts: Counter[Key], total: int, share: float) -> Weighed:
    bits: dict[Key, int] = defaultdict(int)
    gains: list[float] = []
    nothing = 0.0
    for number, mark in enumerate(marks):
        rate = RATES[mark.kind]
        elsewhere = sum([counts[key] for key in mark.keys])
        if not elsewhere and rate.optional:
            gains.append(0.0)
            continue
        chance = (max(elsewhere - 1, 0) + rate.chance * SMOOTHING) / (total + SMOOTHING)
        chance = min(chance, rate.hit)
        found, missed = math.log(rate.hit / chance), math.log((1 - rate.hit) / (1 - chance))
        gains.append(share * rate.weight * (found - missed))
        nothing += share * rate.weight * missed
        for key in mark.keys:
            bits[key] |= 1 << number
    return Weighed(marks, dict(bits), gains, nothing)


class Evidence:
    """The marks of both documents, weighed."""

    def __init__(self, source: Sequence[Sequence[Mark]], target: Sequence[Sequence[Mark]]) -> None:
        self._counts = counted(source)
        self._paragraphs = len(source)
        counts = counted(target)
        self.source = [_weighed(marks, counts, len(target), FROM_SOURCE) for marks in source]
        self.target: Sequence[Weighed] = ()
        self._known: dict[tuple[int, int], tuple[float, int]] = {}

    def compare(self, target: Sequence[Weighed]) -> None:
        """Take these as the sentences of the target."""
        self.target = target
        self._known = {}

    def between(self, paragraph: int, sentence: int) -> tuple[float, int]:
        """What a sentence's marks say for a paragraph, and the bits of the paragraph's marks that it has."""
        pair = (paragraph, sentence)
        known = self._known.get(pair)
        if known is None:
            known = self._known[pair] = self.of(paragraph, self.target[sentence])
        return known

    def of(self, paragraph: int, text: Weighed) -> tuple[float, int]:
        """The same for any text of the target."""
        ours, theirs = self.source[paragraph].bits, text.bits
        mine = found = 0
        for key in theirs.keys() & ours.keys():
            mine |= ours[key]
            found |= theirs[key]
        return text.worth(found), mine

    def weighed(self, marks: Sequence[Mark]) -> Weighed:
        """The marks of a text of the target, weighed by how often they occur in the source."""
        return _weighed(marks, self._counts, self._paragraphs, FROM_TARGET)

    def shared(self, paragraph: int, sentences: Iterable[int]) -> list[Mark]:
        """The marks of a paragraph that one of the sentences has."""
        found = 0
        for sentence in sentences:
            found |= self.between(paragraph, sentence)[1]
        return [mark for number, mark in enumerate(self.source[paragraph].marks) if found >> number & 1]
