"""Terms in English text: by base form, with what may stand between their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toolkit.model import Concept, Glossary, Term, TermMatch, TermStatus
from toolkit.terminology.parted import parted
from toolkit.terminology.patterns import Pattern, compile_wording, introduced, patterns
from toolkit.terminology.words import BRACKET, COMMA, JOINED, STOP, Gap, Words, read_words, span_of

#: Words that may stand inside a term without changing it.
_ARTICLES = frozenset("a an the its our their his her your".split())
_PARTING = 8  # words that a … in a term may stand for, at most
_BRACKETED = 4  # words in a bracket inside a term, at most


@dataclass(slots=True)
class Rendering:
    """A term seen at some words of a text; `positions` are those words in order, not the ones between them."""

    match: TermMatch
    positions: Sequence[int]


def disjoint(found: Iterable[Rendering]) -> list[Rendering]:
    """The renderings without those that share a word with an earlier one."""
    kept: list[Rendering] = []
    taken: set[int] = set()
    for rendering in found:
        if taken.isdisjoint(rendering.positions):
            kept.append(rendering)
            taken.update(rendering.positions)
    return kept


class TargetMatcher:
    """Finds the terms of a glossary in one language written with spaces; built once a run."""

    def __init__(self, glossary: Glossary, language: str = "en", year: int | None = None) -> None:
        self.language = language
        self._glossary = glossary
        self._year = year
        self._patterns: dict[tuple[str, str], tuple[Pattern, ...]] = {}
        self._right: dict[str, tuple[Pattern, ...]] = {}
        self._deprecated: dict[str, tuple[Pattern, ...]] = {}
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
                best = max(by_start[at], key=lambda rendering: rendering.positions[-1])
                found.append(best.match)
                taken = best.positions[-1] + 1
        return tuple(found)

    def renderings(self, words: Words, concept: Concept, terms: Iterable[Term]) -> list[Rendering]:
        """Where any of a concept's `terms` stands whole and in order, the longest at each place."""
        return self.standing(words, concept, self._all_compiled(concept, terms))

    def standing(self, words: Words, concept: Concept, wordings: Iterable[Pattern]) -> list[Rendering]:
        """Where any of a concept's wordings stands whole and in order, the longest at each place."""
        absent, unwritten = words.vocabulary.isdisjoint, words.first.keys().isdisjoint
        found = [
            rendering
            for pattern in wordings
            if not any(map(absent, pattern.forms)) or not unwritten(pattern.rewritten)
            for at in _starts(words, pattern)
            if (rendering := _match(words, at, concept, pattern)) is not None
        ]
        if len(found) < 2:
            return found
        found.sort(key=lambda rendering: (rendering.match.start, -rendering.match.end))
        return disjoint(found)

    def parted(self, words: Words, concept: Concept, wordings: Iterable[Pattern]) -> list[Rendering]:
        """Where a wording stands with words of its own shared or parted: "fiscal and monetary policies"."""
        return [
            Rendering(TermMatch(concept, pattern.term, *span_of(words, positions), certain=False), positions)
            for pattern in wordings
            for positions in parted(words, pattern)
        ]

    def wording(self, words: Words, concept: Concept, text: str) -> list[Rendering]:
        """Where a wording stands as it is, what it has in brackets included: a first mention."""
        whole = compile_wording(text, concept, Term(text), self.language)
        if whole is None:
            return []
        found = (_match(words, at, concept, whole) for at in _starts(words, whole))
        return [rendering for rendering in found if rendering is not None]

    def right_terms(self, concept: Concept) -> tuple[Term, ...]:
        """The preferred and admitted terms, with the abbreviation that the first mention introduces."""
        terms = concept.right(self.language)
        short = introduced(concept.first_mention_in(self.language))
        if short and all(term.text != short for term in terms):
            terms += (Term(short, TermStatus.ADMITTED),)
        return terms

    def right(self, concept: Concept, introduced: tuple[Term, ...] = ()) -> tuple[Pattern, ...]:
        """The patterns of a concept's right terms, and of those that a text introduced."""
        if concept.id not in self._right:
            self._right[concept.id] = self._all_compiled(concept, self.right_terms(concept))
        known = self._right[concept.id]
        return known + self._all_compiled(concept, introduced) if introduced else known

    def deprecated(self, concept: Concept) -> tuple[Pattern, ...]:
        """The patterns of the terms that are wrong for a concept."""
        if concept.id not in self._deprecated:
            self._deprecated[concept.id] = self._all_compiled(concept, _deprecated_terms(concept, self.language))
        return self._deprecated[concept.id]

    def _all_compiled(self, concept: Concept, terms: Iterable[Term]) -> tuple[Pattern, ...]:
        return tuple(pattern for term in terms for pattern in self.compiled(concept, term))

    def compiled(self, concept: Concept, term: Term) -> tuple[Pattern, ...]:
        """The patterns of a term of the glossary, or of one that a text introduced."""
        key = (concept.id, term.text)
        if key not in self._patterns:
            self._patterns[key] = patterns(concept, term, self.language)
        return self._patterns[key]

    def _by_start(self, words: Words) -> dict[int, list[Rendering]]:
        """Every term of the glossary in the text, by the position where it begins.

        A pattern is tried only where its rarest word in the glossary stands in the text.
        """
        found: dict[int, list[Rendering]] = {}
        index = self._rarest()
        for form in words.first:
            for concept, pattern in index.get(form, ()):
                if all(any(form in words.first for form in forms) for forms in pattern.forms):
                    for at in _starts(words, pattern):
                        rendering = _match(words, at, concept, pattern)
                        if rendering is not None:
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


def _starts(words: Words, pattern: Pattern) -> Iterable[int]:
    """The positions at which a pattern may begin, its first words also written as one, or the first as two."""
    found = [words.positions(form) for form in pattern.begins if form in words.first]
    if pattern.words[0] in words.pairs:
        found.append(words.joined(pattern.words[0]))
    return found[0] if len(found) == 1 else sorted(set().union(*found))


def _match(words: Words, at: int, concept: Concept, pattern: Pattern) -> Rendering | None:
    """The term at the words from `at` on, None where it does not stand there."""
    positions = _walk(words, at, pattern)
    if not positions or (pattern.capitals and not _capitals_agree(words, positions, pattern)):
        return None
    return Rendering(TermMatch(concept, pattern.term, *span_of(words, positions)), positions)


def _walk(words: Words, at: int, pattern: Pattern) -> list[int]:
    """The positions of a pattern's words from `at` on, empty where it does not stand there."""
    found: list[int] = []
    forms, gaps, wanted = words.forms, words.gaps, pattern.forms
    element, size, total = 0, len(wanted), len(forms)
    while element < size:
        if at >= total or (found and gaps[at] is not JOINED and not _passable(gaps[at], element, pattern)):
            return []
        if not forms[at].isdisjoint(wanted[element]):
            found.append(at)
            element += 1
            at += 1
            continue
        used, taken = _rewritten(words, at, element, pattern)
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


def _rewritten(words: Words, at: int, element: int, pattern: Pattern) -> tuple[int, int]:
    """How many of a pattern's words the text's words at `at` are, and how many words those are; (0, 0) where none.

    Looked at where the word is none of the forms: "or" for "and", several words written as one, or one as two.
    """
    lower = words.lower
    if lower[at] == "or" and pattern.words[element] == "and":
        return 1, 1
    for size, compound in enumerate(pattern.compounds[element], 2):
        if compound in words.forms[at]:
            return size, 1
    if at + 1 < len(lower) and words.gaps[at + 1] is JOINED and lower[at] + lower[at + 1] in pattern.forms[element]:
        return 1, 2
    return 0, 0


def _passable(gap: Gap, element: int, pattern: Pattern) -> bool:
    """Whether what stands before a word lets a term run on: no end of sentence, a comma only in terms that list."""
    if gap is STOP:
        return pattern.stops
    return gap is not COMMA or pattern.commas or element in pattern.gaps


def _skip(words: Words, at: int, found: list[int], element: int, pattern: Pattern) -> int:
    """How many words to pass over inside a term: an article, a bracket, or what a … stands for."""
    if not found:
        return 0
    if words.lower[at] in _ARTICLES:
        return 1
    if words.gaps[at] is BRACKET:
        for size in range(1, _BRACKETED + 1):
            after = at + size
            if after < len(words.raw) and words.gaps[after] is BRACKET:
                return size
        return 0
    if element in pattern.gaps and at - found[-1] <= _PARTING:
        return 1
    return 0


def _capitals_agree(words: Words, positions: list[int], pattern: Pattern) -> bool:
    """Whether case-sensitive words stand with their capitals; the start of a sentence may add one."""
    if len(positions) != len(pattern.capitals):
        return True
    for at, wanted in zip(positions, pattern.capitals, strict=True):
        raw = words.raw[at]
        initial = words.gaps[at] is STOP
        if wanted[0].isupper() != raw[0].isupper() and not (initial and raw[0].isupper()):
            return False
        if wanted.isupper() and len(wanted) > 1 and not raw[: len(wanted)].isupper():
            return False
    return True


def _deprecated_terms(concept: Concept, language: str) -> tuple[Term, ...]:
    """The terms of a concept that are wrong for it."""
    return tuple([term for term in concept.terms_in(language) if term.status is TermStatus.DEPRECATED])
