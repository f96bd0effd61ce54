"""Which English words go with a Chinese phrase, by the sentences they share."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from toolkit.terminology.paraphrases import same_root
from toolkit.terminology.patterns import FUNCTION_WORDS
from toolkit.terminology.sentence_pairs import sentence_pairs
from toolkit.terminology.separators import JOINED
from toolkit.terminology.words import Words, read_words

_LONGEST = 5
#: At least this share of the phrase's sentences contain its rendering, and of the rendering's sentences the phrase.
_SHARE = 0.5
#: A longer sequence scores this much more for each of its words, up to so many.
_PER_WORD, _WORDS = 0.1, 3
#: Characters of context on either side of a place.
_CONTEXT = 12


#: The base forms of a run of words.
Key = tuple[str, ...]


class Sentence:
    """A sentence of a unit: the source's span, the target's words, and the base forms of their sequences."""

    __slots__ = ("_keys", "span", "words")

    def __init__(self, span: tuple[int, int], words: Words) -> None:
        self.span = span
        self.words = words
        self._keys: list[Key] | None = None

    @property
    def keys(self) -> Sequence[Key]:
        """The base forms of the sequences of words, found when they are first asked for."""
        if self._keys is None:
            self._keys = [key for key, _, _ in sequences(self.words)]
        return self._keys


#: The sentences of units that were read before, by source and target; for one target language.
SentenceMemo = dict[tuple[str, str], Sequence[Sentence]]


@dataclass(frozen=True, slots=True)
class Sentences:
    """A text pair in sentences: for each its index of the unit, the source's span, and the target's words.

    `by_unit` are the sentences' numbers by the index of their unit.
    """

    places: tuple[tuple[int, int, int], ...]
    found: tuple[Sentence, ...]
    by_unit: Mapping[int, Sequence[int]]

    def words(self, number: int) -> Words:
        """The words of a sentence's target."""
        return self.found[number].words

    def holding(self, places: Iterable[tuple[int, int]]) -> list[int]:
        """The sentences at some places (unit, offset) of the source, each once."""
        found: dict[int, None] = {}
        for unit, at in places:
            numbers = self.by_unit.get(unit, ())  # in order, and apart
            before = bisect_right(numbers, at, key=lambda number: self.places[number][1])
            if before and at < self.places[numbers[before - 1]][2]:
                found[numbers[before - 1]] = None
        return list(found)


def sentences(texts: Sequence[tuple[str, str]], language: str, memo: SentenceMemo | None = None) -> Sentences:
    """Units as pairs of sentences; units without a target have none. What is in `memo` is not read again."""
    places: list[tuple[int, int, int]] = []
    found: list[Sentence] = []
    by_unit: dict[int, list[int]] = defaultdict(list)
    known = {} if memo is None else memo
    for unit, (source, target) in enumerate(texts):
        if not target:
            continue
        if (source, target) not in known:
            known[source, target] = _sentences(source, target, language)
        for sentence in known[source, target]:
            by_unit[unit].append(len(places))
            places.append((unit, *sentence.span))
            found.append(sentence)
    return Sentences(tuple(places), tuple(found), by_unit)


def _sentences(source: str, target: str, language: str) -> Sequence[Sentence]:
    pairs = sentence_pairs(source, target, language)
    return [Sentence(pair.source, read_words(target[slice(*pair.target)], language)) for pair in pairs]


class Association:
    """The word sequences of all sentences, counted once and then looked up for each phrase."""

    def __init__(self, body: Sentences) -> None:
        self._body = body
        self._holders: dict[Key, set[int]] = defaultdict(set)
        for number, sentence in enumerate(body.found):
            for key in sentence.keys:
                self._holders[key].add(number)

    def rendering(self, numbers: Sequence[int]) -> tuple[tuple[str, ...], str, list[int]] | None:
        """The sequence that goes best with some sentences: its base forms, its text, and those that hold it.

        None if no sequence occurs in half of these sentences and mostly in these.
        """
        wanted = set(numbers)
        candidates: dict[tuple[str, ...], float] = {}
        for number in numbers:
            for key in self._body.found[number].keys:
                if key not in candidates:
                    candidates[key] = self._score(key, wanted)
        best = max(candidates, key=lambda key: (candidates[key], len(key)), default=None)
        if best is None or candidates[best] <= 0:
            return None
        return best, self._shown(best), sorted(self._holders[best] & wanted)

    def holders(self, key: Key) -> Set[int]:
        """The sentences that hold a sequence, by its base forms."""
        return self._holders.get(key, frozenset())

    def _shown(self, sought: tuple[str, ...]) -> str:
        """The text of a sequence at its first occurrence."""
        words = self._body.words(min(self._holders[sought]))
        start, end = next((start, end) for key, start, end in sequences(words) if key == sought)
        return words.text[words.starts[start] : words.ends[end]]

    def _score(self, key: tuple[str, ...], wanted: set[int]) -> float:
        """Dice's coefficient, a little more for longer sequences; 0 for a sequence that is too rare among them."""
        holders = self._holders[key]
        least = max(2, _SHARE * len(wanted), _SHARE * len(holders))
        if len(holders) < least or len(wanted) < least:
            return 0.0
        both = len(holders & wanted)
        if both < least:
            return 0.0
        return 2 * both / (len(holders) + len(wanted)) * (1 + _PER_WORD * min(len(key), _WORDS))


def sequences(words: Words) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """Runs of up to five words inside a clause, none of them with a function word at an edge: their base forms, the
    first and the last word."""
    bases = tuple(map(_base, words.forms, words.lower))
    meaning = [lower not in FUNCTION_WORDS for lower in words.lower]
    for start, lower in enumerate(words.lower):
        if not meaning[start] or not lower[0].isalpha():
            continue
        for end in range(start, min(len(bases), start + _LONGEST)):
            if end > start and words.separators[end] is not JOINED:
                break
            if meaning[end]:
                yield bases[start : end + 1], start, end


@lru_cache(maxsize=50_000)
def _base(forms: frozenset[str], lower: str) -> str:
    return min((form for form in forms if not form.startswith("=")), key=lambda form: (len(form), form), default=lower)


def holds_any(words: Words, key: Sequence[str]) -> bool:
    """Whether any content word of a sequence, or a word of its root, is among these words."""
    content = [form for form in key if form not in FUNCTION_WORDS]
    return any(form in words.index.places or any(same_root(form, lower) for lower in words.lower) for form in content)


def unit_of(body: Sentences, number: int) -> int:
    """The index of the unit that a sentence belongs to."""
    return body.places[number][0]


def contexts(texts: Sequence[str], places: Sequence[tuple[int, int]], size: int, most: int) -> Mapping[int, str]:
    """The surroundings of at most `most` places, by index of the text; `size` is the length of the phrase there."""
    found: dict[int, str] = {}
    for index, at in places:
        if index not in found and len(found) < most:
            text = texts[index]
            low, high = max(0, at - _CONTEXT), min(len(text), at + size + _CONTEXT)
            found[index] = ("…" if low else "") + text[low:high].replace("\n", " ") + ("…" if high < len(text) else "")
    return found
