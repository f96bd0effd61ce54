"""Concepts and their terms in each language, in the words of ISO 30042, as a glossary file gives them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from toolkit.model.language_codes import primary


class TermStatus(StrEnum):
    """TBX administrative status of one term."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"


class ConceptStatus(StrEnum):
    """How far a concept is agreed on: proposed ones warn at most, retired ones only shield."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    RETIRED = "retired"


class Enforce(StrEnum):
    """How strictly a concept is checked."""

    ALWAYS = "always"
    USUALLY = "usually"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a value in a file; line and column are 1-based and count code points."""

    path: str
    line: int
    column: int


#: Years of reports, either end None where open.
YearRange = tuple[int | None, int | None]
ALL_YEARS: YearRange = (None, None)


@dataclass(frozen=True, slots=True)
class Term:
    """One wording of a concept in one language; `reason` says why a deprecated one is.

    `valid` is the range of report years whose accepted wording an admitted one is.
    """

    text: str
    status: TermStatus = TermStatus.PREFERRED
    reason: str = ""
    valid: YearRange = ALL_YEARS
    place: Place | None = field(default=None, compare=False)

    def holds_in(self, year: int | None) -> bool:
        """Whether the wording is accepted in a report of this year; an unknown year holds."""
        return _holds(self.valid, year)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rendering is attested.

    `count` of the `of` paragraphs in which the source has the term have `rendering` in the translation; both None where
    nobody counted.
    """

    title: str
    publisher: str = ""
    url: str = ""
    years: tuple[int, ...] = ()
    rendering: str = ""
    count: int | None = None
    of: int | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A source sentence (by language code) and its translations: run as a test of the term checks."""

    texts: dict[str, str]
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Concept:
    """One idea with its terms by language code, preferred first.

    `valid` is the range of report years in which it holds. `replaces` names concepts of earlier layers that this one
    replaces, `see` concepts that a reader may want beside it.
    """

    id: str
    terms: dict[str, tuple[Term, ...]]
    first_mention: dict[str, str] = field(default_factory=dict)
    part_of_speech: str = ""
    domain: str = ""
    status: ConceptStatus = ConceptStatus.APPROVED
    enforce: Enforce = Enforce.ALWAYS
    case_exact: bool = False
    not_in: tuple[str, ...] = ()
    definition: str = ""
    note: str = ""
    valid: YearRange = ALL_YEARS
    replaces: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    examples: tuple[Example, ...] = ()
    status_stated: bool = False
    place: Place | None = field(default=None, compare=False)

    def terms_in(self, language: str) -> tuple[Term, ...]:
        """The terms in a language, preferred first; those of `en` where a regional form (en_US) has none of its own."""
        return self.terms.get(language) or self.terms.get(primary(language), ())

    def first_mention_in(self, language: str) -> str:
        """The wording at first use in a language, empty where none is asked for."""
        return self.first_mention.get(language) or self.first_mention.get(primary(language), "")

    def preferred(self, language: str) -> Term | None:
        """The preferred term in a language, if the concept has one there."""
        terms = self.terms_in(language)
        return terms[0] if terms else None

    def name(self, language: str) -> str:
        """The preferred term in a language; the id if the concept has none there."""
        preferred = self.preferred(language)
        return preferred.text if preferred else self.id

    def accepted(self, language: str) -> tuple[Term, ...]:
        """The preferred and the admitted terms in a language."""
        return tuple([term for term in self.terms_in(language) if term.status is not TermStatus.DEPRECATED])

    def accepted_in(self, language: str, year: int | None) -> tuple[Term, ...]:
        """The accepted terms in a language that hold for a report of this year."""
        return tuple([term for term in self.accepted(language) if term.holds_in(year)])

    def holds_in(self, year: int | None) -> bool:
        """Whether the concept holds for a report of this year; an unknown year holds."""
        return _holds(self.valid, year)

    def checked_in(self, year: int | None) -> bool:
        """Whether the term checks look at the concept at all for a report of this year."""
        active = self.status is not ConceptStatus.RETIRED and self.enforce is not Enforce.NEVER
        return active and self.holds_in(year)


def _holds(valid: YearRange, year: int | None) -> bool:
    first, last = valid
    return year is None or ((first is None or first <= year) and (last is None or year <= last))


@dataclass(frozen=True, slots=True)
class Glossary:
    """All concepts of a project, in file order. `replaced` are those that later layers replace: nothing sees them."""

    concepts: tuple[Concept, ...] = ()
    replaced: tuple[Concept, ...] = ()


class TermMatch(NamedTuple):
    """A term seen in a text at the half-open character offsets `[start:end]`.

    `certain` is False in the source where the characters may belong to other words, in the target where the words
    are shared or have others between them.
    """

    concept: Concept
    term: Term
    start: int
    end: int
    certain: bool = True
