"""What it costs that some sentences of the target render a paragraph of the source."""

from __future__ import annotations

import math
from collections.abc import Sequence

from toolkit.memory.aligning.costs import (
    BROKEN,
    MERGED,
    MOST_BY_LENGTH,
    SPLIT,
    USUAL,
    VARIANCE,
    VARIANCE_OF_ONE,
)
from toolkit.memory.aligning.evidence import Evidence


class Model:
    """The documents as the alignment sees them.

    `source` and `target` are the lengths of paragraphs and of sentences in the same measure; `paragraphs` the number
    of the target's paragraph that each sentence is in. `ratio` is how much longer translations are.
    """

    def __init__(
        self,
        evidence: Evidence,
        source: Sequence[float],
        target: Sequence[float],
        paragraphs: Sequence[int],
        ratio: float,
    ) -> None:
        self.evidence = evidence
        self.paragraphs = paragraphs
        self.source = source
        self.target = target
        self.ratio = ratio
        more = (len(set(paragraphs)) or 1) / (len(source) or 1)
        self._merged, self._split = MERGED * min(1.0, USUAL * more), SPLIT * min(1.0, USUAL / more)
        self._known: dict[tuple[int, tuple[int, ...]], float] = {}

    def cost(self, paragraph: int, score: float, found: int, length: float) -> float:
        """The cost of a paragraph from what its sentences say, the bits of its marks in them, and their length."""
        own = self.source[paragraph] * self.ratio
        ratio = math.log(length / own)
        variance = VARIANCE + VARIANCE_OF_ONE / min(own, length)
        spread = min(ratio * ratio / 2 / variance, MOST_BY_LENGTH)
        return spread - score - self.evidence.source[paragraph].worth(found)

    def of(self, paragraph: int, sentences: Sequence[int]) -> float:
        """The cost of a paragraph with these sentences, given in order."""
        pair = (paragraph, tuple(sentences))
        cost = self._known.get(pair)
        if cost is None:
            score, found, length, broken = 0.0, 0, 0.0, 0
            last = sentences[0] - 1
            for sentence in sentences:
                broken += sentence != last + 1
                last = sentence
                value, bits = self.evidence.between(paragraph, sentence)
                score += value
                found |= bits
                length += self.target[sentence]
            cost = self._known[pair] = self.cost(paragraph, score, found, length) + BROKEN * broken
        return cost

    def merged(self, sentence: int) -> float:
        """The cost of another paragraph's beginning with a sentence: it is not usual inside a target paragraph."""
        return self._merged if sentence and self.paragraphs[sentence] == self.paragraphs[sentence - 1] else 0.0

    def split(self, sentence: int) -> float:
        """The cost of a paragraph's going on with a sentence: it is not usual after the end of a target paragraph."""
        return self._split if self.paragraphs[sentence] != self.paragraphs[sentence - 1] else 0.0
