"""Concepts of a file against those of a glossary: known, new, or in conflict. A Chinese term is never added twice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from toolkit.formats.glossary_entries import free_id
from toolkit.formats.glossary_record import record_of
from toolkit.model import Concept, ConceptStatus, Glossary, Term, TermStatus
from toolkit.project.glossary.references import References, left_out, place_of
from toolkit.terminology.bare import bare, bare_parts
from toolkit.terminology.folding import fold
from toolkit.terminology.review import overlap


@dataclass(frozen=True, slots=True)
class Matched:
    """The new concepts with ids that are free, how many the glossary has, and lines for those that are in conflict,
    those that repeat an earlier one of their file, and those that name concepts which are in neither.
    """

    concepts: tuple[Concept, ...]
    same: int
    conflicts: tuple[str, ...]
    repeats: tuple[str, ...]
    left_out: tuple[str, ...]


def matched(
    glossary: Glossary, concepts: Sequence[Concept], language: str, replaceable: Collection[str] = ()
) -> Matched:
    """Compare concepts with a glossary, and with each other: two rows of a file may contradict each other too.

    A concept does not clash with one that it replaces, if that is `replaceable` (an id in an earlier layer).
    """
    return _Matcher(glossary, language, replaceable).run(concepts)


class _Matcher:
    def __init__(self, glossary: Glossary, language: str, replaceable: Collection[str]) -> None:
        self.language = language
        self.glossary = glossary
        self.replaceable = frozenset(replaceable)
        self.by_id = {concept.id: concept for concept in glossary.concepts}
        self.ids = set(self.by_id)
        self.known: dict[str, list[Concept]] = {}
        for concept in glossary.concepts:
            self._learn(concept)

    def run(self, concepts: Sequence[Concept]) -> Matched:
        new: list[Concept] = []
        conflicts: list[str] = []
        repeats: list[str] = []
        left: list[str] = []
        same = 0
        found, names = self._places(concepts)
        references = References(self.glossary, concepts, names, self.replaceable)
        for concept, others in found:
            told, gone = references.told(concept)
            rivals = [one for one in others if one.status is not ConceptStatus.RETIRED or one.status is concept.status]
            equal = next((one for one in rivals if self._says_all(one, concept)), None)
            if not others:
                new.append(told)
                if gone:
                    left.append(left_out(concept, self.language, gone))
            elif equal is None:
                conflicts.append(self._conflict(concept, rivals or others))
            elif differing := [] if concept.id != equal.id else _differing(*map(references.resolved, (told, equal))):
                what = f"{' and '.join(differing)} differ from {_named(equal)}, which is unchanged"
                conflicts.append(f"{self._begin(concept)}{what}")
            elif equal.id in self.by_id:
                same += 1
            else:
                repeats.append(f"{self._begin(concept).rstrip(': ')} repeats {_named(equal)}")
        return Matched(tuple(new), same, tuple(conflicts), tuple(repeats), tuple(left))

    def _places(self, concepts: Iterable[Concept]) -> tuple[list[tuple[Concept, list[Concept]]], dict[str, str]]:
        """Each concept, under an id that is free, with those that are the same one; and the ids they have here."""
        found = []
        names: dict[str, str] = {}
        for concept in concepts:
            others = self._others(concept)
            named = concept if others else replace(concept, id=free_id(concept.id, self.ids))
            if not others:
                self.ids.add(named.id)
                self._learn(named)
            names.setdefault(concept.id, others[0].id if others else named.id)
            found.append((named, others))
        return found, names

    def _learn(self, concept: Concept) -> None:
        for key in self._keys(concept):
            self.known.setdefault(key, []).append(concept)

    def _keys(self, concept: Concept) -> list[str]:
        """What a concept's source terms are compared by: each without marks around it, and parts between slashes."""
        texts = [term.text for term in concept.terms_in(self.language)]
        return list(dict.fromkeys(key for text in texts for key in (bare(text), *bare_parts(text)) if key))

    def _others(self, concept: Concept) -> list[Concept]:
        """The concepts of the same years that are the same one: by id and a shared term, or by a Chinese term."""
        own = self.by_id.get(concept.id)
        found = {}
        if own is not None and overlap(own, concept) and self._wordings(own) & self._wordings(concept):
            found[own.id] = own
        for key in self._keys(concept):
            found |= {other.id: other for other in self.known.get(key, ()) if overlap(other, concept)}
        for identity in self.replaceable.intersection(concept.replaces):
            found.pop(identity, None)
        return sorted(found.values(), key=lambda other: other.status is ConceptStatus.RETIRED)

    def _wordings(self, concept: Concept) -> set[tuple[str, str]]:
        return {(code, self._plain(code, term)) for code, terms in concept.terms.items() for term in terms}

    def _plain(self, language: str, term: Term) -> str:
        return bare(term.text) if language == self.language else fold(term.text).text

    def _says_all(self, known: Concept, concept: Concept) -> bool:
        """True if a concept has every term of another, in the same status."""
        return all(
            {(self._plain(code, term), _allowed(term.status)) for term in terms}
            <= {(self._plain(code, term), _allowed(term.status)) for term in known.terms_in(code)}
            for code, terms in concept.terms.items()
        )

    def _conflict(self, concept: Concept, others: Sequence[Concept]) -> str:
        """What is different, with the wordings of every concept that has one of the Chinese terms."""
        codes = list(dict.fromkeys([self.language, *concept.terms, *(["en"] if others[0].terms_in("en") else [])]))
        theirs = " and ".join(f"{_shown(other, codes)} in {_named(other)}{_retired(other)}" for other in others)
        return f"{self._begin(concept)}{_shown(concept, codes)} here, but {theirs}; not added"

    def _begin(self, concept: Concept) -> str:
        return f"{place_of(concept)}{concept.terms_in(self.language)[0].text}: "


def _retired(concept: Concept) -> str:
    return ", which is retired" if concept.status is ConceptStatus.RETIRED else ""


def _named(concept: Concept) -> str:
    return concept.id + (f" ({concept.place.path}:{concept.place.line})" if concept.place else "")


def _allowed(status: TermStatus) -> bool:
    return status is not TermStatus.DEPRECATED


def _shown(concept: Concept, languages: Iterable[str]) -> str:
    return ", ".join(_shown_in(concept, language) for language in languages)


def _shown_in(concept: Concept, language: str) -> str:
    terms = concept.terms_in(language)
    shown = [f'"{term.text}"' + ("" if _allowed(term.status) else " (deprecated)") for term in terms]
    return f"{language} {', '.join(shown)}" if shown else f"no {language} term"


def _differing(concept: Concept, other: Concept) -> list[str]:
    """The keys that an equal concept gives another value."""
    ours, theirs = record_of(replace(concept, status_stated=False)), record_of(replace(other, status_stated=False))
    keys = [key for key, value in ours.items() if key not in concept.terms and theirs.get(key) != value]
    known = {(code, term.text): term.valid for code, terms in other.terms.items() for term in terms}
    return keys + [
        f'the years of "{term.text}"'
        for code, terms in concept.terms.items()
        for term in terms
        if known.get((code, term.text), term.valid) != term.valid
    ]
