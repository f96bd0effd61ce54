"""Concepts of a file against those of a glossary: known, new, or in conflict. A Chinese term is never added twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from toolkit.formats.glossary_entries import free_id
from toolkit.formats.glossary_record import record_of
from toolkit.model import Concept, ConceptStatus, Glossary, TermStatus
from toolkit.terminology.folding import fold
from toolkit.terminology.review import by_source, overlap


@dataclass(frozen=True, slots=True)
class Matched:
    """The new concepts with ids that are free, how many the glossary has, and lines for those that are in conflict and
    those that repeat an earlier one of their file.
    """

    concepts: tuple[Concept, ...]
    same: int
    conflicts: tuple[str, ...]
    repeats: tuple[str, ...]


def matched(glossary: Glossary, concepts: Sequence[Concept], language: str) -> Matched:
    """Compare concepts with a glossary, and with each other: two rows of a file may contradict each other too."""
    return _Matcher(glossary, language).run(concepts)


class _Matcher:
    def __init__(self, glossary: Glossary, language: str) -> None:
        self.language = language
        self.by_id = {concept.id: concept for concept in glossary.concepts}
        self.ids = set(self.by_id)
        self.known: dict[str, list[Concept]] = {}
        for key, entries in by_source(glossary.concepts, language).items():
            self.known.setdefault(_key(key), []).extend(concept for concept, _ in entries)

    def run(self, concepts: Iterable[Concept]) -> Matched:
        new: list[Concept] = []
        conflicts: list[str] = []
        repeats: list[str] = []
        same = 0
        for concept in concepts:
            others = self._others(concept)
            if not others:
                named = replace(concept, id=free_id(concept.id, self.ids))
                self.ids.add(named.id)
                new.append(named)
                for key in by_source([named], self.language):
                    self.known.setdefault(_key(key), []).append(named)
            elif others[0].status is ConceptStatus.RETIRED is not concept.status:
                name = concept.terms_in(self.language)[0].text
                conflicts.append(f"{_place(concept)}{name}: is retired in {_named(others[0])}; not added")
            elif (line := _conflict(concept, others[0], self.language)) is not None:
                conflicts.append(line)
            elif others[0].id in self.by_id:
                same += 1
            else:
                repeats.append(
                    f"{_place(concept)}{concept.terms_in(self.language)[0].text} repeats {_named(others[0])}"
                )
        return Matched(tuple(new), same, tuple(conflicts), tuple(repeats))

    def _others(self, concept: Concept) -> list[Concept]:
        """The concepts of the same years that are the same one: by id and a shared term, or by the Chinese term."""
        own = self.by_id.get(concept.id)
        if own is not None and overlap(own, concept) and _wordings(own) & _wordings(concept):
            return [own]
        keys = by_source([concept], self.language)
        found = [other for key in keys for other in self.known.get(_key(key), ()) if overlap(other, concept)]
        return sorted(found, key=lambda other: other.status is ConceptStatus.RETIRED)


def _key(term: str) -> str:
    """A term without the punctuation at its end."""
    return term.rstrip("。，、；：,;:") or term


def _wordings(concept: Concept) -> set[tuple[str, str]]:
    return {(language, fold(term.text).text) for language, terms in concept.terms.items() for term in terms}


def _conflict(concept: Concept, other: Concept, language: str) -> str | None:
    """What is different, in words; None where the other concept has everything already."""
    where = _place(concept)
    name = concept.terms_in(language)[0].text
    for code, terms in concept.terms.items():
        theirs = {(fold(term.text).text, _allowed(term.status)) for term in other.terms_in(code)}
        if not {(fold(term.text).text, _allowed(term.status)) for term in terms} <= theirs:
            words = f"{_shown(concept, code)} here, but {_shown(other, code)} in {_named(other)}"
            return f"{where}{name}: {words}; not added"
    differing = [] if concept.id != other.id else _differing(concept, other)
    if differing:
        return f"{where}{name}: {' and '.join(differing)} differ from {_named(other)}, which is unchanged"
    return None


def _place(concept: Concept) -> str:
    return f"{concept.place.path}:{concept.place.line}: " if concept.place else ""


def _named(concept: Concept) -> str:
    return concept.id + (f" ({concept.place.path}:{concept.place.line})" if concept.place else "")


def _allowed(status: TermStatus) -> bool:
    return status is not TermStatus.DEPRECATED


def _shown(concept: Concept, language: str) -> str:
    terms = concept.terms_in(language)
    shown = [f'"{term.text}"' + ("" if _allowed(term.status) else " (deprecated)") for term in terms]
    return f"{language} {', '.join(shown)}" if shown else f"no {language} term"


def _differing(concept: Concept, other: Concept) -> list[str]:
    """The keys that an equal concept gives another value."""
    ours, theirs = record_of(replace(concept, status_stated=False)), record_of(replace(other, status_stated=False))
    return [key for key, value in ours.items() if key not in concept.terms and theirs.get(key) != value]
