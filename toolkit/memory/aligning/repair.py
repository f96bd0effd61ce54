"""Mending an alignment by moves that the path through the documents cannot make, and how near the next best one is.

A move gives a run of sentences to another paragraph, or to none, or exchanges two neighbouring runs. Each that makes
the whole alignment cheaper is made. Of the rest, the cheapest that would change a paragraph tells how certain it is.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

from toolkit.memory.aligning.costs import ADDED, ADDED_FURTHER, BACK, DROPPED, DROPPED_FURTHER
from toolkit.memory.aligning.model import Model

#: The most sentences of a run that are moved, how far, and how often all moves are tried.
LONGEST_MOVED, FARTHEST, ROUNDS = 3, 3, 4
#: What a run must say for a paragraph to be moved there, or how much less than for its own.
ALIKE = 1.0

Change = Mapping[int, int]


class Repair:
    """The paragraph of each sentence, -1 for none, and the cost of it all."""

    def __init__(self, model: Model, owners: Sequence[int]) -> None:
        self.model = model
        self.owners = list(owners)
        self.members: list[tuple[int, ...]] = [()] * len(model.source)
        own: dict[int, list[int]] = {}
        for sentence, paragraph in enumerate(owners):
            own.setdefault(paragraph, []).append(sentence)
        for paragraph, sentences in own.items():
            if paragraph >= 0:
                self.members[paragraph] = tuple(sentences)

    def mend(self, sentences: Iterable[int]) -> None:
        """Make the moves that save something, of these sentences and of those that they touch, until none are left."""
        waiting = set(sentences)
        for _ in range(ROUNDS):
            again: set[int] = set()
            for sentence in sorted(waiting):
                best = min(
                    ((self.saving(change), tuple(change.items())) for change in self.moves(sentence)), default=None
                )
                if best is not None and best[0] < -1e-6:
                    again |= self._make(dict(best[1]))
            waiting = again
            if not waiting:
                break

    def margins(self) -> list[float]:
        """For each paragraph how much the cheapest move that changes it costs."""
        found = [math.inf] * len(self.members)
        for sentence in range(len(self.owners)):
            for change in self.moves(sentence):
                cost = self.saving(change)
                for moved, owner in change.items():
                    for paragraph in (owner, self.owners[moved]):
                        if paragraph >= 0:
                            found[paragraph] = min(found[paragraph], cost)
        return found

    def moves(self, sentence: int) -> Iterator[dict[int, int]]:
        """The moves of runs that begin with a sentence."""
        owner = self.owners[sentence]
        for size in range(1, LONGEST_MOVED + 1):
            end = sentence + size
            if end > len(self.owners) or self.owners[end - 1] != owner:
                break
            for other in self._others(sentence, end):
                yield dict.fromkeys(range(sentence, end), other)
        if owner >= 0 and (sentence == 0 or self.owners[sentence - 1] != owner):
            yield from self._exchanges(sentence, owner)

    def _others(self, start: int, end: int) -> list[int]:
        """The paragraphs that a run may be moved to: those beside it, and near it those without text or alike."""
        owner = self.owners[start]
        near = {self._beside(start, -1), self._beside(end - 1, 1), owner}
        found = {-1, *near}
        for one in {one + step for one in near if one >= 0 for step in range(-FARTHEST, FARTHEST + 1)} - near:
            if 0 <= one < len(self.members) and (not self.members[one] or self._alike(one, start, end)):
                found.add(one)
        return sorted(found - {owner})

    def _alike(self, paragraph: int, start: int, end: int) -> bool:
        """True if what a run says speaks for a paragraph, or about as much as for its own."""
        between = self.model.evidence.between
        owner = self.owners[start]
        score = sum([between(paragraph, one)[0] for one in range(start, end)])
        own = sum([between(owner, one)[0] for one in range(start, end)]) if owner >= 0 else ALIKE
        return score > min(own - ALIKE, ALIKE)

    def _beside(self, sentence: int, step: int) -> int:
        """The paragraph of the nearest sentence before or after that has one."""
        at = sentence + step
        while 0 <= at < len(self.owners) and self.owners[at] < 0 and abs(at - sentence) < 8:
            at += step
        return self.owners[at] if 0 <= at < len(self.owners) else -1

    def _exchanges(self, start: int, owner: int) -> Iterator[dict[int, int]]:
        """The run that begins with a sentence and the next one change paragraphs."""
        end = start
        while end < len(self.owners) and self.owners[end] == owner:
            end += 1
        if end == len(self.owners) or self.owners[end] < 0:
            return
        other, stop = self.owners[end], end
        while stop < len(self.owners) and self.owners[stop] == other:
            stop += 1
        yield dict.fromkeys(range(start, end), other) | dict.fromkeys(range(end, stop), owner)

    def saving(self, change: Change) -> float:
        """What a move costs; less than nothing where it saves."""
        owners = self.owners
        moved: dict[int, tuple[set[int], set[int]]] = {}
        places: set[int] = set()
        for sentence, owner in change.items():
            moved.setdefault(owners[sentence], (set(), set()))[0].add(sentence)
            moved.setdefault(owner, (set(), set()))[1].add(sentence)
            places.update((sentence, sentence + 1))
        cost = 0.0
        members: dict[int, tuple[int, ...]] = {}
        for paragraph, (lost, won) in moved.items():
            if paragraph < 0:
                cost += sum(map(self._unused, won)) - sum(map(self._unused, lost))
            else:
                members[paragraph] = tuple(sorted({*self.members[paragraph], *won} - lost))
        for paragraph in members:
            cost += self.model.of(paragraph, members[paragraph]) if members[paragraph] else 0.0
            cost -= self.model.of(paragraph, self.members[paragraph]) if self.members[paragraph] else 0.0
        if any(bool(new) != bool(self.members[paragraph]) for paragraph, new in members.items()):
            empty = {one for paragraph in members for one in (paragraph, paragraph + 1) if one < len(self.members)}
            for one in empty:
                cost += self._dropped(one, members) - self._dropped(one, {})
        for place in places:
            if 0 < place < len(owners):
                cost += self._step(change.get(place - 1, owners[place - 1]), change.get(place, owners[place]), place)
                cost -= self._step(owners[place - 1], owners[place], place)
        return cost

    def _unused(self, sentence: int) -> float:
        """The cost of a sentence that renders nothing, less where neither do those beside it."""
        beside = [self.owners[one] for one in (sentence - 1, sentence + 1) if 0 <= one < len(self.owners)]
        return ADDED_FURTHER if beside and max(beside) < 0 else ADDED

    def _dropped(self, paragraph: int, members: Mapping[int, tuple[int, ...]]) -> float:
        if members.get(paragraph, self.members[paragraph]):
            return 0.0
        if paragraph and not members.get(paragraph - 1, self.members[paragraph - 1]):
            return DROPPED_FURTHER
        return DROPPED

    def _step(self, before: int, after: int, sentence: int) -> float:
        if before < 0 or after < 0:
            return 0.0
        if before == after:
            return self.model.split(sentence)
        return self.model.merged(sentence) + (BACK if after < before else 0.0)

    def _make(self, change: Change) -> set[int]:
        """Make a move, and say which sentences to look at again."""
        touched: set[int] = set()
        for sentence, owner in change.items():
            touched |= {owner, self.owners[sentence]}
            self.owners[sentence] = owner
        again = {sentence + step for sentence in change for step in (-2, -1, 0, 1, 2)}
        for paragraph in touched - {-1}:
            near = [one for one in {*self.members[paragraph], *change} if self.owners[one] == paragraph]
            self.members[paragraph] = tuple(sorted(near))
            again.update(near)
        return {one for one in again if 0 <= one < len(self.owners)}
