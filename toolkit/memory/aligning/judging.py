"""How certain each link is, what speaks for it, and whether the documents are each other's translation at all."""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise

from toolkit.memory.aligning.cutting import margins
from toolkit.memory.aligning.doubts import doubtful
from toolkit.memory.aligning.repair import Repair
from toolkit.memory.aligning.rivals import exchangeable
from toolkit.memory.aligning.texts import Texts
from toolkit.memory.aligning.unsaid import unsaid

#: A link is certain if every other alignment costs so much more,
MARGIN = 2.7
#: what it says is worth so much,
WORTH = 0.0
#: and its lengths are that near (as a logarithm).
LENGTHS = 0.9
#: The margin that makes a score of three quarters.
SCALE = 4.0
#: The share of steps back among all steps from paragraph to paragraph: with exchanged neighbours, and in disorder.
EXCHANGED, DISORDER = 0.25, 0.5
#: The least overall score with which any link is certain; below it `toolkit align` warns that little is in common.
OVERALL = 0.5
#: How kinds of marks are called, one and several.
_NAMES = {
    "figure": ("figure", "figures"),
    "weak": ("figure", "figures"),
    "date": ("date", "dates"),
    "term": ("term", "terms"),
    "place": ("place", "places"),
    "name": ("name", "names"),
    "latin": ("name", "names"),
    "letter": ("letter", "letters"),
    "number": ("number", "numbers"),
    "word": ("word", "words"),
}


class Judge:
    """The scores of all links, from 0 to 1, which of them are certain, and the score of the whole."""

    def __init__(self, repair: Repair, texts: Texts) -> None:
        self._repair, self._texts = repair, texts
        self._margins = repair.margins()
        margins(repair, texts, self._margins)
        self._costs = [repair.model.of(number, own) if own else 0.0 for number, own in enumerate(repair.members)]
        self.scores = [self._score(number) for number in range(len(repair.members))]
        self.overall = self._overall()
        lone = [unsaid(number, own, texts) for number, own in enumerate(repair.members)]
        #: The sentences of each paragraph that its translation leaves out.
        self.unsaid = [left for left, _ in lone]
        self.certain = [self._certain(number) and not lone[number][1] for number in range(len(repair.members))]

    def _overall(self) -> float:
        """How much of the side of which more is linked is linked, and how well; nothing in the wrong language."""
        model, owners = self._repair.model, self._repair.owners
        if not self._texts.readable or not owners or not model.source:
            return 0.0
        sizes = {number: model.source[number] for number, own in enumerate(self._repair.members) if own}
        source, said = sum(sizes.values()), sum([self.scores[number] * size for number, size in sizes.items()])
        target = sum([size for owner, size in zip(owners, model.target, strict=True) if owner >= 0])
        share = max(source / sum(model.source), target / sum(model.target))
        return said / source * share * self._order() if source else 0.0

    def _order(self) -> float:
        """From 1, where the target is in the order of the source but for neighbours, to 0, where it is in none."""
        owners = [owner for owner in self._repair.owners if owner >= 0]
        steps = [other - one for one, other in pairwise(owners) if other != one]
        back = sum([step < 0 for step in steps]) / max(len(steps), 1)
        return max(0.0, min(1.0, (DISORDER - back) / (DISORDER - EXCHANGED)))

    def _score(self, number: int) -> float:
        if not self._repair.members[number]:
            return 0.0
        margin = min(self._margins[number], -self._costs[number] + SCALE)
        return round(1 / (1 + math.exp(-max(margin, -50) / SCALE)), 3)

    def _certain(self, number: int) -> bool:
        if not self._repair.members[number] or self.overall < OVERALL:
            return False
        if self._margins[number] < MARGIN or self._costs[number] > -WORTH or abs(self._ratio(number)) >= LENGTHS:
            return False
        own = self._repair.members[number]
        torn = self._texts.is_cut(own[0]) or self._texts.is_cut(own[-1] + 1)  # a word may be on the wrong side
        if torn or doubtful(number, own, self._repair.model.evidence):
            return False
        return not exchangeable(number, self._repair, self._texts)

    def _ratio(self, number: int) -> float:
        """The logarithm of how much longer the target of a link is than translations in these documents are."""
        model = self._repair.model
        length = sum([model.target[one] for one in self._repair.members[number]])
        return math.log(length / (model.source[number] * model.ratio))

    def evidence(self, number: int) -> tuple[str, ...]:
        """What speaks for a link: what was found on both sides, and the length."""
        own = self._repair.members[number]
        if not own:
            return ()
        counts: Counter[tuple[str, str]] = Counter()
        for mark in self._repair.model.evidence.shared(number, own):
            if mark.kind in _NAMES:
                counts[_NAMES[mark.kind]] += 1
        said = [f"{count} {one if count == 1 else several}" for (one, several), count in counts.items()]
        return (*said, "length") if abs(self._ratio(number)) < LENGTHS / 2 else tuple(said)
