"""Terms in English text: by base form, with what may stand between their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from toolkit.model import Concept, Glossary, Term, TermMatch, TermStatus
from toolkit.terminology.parted import parted
from toolkit.terminology.patterns import Pattern, compile_wording, introduced, patterns
from toolkit.terminology.words import Gap, Words, read_words, span_of

#: Words that may stand inside a term without changing it.
_ARTICLES = frozenset("a an the its our their his her your".split())
_PARTING = 8  # words that a … in a term may stand for, at most
_BRACKETED = 4  # words in a bracket inside a term, at most


@dataclass(frozen=True, slots=True)
class Rendering:
    """A term seen at some words of a text; `positions` are those words, not the ones between them."""

    match: TermMatch
    positions: frozenset[int]


def disjoint(found: Iterable[Rendering]) -> list[Rendering]:
    """The renderings without those that share a word with an earlier one."""
    kept: list[Rendering] = []
    taken: set[int] = set()
    for rendering in found:
        if taken.isdisjoint(rendering.positions):
            kept.append(rendering)
            taken |= rendering.positions
    return kept


class TargetMatcher:
    """Finds the terms of a glossary in one language written with spaces; built once a run."""

    def __init__(self, glossary: Glossary, language: str = "en", year: int | None = None) -> None:
        self.language = language
        self._glossary = glossary
        self._year = year
        self._patterns: dict[tuple[str, str], tuple[Pattern, ...]] = {}
        self._index: dict[str, list[tuple[Concept, Pattern]]] | None = None

    def read(self, text: str) -> Words:
        """A text as words, for `renderings`."""
        return read_words(text, self.language)

    def find(self, text: str) -> tuple[TermMatch, ...]:
        """The right and the deprecated terms of all concepts in `text`, leftmost-longest, never overlapping."""
        words = self.read(text)
        by_start = self._by_start(words)
        found: list[TermMatch] = []
        taken = 0
        for at in sorted(by_start):
            if at >= taken:
                best = max(by_start[at], key=lambda rendering: max(rendering.positions))
                found.append(best.match)
                taken = max(best.positions) + 1
        return tuple(found)

    def renderings(self, words: Words, concept: Concept, terms: Iterable[Term]) -> list[Rendering]:
        """Where any of a concept's `terms` stands whole and in order, the longest at each place."""
        found = [
            rendering
            for term in terms
            for pattern in self.compiled(concept, term)
            for at in self._starts(words, pattern)
            for rendering in self._match(words, at, concept, pattern)
        ]
        if len(found) < 2:
            return found
        found.sort(key=lambda rendering: (rendering.match.start, -rendering.match.end))
        return disjoint(found)

    def parted(self, words: Words, concept: Concept, terms: Iterable[Term]) -> list[Rendering]:
        """Where a term stands with words of its own shared or parted: "fiscal and monetary policies"."""
        return [
            Rendering(TermMatch(concept, term, *span_of(words, positions), certain=False), frozenset(positions))
            for term in terms
            for pattern in self.compiled(concept, term)
            for positions in parted(words, pattern)
        ]

    def wording(self, words: Words, concept: Concept, text: str) -> list[Rendering]:
        """Where a wording stands as it is, what it has in brackets included: a first mention."""
        whole = compile_wording(text, concept, Term(text), self.language)
        if whole is None:
            return []
        return [found for at in self._starts(words, whole) for found in self._match(words, at, concept, whole)]

    def right_terms(self, concept: Concept) -> tuple[Term, ...]:
        """The preferred and admitted terms, with the abbreviation that the first mention introduces."""
        terms = concept.right(self.language)
        short = introduced(concept.first_mention_in(self.language))
        if short and all(term.text != short for term in terms):
            terms += (Term(short, TermStatus.ADMITTED),)
        return terms

    def compiled(self, concept: Concept, term: Term) -> tuple[Pattern, ...]:
        """The patterns of a term of the glossary, or of one that a text introduced."""
        key = (concept.id, term.text)
        if key not in self._patterns:
            self._patterns[key] = patterns(concept, term, self.language)
        return self._patterns[key]

    def _starts(self, words: Words, pattern: Pattern) -> Iterable[int]:
        """The positions at which a pattern may begin, its first words also written as one, or the first as two."""
        positions = words.positions
        seen = {at for form in pattern.forms[0] if form in positions for at in positions[form]}
        for compound in pattern.compounds:
            if compound in positions:
                seen.update(positions[compound])
        seen.update(words.joined.get(pattern.words[0], ()))
        return sorted(seen) if len(seen) > 1 else seen

    def _by_start(self, words: Words) -> dict[int, list[Rendering]]:
        """Every term of the glossary in the text, by the position where it begins.

        A pattern is tried only where its rarest word in the glossary stands in the text.
        """
        found: dict[int, list[Rendering]] = {}
        index = self._rarest()
        for form in words.positions:
            for concept, pattern in index.get(form, ()):
                if all(any(form in words.positions for form in forms) for forms in pattern.forms):
                    for at in self._starts(words, pattern):
                        for rendering in self._match(words, at, concept, pattern):
                            found.setdefault(at, []).append(rendering)
        return found

    def _rarest(self) -> dict[str, list[tuple[Concept, Pattern]]]:
        if self._index is None:
            every = [
                (concept, pattern)
                for concept in self._glossary.concepts
                if concept.holds_in(self._year)
                for term in concept.terms_in(self.language)
                for pattern in self.compiled(concept, term)
            ]
            counts = Counter(form for _, pattern in every for forms in pattern.forms for form in forms)
            self._index = {}
            for concept, pattern in every:
                rarest = min(pattern.forms, key=lambda forms: max(counts[form] for form in forms))
                for form in rarest:
                    self._index.setdefault(form, []).append((concept, pattern))
        return self._index

    def _match(self, words: Words, at: int, concept: Concept, pattern: Pattern) -> Iterator[Rendering]:
        positions = _walk(words, at, pattern)
        if positions and _capitals_agree(words, positions, pattern):
            start, end = span_of(words, positions)
            yield Rendering(TermMatch(concept, pattern.term, start, end), frozenset(positions))


def _walk(words: Words, at: int, pattern: Pattern) -> list[int]:
    """The positions of a pattern's words from `at` on, empty where it does not stand there."""
    found: list[int] = []
    element, size, total = 0, len(pattern.words), len(words.raw)
    while element < size:
        if at >= total or (found and not _passable(words, at, element, pattern)):
            return []
        used, taken = _element(words, at, element, pattern)
        if used:
            found.extend(range(at, at + taken))
            element += used
            at += taken
            continue
        step = _skip(words, at, found, element, pattern)
        if not step:
            return []
        at += step
    return found


def _element(words: Words, at: int, element: int, pattern: Pattern) -> tuple[int, int]:
    """How many of a pattern's words the text's words at `at` are, and how many words those are; (0, 0) where none."""
    if words.forms[at] & pattern.forms[element]:
        return 1, 1
    if words.lower[at] == "or" and pattern.words[element] == "and":
        return 1, 1
    for size in (2, 3):
        if "".join(pattern.words[element : element + size]) in words.forms[at] and element + size <= len(pattern.words):
            return size, 1
    if at + 1 < len(words.raw) and words.gaps[at + 1] is Gap.JOINED:
        joined = words.lower[at] + words.lower[at + 1]
        if joined in pattern.forms[element]:
            return 1, 2
    return 0, 0


def _passable(words: Words, at: int, element: int, pattern: Pattern) -> bool:
    """Whether what stands before a word lets a term run on: no end of sentence, a comma only in terms that list."""
    gap = words.gaps[at]
    if gap is Gap.STOP:
        return pattern.stops
    return gap is not Gap.COMMA or pattern.commas or element in pattern.gaps


def _skip(words: Words, at: int, found: list[int], element: int, pattern: Pattern) -> int:
    """How many words to pass over inside a term: an article, a bracket, or what a … stands for."""
    if not found:
        return 0
    if words.lower[at] in _ARTICLES:
        return 1
    if words.gaps[at] is Gap.BRACKET:
        for size in range(1, _BRACKETED + 1):
            after = at + size
            if after < len(words.raw) and words.gaps[after] is Gap.BRACKET:
                return size
        return 0
    if element in pattern.gaps and at - found[-1] <= _PARTING:
        return 1
    return 0


def _capitals_agree(words: Words, positions: list[int], pattern: Pattern) -> bool:
    """Whether case-sensitive words stand with their capitals; the start of a sentence may add one."""
    if not pattern.capitals or len(positions) != len(pattern.capitals):
        return True
    for at, wanted in zip(positions, pattern.capitals, strict=True):
        raw = words.raw[at]
        initial = words.gaps[at] is Gap.STOP
        if wanted[0].isupper() != raw[0].isupper() and not (initial and raw[0].isupper()):
            return False
        if wanted.isupper() and len(wanted) > 1 and not raw[: len(wanted)].isupper():
            return False
    return True


def deprecated_terms(concept: Concept, language: str) -> tuple[Term, ...]:
    """The terms of a concept that are wrong for it."""
    return tuple(term for term in concept.terms_in(language) if term.status is TermStatus.DEPRECATED)
