"""Terms in English text: by base form, with the separators and words that may come between theirs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import add

from toolkit.model import Concept, Term, TermMatch, TermStatus
from toolkit.terminology.discontinuous import discontinuous
from toolkit.terminology.patterns import ELLIPSIS, Pattern, compile_wording, introduced, patterns
from toolkit.terminology.reordered import reordered
from toolkit.terminology.separators import BRACKET, COMMA, JOINED, STOP, Separator
from toolkit.terminology.word_index import ARTICLES, BRACKETED, positions
from toolkit.terminology.words import Words, read_words, span_of

#: The most words that a … in a term may stand for.
_PARTING = 8


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


#: A pattern with the input of its search: the forms of its words but the last, backwards; the index of the flow between
#: them; their number.
Plan = tuple[Pattern, tuple[tuple[str, ...], ...], int, int]


class PatternSet:
    """Some patterns of one concept, with answers for all of them at once.

    `forms` are all forms of their words, `rewritten` all their words written as one; `endings` is what the last word of
    a rendering can be → how many words the patterns have that end so. `open` are the patterns with a …, the others are
    in `plans`, by the forms of their last word.
    """

    __slots__ = ("endings", "forms", "open", "patterns", "plans", "rewritten")

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self.patterns = tuple(patterns)
        self.forms = frozenset(chain.from_iterable(forms for one in self.patterns for forms in one.forms))
        self.rewritten = frozenset(chain.from_iterable(one.rewritten for one in self.patterns))
        self.endings: dict[str, list[int]] = {}
        for one in self.patterns:
            last = one.rewritten.union(*[one.forms[at] for at in (-1, *one.content[-1:])])
            for form in last:
                self.endings.setdefault(form, []).append(len(one.words))
        self.open = tuple([one for one in self.patterns if one.ellipses])
        by_last: dict[tuple[str, ...], list[Plan]] = {}
        for one in self.patterns:
            if not one.ellipses:
                final, *before = one.backwards
                plan = one, tuple(before), one.commas + 2 * one.stops, len(one.words)
                by_last.setdefault(final, []).append(plan)
        self.plans = tuple(by_last.items())


class TargetMatcher:
    """Finds the terms of a glossary in one language written with spaces; built once a run."""

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self._forms: set[str] = set()
        self._rewritten: set[str] = set()
        self._patterns: dict[tuple[str, str], tuple[Pattern, ...]] = {}
        self._accepted: dict[tuple[str, tuple[Term, ...]], PatternSet] = {}
        self._deprecated: dict[str, PatternSet] = {}
        self._names: dict[str, frozenset[str]] = {}

    def read(self, text: str) -> Words:
        """A text as words, for `renderings`."""
        return read_words(text, self.language)

    def renderings(self, words: Words, concept: Concept, terms: Iterable[Term]) -> list[Rendering]:
        """The places of any of a concept's `terms`, whole and in order, the longest at each place."""
        return self.search(words, concept, self._compiled(concept, terms))

    def search(self, words: Words, concept: Concept, wordings: PatternSet, odd: bool = True) -> list[Rendering]:
        """The places of any of a concept's wordings, whole and in order, the longest at each place.

        A wording with a … counts only beside the others: "food … safety" must not reach over "food security and food
        safety" where "food safety" is there. `odd` is False where `is_odd` says so of these words.
        """
        if odd and _rewritten_somewhere(words, wordings):
            found = [one for pattern in wordings.patterns for one in _walked(words, concept, pattern)]
        else:
            found = _found(words, concept, wordings)
        if len(found) < 2:
            return found
        found.sort(key=lambda one: (ELLIPSIS.search(one.match.term.text) is not None, one.match.start, -one.match.end))
        return sorted(disjoint(found), key=lambda one: one.match.start)

    def is_odd(self, words: Words) -> bool:
        """Whether a text may have two words of a term as one, or one as two, of all terms that were compiled so far."""
        pairs = map(add, words.lower, words.lower[1:])
        return not (self._rewritten.isdisjoint(words.index.places) and self._forms.isdisjoint(pairs))

    def discontinuous(self, words: Words, concept: Concept, wordings: PatternSet) -> list[Rendering]:
        """The places of a wording with shared words, with others in between, or with its parts in another order."""
        return [
            Rendering(TermMatch(concept, pattern.term, *span_of(words, positions), certain=False), positions)
            for look in (discontinuous, reordered)
            for pattern in wordings.patterns
            for positions in look(words, pattern)
        ]

    def wording(self, words: Words, concept: Concept, text: str) -> list[Rendering]:
        """The places of a wording with its brackets: a first mention."""
        whole = compile_wording(text, concept, Term(text), self.language)
        if whole is None:
            return []
        return _walked(words, concept, whole)

    def accepted_terms(self, concept: Concept) -> tuple[Term, ...]:
        """The preferred and admitted terms, with the abbreviation that the first mention introduces."""
        terms = concept.accepted(self.language)
        short = introduced(concept.first_mention_in(self.language))
        if short and all(term.text != short for term in terms):
            terms += (Term(short, TermStatus.ADMITTED),)
        return terms

    def names(self, concept: Concept) -> frozenset[str]:
        """The texts of the right terms."""
        if concept.id not in self._names:
            self._names[concept.id] = frozenset([term.text for term in self.accepted_terms(concept)])
        return self._names[concept.id]

    def accepted(self, concept: Concept, introduced: tuple[Term, ...] = ()) -> PatternSet:
        """The patterns of a concept's right terms, and of those that a text introduced."""
        key = concept.id, introduced
        if key not in self._accepted:
            self._accepted[key] = self._compiled(concept, (*self.accepted_terms(concept), *introduced))
        return self._accepted[key]

    def deprecated(self, concept: Concept) -> PatternSet:
        """The patterns of the terms that are wrong for a concept."""
        if concept.id not in self._deprecated:
            self._deprecated[concept.id] = self._compiled(concept, _deprecated_terms(concept, self.language))
        return self._deprecated[concept.id]

    def _compiled(self, concept: Concept, terms: Iterable[Term]) -> PatternSet:
        compiled = PatternSet(pattern for term in terms for pattern in self.compiled(concept, term))
        self._forms |= compiled.forms
        self._rewritten |= compiled.rewritten
        return compiled

    def compiled(self, concept: Concept, term: Term) -> tuple[Pattern, ...]:
        """The patterns of a term of the glossary, or of one that a text introduced."""
        key = (concept.id, term.text)
        if key not in self._patterns:
            self._patterns[key] = patterns(concept, term, self.language)
        return self._patterns[key]


def _found(words: Words, concept: Concept, wordings: PatternSet) -> list[Rendering]:
    """The places of the patterns in a text that spells their words as they do."""
    found: list[Rendering] = []
    index, starts, ends = words.index, words.starts, words.ends
    place = index.places.get
    for last, plans in wordings.plans:
        here = 0
        for form in last:
            here |= place(form, 0)
        if not here:
            continue
        for pattern, before, flow, size in plans:
            begins, passed = index.beginnings(here, before, flow) if before else (here, False)
            if begins and (passed or pattern.capitals):
                found += _matches(words, concept, pattern, positions(begins))
            elif begins:  # all words of the pattern are side by side
                for at in positions(begins):
                    match = TermMatch(concept, pattern.term, starts[at], ends[at + size - 1])
                    found.append(Rendering(match, range(at, at + size)))
    for pattern in wordings.open:
        if not any(map(index.places.keys().isdisjoint, pattern.backwards)):
            found += _walked(words, concept, pattern)
    return found


def _rewritten_somewhere(words: Words, wordings: PatternSet) -> bool:
    """Whether a text may have two words of these patterns as one, or one as two."""
    whole = words.index.places.keys().isdisjoint(wordings.rewritten)
    return not (whole and words.pairs.isdisjoint(wordings.forms))


def _walked(words: Words, concept: Concept, pattern: Pattern) -> list[Rendering]:
    """The places of a pattern, tried wherever it may begin."""
    return _matches(words, concept, pattern, _starts(words, pattern))


def _matches(words: Words, concept: Concept, pattern: Pattern, starts: Iterable[int]) -> list[Rendering]:
    return [found for at in starts if (found := _match(words, at, concept, pattern)) is not None]


def _starts(words: Words, pattern: Pattern) -> Iterable[int]:
    """The positions at which a pattern may begin, its first words also written as one, or the first as two."""
    bits = words.joined(pattern.words[0])
    for form in pattern.begins:
        bits |= words.index.places.get(form, 0)
    return positions(bits)


def _match(words: Words, at: int, concept: Concept, pattern: Pattern) -> Rendering | None:
    """The term at the words from `at` on, None if it is not there."""
    positions = _walk(words, at, pattern)
    if not positions or (pattern.capitals and not _capitals_agree(words, positions, pattern)):
        return None
    return Rendering(TermMatch(concept, pattern.term, *span_of(words, positions)), positions)


def _walk(words: Words, at: int, pattern: Pattern) -> list[int]:
    """The positions of a pattern's words from `at` on, empty if it is not there."""
    found: list[int] = []
    forms, separators, wanted = words.forms, words.separators, pattern.forms
    element, size, total = 0, len(wanted), len(forms)
    while element < size:
        if at >= total or (found and separators[at] is not JOINED and not _passable(separators[at], element, pattern)):
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
    if (
        at + 1 < len(lower)
        and words.separators[at + 1] is JOINED
        and lower[at] + lower[at + 1] in pattern.forms[element]
    ):
        return 1, 2
    return 0, 0


def _passable(separator: Separator, element: int, pattern: Pattern) -> bool:
    """Whether a term may run on over this separator: not over the end of a sentence, over a comma only in lists."""
    if separator is STOP:
        return pattern.stops
    return separator is not COMMA or pattern.commas or element in pattern.ellipses


def _skip(words: Words, at: int, found: list[int], element: int, pattern: Pattern) -> int:
    """How many words to pass over inside a term: an article, a bracket, or the words that a … stands for."""
    if not found:
        return 0
    if words.lower[at] in ARTICLES:
        return 1
    if words.separators[at] is BRACKET:
        for size in range(1, BRACKETED + 1):
            after = at + size
            if after < len(words.raw) and words.separators[after] is BRACKET:
                return size
        return 0
    if element in pattern.ellipses and at - found[-1] <= _PARTING:
        return 1
    return 0


def _capitals_agree(words: Words, positions: list[int], pattern: Pattern) -> bool:
    """Whether case-sensitive words have their capitals; the start of a sentence may add one."""
    if len(positions) != len(pattern.capitals):
        return True
    for at, wanted in zip(positions, pattern.capitals, strict=True):
        raw = words.raw[at]
        initial = words.separators[at] is STOP
        if wanted[0].isupper() != raw[0].isupper() and not (initial and raw[0].isupper()):
            return False
    return True


def _deprecated_terms(concept: Concept, language: str) -> tuple[Term, ...]:
    """The terms of a concept that are wrong for it."""
    return tuple([term for term in concept.terms_in(language) if term.status is TermStatus.DEPRECATED])
