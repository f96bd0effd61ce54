"""Which lost paragraph became which new one: edited, split in several, or joined from several.

Only paragraphs that lost their text and new ones that nobody has are looked at. Being alike counts, and so does the
place: between the same unchanged neighbours a paragraph is recognised by less than elsewhere, and a paragraph that
was inserted where none was lost must be very similar to one to count as its new wording.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from re import findall

from toolkit.catalogs.assignment import assign
from toolkit.catalogs.similarity import Index, Likeness, Shingler, Weights, shingles
from toolkit.language.numbering import leading
from toolkit.language.sentences import sentences

#: How alike two paragraphs must be to be one and the same: in the same place, nearby, and anywhere else.
SAME_PLACE, NEARBY, ELSEWHERE = 0.22, 0.35, 0.55
#: And how much of the longer one the shorter must be, anywhere else: a sentence in common makes no paragraph.
SHARE = 0.35
#: How many unchanged neighbours away is nearby.
NEAR = 2
#: Added to the likeness for the same place, a near place, and the same figures, when several paragraphs want one.
PLACE_BONUS, NEAR_BONUS, FIGURES_BONUS = 0.12, 0.04, 0.03
#: Scores are raised to this power, so that one pair that fits beats two that hardly do.
POWER = 3
#: Paragraphs compared with each new one, beside those in the same place.
MOST = 6
#: A split paragraph contains at least this share of each part, and the parts together cover this share of it.
PART, COVERED = 0.55, 0.7
#: All parts together are at most this much longer than the whole; more would be copies of it, not parts.
LONGER = 1.6
#: Parts of a split paragraph are at most this far apart.
APART = 3


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A lost or a new paragraph: its text, its place in its own order, and the unchanged neighbour before it.

    `after` is that neighbour's place in the new order, -1 where there is none before.
    """

    text: str
    place: int
    after: int


@dataclass(slots=True)
class Pairing:
    """The pairs found; numbers are indices into the new and the lost paragraphs."""

    edited: dict[int, int] = field(default_factory=dict)
    split: dict[int, tuple[int, ...]] = field(default_factory=dict)
    joined: dict[int, tuple[int, ...]] = field(default_factory=dict)


def pair(new: Sequence[Paragraph], lost: Sequence[Paragraph], sample: Sequence[str], language: str) -> Pairing:
    """Find for each new paragraph the lost one it comes from, if any. `sample` is the whole report's paragraphs."""
    finder = _Finder(new, lost, sample, language)
    found = Pairing()
    found.split = finder.parts(by_new=False)
    found.joined = finder.parts(by_new=True, without=found.split)
    finder.settle(found)
    return found


class _Finder:
    """The candidates between new and lost paragraphs, compared once."""

    def __init__(self, new: Sequence[Paragraph], lost: Sequence[Paragraph], sample: Sequence[str], language: str):
        self.new, self.lost, self.language = new, lost, language
        shingled = Shingler()
        self.new_grams = [shingled(_body(one.text, language)) for one in new]
        self.lost_grams = [shingled(_body(one.text, language)) for one in lost]
        self.weights = Weights([*self.new_grams, *self.lost_grams], sample)
        self.likeness: dict[tuple[int, int], Likeness] = {}
        self._compare()

    def _compare(self) -> None:
        """Compare each new paragraph with the lost ones near its place, and with those that share rare trigrams or rare
        figures: rows of a table often differ in nothing else.
        """
        alike, figures = Index(self.lost_grams), Index([_figures(one.text) for one in self.lost])
        near = _near(self.new, self.lost)
        for number, one in enumerate(self.new):
            grams = self.new_grams[number]
            others = {*near[number], *alike.candidates(grams, self.weights.of, MOST)}
            others.update(figures.candidates(_figures(one.text), None, MOST))
            for other in others:
                like = self.weights.likeness(grams, self.lost_grams[other])
                if like.left > SAME_PLACE or like.right > SAME_PLACE:
                    self.likeness[number, other] = like

    def parts(self, *, by_new: bool, without: Mapping[int, Sequence[int]] | None = None) -> dict[int, tuple[int, ...]]:
        """Lost paragraphs that were split, with their parts; or, `by_new`, new ones that were joined, with theirs."""
        taken_new = {part for parts in (without or {}).values() for part in parts}
        taken_lost = set(without or {})
        held: dict[int, list[tuple[float, int]]] = {}
        for (new, lost), like in self.likeness.items():
            share = like.right if by_new else like.left
            if new not in taken_new and lost not in taken_lost and share >= PART:
                held.setdefault(lost if by_new else new, []).append((share, new if by_new else lost))
        holders: dict[int, list[int]] = {}
        for part, wholes in held.items():
            holders.setdefault(max(wholes, key=lambda one: (one[0], -one[1]))[1], []).append(part)
        found: dict[int, tuple[int, ...]] = {}
        used: set[int] = set()
        for whole in sorted(holders):
            parts = self._run([part for part in holders[whole] if part not in used], by_new=by_new)
            if len(parts) > 1:
                parts = self._with_sentences(whole, parts, by_new=by_new)
            if len(parts) > 1 and self._covers(whole, parts, by_new=by_new):
                found[whole] = parts
                used.update(parts)
        return found

    def _run(self, parts: Iterable[int], *, by_new: bool) -> tuple[int, ...]:
        """The longest run of parts that are close together, in order."""
        paragraphs = self.lost if by_new else self.new
        runs: list[list[int]] = []
        for part in sorted(parts, key=lambda number: paragraphs[number].place):
            if runs and paragraphs[part].place - paragraphs[runs[-1][-1]].place <= APART:
                runs[-1].append(part)
            else:
                runs.append([part])
        longest: list[int] = max(runs, key=len, default=[])
        return tuple(longest)

    def _with_sentences(self, whole: int, parts: Sequence[int], *, by_new: bool) -> tuple[int, ...]:
        """The parts that have a sentence of the whole for themselves."""
        text, pieces = self._sides(whole, by_new=by_new)
        owners: set[int] = set()
        for start, end in sentences(text, self.language, semicolons=True):
            grams = shingles(text[start:end])
            held = [(len(grams & pieces[part]), part not in owners, -part) for part in parts]
            owners.add(-max(held)[2])
        return tuple(part for part in parts if part in owners)

    def _covers(self, whole: int, parts: Sequence[int], *, by_new: bool) -> bool:
        """Whether the parts together make up the whole and not much else."""
        text, pieces = self._sides(whole, by_new=by_new)
        grams = shingles(text)
        together = frozenset().union(*(pieces[part] for part in parts))
        if self.weights.total(grams & together) < COVERED * self.weights.total(grams):
            return False
        texts = self.lost if by_new else self.new
        return sum(len(texts[part].text) for part in parts) <= LONGER * len(text)

    def _sides(self, whole: int, *, by_new: bool) -> tuple[str, Sequence[frozenset[str]]]:
        wholes, pieces = (self.new, self.lost_grams) if by_new else (self.lost, self.new_grams)
        return _body(wholes[whole].text, self.language), pieces

    def settle(self, found: Pairing) -> None:
        """Pair what is left one to one, the best whole; several that want the same one part by place and figures."""
        new_taken = {part for parts in found.split.values() for part in parts} | set(found.joined)
        lost_taken = {part for parts in found.joined.values() for part in parts} | set(found.split)
        gains: dict[int, list[tuple[int, float]]] = {}
        for (new, lost), like in self.likeness.items():
            if new not in new_taken and lost not in lost_taken:
                gains.setdefault(new, []).append((lost, self._score(new, lost, like) ** POWER))
        found.edited = assign(gains)

    def _score(self, new: int, lost: int, like: Likeness) -> float:
        distance = abs(self.new[new].after - self.lost[lost].after)
        needed, bonus = ELSEWHERE, 0.0
        if distance == 0:
            needed, bonus = SAME_PLACE, PLACE_BONUS
        elif distance <= NEAR:
            needed, bonus = NEARBY, NEAR_BONUS
        if like.alike < needed or (needed == ELSEWHERE and min(like.left, like.right) < SHARE):
            return 0.0
        return like.alike + bonus + FIGURES_BONUS * _same_figures(self.new[new].text, self.lost[lost].text)


def _body(text: str, language: str) -> str:
    """A paragraph without the enumerator it begins with: renumbering makes it no other paragraph."""
    enumerator = leading(text, language)
    body = text[enumerator.end :] if enumerator else text
    return body if body.strip() else text


def _near(new: Sequence[Paragraph], lost: Sequence[Paragraph]) -> list[list[int]]:
    """For each new paragraph the lost ones between the same unchanged neighbours, those about as far along as it is."""
    places: dict[int, list[int]] = {}
    for number, one in enumerate(lost):
        places.setdefault(one.after, []).append(number)
    sizes = Counter(one.after for one in new)
    seen: Counter[int] = Counter()
    found = []
    for one in new:
        there = places.get(one.after, [])
        middle = seen[one.after] * len(there) // sizes[one.after]
        found.append(there[max(0, middle - MOST // 2) : middle + MOST // 2 + 1])
        seen[one.after] += 1
    return found


def _figures(text: str) -> frozenset[str]:
    return frozenset(findall(r"[0-9]+(?:\.[0-9]+)?", text))


def _same_figures(left: str, right: str) -> float:
    one, other = Counter(findall(r"[0-9.]+", left)), Counter(findall(r"[0-9.]+", right))
    return 2 * (one & other).total() / max(one.total() + other.total(), 1)
