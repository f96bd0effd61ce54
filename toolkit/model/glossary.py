"""Concepts and their terms in each language (ISO 30042's words), as DESIGN section 5 lays them down."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


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
    """Where a value stands in a file; line and column are 1-based and count code points."""

    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Term:
    """One wording of a concept in one language; `reason` says why a deprecated one is."""

    text: str
    status: TermStatus = TermStatus.PREFERRED
    reason: str = ""
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rendering is attested."""

    title: str
    url: str = ""
    year: int | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A source sentence (by language code) and its translations: run as a test of the term checks."""

    texts: dict[str, str]
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Concept:
    """One idea with its terms by language code, preferred first.

    `valid` is the range of report years in which it holds, either end None where open.
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
    valid: tuple[int | None, int | None] = (None, None)
    sources: tuple[Source, ...] = ()
    examples: tuple[Example, ...] = ()
    status_stated: bool = False
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Glossary:
    """All concepts of a project, in file order."""

    concepts: tuple[Concept, ...] = ()
