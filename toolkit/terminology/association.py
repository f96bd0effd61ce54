"""Which English words go with a Chinese phrase, by the sentences they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from toolkit.terminology.beads import beads
from toolkit.terminology.evidence import same_root
from toolkit.terminology.patterns import FUNCTION_WORDS
from toolkit.terminology.words import JOINED, Words, read_words

_LONGEST = 5
#: A rendering stands in at least this share of the phrase's sentences, and its own sentences are the phrase's as often.
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Sentences:
    """A text pair in sentences: for each its index of the unit, the source's span, and the target's words."""

    places: tuple[tuple[int, int, int], ...]
    words: tuple[Words, ...]
    offsets: tuple[int, ...]

    def holding(self, places: Iterable[tuple[int, int]]) -> list[int]:
        """The sentences at some places (unit, offset) of the source, each once."""
        by_unit: dict[int, list[int]] = defaultdict(list)
        for number, (unit, _, _) in enumerate(self.places):
            by_unit[unit].append(number)
        found = {
            number: None
            for unit, at in places
            for number in by_unit.get(unit, ())
            if self.places[number][1] <= at < self.places[number][2]
        }
        return list(found)


def sentences(texts: Sequence[tuple[str, str]], language: str) -> Sentences:
    """Units as pairs of sentences; units without a target have none."""
    places, words, offsets = [], [], []
    for unit, (source, target) in enumerate(texts):
        for bead in beads(source, target) if target else ():
            places.append((unit, *bead.source))
            words.append(read_words(target[slice(*bead.target)], language))
            offsets.append(bead.target[0])
    return Sentences(tuple(places), tuple(words), tuple(offsets))


class Association:
    """The word sequences of all sentences, counted once; then asked for each phrase."""

    def __init__(self, body: Sentences) -> None:
        self._holders: dict[tuple[str, ...], set[int]] = defaultdict(set)
        self._shown: dict[tuple[str, ...], str] = {}
        self._keys: list[list[tuple[str, ...]]] = []
        for number, words in enumerate(body.words):
            keys = []
            for key, start, end in _sequences(words):
                self._holders[key].add(number)
                keys.append(key)
                if key not in self._shown:
                    self._shown[key] = words.text[words.starts[start] : words.ends[end]]
            self._keys.append(keys)

    def rendering(self, numbers: Sequence[int]) -> tuple[tuple[str, ...], str, list[int]] | None:
        """The sequence that goes best with some sentences: its base forms, its text, and those that hold it.

        None where nothing stands in half of them and mostly there.
        """
        wanted = set(numbers)
        candidates: dict[tuple[str, ...], float] = {}
        for number in numbers:
            for key in self._keys[number]:
                if key not in candidates:
                    candidates[key] = self._score(key, wanted)
        best = max(candidates, key=lambda key: (candidates[key], len(key)), default=None)
        if best is None or candidates[best] <= 0:
            return None
        return best, self._shown[best], sorted(self._holders[best] & wanted)

    def _score(self, key: tuple[str, ...], wanted: set[int]) -> float:
        """Dice's coefficient, a little more for longer sequences; 0 for what is too rare among them."""
        holders = self._holders[key]
        both = len(holders & wanted)
        if both < 2 or both < _SHARE * len(wanted) or both < _SHARE * len(holders):
            return 0.0
        return 2 * both / (len(holders) + len(wanted)) * (1 + 0.1 * min(len(key), 3))


def _sequences(words: Words) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """Runs of up to five words inside a clause, none of them with a function word at an edge: their base forms, the
    first and the last word."""
    bases = [_base(forms, lower) for forms, lower in zip(words.forms, words.lower, strict=True)]
    for start, lower in enumerate(words.lower):
        if lower in FUNCTION_WORDS or not lower[0].isalpha():
            continue
        for end in range(start, min(len(bases), start + _LONGEST)):
            if end > start and words.gaps[end] is not JOINED:
                break
            if words.lower[end] not in FUNCTION_WORDS:
                yield tuple(bases[start : end + 1]), start, end


@lru_cache(maxsize=50_000)
def _base(forms: frozenset[str], lower: str) -> str:
    return min((form for form in forms if not form.startswith("=")), key=lambda form: (len(form), form), default=lower)


def holds_any(words: Words, key: Sequence[str]) -> bool:
    """Whether any content word of a sequence, or a word of its root, stands among these words."""
    content = [form for form in key if form not in FUNCTION_WORDS]
    return any(form in words.positions or any(same_root(form, lower) for lower in words.lower) for form in content)


def unit_of(body: Sentences, number: int) -> int:
    """The index of the unit that a sentence belongs to."""
    return body.places[number][0]


def contexts(texts: Sequence[str], places: Sequence[tuple[int, int]], size: int, most: int) -> Mapping[int, str]:
    """Some places with what stands around them, by index of the text."""
    found: dict[int, str] = {}
    for index, at in places:
        if index not in found and len(found) < most:
            text = texts[index]
            low, high = max(0, at - 12), min(len(text), at + size + 12)
            found[index] = ("…" if low else "") + text[low:high].replace("\n", " ") + ("…" if high < len(text) else "")
    return found
