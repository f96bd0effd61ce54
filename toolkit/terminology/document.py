"""The terms of a whole catalog in document order: what each unit pairs, and which abbreviations it may use."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.language.scripts import UNSPACED
from toolkit.model import Concept, Glossary, Term, TermMatch, TermStatus
from toolkit.model.language_codes import primary
from toolkit.terminology.pairing import Pairing, pair
from toolkit.terminology.source import SourceMatcher
from toolkit.terminology.target import TargetMatcher
from toolkit.terminology.words import Words, is_abbreviation

#: Units whose words are kept.
_KEPT = 64
#: Units whose pairings without introduced abbreviations are kept until the units are asked for.
_BARE = 4096
#: Settings whose matchers are kept.
_MADE = 4
_BRACKETED = re.compile(r"[(（]([A-Z][A-Za-z0-9&-]{1,9})[)）]")
_AFTER = re.compile(rf"\s*{_BRACKETED.pattern}")
#: Characters before a bracket that contain the last two words.
_LOOK_BACK = 80


@dataclass(frozen=True, slots=True)
class Matchers:
    """The matchers of both sides; None for a language that has no matcher on that side."""

    source: SourceMatcher | None
    target: TargetMatcher | None


_made: list[tuple[Glossary, tuple[str, str, int | None], Matchers]] = []


def matchers(glossary: Glossary, source_language: str, target_language: str, year: int | None) -> Matchers:
    """The matchers for a glossary, made once for several catalogs of a run."""
    wanted = (source_language, target_language, year)
    for known, settings, made in _made:
        if known is glossary and settings == wanted:
            return made
    source = primary(source_language) in UNSPACED
    target = primary(target_language) not in UNSPACED
    made = Matchers(
        SourceMatcher(glossary, source_language, year) if source else None,
        TargetMatcher(target_language) if target else None,
    )
    _made.append((glossary, wanted, made))
    del _made[:-_MADE]
    return made


#: The abbreviations that a unit may use: concept → terms.
Known = frozenset[tuple[str, tuple[Term, ...]]]


@dataclass(slots=True)
class TermMemo:
    """What was found in texts, for whoever reads a catalog again after each edit; it belongs to one pair of matchers.

    By source the terms, by source and target the abbreviations that are introduced, by both and the abbreviations that
    are known the pairings.
    """

    sources: dict[str, tuple[TermMatch, ...]] = field(default_factory=dict)
    introduced: dict[tuple[str, str], list[tuple[str, Term]]] = field(default_factory=dict)
    pairings: dict[tuple[str, str, Known], tuple[Pairing, ...]] = field(default_factory=dict)

    def learn(self, other: TermMemo) -> None:
        """Take over what another one has."""
        self.sources.update(other.sources)
        self.introduced.update(other.introduced)
        self.pairings.update(other.pairings)

    def keep(self, texts: Sequence[tuple[str, str]]) -> None:
        """Forget everything but what is known of these texts."""
        wanted, sources = set(texts), {source for source, _ in texts}
        self.sources = {text: found for text, found in self.sources.items() if text in sources}
        self.introduced = {texts: found for texts, found in self.introduced.items() if texts in wanted}
        self.pairings = {key: found for key, found in self.pairings.items() if key[:2] in wanted}


class DocumentTerms:
    """The units of one catalog in file order as pairs of terms; each unit is read when it is first asked for.

    `drafts` are the indexes of units whose translation is not final: an abbreviation that one introduces holds there
    only. With a `memo`, nothing that is in it is looked for again.
    """

    def __init__(
        self,
        texts: Sequence[tuple[str, str]],
        found: Matchers,
        drafts: frozenset[int] = frozenset(),
        memo: TermMemo | None = None,
    ) -> None:
        self.texts = texts
        self.matchers = found
        self.drafts = drafts
        self.memo = memo
        self._pairings: dict[int, tuple[Pairing, ...]] = {}
        self._bare: dict[int, tuple[Pairing, ...]] = {}
        self._words: dict[int, Words] = {}
        self._sources: dict[int, tuple[TermMatch, ...]] = {}
        self._introduced: dict[str, list[tuple[int, Term]]] | None = None

    def sources(self, index: int) -> tuple[TermMatch, ...]:
        """The terms of a unit's source."""
        if index not in self._sources:
            known = self.memo.sources if self.memo else {}
            text = self.texts[index][0]
            if text not in known:
                known[text] = self.matchers.source.find(text) if self.matchers.source else ()
            self._sources[index] = known[text]
        return self._sources[index]

    def words(self, index: int) -> Words:
        """The words of a unit's target; those of the last units only are kept, since they are many."""
        words = self._words.get(index)
        if words is None:
            if len(self._words) >= _KEPT:
                self._words.clear()
            matcher = self.matchers.target
            words = matcher.read(self.texts[index][1]) if matcher else Words(self.texts[index][1])
            self._words[index] = words
        return words

    def forget(self, index: int) -> None:
        """Let go of a unit's words, which take far more room than its pairings."""
        self._words.pop(index, None)

    def pairings(self, index: int) -> tuple[Pairing, ...]:
        """The concepts of a unit with their renderings; abbreviations count from the unit that introduces them."""
        if index not in self._pairings:
            matcher, sources = self.matchers.target, self.sources(index)
            if matcher is None or not sources or not self.texts[index][1]:
                return ()
            known = self._known_at(index, {match.concept.id for match in sources})
            bare = self._bare.pop(index, None)
            self._pairings[index] = bare if bare is not None and not known else self._paired(index, matcher, known)
        return self._pairings[index]

    def known(self, index: int) -> Known:
        """The abbreviations that were introduced for the concepts of a unit: what its pairings depend on beside it."""
        found = self._known_at(index, {match.concept.id for match in self.sources(index)})
        return frozenset(found.items()) if found else frozenset()

    def _paired(self, index: int, matcher: TargetMatcher, known: dict[str, tuple[Term, ...]]) -> tuple[Pairing, ...]:
        if self.memo is None:
            return pair(self.sources(index), self.words(index), matcher, known)
        key = (*self.texts[index], frozenset(known.items()))
        if key not in self.memo.pairings:
            self.memo.pairings[key] = pair(self.sources(index), self.words(index), matcher, known)
        return self.memo.pairings[key]

    def _known_at(self, index: int, concepts: set[str]) -> dict[str, tuple[Term, ...]]:
        if self._introduced is None:
            self._introduced = self._all_introduced()
        known: dict[str, tuple[Term, ...]] = {}
        for concept in concepts & self._introduced.keys():
            introduced = self._introduced[concept]
            terms = [term for at, term in introduced if at == index or (at < index and at not in self.drafts)]
            if terms:
                known[concept] = tuple(dict.fromkeys(terms))
        return known

    def _all_introduced(self) -> dict[str, list[tuple[int, Term]]]:
        """Concept → the abbreviations it is given, each with the first unit that does so, and with every draft."""
        found: dict[str, list[tuple[int, Term]]] = {}
        final: set[tuple[str, Term]] = set()
        for index in range(len(self.texts)):
            for concept, term in self._introduces(index):
                if (concept, term) not in final:
                    found.setdefault(concept, []).append((index, term))
                if index not in self.drafts:
                    final.add((concept, term))
        return found

    def known_pairings(self, indexes: Sequence[int]) -> dict[int, tuple[Pairing, ...]]:
        """The pairings of some units as far as they were asked for."""
        return {index: self._pairings[index] for index in indexes if index in self._pairings}

    def adopt(self, pairings: Mapping[int, tuple[Pairing, ...]]) -> None:
        """Take over pairings that were found elsewhere, for the same texts and the same glossary."""
        self._pairings.update(pairings)

    def _introduces(self, index: int) -> list[tuple[str, Term]]:
        """The abbreviations that a unit puts in brackets after a rendering, with their concepts."""
        if self.memo is None:
            return self._looked_for(index)
        texts = self.texts[index]
        if texts not in self.memo.introduced:
            self.memo.introduced[texts] = self._looked_for(index)
        return self.memo.introduced[texts]

    def _looked_for(self, index: int) -> list[tuple[str, Term]]:
        matcher, target = self.matchers.target, self.texts[index][1]
        if matcher is None or not ("(" in target or "（" in target):
            return []
        brackets = [found for found in _BRACKETED.finditer(target) if is_abbreviation(found[1])]
        concepts = list({match.concept.id: match.concept for match in self.sources(index)}.values()) if brackets else []
        introducing = {found.start() for found in brackets if self._may_introduce(index, matcher, found, concepts)}
        if not introducing:
            return []
        found = []
        pairings = self._paired(index, matcher, {})
        if len(self._bare) < _BARE:
            self._bare[index] = pairings
        for pairing in pairings:
            for match in pairing.accepted:
                after = _AFTER.match(target, match.end)
                if after and after.start(1) - 1 in introducing and after[1] not in matcher.names(pairing.concept):
                    found.append((pairing.concept.id, Term(after[1], TermStatus.ADMITTED)))
        return found

    def _may_introduce(
        self, index: int, matcher: TargetMatcher, bracket: re.Match[str], concepts: Sequence[Concept]
    ) -> bool:
        """Whether a term of the unit that does not have an abbreviation yet may end right before it. `concepts` are the
        unit's.

        Only the last words are compared, which is fast and mostly says no. A term may not if it would be part of one
        that has the abbreviation, as "development" is part of "research and development (R&D)".
        """
        words = matcher.read(self.texts[index][1][max(0, bracket.start() - _LOOK_BACK) : bracket.start()])
        if not words.raw:
            return False
        endings = (*words.forms[-1], "".join(words.lower[-2:]))
        longest = 0  # words of a term that lacks the abbreviation
        shortest = 1  # words of one that has it
        for concept in concepts:
            sizes = [size for one in endings for size in matcher.accepted(concept).endings.get(one, ())]
            if sizes and bracket[1] in matcher.names(concept):
                shortest = max(shortest, min(sizes))
            elif sizes:
                longest = max(longest, *sizes)
        return longest >= shortest
