"""Which admitted terms of a concept are one wording and which are another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from toolkit.model import Concept, Term
from toolkit.terminology.lemmas import term_forms
from toolkit.terminology.paraphrases import same_root
from toolkit.terminology.patterns import FUNCTION_WORDS, introduced
from toolkit.terminology.words import is_abbreviation, read_words

#: Endings of words that precede a noun: water-saving technology.
_ATTRIBUTIVE = ("ing", "ed")


class Wordings:
    """The right terms of a concept sorted into wordings: the same number for terms that readers take as one.

    An abbreviation goes with every long form, a term with the terms that hold all its words or the same roots, and a
    verb or attribute with its noun.
    """

    def __init__(self, concept: Concept, language: str) -> None:
        self._concept = concept
        self._language = language
        self._accepted = concept.accepted(language)

    def of(self, term: Term) -> int:
        """The number of a term's wording, 0 for the preferred one's and for what never differs from it."""
        if self._accepted and term.text == self._accepted[0].text:
            return 0  # most are the preferred one; the others need not be sorted for it
        return self._numbers.get(term.text, 0)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        short = introduced(self._concept.first_mention_in(self._language))
        numbers: dict[str, int] = {}
        heads: list[_Reading] = []
        for term in self._accepted:
            words = read_words(term.text, self._language)
            if term.text == short or any(map(is_abbreviation, words.raw)):
                continue
            reading = _Reading(_content(words.lower, self._language), _role(term.text, words.lower))
            same = next((index for index, head in enumerate(heads) if _same(reading, head)), None)
            if same is None:
                heads.append(reading)
            numbers[term.text] = len(heads) - 1 if same is None else same
        return numbers


@dataclass(slots=True)
class _Reading:
    """The content words of a term in the singular, and whether it is a verb phrase, an attribute or a noun."""

    content: frozenset[str]
    role: str


def _same(one: _Reading, other: _Reading) -> bool:
    shorter, longer = sorted((one.content, other.content), key=len)
    if shorter == longer or (len(shorter) < len(longer) and _inside(shorter, longer)):
        return True
    if len(shorter) == len(longer) == 1:
        return same_root(*one.content, *other.content)
    return one.role != other.role


def _inside(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether every word of the first is in the second, or one of its root: industry, industrial enterprises."""
    return all(word in second or any(same_root(word, other) for other in second) for word in first)


def _content(words: Sequence[str], language: str) -> frozenset[str]:
    return frozenset(min(term_forms(word, language), key=len) for word in words if word not in FUNCTION_WORDS)


def _role(text: str, words: Sequence[str]) -> str:
    """Whether a term is a verb phrase, an attribute or a noun, as far as its words show."""
    if len(words) < 2:
        return "noun"
    if "-" in text and words[-1].endswith(_ATTRIBUTIVE):
        return "attribute"
    return "verb" if words[0] in _VERBS else "noun"


#: Verbs that terms of several words begin with.
_VERBS = frozenset(
    "go save build make keep cut ensure improve promote develop strengthen deepen expand reduce raise boost advance "
    "upgrade stabilize stabilise control prevent turn bring put get become carry implement use apply protect".split()
)
