"""Names (Green Upgrade Plan) that a recurrent phrase has in some sentences and otherwise in others.

Only names are compared: words with capitals, all of them. Other wordings of a phrase differ in good English too
("rural areas", "rural affairs"), while a plan or a zone has one name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from toolkit.terminology.association import Association, Key, Sentences, holds_any, sequences
from toolkit.terminology.patterns import FUNCTION_WORDS
from toolkit.terminology.words import Words

#: Sentences that have the usual name at least, and their share of those with the phrase.
_LEAST, _SHARE = 3, 0.6
#: Of the sentences with the usual name, the share that has the phrase.
_OWN = 0.75


@dataclass(frozen=True, slots=True)
class Name:
    """Words with capitals in a sentence: their base forms and their text."""

    key: Key
    text: str


@dataclass(frozen=True, slots=True)
class Renamed:
    """A sentence, by its number, that has `name` where others, `holders`, have the usual name."""

    number: int
    name: str
    usual: str
    holders: tuple[int, ...]


def renamed(numbers: Sequence[int], body: Sentences, association: Association) -> list[Renamed]:
    """Of the sentences with a phrase, those with another name than most; the longest usual name counts."""
    wanted = frozenset(numbers)
    names = {number: list(_names(body.words(number))) for number in sorted(wanted)}
    holders: dict[Key, dict[int, str]] = defaultdict(dict)
    for number, found in names.items():
        for one in found:
            holders[one.key].setdefault(number, one.text)
    for key in sorted(holders, key=len, reverse=True):
        held = holders[key]
        if not max(_LEAST, _SHARE * len(wanted)) <= len(held) < len(wanted):
            continue
        if len(held) < _OWN * len(association.holders(key)):
            continue
        usual = next(iter(held.values()))
        odd = [
            Renamed(number, other, usual, tuple(held))
            for number in sorted(wanted - held.keys())
            if (other := _other(key, names[number], wanted, body.words(number), association))
        ]
        if odd:
            return odd
    return []


def _names(words: Words) -> Iterator[Name]:
    """The names in a sentence, of two content words or more, each with all that lies within it."""
    for key, start, end in sequences(words):
        content = [words.raw[at] for at in range(start, end + 1) if words.lower[at] not in FUNCTION_WORDS]
        if len(content) > 1 and all(word[0].isupper() for word in content):
            yield Name(key, words.text[words.starts[start] : words.ends[end]])


def _other(key: Key, names: Sequence[Name], wanted: frozenset[int], words: Words, association: Association) -> str:
    """The name of a sentence that has some words of the usual one, and others in place of the rest; else empty.

    It is a name of the phrase alone, and the words of the usual one occur nowhere in the sentence.
    """
    for one in names:
        pairs = list(zip(key, one.key, strict=False)) if len(one.key) == len(key) else []
        other = [pair for pair in pairs if pair[0] != pair[1]]
        shared = any(first == second and first not in FUNCTION_WORDS for first, second in pairs)
        if not other or not shared or FUNCTION_WORDS.intersection(chain.from_iterable(other)):
            continue
        if not holds_any(words, [first for first, _ in other]) and association.holders(one.key) <= wanted:
            return one.text
    return ""
